"""Cleaning: furniture out of an article's text, labels into its fields, then its hash.

It works on text alone, so that pages, old text dumps and what is already kept are cleaned by the same rules; cleaning
what is clean changes nothing.
"""

import html
import re
from collections.abc import Callable

from crawler.article import Article, paragraphs
from crawler.reading import boilerplate, catalogue
from crawler.reading.byline import BYLINE_LENGTH, is_account, is_labelled, is_outlet, parse_byline, split_names
from crawler.reading.captions import credit_of
from crawler.reading.dates import parse_date
from crawler.reading.marking import EMPTY_LABEL, mark
from crawler.reading.normal_form import content_hash
from crawler.reading.one_line import fold
from crawler.reading.signature import credit_images, sign

TAGS, TAG, LABEL = 15, 60, 20  # tags, letters of one, letters of a label without its value
OFFICE = 6  # letters; "HẾT" is none
HEAD, TAIL = 3, 6  # paragraphs from either end in which a label is one; in between it is a sentence of the article

_LABEL = re.compile(
    r"(?:(?P<author>tác giả bài viết|tác giả|người viết|người đăng|biên tập|(?:viết|đăng) bởi)"
    r"|(?P<source>nguồn tin|(?P<origin>nguồn)|theo nguồn)"
    r"|(?P<tags>từ khóa|từ khoá|tags?|thẻ)"
    r"|(?P<date>cập nhật(?: lúc| ngày| lần cuối)?|ngày cập nhật|ngày đăng|đăng (?:ngày|lúc|tải)|gửi lúc|thời gian đăng"
    r"|ngày xuất bản|ngày gửi))(?:\s*:|(?<= bởi)(?= ))\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_TAGS_ALONE = re.compile(r"(?:từ kh(?:óa|oá)(?: bài viết)?|tags?)\s*:?", re.IGNORECASE)
_SIGNED = re.compile(r"\(?đã ký\)?", re.IGNORECASE)
_DAY = re.compile(r"(?:thứ|chủ nhật|ngày)\b[^:]*", re.IGNORECASE)
_CREDIT_LINE = re.compile(r"\(?(?:Ảnh|Nguồn ảnh|Ảnh tư liệu)\s*:\s*[^.:]{2,60}\)?\.?", re.IGNORECASE)


def clean(article: Article) -> Article:
    """Clean the article in place and give it back: text, fields from labels, counts in `stripped`, hash and version."""
    article.title = _line(article.title)
    article.kicker = _line(article.kicker)
    article.lead = _line(article.lead)
    if article.lead and boilerplate.match(article.lead):
        _count(article, mark([article.lead])[0])
        article.lead = None
    before, body = None, _lines(article.body)
    while body != before:  # what a byline or a label hid stands at the end when that is taken
        before = body
        body = _strip(article, body)
        body = _take_labels(article, body)
        body = _drop_repeats(article, body)
        body = _take_byline(article, body)
    article.body = "\n\n".join(body) or None
    article.authors = list(dict.fromkeys(article.authors))
    article.tags = list(dict.fromkeys(article.tags))
    article.cleaner_version = catalogue.VERSION
    article.content_hash = content_hash(article)
    return article


def _line(text: str | None) -> str | None:
    """Give a title or lead on one line, decoded as often as it was encoded, so that again changes nothing."""
    while text and (decoded := html.unescape(text)) != text:
        text = decoded
    return (fold(text) or None) if text else None


def _count(article: Article, category: str | None) -> None:
    if category:
        article.stripped[category] = article.stripped.get(category, 0) + 1


def _lines(body: str | None) -> list[str]:
    """Give the paragraphs of a body, folded; lines that a scraper parted by one line's end alone are paragraphs too.

    A table is one paragraph, a row a line.
    """
    found = []
    for paragraph in paragraphs(body):
        rows = paragraph.split("\n") if "\n" in paragraph else [paragraph]
        if len(rows) > 1 and sum(" | " in row for row in rows) * 2 >= len(rows):
            found.append(paragraph)
        else:
            found += [line for row in rows if (line := fold(row))]
    return found


def _strip(article: Article, body: list[str]) -> list[str]:
    lines, kept = [], []
    for index, line in enumerate(body):
        rest, glued = boilerplate.cut(line)
        _count(article, glued)
        if index < HEAD:
            rest, glued = boilerplate.cut_front(rest)
            _count(article, glued)
        lines.append(rest)
    for line, category in zip(lines, mark(lines), strict=True):
        if category is None or (category == "page_clock" and _is_own_day(article, line)):
            kept.append(line)
        else:
            _count(article, category)
    return kept


def _is_own_day(article: Article, line: str) -> bool:
    """Tell whether a date is the text's own, as a letter's is: of another day than the page, and of no time of day."""
    day = parse_date(line) if article.published_at and _DAY.match(line) else None
    of_page = (article.published_at, article.modified_at, article.fetched_at)
    return day is not None and day[10:19] == "T00:00:00" and day[:10] not in {when[:10] for when in of_page if when}


def _take_labels(article: Article, body: list[str]) -> list[str]:
    sentences = [index for index, line in enumerate(body) if boilerplate.is_sentence(line)] or [0]
    kept = []
    for index, line in enumerate(body):
        if len(line) <= LABEL and _TAGS_ALONE.fullmatch(line) and _are_tags(body[index + 1 :]):
            article.tags += body[index + 1 :]
            break
        if len(line) <= LABEL and EMPTY_LABEL.fullmatch(line) and all(map(EMPTY_LABEL.fullmatch, body[index + 1 :])):
            break
        at_edge = index < HEAD or index >= len(body) - TAIL
        found = _LABEL.fullmatch(line) if at_edge and len(line) <= BYLINE_LENGTH + 30 else None
        if found and found["origin"] and sentences[0] < index < sentences[-1] and not is_outlet(found["value"]):
            found = None  # it says where a table or a picture of the text is from
        label = next((name for name in _FILL if found[name]), None) if found else None
        if not (found and label and _FILL[label](article, found["value"].strip())):
            kept.append(line)
    return kept


def _are_tags(lines: list[str]) -> bool:
    """Tell whether the last lines of a text are tags, each on a line of its own below their label."""
    return len(lines) <= TAGS and all(len(line) <= TAG and line[-1].isalnum() and ":" not in line for line in lines)


def _fill_author(article: Article, value: str) -> bool:
    is_words = value[0].islower() and " " in value  # "một thầy giáo", no name
    if len(value) > BYLINE_LENGTH or is_words or (value.endswith((".", ";", ":")) and not value.endswith("/.")):
        return False
    article.authors += [name for name in split_names(value) if name not in article.authors and not is_account(name)]
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


def _take_byline(article: Article, body: list[str]) -> list[str]:
    """Take the last lines that are bylines or picture credits; a name in a list of names is none.

    A source or photographer says so itself, whatever stands above it: often the author.
    """
    while len(body) > 1:
        last = body[-1]
        if _signs_document(body[-2]):
            break
        if _CREDIT_LINE.fullmatch(last):
            credit_images(article, [credit_of(last) or last])
        elif (byline := parse_byline(last, alone=not is_labelled(last))) and (
            is_labelled(last) or not byline.authors or parse_byline(body[-2]) is None
        ):
            sign(article, byline)
        else:
            break
        body = body[:-1]
    return body


def _signs_document(above: str) -> bool:
    """Tell whether a name below this line signs a document: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký)"."""
    return _SIGNED.fullmatch(above) is not None or (
        len(above) >= OFFICE and above.isupper() and parse_byline(above) is None
    )


def _drop_repeats(article: Article, body: list[str]) -> list[str]:
    """Drop what stands in a field already: captions, and title and lead repeated at the top."""
    captions = {image.caption for image in article.images if image.caption}
    body = [line for line in body if line not in captions]
    while body and body[0] in (article.title, article.lead):
        body = body[1:]
    while body and body[-1] == article.title:  # over the comments, and in "you are reading …"
        body = body[:-1]
    return body


_FILL: dict[str, Callable[[Article, str], bool]] = {
    "author": _fill_author,
    "source": _fill_source,
    "tags": _fill_tags,
    "date": _fill_date,
}
