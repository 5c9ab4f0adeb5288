"""The lead of an article where no layout says its place: between title and text by its name, or in bold."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from itertools import islice, takewhile

from lxml.html import HtmlElement

from crawler.reading.body.block import Block
from crawler.reading.body.looks import CAPTION_CLASS
from crawler.reading.body.text import shown_line
from crawler.reading.box_words import LEAD_OR_DESCRIPTION, called
from crawler.reading.cleaning import boilerplate
from crawler.reading.layouts.furniture_names import says_inset

LEAD_LENGTH = 60  # letters: a shorter paragraph in bold is a heading, not a lead
LEAST = 40  # letters of a lead that nothing but its place tells
LEAD_WITHIN = 60  # elements below the title
HEAD_LENGTH = 200  # letters of a title, or of a line with a date
LEAD_DEPTH = 2  # blocks: the lead in bold is the first, or stands below a kicker
_ENDS = re.compile(r"[.!…][\"”’)]*$")
_BOXES = frozenset({"div", "p", "h2", "h3", "span", "strong", "b", "section", "td"})


def lead_between(title: HtmlElement, body: HtmlElement, description: str | None) -> str | None:
    """Give the text between title and body that is named like a lead, or that the page's description repeats.

    Else it is the one sentence there, but for what stands below a picture.
    """
    around = {*body.iterancestors()}
    sentences: set[str] = set()
    for element in islice(title.xpath("following::*"), LEAD_WITHIN):
        if element is body:
            return sentences.pop() if len(sentences) == 1 else None
        if not isinstance(element.tag, str) or element in around:
            continue
        if element.tag == "img":
            sentences.add("")  # what stands there may be its caption
        name, text = element.get("class", ""), shown_line(element)
        if not text:
            continue
        is_named = len(text) >= LEAD_LENGTH and LEAD_OR_DESCRIPTION.search(name) and not CAPTION_CLASS.search(name)
        if text == description or is_named:
            return text
        if element.tag in _BOXES and _is_sentence(text) and not _is_beside(element, around):
            sentences.add(text)
    return None


def _is_sentence(text: str) -> bool:
    """Tell one sentence or more that no page says of itself."""
    return len(text) >= LEAST and _ENDS.search(text) is not None and boilerplate.match(text) is None


def _is_beside(element: HtmlElement, around: AbstractSet[HtmlElement]) -> bool:
    """Tell a caption, a widget, and what leads on, by its names and by what it holds."""
    for one in (element, *takewhile(lambda up: up not in around, element.iterancestors())):
        if one.tag in ("figure", "form", "aside") or says_inset(called(one)) or CAPTION_CLASS.search(called(one)):
            return True
    return next(element.iter("a", "img", "input", "button", "select", "textarea", "label"), None) is not None


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
