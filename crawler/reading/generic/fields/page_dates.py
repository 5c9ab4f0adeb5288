"""The date that a page of an unknown platform shows at its headline; a page clock stands elsewhere."""

import re
from collections.abc import Callable, Iterator
from itertools import islice, takewhile

from lxml.html import HtmlElement

from crawler.reading.body.text import HEADING, text_of
from crawler.reading.generic.boxes.beside import TEASER_LENGTH, is_furniture
from crawler.reading.generic.boxes.following import following
from crawler.reading.generic.fields.date_row import LINE_LENGTH, ends_row, is_line
from crawler.reading.generic.fields.date_texts import DATE_LENGTH, DATE_LIKE, dated_texts, day_in, joined
from crawler.reading.layouts.generic_addresses import article_path
from crawler.reading.layouts.of_others import is_headline, is_of_comment, is_of_listed
from crawler.reading.lines.dates import MIDNIGHT, parse_date, parse_dateline
from crawler.reading.lines.label_words import SOURCE
from crawler.reading.lines.one_line import fold

BELOW, AT_ONCE, ABOVE = 80, 25, 12  # elements in which it stands
_SOURCE = re.compile(rf"[\s|,;•–-]+(?:{SOURCE})\s*:.*$", re.IGNORECASE | re.DOTALL)  # behind the date, in its line
_CHANGED = re.compile(
    r"\W*(?:(?:đã|được|ngày|thời gian) )*(?:cập nhật|(?:chỉnh )?sửa)|\W*(?:last )?(?:updated|modified)", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"\W*(?:(?:đã|được|ngày|thời gian|bài) )*(?:đăng|xuất bản)|\W*(?:posted|publish(?:ed)?)\b", re.IGNORECASE
)
IN_ROW = 6  # texts behind the time of a change, in which that of publication may stand
_CLOCK = re.compile(r"clock|today|current|dong-?ho|hom-?nay", re.IGNORECASE)


def visible_date(headline: HtmlElement, day: str, own_paths: set[str]) -> tuple[str | None, str | None]:
    """Give the text that shows a date near the headline, and what it says; a time of a day, where that is known.

    A line that is nothing but a date goes before a text that holds one, and below the headline before above it.
    """
    for lines, read in (
        (_below(headline, BELOW), parse_dateline),
        (_above(headline, strict=not day), parse_dateline),
        (_below(headline, BELOW), _loosely),
    ):
        dated = _dated(lines, read, day, headline, own_paths)
        if first := next(dated, None):
            if not _CHANGED.match(first[0]):
                return first
            return (None if day else _day_before(*first, headline, own_paths)) or _published(*first, dated)
    return None, None


def _dated(
    lines: Iterator[tuple[str, HtmlElement]],
    read: Callable[[str], str | None],
    day: str,
    headline: HtmlElement,
    own_paths: set[str],
) -> Iterator[tuple[str, str]]:
    """Give the texts that show a date of the article, of a day where that is known, and what they say."""
    for text, element in lines:
        date = read(text)
        is_fit = date and date.startswith(day) and not (day and date == f"{day}{MIDNIGHT}")
        if is_fit and not is_of_listed(element, headline, own_paths) and not is_of_comment(element, headline):
            yield text, date or ""


def _day_before(changed: str, date: str, headline: HtmlElement, own_paths: set[str]) -> tuple[str, str] | None:
    """Give the day without a label that stands before the time of the last change, in one line with it."""
    lines = [*_below(headline, AT_ONCE)]
    here = next((place for place, (text, _) in enumerate(lines) if text == changed), 0)
    for text, element in lines[:here]:
        said = parse_dateline(text, bare=True)
        if said and said <= date and _is_in_line(element, lines[here][1]):
            return None if is_of_listed(element, headline, own_paths) else (text, said)
    return None


def _is_in_line(one: HtmlElement, other: HtmlElement) -> bool:
    """Tell whether the smallest box of two elements holds hardly more than a date."""
    around = {one, *one.iterancestors()}
    return is_line(next(box for box in (other, *other.iterancestors()) if box in around))


def _published(text: str, date: str, after: Iterator[tuple[str, str]]) -> tuple[str, str]:
    """Give the date of publication that stands behind that of the last change, where one is labelled so."""
    labelled = ((one, said) for one, said in islice(after, IN_ROW) if _PUBLISHED.match(one) and said <= date)
    return next(labelled, (text, date))


def is_dated(headline: HtmlElement, own_paths: set[str]) -> bool:
    """Tell whether a date stands below the headline before anything else: a heading, or a link to another article."""
    return date_below(headline, own_paths) is not None


