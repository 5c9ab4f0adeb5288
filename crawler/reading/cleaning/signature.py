"""Who signs an article: bylines found in its text, put into its fields."""

import re
from itertools import islice

from crawler.article import Article, Image
from crawler.reading.body.block import Block
from crawler.reading.cleaning import boilerplate
from crawler.reading.lines.byline import Byline, is_labelled, parse_byline
from crawler.reading.lines.names import are_initials, is_account, is_collective, is_post
from crawler.reading.lines.outlets import is_outlet

PEN_NAME = range(2, 8)  # letters: no Vietnamese syllable is longer
_NO_NAME = frozenset("hết ảnh video clip nguồn hình tin bài hòa thắng thua".split())  # and what a result is
OFFICE = 6  # letters; "HẾT" is none
_SIGNED = re.compile(r"\(?đã ký\)?", re.IGNORECASE)
BYLINE_BLOCKS = 3  # a byline stands among the last blocks; editors put a late paragraph below it


def sign(article: Article, byline: Byline) -> None:
    """Put what a byline says into the article's fields; what is there already stays, but for a newsroom or paper."""
    if byline.authors and all(is_collective(one) or is_outlet(one) for one in article.authors):
        article.authors = []
    known = " ".join(article.authors).casefold()
    others = [name for name in byline.authors if name.casefold() not in known]
    article.authors += [name for name in others if not any(are_initials(name, one) for one in article.authors)]
    article.source = article.source or byline.source
    credit_images(article, byline.photographers)


def credit_images(article: Article, photographers: list[str]) -> None:
    """Name the photographers on the pictures that name none; with no picture kept, an entry of its own holds them."""
    credit = ", ".join(photographers)
    if not credit or any(image.credit == credit for image in article.images):
        return
    for image in article.images:
        image.credit = image.credit or credit
    if not article.images:
        article.images.append(Image(credit=credit))


def take_byline(article: Article, blocks: list[Block]) -> list[Block]:
    """Take a right-aligned byline from the last blocks, or a last line in bold or italics that is a name of one word.

    Another one on the left is found by cleaning, by its words alone.
    So is a label with its value ("Nguồn tin: …"), wherever it stands, but for a role with a name.
    """
    if len(blocks) > 1 and _is_pen_name(blocks[-1]):
        sign(article, Byline(authors=[blocks[-1].text]))
        return blocks[:-1]
    least = 0 if article.lead or article.images else 1  # of an article in pictures it may be the only line
    for index in _last_of_text(blocks, least):
        block = blocks[index]
        if not _is_on_right(block):
            continue
        if index and signs_document(blocks[index - 1].text):
            return blocks
        if byline := parse_byline(block.text, alone=":" in block.text and not is_labelled(block.text)):
            above = _signed(blocks[index - 1]) if index else None
            if above and is_post(block.text):  # of who signs above it
                above.authors[-1:] = [f"{name}, {block.text}" for name in above.authors[-1:]]
                byline = Byline()
            if above:  # the name, and below it where its owner works
                sign(article, above)
            sign(article, byline)
            return blocks[: index - 1 if above else index] + blocks[index + 1 :]
    return blocks


def _last_of_text(blocks: list[Block], least: int) -> list[int]:
    """Give the places of the last blocks, the last first, but for buttons and headings of other articles."""
    own = (at for at in reversed(range(least, len(blocks))) if boilerplate.match(blocks[at].text) is None)
    return [*islice(own, BYLINE_BLOCKS)]


def signs_document(above: str) -> bool:
    """Tell whether a name below this line signs a document: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Đã ký)"."""
    return _SIGNED.fullmatch(above) is not None or (
        len(above) >= OFFICE and above.isupper() and parse_byline(above) is None
    )


def _signed(block: Block) -> Byline | None:
    """Read the name on a line on the right, or give None."""
    return parse_byline(block.text) if _is_on_right(block) else None


def _is_on_right(block: Block) -> bool:
    return block.align == "right" and block.kind == "paragraph"


def _is_pen_name(block: Block) -> bool:
    """Tell a last line like "Hoài": a word of a name's length, set apart by its looks."""
    return (
        block.kind == "paragraph"
        and (block.bold or block.italic)
        and len(block.text) in PEN_NAME
        and block.text.isalpha()
        and block.text.istitle()
        and boilerplate.match(block.text) is None
        and block.text.lower() not in _NO_NAME
        and not is_account(block.text)
    )
