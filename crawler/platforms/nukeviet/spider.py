"""NukeViet 3.x to 4.5 and NukeViet eGovernment: party portals, schools, unions, *.gov.vn.

`addresses` says what its addresses are. Verified on running 4.5, 4.4 and eGovernment 1.2 portals.

How all articles are found: the sitemap holds the 1,000 newest alone; the pages of a category with sub-categories are
oldest first from page 2 on and leave some out; so sitemap, categories, and the newer and older links on article pages
are all followed. RSS is not: it shows nothing more, and its minutes hold the month. But the head names a feed for every
category of the module that a page is of, which the menu need not do; and where a theme has dropped the feeds, too, each
article's address names the category that it is in.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response, TextResponse

from crawler.article import Article
from crawler.platforms.nukeviet import addresses
from crawler.platforms.nukeviet.page import read_page
from crawler.platforms.nukeviet.refusal import is_block_page
from crawler.platforms.nukeviet.sections import WithinSections
from crawler.reading.outlinks.links import links
from crawler.reading.parsing.page import base_url, feeds, page_root


class NukeVietSpider(WithinSections):
    """Any NukeViet portal: `scrapy crawl nukeviet -a portal=http://host/`."""

    name = "nukeviet"
    platform = "nukeviet"
    evidence = "verified"
    article_url = addresses.ARTICLE
    deny = addresses.SERVICE
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

    identity_of = staticmethod(addresses.identity)

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the categories that have a feed named in the head, and what the menus link to: other modules as well."""
        yield from _with_feeds(response)
        folder = addresses.folder_of(response.body)
        for address, _ in links(page_root(response), base_url(response)):
            inside = addresses.at_root(address, folder)
            if address != response.url and addresses.is_listing(inside):
                yield address

    def more_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the categories of a module that the portal's home page is not of; a language's home page names more."""
        inside = addresses.at_root(response.url, addresses.folder_of(response.body))
        return self.find_sections(response) if addresses.is_home(inside) else _with_feeds(response)

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.met: dict[tuple[str, str], str] = {}  # categories of the articles read, with their addresses
        self.at_home = False  # whether the home page, which names most of them, is read

    def parse_home(self, response: Response) -> Iterator[Request]:
        """Follow the home page, and the categories of the articles that the sitemap led to before."""
        yield from super().parse_home(response)
        self.at_home = True
        yield from self._unlisted(response, self.met.values())

    def parse_article(self, response: Response) -> Iterator[Article | Request]:
        """Read an article; its category's listing is followed, too, where neither menu nor feed has named that."""
        for one in super().parse_article(response):
            yield one
            if isinstance(one, Article):
                address = addresses.category_of(response.url)
                if self.met.setdefault(addresses.place(address), address) is address and self.at_home:
                    yield from self._unlisted(response, [address])

    def _unlisted(self, response: Response, categories: Iterable[str]) -> Iterator[Request]:
        if not (self.arguments.sections or self.sections):
            known = {addresses.place(address) for address in self.listings}
            new = [address for address in categories if addresses.place(address) not in known]
            for request in self.follow_sections(response, new):
                request.meta.pop("required")  # a category may be closed to readers, and its articles not
                yield request

    def section_url(self, response: TextResponse, section: str) -> str:
        """Give the address of a section named by its path: in the form, module and language that the home page names.

        A module's category that the home page does not name has its address below the module's.
        """
        path = f"/{section.strip('/')}/"
        module, _, category = path.strip("/").rpartition("/")
        named = {addresses.parted(url)[1]: url for url in self.find_sections(response)}
        found = next((url for known, url in named.items() if known.endswith(path)), None)
        if found is None and (of_module := named.get(f"/{module}/")):
            found = (
                f"{of_module}&op={category}" if urlsplit(of_module).query else f"{of_module.rstrip('/')}/{category}/"
            )
        return found or super().section_url(response, section)


def _with_feeds(response: TextResponse) -> Iterator[str]:
    """Give the addresses of the categories whose feeds a page names: theirs without `rss/`."""
    for feed in feeds(response):
        if re.search(r"rss/[^/]+/?$", feed):
            yield re.sub(r"rss/(?=[^/]+/?$)", "", feed)
