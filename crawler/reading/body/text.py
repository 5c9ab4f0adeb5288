"""From an element of a page to its blocks of text: one walk, in the order in which a reader sees them.

The walk knows what HTML means for reading and nothing of any site: paragraphs, headings, list items, tables, pictures
with their captions, `<br>` layouts, debris of word processors. html-text is the reference that it is tested against.
"""

from collections.abc import Callable
from itertools import islice

from lxml.html import HtmlElement

from crawler.reading.body.block import LINES, Block, Kind, join_captions
from crawler.reading.body.inline import Inline, goes_on, line_ends, lines
from crawler.reading.body.looks import BOLD, ITALIC, LOOKS, alignment, is_caption, is_picture_box, looks_of
from crawler.reading.body.picture_url import picture_url
from crawler.reading.body.table import read_table
from crawler.reading.lines.one_line import fold

BLOCK = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5"
    " h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
HEADING = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SKIP = frozenset(
    "applet audio button canvas embed form head iframe input map math noscript object option script select style svg"
    " template textarea title video xml".split()
)
BOX_CAPTION = 250  # letters
PARAGRAPHS, LEAST_PARAGRAPH = 2, 50  # beside a box that has a picture and its caption; letters of one

Choice = Callable[[HtmlElement], bool]


def nothing(_element: HtmlElement) -> bool:
    """Choose no element."""
    return False


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
    walk = _Walk(container, base_url, drop, caption)
    walk.element(container, None, 0)
    walk.flush(None)
    return walk.blocks


def shown_line(element: HtmlElement | None) -> str | None:
    """Give an element's text on one line as a reader sees it: inline markup parts no words, hidden text is none."""
    return None if element is None else " ".join(block.text for block in read_blocks(element) if not block.url) or None


class _Walk:
    """The state of one walk: the blocks so far and the inline text that waits for its block to end."""

    def __init__(self, container: HtmlElement, base_url: str, drop: Choice, caption: Choice) -> None:
        self.container = container
        self.base_url = base_url
        self.drop = drop
        self.caption = caption
        self.blocks: list[Block] = []
        self.inline: list[Inline] = []
        self.kind: Kind = "paragraph"
        self.after_picture = False  # whether the last block is one, and its paragraph goes on
        self.cut: Block | None = None  # the line that this picture parts

    def say(self, text: str | None, looks: int) -> None:
        if text and (self.inline or not text.isspace()):  # white space before a block's first word says nothing
            self.inline.append((text.replace("\n", " ").replace("\r", " "), looks))

    def flush(self, align: str | None) -> None:
        """End the block: its lines, parted by <br>, become blocks."""
        if not self.inline:
            return
        gap = line_ends(self.inline) if self.after_picture else 0
        beside = self.after_picture and gap <= 1
        for text, looks in lines(self.inline):
            italic, bold = looks & ITALIC > 0, looks & BOLD > 0
            if beside and not gap and self.cut and goes_on(self.cut.text, text):
                self.cut.text = f"{self.cut.text} {text}"
            else:
                self.blocks.append(Block(text, self.kind, align, italic, bold, beside, beside and gap > 0))
            self.after_picture = beside = False
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
        if (tag in SKIP and not self.is_page(element)) or (styled := looks_of(element)).hidden or self.drop(element):
            return
        looks |= styled.looks
        if tag not in BLOCK:
            self.children(element, align, looks | LOOKS.get(tag, 0))
            return
        self.flush(align)
        self.after_picture = False
        align = styled.align or alignment(element) or align
        if tag != "table" or not self.table(element):
            self.block(element, tag, align, looks)
        self.after_picture = False

    def block(self, element: HtmlElement, tag: str, align: str | None, looks: int) -> None:
        outer, first = self.kind, len(self.blocks)
        if tag in HEADING and outer != "caption":
            self.kind = "heading"
        elif tag == "figcaption" or self.caption(element) or is_caption(element):
            self.kind = "caption"
        elif tag in ("li", "dd", "dt"):
            self.kind = "item"
        self.children(element, align, looks)
        self.flush(align)
        if self.kind == "caption" != outer:
            self.blocks[first:] = join_captions(self.blocks[first:])
        elif len(self.blocks) - first == LINES and (is_picture_box(element) or self.is_apart(element)):
            _caption_below(*self.blocks[first:])
        self.kind = outer

    def children(self, element: HtmlElement, align: str | None, looks: int) -> None:
        self.say(element.text, looks)
        for child in element:
            self.element(child, align, looks)
            self.say(child.tail, looks)

    def picture(self, image: HtmlElement, align: str | None) -> None:
        if url := picture_url(image, self.base_url):
            first, ends = len(self.blocks), line_ends(reversed(self.inline))
            self.flush(align)
            if len(self.blocks) > first:
                self.cut = None if ends else self.blocks[-1]
            elif not self.after_picture:
                self.cut = None
            self.blocks.append(Block(fold(image.get("alt") or ""), "picture", url=url))
            self.after_picture = True

    def is_page(self, element: HtmlElement) -> bool:
        """Tell the form that an ASP.NET page is, where that alone holds headline and text."""
        return element is self.container and element.tag == "form"

    def is_apart(self, box: HtmlElement) -> bool:
        """Tell a box of a text, and not all of it, that is a picture's among its paragraphs."""
        return box is not self.container and _is_apart(box)

    def table(self, table: HtmlElement) -> bool:
        """Add what a table holds; False when it only lays out the page."""
        read = read_table(table, lambda cell: read_blocks(cell, self.base_url, self.drop, self.caption))
        self.blocks += read or ()
        return read is not None


def _caption_below(picture: Block, text: Block) -> None:
    """Make the text in a box with a picture its caption, if it is short."""
    is_text = text.kind in ("paragraph", "item", "heading")
    if picture.kind == "picture" and is_text and len(text.text) <= BOX_CAPTION:
        text.kind = "caption"


def _is_apart(box: HtmlElement) -> bool:
    """Tell a box that begins with a picture, among the paragraphs of a text, which have no box in them.

    Paragraphs may be boxes as it is: then its words stand in one of their own, as theirs do not.
    """
    first = box[0] if box.tag == "div" and len(box) else None
    if first is None or (first.tag != "img" and (first.find(".//img") is None or text_of(first) is not None)):
        return False
    if len([*box.itersiblings("p"), *box.itersiblings("p", preceding=True)]) >= PARAGRAPHS:
        return True
    if box[-1] is first or box[-1].tag not in BLOCK:
        return False
    beside = (one for boxes in (box.itersiblings("div"), box.itersiblings("div", preceding=True)) for one in boxes)
    return len([*islice(filter(_is_paragraph, beside), PARAGRAPHS)]) == PARAGRAPHS


def _is_paragraph(box: HtmlElement) -> bool:
    """Tell a box of a text without another one in it; a date or a button is shorter."""
    return all(child.tag not in BLOCK for child in box) and len(text_of(box) or "") >= LEAST_PARAGRAPH
