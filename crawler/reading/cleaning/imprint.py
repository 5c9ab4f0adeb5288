"""The imprint at the end of a page: whose the site is, and how to reach them."""

import re
from collections.abc import Sequence

from crawler.reading.byline import is_byline
from crawler.reading.cleaning.boilerplate import Hit
from crawler.reading.cleaning.rules import BESIDE

SURE_NAMES = 2  # lines that say who runs a site: an article that ends in how to reach somebody has one
LEAST = 3  # lines of one without licence
_LICENCE = re.compile(r"giấy phép|giay phep|gp\b", re.IGNORECASE)
_REACHED = re.compile(r"\d[\d .()-]{6,}|@")
_PARTS = ("copyright", "cookie_notice")


def mark_imprint(lines: Sequence[str], found: list[Hit | None], marks: list[str | None]) -> None:
    """Mark who runs the site and how to reach them, at the end of the page or above its licence or copyright.

    Of contacts alone that is not sure: the article's own may be the last it says. So it is of an end without licence:
    there whose the site is must be said, and how to reach them, in several lines, below furniture or a byline.
    """
    own = len(marks)  # all after this line is furniture
    while own and marks[own - 1] is not None:
        own -= 1
    first = own
    while first and (hit := found[first - 1]) is not None and hit[0] in _PARTS:
        first -= 1
    if first == own:
        return
    told = zip(lines[first:own], found[first:own], strict=True)
    names = [line for line, hit in told if hit and hit[1] >= BESIDE and hit[0] == "copyright"]
    if marks[own : own + 1] == ["copyright"]:
        is_imprint = _LICENCE.match(lines[own]) or (names and (own - first > 1 or names[0].count(":") > 1))
    else:
        is_reached = own - first >= LEAST and any(map(_REACHED.search, lines[first:own]))
        is_over = first > 0 and (marks[first - 1] is not None or is_byline(lines[first - 1]))
        is_imprint = is_reached and len(names) >= (1 if is_over else SURE_NAMES)
    if is_imprint:
        marks[first:own] = ["copyright"] * (own - first)
