"""Portals of unknown make: links that look like articles, and pages read by what any page has.

Nothing here is known of the site, so `reader` says `generic/1` on every record.
"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from scrapy.http import TextResponse

from crawler.article import Article, NotAnArticle
from crawler.platforms.generic_addresses import ARTICLE_URL, OTHER_URL
from crawler.platforms.generic_page import read_page
from crawler.platforms.layout import read_layouts
from crawler.platforms.portal import PortalSpider

MAX_SECTIONS = 60


class GenericSpider(PortalSpider):
    """Any portal by its address: `scrapy crawl generic -a portal=http://host/`."""

    name = "generic"
    platform = "generic"
    article_url = ARTICLE_URL
    deny = OTHER_URL
    follow_feeds = True

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give what the page's menus link to, at most MAX_SECTIONS; without a menu, every short address."""
        found = [
            address
            for address in dict.fromkeys(super().find_sections(response))
            if self.identity_of(address) is None and not self.deny.search(urlsplit(address).path)
        ]
        return found[:MAX_SECTIONS]

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
