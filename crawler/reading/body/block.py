"""A piece of an article's text as the page shows it."""

from dataclasses import dataclass
from typing import Literal

LINES = 2  # of a caption, the second of which names the photographer

Kind = Literal["paragraph", "heading", "item", "table", "caption", "picture"]


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


def join_captions(blocks: list[Block]) -> list[Block]:
    """Make one caption of the lines that stand together in its box, such as the one that names the photographer."""
    joined: list[Block] = []
    for block in blocks:
        if block.kind == "caption" and joined and joined[-1].kind == "caption":
            if block.text not in joined[-1].text:
                joined[-1].text = f"{joined[-1].text} {block.text}"
        else:
            joined.append(block)
    return joined
