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
    end = len(text.marks)  # below it all is furniture
    while end and text.marks[end - 1] is not None:
        end -= 1
    first = end
    while first and any(text.is_of(first - 1, part) for part in _PARTS):
        first -= 1
    if first == end:
        return
    is_above_licence = text.marks[end : end + 1] == ["copyright"]
    if (_goes_with_licence if is_above_licence else _tells_site)(text, first, end):
        text.marks[first:end] = ["copyright"] * (end - first)


def _goes_with_licence(text: Text, first: int, end: int) -> bool:
    """Tell whether lines above one of licence or copyright say who runs the site, or a licence follows for sure."""
    if _LICENCE.match(text.lines[end]):
        return True
    names = _names(text, first, end)
    return bool(names) and (end - first > 1 or names[0].count(":") > 1)


def _tells_site(text: Text, first: int, end: int) -> bool:
    """Tell whether the last lines of no mark say whose the site is, and how to reach them."""
    is_over = first > 0 and (text.marks[first - 1] is not None or is_byline(text.lines[first - 1]))
    if len(_names(text, first, end)) < (1 if is_over else SURE_NAMES):
        return False
    return end - first >= LEAST and any(map(_REACHED.search, text.lines[first:end]))


def _names(text: Text, first: int, end: int) -> list[str]:
    """Give the lines that say who runs a site, and are no mere contacts."""
    told = (at for at in range(first, end) if text.is_of(at, "copyright") and text.is_least(at, BESIDE))
    return [text.lines[at] for at in told]
