"""Cleaning: furniture out of an article's text, labels into its fields, then its hash.

It works on text alone, so that pages, old text dumps and what is already kept are cleaned by the same rules; cleaning
what is clean changes nothing.
"""

import html
import re
from collections.abc import Set as AbstractSet

from crawler.article import Article, count_stripped, paragraphs
from crawler.reading.cleaning import boilerplate, catalogue
from crawler.reading.cleaning.glued import cut, cut_front, unglue
from crawler.reading.cleaning.labels import take_labels
from crawler.reading.cleaning.last_bylines import take_last_bylines
from crawler.reading.cleaning.marking import mark
from crawler.reading.lines.dates import MIDNIGHT, parse_date
from crawler.reading.lines.one_line import fold
from crawler.reading.normal_form import content_hash
from crawler.reading.outlinks.links import ENDS_IN_FILE, FILE

SEVERAL, LONGEST_LIST = 2, 4000  # names of attached files on one line, and its letters
HEAD = 3  # paragraphs; before a later one no widget is glued
ROUNDS = 20  # of cleaning: a text takes one or two, seldom four; one that takes more was made to take without end

_DAY = re.compile(r"(?:thứ|chủ nhật|ngày)\b[^:]*", re.IGNORECASE)
_ATTACHED = re.compile(
    r"(?:(?:các |những )?(?:tài liệu|tệp|tập|file|văn bản|phụ lục)(?: tin)? )?(?:đính kèm|kèm theo)(?: theo)?\s*:?\s*"
    r"|(?:tệp|tập) tin\s*:?\s*|tải (?:về|xuống)\s*:?\s*",
    re.IGNORECASE,
)
_SIZE = r"\(?\d+(?:[.,]\d+)?\s?(?:bytes|[kmg]i?b)\)?"
_SIZES = re.compile(_SIZE, re.IGNORECASE)
_FILE_NAME = re.compile(rf".{{1,150}}?{FILE}", re.IGNORECASE)
_BETWEEN = " ,;|•·-–+()"
_SIZED = re.compile(rf"{_SIZE}\Z", re.IGNORECASE)
_SIZE_LENGTH = 40  # letters at the end of a line among which a size is looked for


def clean(article: Article) -> Article:
    """Clean the article in place and give it back: text, fields from labels, counts in `stripped`, hash and version."""
    article.title = _line(article.title)
    article.kicker = _line(article.kicker)
    article.lead = _line(article.lead)
    if article.lead and boilerplate.match(article.lead):
        _count(article, mark([article.lead])[0])
        article.lead = None
    body = _lines(article.body)
    for _ in range(ROUNDS):  # what a byline or a label hid stands at the end when that is taken
        before = body
        body = _strip(article, body)
        body = take_labels(article, body)
        body = _drop_repeats(article, body)
        body = take_last_bylines(article, body)
        if body == before:
            break
    article.body = "\n\n".join(body) or None
    article.authors = list(dict.fromkeys(article.authors))
    article.tags = list(dict.fromkeys(article.tags))
    article.cleaner_version = catalogue.VERSION
    article.content_hash = content_hash(article)
    return article


def _line(text: str | None) -> str | None:
    """Give a title or lead on one line, decoded as often as it was encoded, so that again changes nothing."""
    for _ in range(ROUNDS):
        if not text or (decoded := html.unescape(text)) == text:
            break
        text = decoded
    return (fold(text) or None) if text else None


def _count(article: Article, category: str | None) -> None:
    if category:
        count_stripped(article, category)


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
        for part, category in unglue(line):
            _count(article, category)
            if category is not None:
                continue
            rest, glued = cut(part)
            _count(article, glued)
            if index < HEAD:
                rest, glued = cut_front(rest)
                _count(article, glued)
            lines.append(rest)
    about = " ".join(filter(None, (article.title, article.kicker, article.lead)))
    for line, category in zip(lines, mark(lines, about), strict=True):
        if category is None or (category == "page_clock" and _is_own_day(article, line)):
            kept.append(line)
        else:
            _count(article, category)
    return kept


def _is_own_day(article: Article, line: str) -> bool:
    """Tell whether a date is the text's own, as a letter's is: of another day than the page, and of no time of day."""
    day = parse_date(line) if article.published_at and _DAY.match(line) else None
    of_page = (article.published_at, article.modified_at, article.fetched_at)
    return day is not None and day.endswith(MIDNIGHT) and day[:10] not in {when[:10] for when in of_page if when}


def _names_files(line: str, files: AbstractSet[str]) -> bool:
    """Tell a label of attached files with nothing but their names, or several names; one alone may be the text's."""
    if len(line) > LONGEST_LIST:
        return False
    label = _ATTACHED.match(line)
    rest = _SIZES.sub("|", line[label.end() :] if label else line)
    found = [*_FILE_NAME.finditer(rest)]
    if len(found) < (1 if label else SEVERAL) or rest[found[-1].end() :].strip(_BETWEEN):
        return False
    return all(one[0].strip(_BETWEEN) in files for one in found)


def _listed_files(body: list[str], files: AbstractSet[str]) -> set[int]:
    """Give the places of the lines that list attached files: below a label of theirs, or each with its size."""
    listed: set[int] = set()
    labelled = False
    for index, line in enumerate(body):
        before = _before_size(line)
        name = line if before is None else before
        after = _before_size(body[index + 1]) if index + 1 < len(body) else None
        if name in files and (before is not None or labelled or after == ""):
            listed |= {index - 1, index} if labelled else {index}
        elif before == "" and index - 1 in listed:
            listed.add(index)
        labelled = _is_label(line) or (labelled and index in listed)
    return listed


def _before_size(line: str) -> str | None:
    """Give what stands before a file's size at the end of a line; None for a line without."""
    end = line[-_SIZE_LENGTH:]
    size = _SIZED.search(end)
    return line[: len(line) - len(end) + size.start()].rstrip(" ,;•·–-") if size else None


def _is_label(line: str) -> bool:
    label = _ATTACHED.match(line)
    return label is not None and label.end() == len(line)


def _drop_repeats(article: Article, body: list[str]) -> list[str]:
    """Drop what stands in a field already: captions, labelled files, title and lead repeated at the top."""
    captions = {image.caption for image in article.images if image.caption}
    body = [line for line in _without_files(article, body) if line not in captions]
    while body and _repeats_head(article, body[0]):
        body = body[1:]
    while body and body[-1] == article.title:  # over the comments, and in "you are reading …"
        body = body[:-1]
    return body


def _without_files(article: Article, body: list[str]) -> list[str]:
    """Leave out the names of attached files and their labels."""
    files = {name for one in article.attachments if one.name and ENDS_IN_FILE.search(name := fold(one.name))}
    if not files:
        return body
    listed = _listed_files(body, files)
    return [line for index, line in enumerate(body) if index not in listed and not _names_files(line, files)]


def _repeats_head(article: Article, line: str) -> bool:
    """Tell title or lead, also the title in capitals, as editors set it once more above a text that they paste."""
    if line in (article.title, article.lead):
        return True
    return article.title is not None and line.isupper() and line == article.title.upper()
