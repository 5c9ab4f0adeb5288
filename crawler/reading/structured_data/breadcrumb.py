"""Breadcrumbs: the way from the home page to an article, whose names are its sections."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of

HOME = frozenset({"trang chủ", "trang nhất", "trang chính", "home"})  # what one begins with, in lower case; no section
LEVELS, NAME_LENGTH = 5, 60  # sections in one; letters of a section's name
ROW_DEPTH = 3  # elements around a link of it: ul > li > a > span


class Row(NamedTuple):
    """A link home, the smallest box around it that holds others, and all links in that."""

    home: HtmlElement
    box: HtmlElement
    links: list[HtmlElement]


def rows_of_home(root: HtmlElement) -> Iterator[Row | None]:
    """Give the row in which each link home of a page stands: the logo's, the menu's, …; None where it stands alone."""
    for home in root.iter("a"):
        if (text_of(home) or "").lower() in HOME:
            rows = (Row(home, box, [*box.iter("a")]) for box in islice(home.iterancestors(), ROW_DEPTH))
            yield next((row for row in rows if len(row.links) > 1), None)
