"""Tables: of data, of pictures with their captions, and those that only lay out the page."""

from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from crawler.reading.body.block import LINES, Block, join_captions
from crawler.reading.lines.one_line import fold

PICTURE_TABLE = 600  # letters: a table that holds pictures and more text than this is a page layout, not a picture
DATA_COLUMNS = 2  # a table with fewer lays out the page
LONG_CELL = 400  # letters: a table with such a cell is a page layout, not data
NESTED = 3  # tables around one that holds others: with more it lays out the page, and reading its cells twice a level
# takes 2^n times

Rows = list[list[list[Block]]]  # rows of cells of blocks


def read_table(table: HtmlElement, read_cell: Callable[[HtmlElement], list[Block]]) -> list[Block] | None:
    """Give a table of data as one block, a row a line; pictures with captions in cells; None for a page layout."""
    if sum(1 for _ in table.iterancestors("table")) > NESTED and table.find(".//table") is not None:
        return None
    rows = [[read_cell(cell) for cell in row if cell.tag in ("td", "th")] for row in _rows(table)]
    return _of_data(table, rows) if table.find(".//img") is None else _of_pictures(table, rows)


def _of_pictures(table: HtmlElement, rows: Rows) -> list[Block] | None:
    cells = [cell for row in rows for cell in row]
    _, written = _parted([block for cell in cells for block in cell])
    is_long = sum(len(block.text) for block in written) > PICTURE_TABLE
    if _has_captioned_table(table) or is_long or _holds_text(cells):
        return None
    for block in written:
        block.kind = "caption"
    blocks = [block for cell in cells for block in join_captions(cell)]
    pictures, captions = _parted(blocks)
    if len(pictures) == len(captions):  # a row of pictures over a row of captions
        return [block for pair in zip(pictures, captions, strict=True) for block in pair]
    return blocks


def _has_captioned_table(table: HtmlElement) -> bool:
    """Tell whether a picture and its caption have a table of their own in this one."""
    return any(one.find(".//img") is not None and fold(one.text_content()) for one in table.iterfind(".//table"))


def _parted(blocks: list[Block]) -> tuple[list[Block], list[Block]]:
    """Part pictures from what is written."""
    pictures = [block for block in blocks if block.kind == "picture"]
    return pictures, [block for block in blocks if block.kind != "picture"]


def _of_data(table: HtmlElement, rows: Rows) -> list[Block] | None:
    cells = [[" ".join(block.text for block in cell) for cell in row] for row in rows]
    is_narrow = max(map(len, cells), default=0) < DATA_COLUMNS
    if is_narrow or table.find(".//table") is not None or any(len(cell) > LONG_CELL for row in cells for cell in row):
        return None
    lines = [" | ".join(row) for row in cells if any(row)]
    return [Block("\n".join(lines), "table")] if lines else []


def _holds_text(cells: list[list[Block]]) -> bool:
    """Tell whether a cell, or all cells, have more lines than captions of the pictures, and the photographers, take."""
    lines = [sum(block.kind != "picture" for block in cell) for cell in cells]  # of each cell
    pictures = sum(map(len, cells)) - sum(lines)
    most = LINES * max(1, pictures)
    return max(lines, default=0) > most or sum(count > 0 for count in lines) > most


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from _rows(child)
