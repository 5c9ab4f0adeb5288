"""The article of a page with hardly any text: a picture, a film or a file, and perhaps a sentence, below a headline.

What extracts text by its amount takes another box of such a page. So this goes by the headline alone.
"""

import re
from itertools import takewhile

from lxml.html import HtmlElement

from crawler.reading.body.block import Block
from crawler.reading.body.captions import looks_like_caption
from crawler.reading.body.text import BLOCK, Choice, read_blocks, text_of
from crawler.reading.cleaning import boilerplate
from crawler.reading.generic.boxes.beside import SENTENCE_LENGTH, leads_elsewhere
from crawler.reading.generic.boxes.columns import is_sentence, says_something
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.fields.page_files import files
from crawler.reading.generic.parts.main_part import Part
from crawler.reading.layouts.generic_addresses import article_path
from crawler.reading.lines.byline import is_byline, is_labelled, parse_byline
from crawler.reading.lines.dates import is_dateline

SHORTEST = 25  # letters: a shorter line that is no sentence is a button, a counter or a date
_SENTENCE = re.compile(r"\S+ \S.*[.!?…][\"”’»)]*")


def own_part(page: Page) -> Part | None:
    """Give what stands below the headline in its own column, or None where nothing does."""
    column = None if page.headline is None else _column_of(page.headline, page)
    if column is None:
        return None
    drop: Choice = lambda element: element in page.beside or _leads_elsewhere(element, page)  # noqa: E731 - short, used once
    own = _own_blocks(read_blocks(column, page.base, drop), text_of(page.headline))
    if not (any(block.kind == "picture" or is_sentence(block.text) for block in own) or files([column], page.base)):
        return None
    return Part(column, own, drop, is_own=True)


def _column_of(headline: HtmlElement, page: Page) -> HtmlElement | None:
    """Give the widest box around the headline, and around something below it, that parts no columns."""
    above = {*headline.iterancestors()}
    box = next((up for up in headline.iterancestors() if says_something(up, headline, above)), None)
    if box is None or box.tag == "html":
        return None
    for up in takewhile(lambda one: one.tag not in ("body", "html", "main", "article"), box.iterancestors()):
        if not page.columns.isdisjoint(up):
            break
        box = up
    return box


def _own_blocks(blocks: list[Block], title: str | None) -> list[Block]:
    """Give the blocks below the headline that are the article's, as far as they go on without those of others."""
    top = next((index + 1 for index, block in enumerate(blocks) if block.text == title), 0)
    own: list[Block] = []
    for index in range(top, len(blocks)):
        block = blocks[index]
        is_first = not own and _heads_text(blocks, index)
        if not is_first and not _goes_on(block):
            break
        is_caption = bool(own) and own[-1].kind == "picture" and looks_like_caption(block, own[-1].text)
        if is_first or _is_kept(block, is_caption=is_caption) or _is_signed(block):
            own.append(block)
    return own


def _leads_elsewhere(element: HtmlElement, page: Page) -> bool:
    """Tell a link to another article, a box that begins with one, and a form."""
    if element.tag == "form":
        return page.headline not in element.iter()
    if element.tag == "a":
        path = article_path(element)
        return path is not None and path not in page.own_paths
    if element.tag not in BLOCK or not leads_elsewhere(element, page.own_paths) or page.headline in element.iter():
        return False
    first = next((one for one in element.iter("*") if one.tag == "img" or (one.text or "").strip()), element)
    return any(up.tag == "a" for up in (first, *first.iterancestors()))


def _heads_text(blocks: list[Block], index: int) -> bool:
    """Tell a heading with which a text begins: with a sentence below it, perhaps behind a picture."""
    after = (block for block in blocks[index + 1 :] if block.kind not in ("picture", "caption"))
    block, below = blocks[index], next(after, None)
    is_marked = block.kind == "heading" or (block.kind == "paragraph" and block.bold and not is_byline(block.text))
    is_heading = is_marked and boilerplate.match(block.text) is None
    return is_heading and below is not None and below.kind == "paragraph" and is_sentence(below.text)


def _goes_on(block: Block) -> bool:
    """Tell whether a block is still the article's: a heading of other articles ends it."""
    found = boilerplate.match(block.text) if block.text and block.kind != "picture" else None  # which has its `alt`
    is_short = len(block.text) < SENTENCE_LENGTH  # else it is a lead
    return not (block.kind == "heading" and is_short) and (found is None or found.category != "related")


def _is_kept(block: Block, *, is_caption: bool) -> bool:
    if block.kind in ("picture", "caption"):
        return True
    is_told = is_caption or len(block.text) >= SHORTEST or _SENTENCE.fullmatch(block.text) is not None
    return is_told and boilerplate.match(block.text) is None and not is_dateline(block.text)


def _is_signed(block: Block) -> bool:
    """Tell a byline, which is shorter than what is kept otherwise: by its place on the right, or by its label."""
    is_marked = block.kind == "paragraph" and (block.align == "right" or is_labelled(block.text))
    return is_marked and boilerplate.match(block.text) is None and parse_byline(block.text, alone=False) is not None
