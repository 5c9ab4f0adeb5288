"""What a layout says is no part of the text, though it stands within it: what it drops, and what ends the text."""

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.layouts.layout import Layout
from crawler.reading.layouts.lead_shown import LEAD_LENGTH
from crawler.reading.layouts.select import PageIndex

GOES_ON = 3  # elements behind a box in the text, among which the next paragraph is


def left_out(page: PageIndex, layout: Layout, body: HtmlElement) -> set[HtmlElement]:
    """Give the elements that a layout leaves out of its body.

    Elements, not their id(): lxml forgets an element that nobody holds, and its id() is soon another's.
    """
    return page.every(layout.drop) | {*_beyond(page.every(layout.ends), body)}


def _beyond(ends: set[HtmlElement], body: HtmlElement) -> Iterator[HtmlElement]:
    """Give what ends the text where that stands within it, and all below.

    Where a paragraph like the one before it goes on directly behind, it is a box that an editor put into the text.
    """
    for end in ends:
        if body in end.iterancestors() and not _goes_on(end):
            yield end
            yield from end.xpath("following::*")


def _goes_on(end: HtmlElement) -> bool:
    looks = {(before.get("class"), before.get("style")) for before in end.itersiblings("p", preceding=True)}
    return any(
        (after.get("class"), after.get("style")) in looks
        and after.find(".//a") is None
        and len(text_of(after) or "") >= LEAD_LENGTH
        for after in islice(end.itersiblings(), GOES_ON)
    )
