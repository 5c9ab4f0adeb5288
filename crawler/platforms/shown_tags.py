"""The tags that an article page shows in a box that is named so, where its layout does not know the box."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from crawler.platforms.furniture_names import LONGEST
from crawler.platforms.generic_addresses import article_path
from crawler.platforms.select import Page
from crawler.reading.text import text_of

MOST, LENGTH = 20, 80  # tags; letters of one
ABOVE = 3  # boxes around the text in which they stand
_TAGS = re.compile(r"(?:^|[\s_-])(?:tags?|tu-?khoa|keywords?)(?:[\s_-]|$)", re.IGNORECASE)
_CLOUD = re.compile(r"cloud|popular|hot|trend|pho-?bien|noi-?bat", re.IGNORECASE)


def shown_tags(page: Page, body: HtmlElement) -> list[str]:
    """Give what links in the first box of tags say that stands below the text or in it; no link leads to an article."""
    for box in _boxes(page, body):
        links = [*islice(box.iter("a"), MOST + 1)]
        names = [name for link in links if (name := (text_of(link) or "").lstrip("# ").strip(" ,;"))]
        is_list = 0 < len(links) <= MOST and not any(map(article_path, links))
        if is_list and names and max(map(len, names)) <= LENGTH:
            return names
    return []


def _boxes(page: Page, body: HtmlElement) -> Iterator[HtmlElement]:
    """Give the boxes named after tags, in the text or beside the boxes around it."""
    named = [one for kind in page.valued.values() for value, group in kind.items() if _is_named(value) for one in group]
    if not named:
        return
    around = [body, *islice(body.iterancestors(), ABOVE)]
    near = {one for one in around if one.tag not in ("body", "html")}
    for box in named:
        if box.tag != "a" and not near.isdisjoint((box, *box.iterancestors())) and box not in around:
            yield box


def _is_named(value: str) -> bool:
    return _says_tags(value[:LONGEST])


@lru_cache(20_000)  # the pages of a portal have the same classes
def _says_tags(value: str) -> bool:
    return _TAGS.search(value) is not None and _CLOUD.search(value) is None
