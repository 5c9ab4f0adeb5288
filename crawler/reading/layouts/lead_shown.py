"""The lead of an article where no layout says its place: between title and text by its name, or in bold."""

from collections.abc import Iterable
from itertools import islice, takewhile

from lxml.html import HtmlElement

from crawler.reading.body.block import Block
from crawler.reading.body.looks import CAPTION_CLASS
from crawler.reading.body.text import shown_line
from crawler.reading.box_words import LEAD_OR_DESCRIPTION

LEAD_LENGTH = 60  # letters: a shorter paragraph in bold is a heading, not a lead
LEAD_WITHIN = 60  # elements below the title
HEAD_LENGTH = 200  # letters of a title, or of a line with a date
LEAD_DEPTH = 2  # blocks: the lead in bold is the first, or stands below a kicker


def lead_between(title: HtmlElement, body: HtmlElement, description: str | None) -> str | None:
    """Give the text between title and body that is named like a lead, or that the page's description repeats."""
    around = {*body.iterancestors()}
    for element in islice(title.xpath("following::*"), LEAD_WITHIN):
        if element is body:
            return None
        if not isinstance(element.tag, str) or element in around:
            continue
        name, text = element.get("class", ""), shown_line(element)
        if text and text == description:
            return text
        if text and len(text) >= LEAD_LENGTH and LEAD_OR_DESCRIPTION.search(name) and not CAPTION_CLASS.search(name):
            return text
    return None


def take_marked(blocks: list[Block], *, headings: bool, above: Iterable[str | None] = ()) -> str | None:
    """Take the lead off the blocks of a text: one in bold, or with `headings` a heading, that is as long as a lead.

    Where the box of the text holds the article's title and its date, too, which `above` are, it stands below them.
    """
    known = [*filter(None, above)]
    in_text = takewhile(lambda block: any(one in block.text for one in known) and len(block.text) < HEAD_LENGTH, blocks)
    first = sum(1 for _ in in_text)
    for block in blocks[first : first + LEAD_DEPTH]:
        marked = block.bold or (headings and block.kind == "heading")
        if marked and len(block.text) >= LEAD_LENGTH and not is_asked(block, blocks):
            blocks.remove(block)
            return block.text
    return None


def is_asked(block: Block, blocks: list[Block]) -> bool:
    """Tell whether a block is one of an interview's questions, which are in bold: a lead is one alone."""
    return block.text.endswith("?") and sum(one.bold and one.text.endswith("?") for one in blocks) > 1
