"""Portals of unknown make: links that look like articles, and pages read by what any page has.

Nothing here is known of the site, so `reader` says `generic/1` on every record.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response, TextResponse

from crawler.article import Article, NotAnArticle
from crawler.platforms.generic_addresses import ARTICLE_URL, OTHER_URL, identity_of, may_list
from crawler.platforms.generic_page import read_page
from crawler.platforms.layout import read_layouts
from crawler.platforms.portal import PortalSpider
from crawler.reading.links import links
from crawler.reading.page import base_url, page_root

MAX_SECTIONS = 60


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
        """Give the short addresses that the page links to, and those that name a section; at most MAX_SECTIONS."""
        named = (
            address
            for address, _ in links(page_root(response), base_url(response))
            if may_list(address) and self.is_ours(address)
        )
        short = (
            address
            for address in super().find_sections(response)
            if may_list(address) or not self.deny.search(urlsplit(address).path)
        )
        found = (address for address in dict.fromkeys([*short, *named]) if self.identity_of(address) is None)
        return [*islice(found, MAX_SECTIONS)]

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
