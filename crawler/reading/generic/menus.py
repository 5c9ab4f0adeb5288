"""The menus of a page of an unknown platform: what they link to are sections, however deep their addresses are."""

import re
from functools import lru_cache
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.reading.box_words import called, name_with
from crawler.reading.layouts.furniture_names import LONGEST

ABOVE = 6  # boxes around a link: ul > li > ul > li > div in a menu with one below it
DEPTH = 5  # parts of a section's path
_MENU = re.compile(name_with("(?:main|top|left|mega|sub)?-?(?:menu|nav)(?:bar|igation|s|item)?"), re.IGNORECASE)


def in_menu(link: HtmlElement) -> bool:
    """Tell whether a link stands in a menu, by the names of the boxes around it."""
    return in_named_menu(link) or any(up.tag == "nav" for up in islice(link.iterancestors(), ABOVE))


def in_named_menu(link: HtmlElement) -> bool:
    """Tell whether a link stands in a box that is called a menu; a breadcrumb may be a nav, too."""
    return any(_is_menu(called(up)[:LONGEST]) for up in islice(link.iterancestors(), ABOVE))


def is_inner(address: str, home: str) -> bool:
    """Tell an address below the home page's that is as deep as a section's may be."""
    parts = urlsplit(address)
    return not parts.query and 0 < parts.path.strip("/").count("/") < DEPTH and parts.path != urlsplit(home).path


@lru_cache(20_000)  # the pages of a portal have the same classes
def _is_menu(name: str) -> bool:
    return _MENU.search(name) is not None
