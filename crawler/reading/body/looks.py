"""How an element looks: what it says of that in its tag, its class and its style."""

import re
from functools import lru_cache
from typing import NamedTuple

from lxml.html import HtmlElement

from crawler.reading.box_words import name_with

ITALIC, BOLD = 1, 2
LONGEST_STYLE = 1000  # letters that are looked at
LOOKS = {"em": ITALIC, "i": ITALIC, "cite": ITALIC, "strong": BOLD, "b": BOLD}
ITALIC_STYLE = re.compile(r"font(?:-style)?\s*:[^;]*\bitalic", re.IGNORECASE)
BOLD_STYLE = re.compile(r"font(?:-weight)?\s*:[^;]*\b(?:bold|[6-9]00)\b", re.IGNORECASE)
ALIGN = re.compile(r"text-align\s*:\s*(left|right|center|justify)", re.IGNORECASE)
ALIGN_CLASS = re.compile(r"(?:^|[\s-])(?:text|align)-?(?:align-)?(right|center)(?:\s|$)|text-xs-(right|center)")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BOX_CLASS = re.compile(name_with("(?:photo|image|img|pic|picture|figure|slide|album|gallery)s?"), re.IGNORECASE)
CAPTION_CLASS = re.compile(r"caption|chu-?thich|photocms|image-?desc", re.IGNORECASE)


class Looks(NamedTuple):
    """What a style attribute says: whether the element is hidden, ITALIC and BOLD, and to which side it stands."""

    hidden: bool
    looks: int
    align: str | None


PLAIN = Looks(hidden=False, looks=0, align=None)


def looks_of(element: HtmlElement) -> Looks:
    """Give what an element's style attribute says."""
    style = element.get("style")
    return read_style(style[:LONGEST_STYLE]) if style else PLAIN


@lru_cache(1024)  # editors write the same few styles onto every paragraph
def read_style(style: str) -> Looks:
    """Read the text of a style attribute."""
    italic, bold, align = ITALIC_STYLE.search(style), BOLD_STYLE.search(style), ALIGN.search(style)
    looks = (ITALIC if italic else 0) | (BOLD if bold else 0)
    return Looks(HIDDEN.search(style) is not None, looks, align[1].lower() if align else None)


def is_picture_box(element: HtmlElement) -> bool:
    """Tell whether an element is made for one picture: what it holds beside it, as in albums, is the caption."""
    return element.tag == "figure" or bool(element.tag in ("div", "li") and BOX_CLASS.search(element.get("class", "")))


def is_caption(element: HtmlElement) -> bool:
    """Tell whether an element's class says that it is a caption, and it holds no picture."""
    named = element.get("class")
    return bool(named and CAPTION_CLASS.search(named)) and element.find(".//img") is None


def alignment(element: HtmlElement) -> str | None:
    """Give left, right, center or justify where an element says so by a class, its name or an old attribute.

    That of a table says where the table stands, and nothing of its text.
    """
    if (named := element.get("class")) and (found := ALIGN_CLASS.search(named)):
        return found[1] or found[2]
    if element.tag == "table":
        return None
    return "center" if element.tag == "center" else (element.get("align") or "").lower() or None
