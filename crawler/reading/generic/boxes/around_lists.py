"""The boxes around lists of other articles: the list is told by its links, what heads it by nothing but its place.

A heading stands there, and perhaps tabs: "Dành cho bạn", "Kinh tế | Văn hóa | Thể thao".
"""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import takewhile

from lxml.html import HtmlElement

from crawler.reading.body.text import SKIP
from crawler.reading.lines.one_line import fold

LISTED = 3  # other articles in one box, of which each is known to be beside the text
HEAD_LENGTH = 40  # letters


def around_lists(lists: AbstractSet[HtmlElement], above: AbstractSet[HtmlElement]) -> set[HtmlElement]:
    """Give the boxes that hold nothing but such lists, below a heading or tabs; `above` is around the headline."""
    found: set[HtmlElement] = set()
    for box, count in Counter(one.getparent() for one in lists).items():
        if box is not None and count >= LISTED:
            around = (box, *box.iterancestors())
            found.update(takewhile(lambda up: up not in above and _holds_lists(up, lists), around))
    return found


def _holds_lists(box: HtmlElement, lists: AbstractSet[HtmlElement]) -> bool:
    """Tell whether a box has nothing but short lines above its lists, and nothing behind them."""
    is_listed = False
    for text, element in _said(box, lists):
        if element in lists:
            is_listed = True
        elif text and (is_listed or len(text) > HEAD_LENGTH):
            return False
    return True


def _said(box: HtmlElement, lists: AbstractSet[HtmlElement]) -> Iterator[tuple[str, HtmlElement]]:
    yield fold(box.text or ""), box
    for child in box:
        if child in lists:
            yield "", child
        elif isinstance(child.tag, str) and child.tag not in SKIP:
            yield from _said(child, lists)
        yield fold(child.tail or ""), box
