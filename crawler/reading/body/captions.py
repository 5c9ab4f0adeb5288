"""Which block is a picture's caption: it goes to the pictures, once, and never into the body."""

import re
from dataclasses import dataclass

from crawler.article import Image
from crawler.reading.body.block import Block
from crawler.reading.lines.label_words import PICTURE

CAPTION_LENGTH = 400  # letters; a longer text under a picture is a paragraph
BESIDE_LENGTH = 250  # the same for text that only its place, not its look, makes a caption
BELOW_LENGTH = 120  # the same for a sentence right under a picture in its paragraph, where that is not justified
_STOP = re.compile(r"[.!?;:…][\"”’'»)\]]*$")
# A line of its own below a picture or its caption: "Ảnh: Hoàng Lan", "(Ảnh minh họa)", "Nguồn: TTXVN".
_CREDIT_LINE = re.compile(
    rf"\(?(?:(?:{PICTURE}|nguồn)\s*:\s*[^:]{{2,60}}|ảnh (?:minh họa|minh hoạ|tư liệu)[^:]{{0,40}})",
    re.IGNORECASE,
)
CREDIT = re.compile(
    rf"(?:^|[\s.,;(\[–-])(?:{PICTURE})\s*:\s*(?P<name>[^:()\[\]]{{2,80}}?)\s*[.)\]]*$",
    re.IGNORECASE,
)


@dataclass
class Written:
    """An article's text and pictures, parted."""

    blocks: list[Block]
    images: list[Image]


def credit_of(caption: str | None) -> str | None:
    """Give the photographer that a caption names after "Ảnh:", or None."""
    found = CREDIT.search(caption or "")
    return found["name"].strip(" .") or None if found else None


def part_pictures(blocks: list[Block]) -> Written:
    """Part pictures with their captions from the text.

    A caption is a block marked so (figcaption, a caption class, a cell of the picture's table), or the block right
    after a picture that looks like one: centred, wholly italic, equal to its `alt`, or in one element with it, but for
    the sentences of a paragraph that a picture stands in.
    The photographer's name in a line below it belongs to it. A caption with no picture before it (of a video) is kept
    with no address. Nothing is kept twice.
    """
    written: list[Block] = []
    images: list[Image] = []
    urls: set[str] = set()
    captions: set[str] = set()
    waiting: list[tuple[Image, str]] = []  # pictures without caption since the last text, with their alt
    last: str | None = None  # the caption just taken: themes print it twice
    captioned: Image | None = None  # the picture that it was taken for
    for block in blocks:
        if block.kind == "picture":
            if block.url and block.url not in urls:
                urls.add(block.url)
                waiting.append((Image(url=block.url), block.text))
                images.append(waiting[-1][0])
                last = captioned = None
        elif block.text == last:
            continue
        elif captioned and _CREDIT_LINE.fullmatch(block.text):
            if block.text not in (captioned.caption or ""):
                captioned.caption = f"{captioned.caption} {block.text}"
                captioned.credit = credit_of(captioned.caption)
                captions.add(block.text)
        elif block.kind == "caption" or (waiting and _looks_like_caption(block, waiting[-1][1])):
            image = waiting.pop()[0] if waiting else None
            if image is None and block.text not in captions:
                image = Image()
                images.append(image)
            if image is not None:
                image.caption, image.credit = block.text, credit_of(block.text)
                captions.add(block.text)
            last, captioned = block.text, image
        else:
            written.append(block)
            waiting, last, captioned = [], None, None
    return Written(written, images)


def _looks_like_caption(block: Block, alt: str) -> bool:
    if block.text == alt or _CREDIT_LINE.fullmatch(block.text):
        return True
    if block.kind in ("table", "heading") or len(block.text) > CAPTION_LENGTH:
        return False
    if block.align == "right" or block.text.startswith((">", "»")):  # a byline; a link to another article
        return False
    if block.beside and len(block.text) <= BESIDE_LENGTH and not _is_prose(block):
        return True
    return block.italic or (block.align == "center" and len(block.text) <= BESIDE_LENGTH)


def _is_prose(block: Block) -> bool:
    """Tell whether text in one paragraph with a picture is a sentence of the article and not a caption."""
    if not _STOP.search(block.text) or credit_of(block.text):
        return False
    return not block.below or block.align == "justify" or len(block.text) > BELOW_LENGTH


def merge_images(*groups: list[Image]) -> list[Image]:
    """Join lists of pictures; one file that stands twice is kept once, with the caption that any place gives it."""
    merged: dict[str, Image] = {}
    for image in (image for group in groups for image in group):
        key = image.url or f"caption:{image.caption}"
        if key not in merged:
            merged[key] = image
        elif merged[key].caption is None:
            merged[key].caption, merged[key].credit = image.caption, image.credit
    return list(merged.values())
