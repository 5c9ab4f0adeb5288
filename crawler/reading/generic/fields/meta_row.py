"""The row of who wrote a post, when and under what: the words between these, each in a box, are no text.

"Written by | A | in | B" stands above a text, "Posted | 12/05/2023 | in | B | by | A" below it.
"""

from lxml.html import HtmlElement

from crawler.reading.body.text import read_blocks
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.fields.date_row import is_line, is_row_word
from crawler.reading.lines.dates import parse_dateline


def row_lines(page: Page, signed: HtmlElement | None) -> set[str]:
    """Give the words of the row around the element that names the author."""
    if signed is None:
        return set()
    row = signed
    while (up := row.getparent()) is not None and page.headline not in up.iter() and is_line(up):
        row = up
    lines = {block.text for block in read_blocks(row, page.base, page.beside.__contains__)}
    return {*filter(_is_of_row, lines)}


def _is_of_row(line: str) -> bool:
    return is_row_word(line) or parse_dateline(line, bare=True) is not None
