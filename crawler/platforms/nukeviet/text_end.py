"""Where the text of a NukeViet article ends, on pages whose markup an editor broke.

A `</div>` too many within the text closes the body's element early: the rest of the text stands behind it. One that is
missing leaves the element open: the boxes below the article stand within it.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

from lxml import etree
from lxml.html import Element, HtmlElement

from crawler.reading.body.text import HEADING, read_blocks, text_of
from crawler.reading.cleaning import boilerplate
from crawler.reading.lines.label_words import AUTHOR, SOURCE, TAGS

LEVELS = 3  # elements that stray end tags close: the body's, its panel, the article's box
_WRITTEN = frozenset({"p", "div", "figure", "table", "ul", "ol", "blockquote", "pre", "center", "dl", "hr", *HEADING})
_INLINE = frozenset({"br", "img", "a", "b", "strong", "i", "em", "u", "span", "font", "sub", "sup", "big", "small"})
_PAGE_ENDS = frozenset({"script", "footer", "form", "nav", "aside"})
# Classes that editors write: Word's, CKEditor's, alignment. What else has a class or an id is the theme's.
_EDITORS = re.compile(
    r"(?:Mso\w*|(?:image|img|table|ck|rte|media|marker|align|text-align)[\w-]*|text-(?:center|justify|left|right)"
    r"|xl\d+|Normal|Body\w*|\s)*"
)
_LABEL = re.compile(rf"(?:{AUTHOR}|{SOURCE}|{TAGS}|author|source)\b[^:.]{{0,20}}:", re.IGNORECASE)
_WIDGETS = etree.XPath("boolean(.//form | .//input | .//button | .//script | .//textarea | .//@id)")
# Boxes of the themes that stand below an article; the first ends a body that was left open.
_BELOW = etree.XPath(
    "(.//@class[contains(., 'news_column') or contains(., 'panel') or contains(., 'other-news')"
    " or contains(., 'h5 text-right')] | .//@id[. = 'form3B' or . = 'idcomment'])[1]/.."
)


class Bounds(NamedTuple):
    """An article's text: the body as it is or, where it was cut or left open, a completed or shortened copy.

    `outer` is the outermost element that stray end tags closed early, `end` the first box in a body that was left open.
    """

    text: HtmlElement
    outer: HtmlElement | None = None
    end: HtmlElement | None = None


def bounds_of(body: HtmlElement, page: bytes) -> Bounds:
    """Give the bounds of the text whose element is given, on a page of these bytes."""
    if _ends_in_box(body) and (found := _BELOW(body)):
        return Bounds(_shortened(body, found[0]), end=found[0])
    if not _may_go_on(body):
        return Bounds(body)
    rest, outer = _rest(body)
    is_unbalanced = page.count(b"</div") > page.count(b"<div")
    if outer is None or not (is_unbalanced or _is_of_same_hand(rest, body)):
        return Bounds(body)
    text = deepcopy(body)
    text.tail = None
    text.append(rest)
    return Bounds(text, outer)


def _ends_in_box(body: HtmlElement) -> bool:
    """Tell, cheaply, whether the last element within the body, or the last in that, may be a box of the theme's."""
    last = body
    while len(last):
        last = last[-1]
        named = last.get("class")
        if last.tag in _PAGE_ENDS or (named and not _EDITORS.fullmatch(named)) or last.get("id"):
            return True
    return False


def _shortened(body: HtmlElement, end: HtmlElement) -> HtmlElement:
    path = [end, *end.iterancestors()]
    places = [up.getparent().index(up) for up in path[: path.index(body)]]
    at = text = deepcopy(body)
    for place in reversed(places):
        for after in at[place + 1 :]:
            at.remove(after)
        at = at[place]
        at.tail = None
    at.getparent().remove(at)
    return text


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
        if level.getnext() is not None or (level := level.getparent()) is None or level.tag in ("body", "td"):
            return


def _rest(body: HtmlElement) -> tuple[HtmlElement, HtmlElement | None]:
    """Give what was cut off in an element of its own, and the element that holds its last part."""
    rest, outer, level = Element("div"), None, body
    for _ in range(LEVELS):
        parent = level.getparent()
        if parent is None or parent.tag in ("html", "td"):
            break
        taken, ended = [], False
        for after in level.itersiblings():
            if ended := not _is_written(after):
                break
            taken.append(after)
        if taken or (level.tail and not level.tail.isspace()):
            part = Element("div")
            part.text = level.tail
            part.extend(deepcopy(one) for one in taken)
            if any(boilerplate.is_sentence(block.text) for block in read_blocks(part)):
                rest.append(part)
                outer = parent
        if ended:
            break
        level = parent
    return rest, outer


def _is_written(element: HtmlElement) -> bool:
    """Tell whether an element may be an editor's: no box of the theme's, no label, no furniture, no list of links."""
    tag = element.tag
    if not isinstance(tag, str):
        return True
    if tag not in _WRITTEN and tag not in _INLINE:
        return False
    if "id" in element.attrib or not _EDITORS.fullmatch(element.get("class", "")):
        return False
    text = text_of(element) or ""
    if _LABEL.match(text) or boilerplate.match(text):
        return False
    if tag in _INLINE:
        return True
    linked = sum(len(text_of(link) or "") for link in element.iter("a"))
    return linked * 2 <= len(text) and not _WIDGETS(element)


def _is_of_same_hand(rest: HtmlElement, body: HtmlElement) -> bool:
    """Tell whether a paragraph of the rest has the style or class that one of the body has."""

    def looks(element: HtmlElement) -> tuple[str | None, ...]:
        return element.tag, element.get("style"), element.get("class")

    within = {looks(one) for one in body if "style" in one.attrib or "class" in one.attrib}
    return any(looks(one) in within for part in rest for one in part)
