"""The pictures of buttons, told by what the button says, beside the picture or as its `alt`: "In", "Print"."""

from crawler.article import Image
from crawler.reading.body.block import Block
from crawler.reading.cleaning import boilerplate
from crawler.reading.cleaning.rules import EDGE, Hit


def without_icons(blocks: list[Block]) -> list[Block]:
    """Leave out the pictures whose `alt` is a button's, as no other picture's is."""
    return [block for block in blocks if block.kind != "picture" or _tool(block.text) is None]


def without_labelled_icons(images: list[Image]) -> list[Image]:
    """Leave out the pictures before a button, which what it says was taken for their caption."""
    hits = [(image, _tool(image.caption or "")) for image in images]
    return [image for image, hit in hits if hit is None or hit.sureness < EDGE or hit.category != "share_and_print"]


def _tool(text: str) -> Hit | None:
    hit = boilerplate.match(text) if text else None
    return hit if hit is not None and hit.category in ("share_and_print", "comment_form") else None
