"""The imprint at the end of a page: whose the site is, and how to reach them."""

import re

from crawler.reading.cleaning.marked_text import Text
from crawler.reading.cleaning.rules import BESIDE
from crawler.reading.lines.byline import is_byline

SURE_NAMES = 2  # lines that say who runs a site: an article that ends in how to reach somebody has one
LEAST = 3  # lines of one without licence
_LICENCE = re.compile(r"giấy phép|giay phep|gp\b", re.IGNORECASE)
_REACHED = re.compile(r"\d[\d .()-]{6,}|@")
_PARTS = ("copyright", "cookie_notice")


def mark_imprint(text: Text) -> None:
    """Mark who runs the site and how to reach them, at the end of the page or above its licence or copyright.

    Of contacts alone that is not sure: the article's own may be the last it says. So it is of an end without licence:
    there whose the site is must be said, and how to reach them, in several lines, below furniture or a byline.
    """
    own = len(text.marks)  # all after this line is furniture
    while own and text.marks[own - 1] is not None:
        own -= 1
    first = own
    while first and any(text.is_of(first - 1, part) for part in _PARTS):
        first -= 1
    if first == own:
        return
    told = (at for at in range(first, own) if text.is_of(at, "copyright") and text.is_least(at, BESIDE))
    names = [text.lines[at] for at in told]
    if text.marks[own : own + 1] == ["copyright"]:
        is_imprint = _LICENCE.match(text.lines[own]) or (names and (own - first > 1 or names[0].count(":") > 1))
    else:
        is_reached = own - first >= LEAST and any(map(_REACHED.search, text.lines[first:own]))
        is_over = first > 0 and (text.marks[first - 1] is not None or is_byline(text.lines[first - 1]))
        is_imprint = is_reached and len(names) >= (1 if is_over else SURE_NAMES)
    if is_imprint:
        text.marks[first:own] = ["copyright"] * (own - first)
