"""The articles that a page leads to, read without knowing whose page it is."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml.html import HtmlElement

from crawler.reading.lines.dates import parse_date
from crawler.reading.outlinks.links import links
from crawler.reading.outlinks.pager_words import label_of

OTHERS = 2  # further addresses of one article that are given
CLIMB = 4  # how far above its link an item's date may stand: li > div > h3 > a
ITEM_LENGTH = 1500  # letters; more text than that is the list and not one item of it
_DATE_LIKE = re.compile(r"\d[/.-]\d{1,2}[/.-]\d{4}")


@dataclass(frozen=True, slots=True)
class Entry:
    """An address found, with the day and time that the listing prints beside it (ISO 8601), where it does.

    `others` are further addresses on the page that name the same article; some, where there are many.
    """

    url: str
    date: str | None = None
    others: tuple[str, ...] = field(default=(), compare=False)


def read_listing(
    root: HtmlElement, base_url: str, identity: Callable[[str], str | None], *, dated: bool = True
) -> list[Entry]:
    """Give the articles that a page links to, each once, in order; `identity` says of an address whether it is one.

    `dated`: look for the date beside each, which takes longer.
    """
    found: dict[str, Entry] = {}
    for address, element in links(root, base_url):
        name = identity(address)
        if name is None or label_of(element).isdigit():  # as the pages of a listing are called
            continue
        if (before := found.get(name)) and (before.date or not dated):
            if address not in (before.url, *before.others) and len(before.others) < OTHERS:
                found[name] = replace(before, others=(*before.others, address))
            continue
        others = (before.url, *before.others)[:OTHERS] if before and before.url != address else ()
        found[name] = Entry(address, _date_near(element, name, base_url, identity) if dated else None, others)
    return list(found.values())


def _date_near(link: HtmlElement, name: str, base_url: str, identity: Callable[[str], str | None]) -> str | None:
    """Give the date in the smallest box around the link that holds this article and no other."""
    for _, box in zip(range(CLIMB), link.iterancestors(), strict=False):
        text = box.text_content()
        if len(text) > ITEM_LENGTH:
            return None
        if _DATE_LIKE.search(text):
            others = (identity(address) for address, _ in links(box, base_url))
            if any(other not in (None, name) for other in others):
                return None
            return next(
                (date for part in box.itertext() if _DATE_LIKE.search(part) and (date := parse_date(part))), None
            )
    return None
