"""What a portal and its platform say of themselves, and what can be asked of an address by that alone."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, ClassVar, Self
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response, TextResponse

from crawler.archive.store import open_archive
from crawler.article import Article
from crawler.crawl.arguments import Arguments
from crawler.crawl.barred import Barred
from crawler.reading.generic.menus import in_menu
from crawler.reading.generic.otherwise import read_otherwise
from crawler.reading.layouts.layout import Layout
from crawler.reading.links import host_of, links
from crawler.reading.listing import Entry, read_listing
from crawler.reading.page import base_url, page_root
from crawler.reading.pager import next_page
from crawler.reading.text import text_of

FOLDER_DEPTH, FOLDER_WORDS = 3, 6  # of the address of a section that looks like an article's; of its name
# What only articles have: [GMT+7] and VNPT e-news, Zend, ZCE and Bắc Giang, and old forms of Hà Tĩnh and Thanh Hóa.
OLDER_URL = re.compile(
    r"/20\d\d(?:0[1-9]|1[0-2])/[^/]+-(?:\d{5,8}|[0-9a-f]{7})/?$|-a\d{3,}\.html$|-post(?:\d+\.html|id\d+\.bbg)$"
    r"|/(?:[^/-]+-){3,}[^/]+/\d{5,8}\.html?$"
)
REQUIRED = {"parse_home": "home", "parse_listing": "listing"}  # callbacks whose request must give a page, and as what


class PortalRules(Barred):
    """A portal. A subclass for a platform says how articles are found and read; one for a portal says which it is.

    A portal sets, in this order: name, province (slug of today's), former_province (slug before July 2025, for a portal
    of a province that was merged into another), kind, start_urls, former_domains (hosts it had before, each with the
    platform of that time), sections, evidence (verified: checked on its pages; reported: a crawler's author or a text
    of it says so; guess), evidence_since (YYYY-MM) and, where its kind's does not do, cadence ("45m", "6h", "2d").
    A platform sets: name, platform, article_url (a pattern of article addresses, with a group `id` where the platform
    numbers its articles), signs, layouts or `read`; and where the defaults do not do: deny, sitemaps, follow_feeds,
    follow_articles, find_sections, more_sections, next_page, cadence.
    """

    platform: ClassVar[str]
    province: str | None = None
    former_province: str | None = None
    kind: str | None = None
    former_domains: ClassVar[dict[str, str]] = {}
    sections: ClassVar[list[str]] = []
    evidence: str = "guess"
    evidence_since: str | None = None
    cadence: ClassVar[str | None] = None  # how often it is crawled, where its kind does not say it well: "6h", "1d"

    article_url: ClassVar[re.Pattern[str]]
    deny: ClassVar[re.Pattern[str]] = re.compile(r"(?!)")
    sitemaps: ClassVar[list[str]] = ["/sitemap.xml"]
    follow_feeds: ClassVar[bool] = False  # whether the feeds that the home page names show what listings do not
    follow_articles: ClassVar[bool] = False  # whether article pages lead to articles that no listing shows
    refresh_days: ClassVar[tuple[int, ...]] = (1, 7, 30)  # ages at which a kept article is fetched once more
    layouts: ClassVar[tuple[Layout, ...]] = ()  # newest first
    signs: ClassVar[dict[bytes, float]] = {}  # what its pages say of themselves: a pattern, and how sure it makes

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Make the spider; arguments as in `crawler.crawl.arguments`. Raises ValueError for a bad one."""
        arguments = Arguments.parse(kwargs)
        kwargs["portal_name"], kwargs["start_urls"] = cls.crawled(arguments)
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.arguments = arguments
        spider.archive = open_archive(crawler.settings["ARCHIVE_URL"])
        return spider

    @classmethod
    def crawled(cls, arguments: Arguments) -> tuple[str, list[str]]:
        """Give the name that a crawl with these arguments keeps its articles under, and the addresses it begins at."""
        if not arguments.portal:
            return cls.name, list(cls.start_urls)
        of_platform = "province" not in vars(cls)  # a platform's own spider: the portal is known by its host
        return urlsplit(arguments.portal).netloc if of_platform else cls.name, [arguments.portal]

    def __init__(self, name: str | None = None, portal_name: str | None = None, **kwargs: Any) -> None:
        for argument in Arguments.names():
            kwargs.pop(argument, None)
        super().__init__(name, **kwargs)
        self.arguments = Arguments()
        self.portal = portal_name or self.name
        self.allowed_domains = sorted({host_of(url) for url in self.start_urls})
        self.menu_folders: set[str] = set()  # paths that are sections' by the portal's menus, and look like articles'
        self.listed: set[str] = set()  # paths that are articles' by the portal's own lists, not by their form

    # --- what a platform may say otherwise -------------------------------------------------------------------------

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page: a function of the response alone. Raises NotAnArticle with the reason."""
        return read_otherwise(response, cls.layouts)

    @staticmethod
    def is_block_page(response: Response) -> bool:  # noqa: ARG004 - platforms ask it
        """Tell a page that says "wait" and stands for any address, at whatever status."""
        return False

    @classmethod
    def identity_of(cls, url: str) -> str | None:
        """Give what names the article at an address, or None when the address is no article's.

        It is the platform's own article id where the pattern has one, else the address without scheme and query. Papers
        keep articles at the addresses of the make before, whose forms no section has.
        """
        parts = urlsplit(url)
        if cls.deny.search(parts.path):
            return None
        if found := cls.article_url.search(parts.path):
            return found.groupdict().get("id") or parts.path.rstrip("/")
        return parts.path.rstrip("/") if OLDER_URL.search(parts.path) else None

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the addresses of the portal's section listings, from its home page."""
        home = urlsplit(response.url).path
        for address, _ in links(page_root(response), base_url(response)):
            path = urlsplit(address).path
            is_short = path != home and re.fullmatch(r"/(?:[\w%-]+/?){1,2}(?:\.html?)?", path)
            part = re.sub(r"/\d+/?$", "", address)  # a long article's second page: /slug/2/
            if is_short and self.is_ours(address) and not any(map(self.identity_of, {address, part})):
                yield address

    def find_menu_folders(self, response: TextResponse) -> Iterable[str]:
        """Give what menus link to that has the form of an article's address, a name of some words, and no number."""
        for address, link in links(page_root(response), base_url(response)):
            parts = urlsplit(address)
            path = parts.path.rstrip("/")
            is_named = not parts.query and not any(map(str.isdigit, path)) and path.count("/") < FOLDER_DEPTH
            text = text_of(link) or ""
            is_short = is_named and len(text.split()) <= FOLDER_WORDS  # a headline has more
            is_name = is_short and any(map(str.isalpha, text))  # and not a pager's number
            if is_name and self.is_ours(address) and self.identity_of(address) and in_menu(link):
                yield address

    def more_sections(self, response: TextResponse) -> Iterable[str]:  # noqa: ARG002 - platforms ask it
        """Give the addresses of further section listings, from the first page of one: none, where home names them."""
        return ()

    def next_page(self, response: TextResponse, page: int) -> str | None:
        """Give the address of the listing page after number `page`, or None on the last."""
        return next_page(page_root(response), base_url(response), page)

    def section_url(self, response: TextResponse, section: str) -> str:
        """Give the address of a section named by its path."""
        return section if "://" in section else urljoin(response.url, f"/{section.strip('/')}/")

    # --- what follows from it --------------------------------------------------------------------------------------

    def request(self, url: str, callback: Callable[..., Any], base: str, priority: int = 0, **kwargs: Any) -> Request:
        """Make a request for an address, which may be relative to `base`; one that fails is accounted for."""
        role = REQUIRED.get(callback.__name__)
        meta = {"required": role} if role else None
        address = urljoin(base, url)
        return Request(address, callback, errback=self.failed, priority=priority, cb_kwargs=kwargs, meta=meta)

    def folders(self, addresses: Iterable[str]) -> Iterator[str]:
        """Give those addresses that are a folder's and not a page's, but for denied ones: sections, on many papers."""
        for address in addresses:
            path = urlsplit(address).path
            if not path.endswith((".html", ".htm")) and not self.deny.search(path):
                yield address

    def is_ours(self, url: str) -> bool:
        """Tell whether an address is on the portal's own host, with or without www."""
        return url.startswith(("http://", "https://")) and host_of(url) in self.allowed_domains

    def ours(self, url: str) -> str | None:
        """Give the identity of an address of this portal's article, by its form or the portal's lists, else None."""
        if not self.is_ours(url) or (self.menu_folders and bare_path(url) in self.menu_folders):
            return None
        return self.identity_of(url) or (path if (path := bare_path(url)) in self.listed else None)

    def note_listed(self, response: Response, entries: Iterable[Entry], *, of_feed: bool) -> None:
        """Note what a sitemap or feed lists, where a platform learns from it which addresses are articles'."""

    def list_articles(self, urls: Iterable[str]) -> None:
        """Take addresses for articles' because the portal lists them as such, but for those that are denied."""
        paths = {bare_path(url) for url in urls if self.is_ours(url) and self.identity_of(url) is None}
        self.listed |= {path for path in paths if path and not self.deny.search(path)}

    def recall(self, name: str, url: str) -> None:
        """Take an address for an article's that another run had from the portal's lists: its path is its name."""
        if name.startswith("/") and name == bare_path(url) and self.identity_of(url) is None:
            self.listed.add(name)

    def identity(self, article: Article) -> str:
        """Give what names a read article: by the address the page gives itself, else by the one fetched."""
        for url in (article.canonical_url, article.url):
            if url and (name := self.ours(url)):
                return name
        return urlsplit(article.url).path

    def entries(self, response: TextResponse) -> list[Entry]:
        """Give the articles that a page links to; the dates beside them only where they matter."""
        dated = bool(self.arguments.since or self.arguments.until)
        return read_listing(page_root(response), base_url(response), self.ours, dated=dated)

    def in_sections(self, url: str) -> bool:
        """Tell whether an address outside a listing belongs to the sections asked for: by a part of its path."""
        wanted = {section.strip("/") for section in self.arguments.sections}
        return not wanted or bool(wanted & set(urlsplit(url).path.split("/")))


def bare_path(url: str) -> str:
    """Give an address's path without a slash at its end; "" for one with parameters, which name something else."""
    parts = urlsplit(url)
    return "" if parts.query else parts.path.rstrip("/")