def date_below(headline: HtmlElement, own_paths: set[str]) -> HtmlElement | None:
    """Give the element with a date that stands below the headline before anything else.

    A date in one box with a link to another article is of that article, one among comments of its comment.
    """
    own = filter(_says, takewhile(lambda one: _is_no_other(one, own_paths), following(headline)))
    if headline.tail and len(headline.tail) <= DATE_LENGTH and parse_dateline(headline.tail):
        return headline
    first = None  # that says something below the headline
    for element in islice(own, AT_ONCE):
        if _shows_date(element, first, headline):
            return None if _is_of_other(element, headline, own_paths) else element
        if first is None and _has_words(element):
            first = element
    return None


def _shows_date(element: HtmlElement, first: HtmlElement | None, headline: HtmlElement) -> bool:
    """Tell whether an element shows a date; a day alone does in the first words below the headline, or in their row."""
    texts = (element.text, element.tail, joined(element))
    said = [text for text in texts if text and len(text) <= LINE_LENGTH and not text.isspace()]
    shown = [one for text in said if (one := day_in(text)) and len(one) <= DATE_LENGTH]
    if any(parse_dateline(_SOURCE.sub("", text), bare=first is None) for text in shown):
        return True
    is_day = first is not None and any(parse_dateline(text, bare=True) for text in shown)
    if is_day and ends_row(element, first, headline):
        return True
    return element.tag == "time" and parse_date(element.get("datetime") or "") is not None


def _is_of_other(date: HtmlElement, headline: HtmlElement, own_paths: set[str]) -> bool:
    """Tell whether a date is a comment's, or another article's: of one that a small box around it links to."""
    around = takewhile(lambda up: len(text_of(up) or "") <= TEASER_LENGTH, date.iterancestors())
    outside = takewhile(lambda up: headline not in up.iter(), around)
    if any(is_headline(link, own_paths) for up in outside for link in up.iter("a")):
        return True
    return is_of_comment(date, headline)


def _says(element: HtmlElement) -> bool:
    """Tell an element with words or a time: rows of buttons have icons in boxes in boxes."""
    return element.tag == "time" or _has_words(element)


def _has_words(element: HtmlElement) -> bool:
    """Tell an element with words of its own, or right behind it."""
    return any(text and not text.isspace() for text in (element.text, element.tail))


def dateline_box(headline: HtmlElement, own_paths: set[str]) -> HtmlElement | None:
    """Give the box of the date below the headline with what else stands in its line: who filed it, buttons, counts."""
    box = date_below(headline, own_paths)
    if box is None or box is headline:
        return None
    while (up := box.getparent()) is not None and headline not in up.iter() and is_line(up):
        box = up
    return box if is_line(box) else None


def is_dated_above(headline: HtmlElement) -> bool:
    """Tell whether a date stands directly above the headline, in its own box, with nothing but the section's link."""
    before = headline.getprevious()
    if before is None or not isinstance(before.tag, str) or len(text := text_of(before) or "") > DATE_LENGTH:
        return False
    pieces = [text, *before.itertext()] if next(before.iter("a"), None) is not None else [text]
    return any(map(parse_dateline, pieces))


def _is_no_other(element: HtmlElement, own_paths: set[str]) -> bool:
    path = article_path(element) if element.tag == "a" else None
    return element.tag not in HEADING and (path is None or path in own_paths)


def _loosely(text: str) -> str | None:
    return None if text.endswith((".", ";", ",")) else parse_date(text)


def _below(headline: HtmlElement, count: int) -> Iterator[tuple[str, HtmlElement]]:
    if headline.tail and DATE_LIKE.search(headline.tail) and len(line := fold(headline.tail)) <= DATE_LENGTH:
        yield line, headline
    for element in islice(following(headline), count):
        for text in dated_texts(element):
            yield text, element


def _above(headline: HtmlElement, *, strict: bool) -> Iterator[tuple[str, HtmlElement]]:
    """Give the short texts just above the headline, the nearest first, but for those of a menu or clock."""
    with_headline = {*headline.iterancestors()}
    for element in islice(reversed(headline.xpath("preceding::*[not(self::script or self::style)]")), ABOVE):
        around = [element, *element.iterancestors()]
        beside = [one for one in around if one not in with_headline]
        is_clock = any(_CLOCK.search(one.get("class", "") + one.get("id", "")) for one in around)
        if is_clock or any(one.tag in ("header", "nav") for one in beside):
            continue
        if not strict or not any(map(is_furniture, beside)):
            for text in dated_texts(element):
                yield text, element
