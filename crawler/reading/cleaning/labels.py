"""Labels of a text, whose values are fields of the record: "Tác giả: …", "Nguồn tin: …", "Từ khóa: …"."""

import re
from collections.abc import Callable

from crawler.article import Article
from crawler.reading.cleaning import boilerplate
from crawler.reading.cleaning.own_words import BULLET, EMPTY_LABEL, TAGS_LABEL
from crawler.reading.cleaning.signature import sign
from crawler.reading.lines.byline import BYLINE_LENGTH, is_genre_byline, parse_byline
from crawler.reading.lines.dates import parse_date
from crawler.reading.lines.label_words import AUTHOR, FILED, SOURCE, TAGS, WRITTEN
from crawler.reading.lines.names import are_words, is_account
from crawler.reading.lines.outlets import is_outlet
from crawler.reading.lines.several_names import filers, split_names

MOST_TAGS, TAG, LABEL = 15, 60, 20  # tags, letters of one, letters of a label without its value
LONGEST = BYLINE_LENGTH + 30  # letters of a label with its value
HEAD, TAIL = 3, 6  # paragraphs from either end in which a label is one; in between it is a sentence of the article

_LABEL = re.compile(
    rf"{BULLET}(?:(?P<author>{AUTHOR}|{WRITTEN}|biên tập)|(?P<filer>{FILED})"
    rf"|(?P<source>(?P<origin>nguồn)|{SOURCE}|theo nguồn)"
    rf"|(?P<tags>{TAGS}|thẻ)"
    r"|(?P<date>(?:ngày )?cập nhật(?: lúc| ngày| lần cuối| gần nhất| mới nhất)?|ngày đăng"
    r"|đăng (?:ngày|lúc|tải)|gửi lúc|thời gian đăng|ngày xuất bản|ngày gửi))(?:\s*:|(?<= bởi)(?= ))\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_GLUED_TAGS = re.compile(rf"(?<=[.!?…”\"])\s*(?:{TAGS})\s*:\s*[^.]{{2,200}}$", re.IGNORECASE)


def take_labels(article: Article, body: list[str]) -> list[str]:
    """Write the labels at either end of a text into the article's fields, and give the text without them."""
    body = [*body[:-TAIL], *(part for line in body[-TAIL:] for part in _parted(line))]
    kept = []
    for index, line in enumerate(body):
        if len(line) <= LABEL and TAGS_LABEL.fullmatch(line) and _are_tags(body[index + 1 :]):
            article.tags += body[index + 1 :]
            break
        if len(line) <= LABEL and EMPTY_LABEL.fullmatch(line) and all(map(EMPTY_LABEL.fullmatch, body[index + 1 :])):
            break
        if index < HEAD and _is_signed(body, index) and (byline := parse_byline(line)):
            sign(article, byline)
            continue
        if not (found := _label_at(body, index)) or not _fill(article, found):
            kept.append(line)
    return kept


def _label_at(body: list[str], at: int) -> re.Match[str] | None:
    """Give the label with its value that a line at either end of a text is; none where it is the text's own."""
    line = body[at]
    if HEAD <= at < len(body) - TAIL or len(line) > LONGEST:
        return None
    found = _LABEL.fullmatch(line)
    if found and found["origin"] and _is_within(body, at) and not is_outlet(found["value"]):
        return None  # it says where a table or a picture of the text is from
    if found and (found["author"] or found["filer"]) and at >= HEAD and _is_listed(body, at):
        return None  # of a picture or a poem among others
    return found


def _is_signed(body: list[str], at: int) -> bool:
    """Tell a byline of a genre above a text; one beside another is a line of an issue's contents."""
    beside = body[max(at - 1, 0) : at] + body[at + 1 : at + 2]
    return is_genre_byline(body[at]) and not any(map(is_genre_byline, beside))


def _is_listed(body: list[str], at: int) -> bool:
    """Tell whether a line stands below one that is no sentence, with a sentence of the text to come."""
    return not boilerplate.is_sentence(body[at - 1]) and any(map(boilerplate.is_sentence, body[at + 1 :]))


def _is_within(body: list[str], at: int) -> bool:
    """Tell whether a line stands between two sentences."""
    return any(map(boilerplate.is_sentence, body[:at])) and any(map(boilerplate.is_sentence, body[at + 1 :]))


def _parted(line: str) -> list[str]:
    """Part tags from the sentence that a scraper glued them to."""
    glued = _GLUED_TAGS.search(line) if line[-1] != "." and len(line) > LABEL and ":" in line else None
    return [line[: glued.start()], line[glued.start() :].lstrip()] if glued else [line]


def _are_tags(lines: list[str]) -> bool:
    """Tell whether the last lines of a text are tags, each on a line of its own below their label."""
    return len(lines) <= MOST_TAGS and all(
        len(line) <= TAG and line[-1].isalnum() and ":" not in line for line in lines
    )


def _fill_author(article: Article, value: str) -> bool:
    is_words = value[0].islower() and " " in value  # "một thầy giáo", no name
    if len(value) > BYLINE_LENGTH or is_words or (value.endswith((".", ";", ":")) and not value.endswith("/.")):
        return False
    article.authors += [name for name in split_names(value) if name not in article.authors and not is_account(name)]
    return True


def _fill_filer(article: Article, value: str) -> bool:
    if len(value) > BYLINE_LENGTH or value.endswith((".", ";", ":")) or are_words(value):
        return False
    article.authors = article.authors or filers(value)
    return True


def _fill_source(article: Article, value: str) -> bool:
    is_sentence = ". " in value or (value[0].islower() and not is_outlet(value))
    if len(value) > BYLINE_LENGTH or value.endswith((";", ":")) or is_sentence:
        return False
    article.source = article.source or value.rstrip(".")
    return True


def _fill_tags(article: Article, value: str) -> bool:
    if value.endswith("."):
        return False
    article.tags += [tag.strip() for tag in re.split(r"[,;]", value) if tag.strip()]
    return True


def _fill_date(article: Article, value: str) -> bool:
    if (date := parse_date(value)) is None or len(value) > 60:  # noqa: PLR2004 - a sentence that holds a date
        return False
    if article.published_at is None:
        article.published_at, article.published_raw = date, value
    return True


_FILL: dict[str, Callable[[Article, str], bool]] = {
    "author": _fill_author,
    "filer": _fill_filer,
    "source": _fill_source,
    "tags": _fill_tags,
    "date": _fill_date,
}


def _fill(article: Article, found: re.Match[str]) -> bool:
    """Write a label's value into its field; tell whether it is one that the field can have."""
    name = next(name for name in _FILL if found[name])
    return _FILL[name](article, found["value"].strip())
