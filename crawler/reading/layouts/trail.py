"""The breadcrumb that nothing names: a row of links that begins at home, with signs between them that point on."""

import re
from itertools import islice

from lxml.html import HtmlElement

from crawler.reading.breadcrumb import LEVELS, NAME_LENGTH, rows_of_home
from crawler.reading.one_line import fold
from crawler.reading.text import text_of

HOMES = 4  # links home that are looked at: of the logo, the menu, the row, the footer
_POINTS_ON = re.compile(r"[\s»›>→/\\|-]*[»›>→/][\s»›>→/\\|-]*")


def trail(root: HtmlElement, title: str | None) -> list[str]:
    """Give the names in a row of links that begins at home, without home and the title; a menu has no such signs."""
    for row in islice(rows_of_home(root), HOMES):
        if row is None or row.links[0] is not row.home or len(row.links) > LEVELS + 2:
            continue
        said = [name for link in row.links if (name := text_of(link))]
        beside = fold(" ".join(text for text in row.box.itertext() if fold(text) not in said))
        beside = beside.removesuffix(title or "").strip()
        names = [name for name in dict.fromkeys(said[1:]) if name != title]
        if _POINTS_ON.fullmatch(beside) and names and max(map(len, names)) <= NAME_LENGTH:
            return names[:LEVELS]
    return []
