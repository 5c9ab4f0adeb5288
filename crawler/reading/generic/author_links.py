"""Authors that a link to their own page names, beside the headline."""

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from crawler.reading.generic.columns import is_sentence
from crawler.reading.generic.following import following
from crawler.reading.generic.page_boxes import Page
from crawler.reading.layouts.generic_addresses import article_path, leads_to_author
from crawler.reading.names import is_account, is_name
from crawler.reading.text import text_of

LOOKED_AT = 24  # elements below the headline: date, pictures and buttons may stand before the name


def names_linked(page: Page) -> list[str]:
    """Give the names in the links to authors' pages between headline and text, in the article's column."""
    links = (link for link in _above_text(page) if leads_to_author(link))
    own = (link for link in links if page.columns.isdisjoint((link, *link.iterancestors())))
    names = (name for link in own if (name := text_of(link)) and is_name(name) and not is_account(name))
    return list(dict.fromkeys(names))


def _above_text(page: Page) -> Iterator[HtmlElement]:
    """Give the links below the headline, down to the first sentence or another article's link."""
    for element in islice(following(page.headline), LOOKED_AT) if page.headline is not None else ():
        if is_sentence(element.text):
            return
        if element.tag == "a":
            if (path := article_path(element)) and path not in page.own_paths:
                return
            yield element
