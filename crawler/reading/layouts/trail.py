"""The breadcrumb of a page whose layout does not know it: a row of links that begins at home, or a box named so."""

import re
from collections.abc import Iterable
from itertools import islice

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.box_words import name_with
from crawler.reading.layouts.select import PageIndex
from crawler.reading.lines.one_line import fold
from crawler.reading.structured_data.breadcrumb import HOME, LEVELS, NAME_LENGTH, rows_of_home

HOMES = 4  # links home that are looked at: of the logo, the menu, the row, the footer
BREADCRUMB = re.compile(
    rf"bread-?crumbs?|crumb-?trail|{name_with('bread')}|path-?way|duong-?dan|(?<![^\W_])path(?![\w-])", re.IGNORECASE
)
_SIGNS = " »›>/"
_POINTS_ON = re.compile(r"[\s»›>→/\\|-]*[»›>→/][\s»›>→/\\|-]*")


def trail(root: HtmlElement, title: str | None) -> list[str]:
    """Give the names in a row of links that begins at home, without home and the title; a menu has no such signs."""
    for row in islice(rows_of_home(root), HOMES):
        if row is None or len(row.links) > LEVELS + 2:
            continue
        names = [name for name in dict.fromkeys(map(text_of, row.links[1:])) if name and name != title]
        if names and points_on(row.box, title):
            return names[:LEVELS]
    return []


def points_on(box: HtmlElement, title: str | None = None) -> bool:
    """Tell whether nothing but signs that point on stands beside the links of a box, and maybe the title at its end."""
    said = {text_of(link) for link in box.iter("a")}
    beside = fold(" ".join(text for text in box.itertext() if fold(text) not in said))
    return _POINTS_ON.fullmatch(beside.removesuffix(title or "").strip()) is not None


def named_trail(page: PageIndex, title: str | None) -> list[str]:
    """Give the names in the first box whose class or id calls it a breadcrumb."""
    for kind in page.valued.values():
        for box in (one for value, group in kind.items() if BREADCRUMB.search(value) for one in group):
            if found := crumbs_in(box, title):
                return found
    return []


def crumbs_in(box: HtmlElement, title: str | None) -> list[str]:
    """Give the names in a breadcrumb's box, without home and title: what its links say, or its parts behind home."""
    found = _names((text_of(link) for link in box.iter("a")), title)
    if found:
        return found if len(found) <= LEVELS and max(map(len, found)) <= NAME_LENGTH else []
    parts = [said for one in box.iter("li", "span", "a") if len(one) == 0 and (said := text_of(one))]
    if not parts or parts[0].lower() not in HOME:
        return []
    return [name for name in _names(parts, title) if not _is_cut(name, title)]


def _names(said: Iterable[str | None], title: str | None) -> list[str]:
    names = dict.fromkeys(name.strip(_SIGNS) for name in said if name)
    return [name for name in names if name and name != title and name.lower() not in HOME]


def _is_cut(name: str, title: str | None) -> bool:
    """Tell the beginning of the title, which a theme cuts short."""
    return title is not None and title.startswith(name.rstrip(" .…"))
