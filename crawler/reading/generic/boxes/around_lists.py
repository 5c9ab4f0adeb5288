"""The boxes around lists of other articles: the list is told by its links, what heads it by nothing but its place.

A heading stands there, and perhaps tabs: "Dành cho bạn", "Kinh tế | Văn hóa | Thể thao".
"""

from collections import Counter
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from lxml.html import HtmlElement

from crawler.reading.body.text import BLOCK, SKIP
from crawler.reading.generic.boxes.columns import is_sentence, shows
from crawler.reading.lines.byline import parse_byline
from crawler.reading.lines.one_line import fold

LISTED = 3  # other articles in one box, of which each is known to be beside the text
HEAD_LENGTH = 40  # letters


def around_lists(lists: AbstractSet[HtmlElement], above: AbstractSet[HtmlElement]) -> set[HtmlElement]:
    """Give the boxes that hold nothing but such lists, below a heading or tabs; `above` is around the headline."""
    known = {*lists}
    found: set[HtmlElement] = set()
    waiting = Counter(one.getparent() for one in lists)
    counted = {box: count for box, count in waiting.items() if box is not None and count >= LISTED}
    for first in counted:
        box = first
        while box is not None and box.tag in BLOCK and box.tag not in ("body", "main", "article") and box not in above:
            heads = _left(box, known)
            if heads is None:
                break
            known.add(box)
            found.add(box)
            if heads:
                break
            box = box.getparent()
    return found


def _left(box: HtmlElement, known: AbstractSet[HtmlElement]) -> list[str] | None:
    """Give the lines that head the lists in a box, or None where it says more than that."""
    lines: list[str] = []
    is_listed = False
    for text, element in _said(box, known):
        if element in known:
            is_listed = True
        elif shows(element) or is_sentence(text) or len(text) > HEAD_LENGTH:
            return None
        elif text:
            in_list = element.tag == "li" or next(element.iterancestors("li"), None) is not None
            if is_listed or (not in_list and parse_byline(text) is not None):
                return None
            lines.append(text)
    return lines


def _said(box: HtmlElement, known: AbstractSet[HtmlElement]) -> Iterator[tuple[str, HtmlElement]]:
    yield fold(box.text or ""), box
    for child in box:
        if isinstance(child.tag, str):
            if child in known or shows(child):
                yield "", child
            elif child.tag not in SKIP:
                yield from _said(child, known)
        yield fold(child.tail or ""), box
