"""Portals of unknown make: links that look like articles, and pages read by what any page has.

Nothing here is known of the site, so `reader` says `generic/1` on every record.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response, TextResponse

from crawler.article import Article, NotAnArticle
from crawler.platforms.generic_addresses import ARTICLE_URL, OTHER_URL, identity_of
from crawler.platforms.generic_page import read_page
from crawler.platforms.layout import read_layouts
from crawler.platforms.portal import PortalSpider
from crawler.reading.links import links
from crawler.reading.page import base_url, page_root

MAX_SECTIONS = 60
_NUMBERED = re.compile(r"\.(?:aspx|php)$", re.IGNORECASE)  # addresses that have a section's number as a parameter


class GenericSpider(PortalSpider):
    """Any portal by its address: `scrapy crawl generic -a portal=http://host/`."""

    name = "generic"
    platform = "generic"
    article_url = ARTICLE_URL
    deny = OTHER_URL
    follow_feeds = True

    @classmethod
    def identity_of(cls, url: str) -> str | None:
        """Give what names the article at an address, or None: of a portal that numbers them in a parameter, too."""
        named = super().identity_of(url)
        return identity_of(url) if named is None and cls.article_url is ARTICLE_URL else named

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give what the page's menus link to, at most MAX_SECTIONS; without a menu, every short address."""
        numbered = (
            address
            for address, _ in links(page_root(response), base_url(response))
            if _NUMBERED.search(urlsplit(address).path) and urlsplit(address).query and self.is_ours(address)
        )
        found = [
            address
            for address in dict.fromkeys([*super().find_sections(response), *numbered])
            if self.identity_of(address) is None and not self.deny.search(urlsplit(address).path)
        ]
        return found[:MAX_SECTIONS]

    def parse_home(self, response: Response) -> Iterator[Request]:
        """Follow the home page; as a listing, too, where it is one: its next page differs in the query alone."""
        yield from super().parse_home(response)
        if not isinstance(response, TextResponse) or self.arguments.sections or self.sections:
            return
        following = self.next_page(response, 1)
        same = following is not None and urlsplit(following).path == urlsplit(response.url).path
        if same and self.is_ours(following or "") and response.url not in self.listings:
            self.begin_listing(response.url)
            yield from self.parse_listing(response, response.url)

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read a page by the selectors proposed for its portal, where it has them, else as one of unknown make.

        Raises NotAnArticle: no-article, no-title, listing, or what the title says.
        """
        if cls.layouts:
            try:
                return read_layouts(response, cls.layouts)
            except NotAnArticle as refused:
                if refused.reason != "no-article":
                    raise
        return read_page(response)
