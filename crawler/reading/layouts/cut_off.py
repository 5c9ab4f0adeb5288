"""The rest of a text that a stray end tag cut off: a `</div>` too many within it closes its box early.

Editors paste such markup, and the rest of the text stands behind the box, or behind those around it. What an editor may
have written there is told from what the theme has: by the tags, by class and id, by labels and furniture.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

from lxml.html import Element, HtmlElement

from crawler.reading.body.text import HEADING, read_blocks, text_of
from crawler.reading.cleaning import boilerplate
from crawler.reading.lines.label_words import AUTHOR, SOURCE, TAGS
from crawler.reading.parsing.controls import settable

LEVELS = 3  # elements that stray end tags close: the body's, its panel, the article's box
_WRITTEN = frozenset({"p", "div", "figure", "table", "ul", "ol", "blockquote", "pre", "center", "dl", "hr", *HEADING})
_INLINE = frozenset({"br", "img", "a", "b", "strong", "i", "em", "u", "span", "font", "sub", "sup", "big", "small"})
# Classes that editors write: Word's, CKEditor's, alignment. What else has a class or an id is the theme's.
EDITORS = re.compile(
    r"(?:Mso\w*|(?:image|img|table|ck|rte|media|marker|align|text-align)[\w-]*|text-(?:center|justify|left|right)"
    r"|xl\d+|Normal|Body\w*|\s)*"
)
_LABEL = re.compile(rf"(?:{AUTHOR}|{SOURCE}|{TAGS}|author|source)\b[^:.]{{0,20}}:", re.IGNORECASE)


class Part(NamedTuple):
    """What stands behind an element, its tail and siblings, up to the first that is the theme's."""

    level: HtmlElement
    taken: list[HtmlElement]

    def copy(self) -> HtmlElement:
        """Give it in an element of its own."""
        part = Element("div")
        part.text = settable(self.level.tail)
        part.extend(deepcopy(one) for one in self.taken)
        return part


def cut_off(body: HtmlElement, page: bytes) -> list[Part]:
    """Give what was cut off from a text whose element is given, on a page of these bytes; nothing of most."""
    if not _may_go_on(body) or not (parts := _following(body)):
        return []
    tags = page.lower()  # which old editors wrote in capitals
    return parts if tags.count(b"</div") > tags.count(b"<div") else []


def rejoin(body: HtmlElement, page: bytes) -> None:
    """Put what was cut off from a text back to its end, in the page's tree."""
    for part in cut_off(body, page):
        line = Element("p")  # a box ends its line
        line.text, part.level.tail = settable(part.level.tail), None
        body.extend([line, *part.taken])


def _following(body: HtmlElement) -> list[Part]:
    parts, level = [], body
    for _ in range(LEVELS):
        parent = level.getparent()
        if parent is None:
            break
        taken, ended = [], False
        for after in level.itersiblings():
            if ended := not _is_written(after):
                break
            taken.append(after)
        part = Part(level, taken)
        if any(boilerplate.is_sentence(block.text) for block in read_blocks(part.copy())):
            parts.append(part)
        if ended:
            break
        level = parent
    return parts


def _may_go_on(body: HtmlElement) -> bool:
    """Tell, cheaply, whether what follows the body may be written by an editor."""
    following = next((one for one in _levels(body) if one.tail and not one.tail.isspace()), None)
    if following is not None:
        return True
    after = next((next_ for one in _levels(body) if (next_ := one.getnext()) is not None), None)
    return after is not None and _is_written(after)


def _levels(body: HtmlElement) -> Iterator[HtmlElement]:
    """Give the body and the elements that it is the last of, as far as stray end tags may reach."""
    level = body
    for _ in range(LEVELS):
        yield level
        if level.getnext() is not None or (level := level.getparent()) is None:
            return


def _is_written(element: HtmlElement) -> bool:
    """Tell whether an element may be an editor's: no box of the theme's, no label, no furniture, no list of links."""
    tag = element.tag
    if not isinstance(tag, str):
        return True
    if tag not in _WRITTEN and tag not in _INLINE:
        return False
    if "id" in element.attrib or not EDITORS.fullmatch(element.get("class", "")):
        return False
    text = text_of(element) or ""
    if _LABEL.match(text) or boilerplate.match(text):
        return False
    linked = sum(len(text_of(link) or "") for link in element.iter("a"))
    return linked * 2 <= len(text)
