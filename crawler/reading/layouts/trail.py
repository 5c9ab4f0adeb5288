"""The breadcrumb that nothing names: a row of links that begins at home, with signs between them that point on."""

import re
from itertools import islice

from lxml.html import HtmlElement

from crawler.reading.breadcrumb import HOME
from crawler.reading.one_line import fold
from crawler.reading.text import text_of

ROW_DEPTH = 3  # elements around a link of it: ul > li > a > span
HOMES = 4  # links home that are looked at: of the logo, the menu, the row, the footer
LEVELS, NAME_LENGTH = 5, 60  # of a row; letters of a section's name
_POINTS_ON = re.compile(r"[\s»›>→/\\|-]*[»›>→/][\s»›>→/\\|-]*")


def trail(root: HtmlElement, title: str | None) -> list[str]:
    """Give the names in a row of links that begins at home, without home and the title; a menu has no such signs."""
    homes = (link for link in root.iter("a") if (text_of(link) or "").lower() in HOME)
    for home in islice(homes, HOMES):
        boxes = ((box, [*box.iter("a")]) for box in islice(home.iterancestors(), ROW_DEPTH))
        box, links = next(((box, links) for box, links in boxes if len(links) > 1), (None, []))
        if box is None or links[0] is not home or len(links) > LEVELS + 2:
            continue
        said = [name for link in links if (name := text_of(link))]
        beside = fold(" ".join(text for text in box.itertext() if fold(text) not in said))
        beside = beside.removesuffix(title or "").strip()
        names = [name for name in dict.fromkeys(said[1:]) if name != title]
        if _POINTS_ON.fullmatch(beside) and names and max(map(len, names)) <= NAME_LENGTH:
            return names[:LEVELS]
    return []
