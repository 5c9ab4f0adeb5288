"""Where the text of a page of an unknown platform begins and ends in its part, with what trafilatura leaves out."""

import re
from itertools import takewhile

from crawler.reading.body.block import Block
from crawler.reading.cleaning import boilerplate
from crawler.reading.generic.boxes.beside import SENTENCE_LENGTH
from crawler.reading.lines.byline import is_byline, is_labelled, parse_byline
from crawler.reading.lines.dates import is_dateline
from crawler.reading.outlinks.links import FILE

AFTER = 3  # lines below the text that may be its byline: that is short, and trafilatura leaves it out
_FILE_NAME = re.compile(rf"\w{FILE}$", re.IGNORECASE)


def between_ends(blocks: list[Block], found: list[int], headline: str | None) -> list[Block]:
    """Give the blocks from the first to the last that were found, with what trafilatura leaves out around them."""
    top = next((index + 1 for index, one in enumerate(blocks) if one.text == headline and not _is_shown(one)), 0)
    first, last = _begin(blocks, found, top), _end(blocks, found[-1])
    above = _pictured_above(blocks[: top - 1], headline) if first >= top > 1 else []
    return above + blocks[first : last + 1]


def _begin(blocks: list[Block], found: list[int], top: int) -> int:
    """Give the place of the first block: below the headline, at the `top`, but for a sentence found above it."""
    first = found[0]
    if found[-1] >= top > first:  # a kicker, or what stands above the headline by chance
        first = next((index for index in range(first, top) if len(blocks[index].text) >= SENTENCE_LENGTH), top)
    while first > top and (_goes_before(blocks[first - 1]) or (top > 0 and _is_subhead(blocks[first - 1]))):
        first -= 1
    return first


def _end(blocks: list[Block], last: int) -> int:
    """Give the place of the last block, from the last that was found: below it stand pictures, files and few lines."""
    left = AFTER
    for index in range(last + 1, len(blocks)):
        if not _is_pictured(blocks, index) and not _FILE_NAME.search(blocks[index].text):
            left -= 1
            if left < 0 or not _goes_after(blocks[index]):
                break
        last = index
    return last


def _pictured_above(blocks: list[Block], headline: str | None) -> list[Block]:
    """Give the pictures that stand right above a headline, where one has a caption or is called like it."""
    shown = [*takewhile(_is_shown, reversed(blocks))][::-1]
    return shown if any(block.kind == "caption" or block.text == headline for block in shown) else []


def _is_shown(block: Block) -> bool:
    return block.kind in ("picture", "caption")


def _is_pictured(blocks: list[Block], index: int) -> bool:
    """Tell whether a block is a picture or its caption."""
    block, before = blocks[index], blocks[index - 1]
    marked = block.kind == "caption" or block.italic or block.align == "center"
    return block.kind == "picture" or (marked and before.kind == "picture")


def _goes_before(block: Block) -> bool:
    """Tell whether a block between headline and text is the article's: a picture, or a lead that trafilatura missed."""
    is_sentence = len(block.text) >= SENTENCE_LENGTH and block.text.endswith((".", "”", "…", "!", "?"))
    return _is_shown(block) or (is_sentence and boilerplate.match(block.text) is None)


def _is_subhead(block: Block) -> bool:
    """Tell a heading between the article's and its text: no date, no name, and no other articles'."""
    is_told = block.kind != "heading" or is_dateline(block.text) or is_byline(block.text)
    return not is_told and boilerplate.match(block.text) is None


def _goes_after(block: Block) -> bool:
    """Tell whether a line below the text is the article's: a byline, or a last sentence that reads like an end note.

    The heading of comments, or of other articles, is not: the pictures below it are theirs.
    """
    if boilerplate.match(block.text) is not None:
        return block.kind != "heading"
    is_sentence = len(block.text) >= SENTENCE_LENGTH and block.text.endswith((".", "”", "…"))
    return is_labelled(block.text) or parse_byline(block.text) is not None or is_sentence
