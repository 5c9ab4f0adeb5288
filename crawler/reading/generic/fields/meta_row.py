"""The row of who wrote a post, when and under what: the words between these, each in a box, are no text.

"Written by | A | in | B" stands above a text, "Posted | 12/05/2023 | in | B | by | A" below it.
"""

from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.reading.body.text import read_blocks, text_of
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.fields.date_row import is_line, is_row_word
from crawler.reading.generic.fields.section_named import filed_links
from crawler.reading.lines.dates import parse_dateline
from crawler.reading.lines.label_words import FILED, WRITTEN, label

_LABEL = label(f"{WRITTEN}|{FILED}")


def row_lines(page: Page, signed: HtmlElement | None, names: list[str]) -> set[str]:
    """Give the lines of the rows around the element that names the author, or around the link to the category."""
    found: set[str] = set()
    for anchor in _anchors(page, signed):
        row = anchor
        while (up := row.getparent()) is not None and page.headline not in up.iter() and is_line(up):
            row = up
        known = {*names, *(text_of(link) for link in row.iter("a"))}
        lines = {block.text for block in read_blocks(row, page.base, page.beside.__contains__)}
        found |= {line for line in lines if _LABEL.sub("", line) in known or _is_of_row(line)}
    return found


def _is_of_row(line: str) -> bool:
    return is_row_word(line) or parse_dateline(line, bare=True) is not None


def _anchors(page: Page, signed: HtmlElement | None) -> Iterator[HtmlElement]:
    if signed is not None:
        yield signed
    if (link := next(filed_links(page), None)) is not None:
        yield link
