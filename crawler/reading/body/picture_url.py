"""The address of a picture, wherever a page keeps it, and of its largest form that the page names."""

import re
from contextlib import suppress
from itertools import islice

from lxml.html import HtmlElement

from crawler.reading.body.same_picture import ENDS_IN_PICTURE, is_reduced, same_picture
from crawler.reading.lines.one_line import printable
from crawler.reading.lines.resolve import resolve

LAZY = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-srcset", "src", "srcset")
ICON = 40  # pixels: a narrower or lower picture is an icon or a counter's pixel, not a photograph
LONGEST_SRCSET = 10_000  # letters that are looked at
AROUND = 3  # boxes around a picture, one of which may be the link to its original
_SIZE = re.compile(r"(\d+(?:\.\d+)?)[wx](?:,|$)")
_ICONS = re.compile(r"/(?:icons?|smil(?:ies|eys)|emojis?)/")  # folders of the site's own


def picture_url(image: HtmlElement, base_url: str) -> str | None:
    """Give the absolute address of an `<img>`, also where a lazy loader keeps it; None for icons and inline data.

    Of a picture that is shown in a size of its own it is the largest form that a link around it or its srcset names.
    """
    for side in ("width", "height"):
        if (size := image.get(side, "")).isdigit() and int(size) <= ICON:
            return None
    for name in LAZY:
        source = (image.get(name) or "").strip()
        if name.endswith("srcset"):
            source = _largest(source)
        if source and not source.startswith(("data:", "javascript:", "about:")):
            if _ICONS.search(source):
                return None
            try:
                url = resolve(base_url, source)
                return printable(_original(image, url, base_url) if is_reduced(url) else url)
            except ValueError:  # an address like http://[
                return None
    return None


def _largest(srcset: str) -> str:
    """Give the address of the largest of "a.jpg 300w, b.jpg 1024w", or of "a.jpg, b.jpg 2x"; "" where there is none."""
    found: list[tuple[float, str]] = []
    for word in srcset[:LONGEST_SRCSET].split():
        size = _SIZE.match(word) if found else None
        if size:
            found[-1] = (float(size[1]), found[-1][1])
        if url := word[size.end() if size else 0 :].strip(","):
            found.append((1, url))
    return max((one for one in found if not one[1].startswith("data:")), key=lambda one: one[0], default=(0, ""))[1]


def _original(image: HtmlElement, shown: str, base_url: str) -> str:
    """Give the address of a picture's largest form: the file that it links to, else the largest of its srcset."""
    links = (up.get("href", "").strip() for up in islice(image.iterancestors(), AROUND) if up.tag == "a")
    named = [href for href in links if ENDS_IN_PICTURE.search(href)]
    named += [_largest(image.get(name, "")) for name in ("data-srcset", "data-lazy-srcset", "srcset")]
    for address in filter(None, named):
        with suppress(ValueError):  # an address like http://[
            if same_picture(shown, url := resolve(base_url, address)):
                return url
    return shown
