"""The texts at an element that may say a date: its own, what is behind it, and day and time in two elements."""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.generic.fields.date_row import day_of_row
from crawler.reading.lines.dates import parse_dateline
from crawler.reading.lines.one_line import fold

DATE_LENGTH = 90  # letters: a longer text that holds a date is a sentence
PARTS = 4
DATE_LIKE = re.compile(
    r"\d[/.-]\d{1,2}[/.-]\d|\bth(?:á?ng|g)\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE
)
_TIME = re.compile(r"[|,-]?\s*\d{1,2}\s*[:hg]\s*\d\d(?:\s*[ap]m)?", re.IGNORECASE)
_SIGNS = " \t\r\n\xa0|•·–—-"


def day_in(text: str) -> str:
    """Give the day of a row of facts, or in brackets, or behind a name and a dash; any other text as it is."""
    text = text.strip(_SIGNS).removeprefix("[").removesuffix("]")
    return text if parse_dateline(text, bare=True) else day_of_row(fold(text)) or text


def joined(element: HtmlElement) -> str | None:
    """Give day and time that stand in two elements, one after the other, or the second within the first."""
    if not element.text or len(element.text) > DATE_LENGTH:
        return None
    for after in (element.getnext(), next(iter(element), None), _next_item(element)):
        said = None if after is None else after.text or (text_of(after) if len(after) == 1 else None)
        if not said or len(element.text) + len(said) > DATE_LENGTH:
            continue
        one, other = element.text, said
        is_two = (_TIME.fullmatch(fold(one)) and DATE_LIKE.search(other)) or (
            _TIME.fullmatch(fold(other)) and DATE_LIKE.search(one)
        )
        if is_two:
            return f"{one} {other}"
    return None


def _next_item(element: HtmlElement) -> HtmlElement | None:
    """Give the item of a list behind the one that holds an element and nothing else."""
    item = next(element.iterancestors("li"), None)
    return item.getnext() if item is not None and text_of(item) == text_of(element) else None


def dated_texts(element: HtmlElement) -> Iterator[str]:
    """Give the texts in an element, and right behind it, that look like a date, each on one line."""
    said = [element.get("datetime"), joined(element), element.text, element.tail]
    if 1 < len(element) <= PARTS and element.find(".//time[@datetime]") is None:  # day and time in an element each
        pieces = [*islice(element.itertext(), 3 * PARTS + 1)]
        said.append("".join(pieces) if len(pieces) <= 3 * PARTS else None)
    for text in said:
        if text and len(text) <= DATE_LENGTH + 60 and DATE_LIKE.search(line := fold(text)):
            line = day_in(line)
            if len(line) <= DATE_LENGTH:
                yield line
