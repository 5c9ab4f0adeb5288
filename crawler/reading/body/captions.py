"""Which block is a picture's caption: it goes to the pictures, once, and never into the body."""

import re
from dataclasses import dataclass

from crawler.article import Image
from crawler.reading.body.block import Block
from crawler.reading.lines.byline import is_labelled
from crawler.reading.lines.label_words import PICTURE

CAPTION_LENGTH = 400  # letters; a longer text under a picture is a paragraph
BESIDE_LENGTH = 250  # the same for text that only its place, not its look, makes a caption
BELOW_LENGTH = 120  # the same for a sentence right under a picture in its paragraph, where that is not justified
TELLING = 15  # letters of an `alt` with which a caption begins that says more
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
# How a line begins that says what a picture shows.
_SHOWN = re.compile(
    r"(?:toàn|quang) cảnh|đồng chí |đ/c |các |những |một |đại biểu |lãnh đạo |bà con |cán bộ |học sinh |lễ |buổi ",
    re.IGNORECASE,
)


@dataclass
class Written:
    """An article's text and pictures, parted."""

    blocks: list[Block]
    images: list[Image]


def credit_of(caption: str | None) -> str | None:
    """Give the photographer that a caption names after "Ảnh:", or None.

    Of a caption that begins so it may be all that is said: "Ảnh: Toàn cảnh hội nghị".
    """
    found = CREDIT.search(caption or "")
    return found["name"].strip(" .") or None if found and not says_what_is_shown(found) else None


def says_what_is_shown(credit: re.Match[str]) -> bool:
    """Tell a whole line behind whose "Ảnh:" no photographer stands."""
    return not credit.start() and _SHOWN.match(credit["name"]) is not None


def part_pictures(blocks: list[Block]) -> Written:
    """Part pictures with their captions from the text.

    A caption is a block marked so (figcaption, a caption class, a cell of the picture's table), or the block right
    after a picture that looks like one: centred, wholly italic, equal to its `alt`, or in one element with it, but for
    the sentences of a paragraph that a picture stands in.
    The photographer's name in a line below it belongs to it. A caption with no picture before it (of a video) is kept
    with no address. Nothing is kept twice.
    """
    parting = _Parting()
    for block in blocks:
        parting.take(block)
    return Written(parting.written, parting.images)


class _Parting:
    """The state of the parting: what was taken so far, and the pictures that a caption may follow."""

    def __init__(self) -> None:
        self.written: list[Block] = []
        self.images: list[Image] = []
        self.urls: set[str] = set()
        self.captions: set[str] = set()
        self.waiting: list[tuple[Image, str]] = []  # pictures without caption since the last text, with their alt
        self.last: str | None = None  # the caption just taken: themes print it twice
        self.captioned: Image | None = None  # the picture that it was taken for

    def take(self, block: Block) -> None:
        if block.kind == "picture":
            self.picture(block)
        elif block.text == self.last:
            return
        elif self.captioned and _CREDIT_LINE.fullmatch(block.text):
            self.credit_line(self.captioned, block.text)
        elif (block.kind == "caption" and not _is_signed(block)) or (
            self.waiting and looks_like_caption(block, self.waiting[-1][1])
        ):
            self.caption(block.text)
        else:
            self.written.append(block)
            self.waiting, self.last, self.captioned = [], None, None

    def picture(self, block: Block) -> None:
        if block.url and block.url not in self.urls:
            image = Image(url=block.url)
            self.urls.add(block.url)
            self.images.append(image)
            self.waiting.append((image, block.text))
            self.last = self.captioned = None

    def credit_line(self, image: Image, line: str) -> None:
        if line not in (image.caption or ""):
            image.caption = f"{image.caption} {line}"
            image.credit = credit_of(image.caption)
            self.captions.add(line)

    def caption(self, text: str) -> None:
        image = self.waiting.pop()[0] if self.waiting else None
        if image is None and text not in self.captions:
            image = Image()
            self.images.append(image)
        if image is not None:
            image.caption, image.credit = text, credit_of(text)
            self.captions.add(text)
        self.last, self.captioned = text, image


def looks_like_caption(block: Block, alt: str) -> bool:
    """Tell whether a block right behind a picture, which has this `alt`, is its caption."""
    if block.text == alt or _CREDIT_LINE.fullmatch(block.text):
        return True
    if len(alt) >= TELLING and block.text.startswith(alt) and len(block.text) <= BELOW_LENGTH:
        return True
    if block.kind in ("table", "heading") or len(block.text) > CAPTION_LENGTH:
        return False
    if block.align == "right" or block.text.startswith((">", "»")):  # a byline; a link to another article
        return False
    if block.beside and len(block.text) <= BESIDE_LENGTH and not _is_prose(block):
        return True
    return block.italic or (block.align == "center" and len(block.text) <= BESIDE_LENGTH)


def _is_signed(block: Block) -> bool:
    """Tell a line in a picture's box that says who wrote the article."""
    return block.align == "right" and is_labelled(block.text) and not _CREDIT_LINE.fullmatch(block.text)


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
