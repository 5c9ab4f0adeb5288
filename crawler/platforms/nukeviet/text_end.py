"""Where the text of a NukeViet article ends, on pages whose markup an editor broke.

A `</div>` too many within the text closes the body's element early: the rest of the text stands behind it. One that is
missing leaves the element open: the boxes below the article stand within it.
"""

from copy import deepcopy
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from crawler.reading.layouts.cut_off import EDITORS, cut_off

_PAGE_ENDS = frozenset({"script", "footer", "form", "nav", "aside"})
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
    parts = cut_off(body, page)
    if not parts:
        return Bounds(body)
    text = deepcopy(body)
    text.tail = None
    text.extend(part.copy() for part in parts)
    return Bounds(text, parts[-1].level.getparent())


def _ends_in_box(body: HtmlElement) -> bool:
    """Tell, cheaply, whether the last element within the body, or the last in that, may be a box of the theme's."""
    last = body
    while len(last):
        last = last[-1]
        named = last.get("class")
        if last.tag in _PAGE_ENDS or (named and not EDITORS.fullmatch(named)) or last.get("id"):
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
