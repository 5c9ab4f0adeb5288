"""How an element looks: what it says of that in its tag, its class and its style."""

import re

from lxml.html import HtmlElement

ITALIC, BOLD = 1, 2
LOOKS = {"em": ITALIC, "i": ITALIC, "cite": ITALIC, "strong": BOLD, "b": BOLD}
ITALIC_STYLE = re.compile(r"font(?:-style)?\s*:[^;]*\bitalic", re.IGNORECASE)
BOLD_STYLE = re.compile(r"font(?:-weight)?\s*:[^;]*\b(?:bold|[6-9]00)\b", re.IGNORECASE)
ALIGN = re.compile(r"text-align\s*:\s*(left|right|center|justify)", re.IGNORECASE)
ALIGN_CLASS = re.compile(r"(?:^|[\s-])(?:text|align)-?(?:align-)?(right|center)(?:\s|$)|text-xs-(right|center)")
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BOX_CLASS = re.compile(r"(?:^|[\s_-])(?:photo|image|img|pic|picture|slide|album|gallery)s?(?:[\s_-]|$)", re.IGNORECASE)
CAPTION_CLASS = re.compile(r"caption|chu-?thich|photocms|image-?desc", re.IGNORECASE)


def looks_of(style: str) -> int:
    """Give ITALIC and BOLD where a style attribute says so."""
    if "font" not in style:
        return 0
    return (ITALIC if ITALIC_STYLE.search(style) else 0) | (BOLD if BOLD_STYLE.search(style) else 0)


def is_picture_box(element: HtmlElement) -> bool:
    """Tell whether an element is made for one picture: what it holds beside it, as in albums, is the caption."""
    return element.tag == "figure" or bool(element.tag in ("div", "li") and BOX_CLASS.search(element.get("class", "")))


def is_caption(element: HtmlElement) -> bool:
    """Tell whether an element's class says that it is a caption, and it holds no picture."""
    named = element.get("class")
    return bool(named and CAPTION_CLASS.search(named)) and element.find(".//img") is None


def alignment(element: HtmlElement, style: str | None) -> str | None:
    """Give left, right, center or justify where an element says so."""
    if style and (found := ALIGN.search(style)):
        return found[1].lower()
    if (named := element.get("class")) and (found := ALIGN_CLASS.search(named)):
        return found[1] or found[2]
    return "center" if element.tag == "center" else (element.get("align") or "").lower() or None
