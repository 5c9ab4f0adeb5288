"""The address of a picture, wherever a page keeps it."""

import re

from lxml.html import HtmlElement

from crawler.reading.one_line import printable
from crawler.reading.resolve import resolve

LAZY = ("data-src", "data-original", "data-lazy-src", "data-srcset", "src", "srcset")
ICON = 40  # pixels: a narrower or lower picture is an icon or a counter's pixel, not a photograph
_ICONS = re.compile(r"/(?:icons?|smil(?:ies|eys)|emojis?)/")  # folders of the site's own


def picture_url(image: HtmlElement, base_url: str) -> str | None:
    """Give the absolute address of an `<img>`, also where a lazy loader keeps it; None for icons and inline data."""
    for side in ("width", "height"):
        if (size := image.get(side, "")).isdigit() and int(size) <= ICON:
            return None
    for name in LAZY:
        source = (image.get(name) or "").strip()
        if source and name.endswith("srcset"):  # "a.jpg 1x, b.jpg 2x"
            source = source.split()[0].rstrip(",")
        if source and not source.startswith(("data:", "javascript:", "about:")):
            if _ICONS.search(source):
                return None
            try:
                return printable(resolve(base_url, source))
            except ValueError:  # an address like http://[
                return None
    return None
