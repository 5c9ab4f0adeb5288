"""From an element of a page to its blocks of text: one walk, in the order in which a reader sees them.

The walk knows what HTML means for reading and nothing of any site: paragraphs, headings, list items, tables, pictures
with their captions, `<br>` layouts, debris of word processors. html-text is the reference that it is tested against.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from lxml.html import HtmlElement

from crawler.reading.looks import BOLD, ITALIC, LOOKS, alignment, is_caption, is_picture_box, looks_of
from crawler.reading.one_line import fold
from crawler.reading.picture_url import picture_url

BLOCK = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5"
    " h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
HEADING = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SKIP = frozenset(
    "applet audio button canvas embed form head iframe input map math noscript object option script select style svg"
    " template textarea title video xml".split()
)
PICTURE_TABLE = 600  # letters: a table that holds pictures and more text than this is a page layout, not a picture
LINES = 2  # of a caption, the second of which names the photographer
DATA_COLUMNS = 2  # a table with fewer lays out the page
LONG_CELL = 400  # letters: a table with such a cell is a page layout, not data
NESTED = 3  # tables around one that holds others: with more it lays out the page, and reading its cells twice a level
# takes 2^n times
BOX_CAPTION = 250  # letters
SPACES = 4  # letters: a longer run of them is never white space and invisible signs alone

Kind = Literal["paragraph", "heading", "item", "table", "caption", "picture"]


Choice = Callable[[HtmlElement], bool]


def nothing(_element: HtmlElement) -> bool:
    """Choose no element."""
    return False


@dataclass(slots=True)
class Block:
    """A piece of the text; a picture is a block of its own, with its address and its `alt` as the text."""

    text: str
    kind: Kind = "paragraph"
    align: str | None = None
    italic: bool = False  # all of it
    bold: bool = False  # all of it
    beside: bool = False  # it stands in one element with the picture before it
    below: bool = False  # and a <br> parts the two
    url: str | None = None


def text_of(element: HtmlElement | None) -> str | None:
    """Give all text of an element on one line, or None where there is none."""
    if element is None:
        return None
    text = " ".join(element.itertext()) if len(element) else element.text  # most have no other elements in them
    return (fold(text) or None) if text else None


def read_blocks(
    container: HtmlElement, base_url: str = "", drop: Choice = nothing, caption: Choice = nothing
) -> list[Block]:
    """Walk the container and give its blocks in reading order.

    Elements for which `drop` is true are left out; those for which `caption` is true hold captions.
    """
    walk = _Walk(base_url, drop, caption)
    walk.element(container, None, 0)
    walk.flush(None)
    return walk.blocks


class _Walk:
    """The state of one walk: the blocks so far and the inline text that waits for its block to end."""

    def __init__(self, base_url: str, drop: Choice, caption: Choice) -> None:
        self.base_url = base_url
        self.drop = drop
        self.caption = caption
        self.blocks: list[Block] = []
        self.inline: list[tuple[str, int]] = []  # text with "\n" for <br>, and its looks: ITALIC, BOLD, both or none
        self.kind: Kind = "paragraph"
        self.beside = False
        self.cut: Block | None = None  # the line that the picture before stands in

    def say(self, text: str | None, looks: int) -> None:
        if text and (self.inline or not text.isspace()):  # white space before a block's first word says nothing
            self.inline.append((text.replace("\n", " ").replace("\r", " "), looks))

    def flush(self, align: str | None) -> None:
        """End the block: its lines, parted by <br>, become blocks."""
        if not self.inline:
            return
        gap = _line_ends(self.inline) if self.beside else 0
        beside = self.beside and gap <= 1
        for text, looks in _lines(self.inline):
            italic, bold = looks & ITALIC > 0, looks & BOLD > 0
            if beside and not gap and self.cut and _goes_on(self.cut.text, text):
                self.cut.text = f"{self.cut.text} {text}"
            else:
                self.blocks.append(Block(text, self.kind, align, italic, bold, beside, beside and gap > 0))
            self.beside = beside = False
        self.inline = []

    def element(self, element: HtmlElement, align: str | None, looks: int) -> None:
        tag = element.tag
        if not isinstance(tag, str):  # a comment: Word's conditional markup lives there
            return
        if tag == "br":
            self.inline.append(("\n", 0))
            return
        if tag == "img":
            self.picture(element, align)
            return
        if tag in SKIP or (styled := looks_of(element)).hidden or self.drop(element):
            return
        looks |= styled.looks
        if tag not in BLOCK:
            self.children(element, align, looks | LOOKS.get(tag, 0))
            return
        self.flush(align)
        self.beside = False
        align = styled.align or alignment(element) or align
        if tag != "table" or not self.table(element):
            self.block(element, tag, align, looks)
        self.beside = False

    def block(self, element: HtmlElement, tag: str, align: str | None, looks: int) -> None:
        outer, first = self.kind, len(self.blocks)
        if tag in HEADING:
            self.kind = "heading"
        elif tag == "figcaption" or self.caption(element) or is_caption(element):
            self.kind = "caption"
        elif tag in ("li", "dd", "dt"):
            self.kind = "item"
        self.children(element, align, looks)
        self.flush(align)
        if self.kind == "caption" != outer:
            self.blocks[first:] = _joined(self.blocks[first:])
        elif len(self.blocks) - first == LINES and is_picture_box(element):
            picture, text = self.blocks[first:]
            if picture.kind == "picture" and text.kind in ("paragraph", "item") and len(text.text) <= BOX_CAPTION:
                text.kind = "caption"
        self.kind = outer

    def children(self, element: HtmlElement, align: str | None, looks: int) -> None:
        self.say(element.text, looks)
        for child in element:
            self.element(child, align, looks)
            self.say(child.tail, looks)

    def picture(self, image: HtmlElement, align: str | None) -> None:
        if url := picture_url(image, self.base_url):
            first, ends = len(self.blocks), _line_ends(reversed(self.inline))
            self.flush(align)
            if len(self.blocks) > first:
                self.cut = None if ends else self.blocks[-1]
            elif not self.beside:
                self.cut = None
            self.blocks.append(Block(fold(image.get("alt") or ""), "picture", url=url))
            self.beside = True

    def table(self, table: HtmlElement) -> bool:
        """Add a table of data, or a picture with its caption in cells; False when it only lays out the page."""
        if sum(1 for _ in table.iterancestors("table")) > NESTED and table.find(".//table") is not None:
            return False
        rows = [[_cell(cell, self) for cell in row if cell.tag in ("td", "th")] for row in _rows(table)]
        if table.find(".//img") is not None:
            if any(one.find(".//img") is not None and fold(one.text_content()) for one in table.iterfind(".//table")):
                return False  # a picture and its caption have a table of their own in it
            written = [block for row in rows for cell in row for block in cell if block.kind != "picture"]
            if sum(len(block.text) for block in written) > PICTURE_TABLE or _holds_text(rows):
                return False
            for block in written:
                block.kind = "caption"
            blocks = [block for row in rows for cell in row for block in _joined(cell)]
            pictures = [block for block in blocks if block.kind == "picture"]
            written = [block for block in blocks if block.kind != "picture"]
            if len(pictures) == len(written):  # a row of pictures over a row of captions
                blocks = [block for pair in zip(pictures, written, strict=True) for block in pair]
            self.blocks += blocks
            return True
        cells = [[" ".join(block.text for block in cell) for cell in row] for row in rows]
        width = max(map(len, cells), default=0)
        if (
            width < DATA_COLUMNS
            or table.find(".//table") is not None
            or any(len(cell) > LONG_CELL for row in cells for cell in row)
        ):
            return False
        lines = [" | ".join(row) for row in cells if any(row)]
        if lines:
            self.blocks.append(Block("\n".join(lines), "table"))
        return True


def _holds_text(rows: list[list[list[Block]]]) -> bool:
    """Tell whether a cell, or all cells, have more lines than captions of the pictures, and the photographers, take."""
    cells = [[block.kind == "picture" for block in cell] for row in rows for cell in row]
    most = LINES * max(1, sum(map(sum, cells)))
    return any(len(cell) - sum(cell) > most for cell in cells) or sum(not all(cell) for cell in cells) > most


def _joined(blocks: list[Block]) -> list[Block]:
    """Make one caption of the lines that stand together in its box, such as the one that names the photographer."""
    joined: list[Block] = []
    for block in blocks:
        if block.kind == "caption" and joined and joined[-1].kind == "caption":
            if block.text not in joined[-1].text:
                joined[-1].text = f"{joined[-1].text} {block.text}"
        else:
            joined.append(block)
    return joined


def _rows(table: HtmlElement) -> Iterator[HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from _rows(child)


def _cell(cell: HtmlElement, outer: _Walk) -> list[Block]:
    return read_blocks(cell, outer.base_url, outer.drop, outer.caption)


def _line_ends(inline: Iterable[tuple[str, int]]) -> int:
    """Count the ends of lines before the text: what follows a picture after an empty line is a paragraph of its own."""
    before = takewhile(lambda piece: piece[0].isspace(), inline)
    return sum(text == "\n" for text, _ in before)


def _goes_on(line: str, text: str) -> bool:
    """Tell whether a text begins in the middle of the sentence that a line began."""
    return text[0].islower() and line[-1] not in ".!?:;…”"


def _lines(inline: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Part inline text at <br>; a line that only a lone <br> parts from the middle of its sentence is joined again."""
    if len(inline) == 1:
        text, looks = inline[0]
        return [(text, looks)] if (text := fold(text)) else []
    lines: list[tuple[str, int]] = []
    line, common = "", ITALIC | BOLD  # the looks that all of the line has
    previous, gap = ("", 0), False
    for text, looks in [*inline, ("\n", 0)]:
        if text != "\n":
            line += text
            common &= looks if len(text) > SPACES or fold(text) else common
            continue
        if not (folded := fold(line)):
            gap = gap or bool(previous[0])
        elif previous[0] and not gap and _goes_on(previous[0], folded):
            previous = f"{previous[0]} {folded}", previous[1] & common
        else:
            if previous[0]:
                lines.append(previous)
            previous, gap = (folded, common), False
        line, common = "", ITALIC | BOLD
    if previous[0]:
        lines.append(previous)
    return lines
