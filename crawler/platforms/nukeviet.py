"""NukeViet 3.x to 4.5 and NukeViet eGovernment: party portals, schools, unions, *.gov.vn.

Addresses: /[index.php/][vi/][module/]category/slug-ID.html, from its public source (includes/functions.php) and seen on
running portals. The trailing id names the article within its module: another category or slug redirects to the
canonical address. Verified on running 4.5, 4.4 and eGovernment 1.2 portals.

How all articles are found: the sitemap holds the 1,000 newest alone; the pages of a category with sub-categories are
oldest first from page 2 on and leave some out; so sitemap, categories, and the newer and older links on article pages
are all followed. RSS is not: it shows nothing more, and its minutes hold the month.
"""

import re
from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

from scrapy.http import TextResponse

from crawler.platforms.nukeviet_page import is_block_page, read_page
from crawler.platforms.portal import PortalSpider
from crawler.reading.listing import absolute
from crawler.reading.page import base_url, page_root

_PREFIX = re.compile(r"^/(?:index\.php(?:/|$))?(?:[a-z]{2}/)?")
_SERVICE = (
    r"savefile|print|sendmail|tag|topic|author|rss|search|seek|feeds|users|contact|statistics|voting|comment|archives"
    r"|banners|admin|install|uploads|assets|themes|rating|siteterms|about|download"
)


class NukeVietSpider(PortalSpider):
    """Any NukeViet portal: `scrapy crawl nukeviet -a portal=http://host/`."""

    name = "nukeviet"
    platform = "nukeviet"
    evidence = "verified"
    article_url = re.compile(r"^/(?P<module>[\w%-]+/)?(?P<category>[\w%-]+)/[^/]*-(?P<id>\d+)\.html$")
    deny = re.compile(rf"^/(?:[\w-]+/)?(?:{_SERVICE})(?:/|$)", re.IGNORECASE)
    follow_articles = True
    signs: ClassVar[dict[bytes, float]] = {
        rb'name="generator" content="NukeViet': 0.95,
        rb"Powered by (?:<[^<>]*>)?NukeViet|NukeViet eGovernment": 0.8,
        rb'id="news-bodyhtml"': 0.7,
        rb"\bnv_base_siteurl\b|\bnv_lang_data\b": 0.7,
        rb'class="floodblocker"': 0.6,
    }

    read = staticmethod(read_page)
    is_block_page = staticmethod(is_block_page)

    @classmethod
    def identity_of(cls, url: str) -> str | None:
        """Give module and id; index.php, the language and the category are no part of an article's identity.

        `index.php?language=vi&nv=news&op=category/slug-477` is the same address, not rewritten.
        """
        parts = urlsplit(url)
        path = parts.path
        if "nv=" in parts.query:
            query = parse_qs(parts.query)
            path = f"/{query.get('op', [''])[0]}.html"
        path = _PREFIX.sub("/", path)
        if cls.deny.search(path) or not (found := cls.article_url.match(path)):
            return None
        return f"{found['module'] or ''}{found['id']}"

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the categories: every one has its feed named in the head, at /rss/ where the listing has nothing."""
        feeds = page_root(response).xpath("/html/head/link[@rel='alternate'][contains(@type, 'rss')]/@href")
        named = [re.sub(r"rss/(?=.)", "", feed) for feed in feeds if re.search(r"rss/[^/]+/?$", feed)]
        found = [address for href in named if (address := absolute(href, base_url(response)))]
        return found or [address for address in super().find_sections(response) if not self._is_service(address)]

    def _is_service(self, url: str) -> bool:
        return self.deny.search(_PREFIX.sub("/", urlsplit(url).path)) is not None
