"""The author whom a link names by where it leads: /tac-gia/hai-yen, /author/hai-yen, rel=author."""

import re
from itertools import islice, takewhile

from lxml.html import HtmlElement

from crawler.reading.byline import BYLINE_LENGTH, split_names
from crawler.reading.generic.beside import leads_elsewhere
from crawler.reading.generic.named_boxes import LABEL, is_among_others, is_site
from crawler.reading.generic.page_boxes import Page
from crawler.reading.layouts.generic_addresses import article_path
from crawler.reading.names import is_account
from crawler.reading.text import text_of

AROUND = 3  # boxes around such a link
_ADDRESS = re.compile(r"/(?:authors?|tac-?gia|but-?danh)/[^/?#]", re.IGNORECASE)


def linked_author(page: Page) -> tuple[HtmlElement | None, list[str]]:
    """Give the box of the first link to an author's page below the headline, or right above it, and who it names.

    Where it stands in another column, the page may name nobody else.
    """
    if page.headline is None:
        return None, []
    found = [(link, name) for link in page.root.iter("a") if (name := _name_of(link, page))]
    own = ((link, name) for link, name in found if page.columns.isdisjoint(link.iterancestors()))
    link, name = next(own, found[0] if len({name for _, name in found}) == 1 else (None, ""))
    if link is None:
        return None, []
    around = takewhile(lambda up: LABEL.sub("", text_of(up) or "") == name, islice(link.iterancestors(), AROUND))
    return [link, *around][-1], split_names(name)


def _name_of(link: HtmlElement, page: Page) -> str | None:
    """Give what a link to an author's page says, where that may be the author of this page's article."""
    if not (_ADDRESS.search(link.get("href") or "") or link.get("rel") == "author") or article_path(link):
        return None
    name = LABEL.sub("", text_of(link) or "")
    if (
        not 1 < len(name) <= BYLINE_LENGTH
        or is_account(name)
        or any(map(str.isdigit, name))
        or is_site(name, page.data)
    ):
        return None
    above = [*link.iterancestors()]
    if any(up.tag == "nav" for up in above) or is_among_others(link, page.headline):
        return None
    boxes = takewhile(lambda up: page.headline not in up.iter(), islice(above, AROUND))
    return None if any(leads_elsewhere(up, page.own_paths) for up in boxes) else name
