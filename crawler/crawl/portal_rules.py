"""What a portal and its platform say of themselves, and what can be asked of an address by that alone."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar
from urllib.parse import urljoin, urlsplit

from scrapy.http import Response, TextResponse

from crawler.archive.lock import server_of
from crawler.article import Article
from crawler.crawl.arguments import Arguments
from crawler.crawl.own_addresses import OwnAddresses
from crawler.reading.body.text import text_of
from crawler.reading.generic.menus import in_menu
from crawler.reading.generic.otherwise import read_otherwise
from crawler.reading.layouts.layout import Layout
from crawler.reading.outlinks.links import links
from crawler.reading.outlinks.listing import Entry, read_listing
from crawler.reading.outlinks.pager import next_page
from crawler.reading.parsing.page import base_url, page_root
from crawler.reading.wait_page import asks_to_wait

NEARLY_ALL = 0.9  # of the portal's own links; those to another language are beside its folder
FOLDER_DEPTH, FOLDER_WORDS = 3, 6  # of the address of a section that looks like an article's; of its name


class PortalRules(OwnAddresses):
    """A portal. A subclass for a platform says how articles are found and read; one for a portal says which it is.

    A portal sets, in this order: name, province (slug of today's), former_province (slug before July 2025, for a portal
    of a province that was merged into another), kind, start_urls, former_domains (hosts it had before, each with the
    platform of that time), sections, evidence (verified: checked on its pages; reported: a crawler's author or a text
    of it says so; guess), evidence_since (YYYY-MM) and, where its kind's does not do, cadence ("45m", "6h", "2d").
    A platform sets: name, platform, article_url (a pattern of article addresses, with a group `id` where the platform
    numbers its articles), signs, layouts or `read`; and where the defaults do not do: deny, section_end, sitemaps,
    follow_feeds, follow_articles, find_sections, named_as_sections, more_sections, next_page, cadence.
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

    section_end: ClassVar[str] = "/"  # of a section's address, behind its path
    sitemaps: ClassVar[list[str]] = ["/sitemap.xml"]
    follow_feeds: ClassVar[bool] = False  # whether the feeds that the home page names show what listings do not
    follow_articles: ClassVar[bool] = False  # whether article pages lead to articles that no listing shows
    refresh_days: ClassVar[tuple[int, ...]] = (1, 7, 30)  # ages at which a kept article is fetched once more
    layouts: ClassVar[tuple[Layout, ...]] = ()  # newest first
    signs: ClassVar[dict[bytes, float]] = {}  # what its pages say of themselves: a pattern, and how sure it makes

    @classmethod
    def crawled(cls, arguments: Arguments) -> tuple[str, list[str]]:
        """Give the name that a crawl with these arguments keeps its articles under, and the addresses it begins at.

        A portal that is crawled by its address has the name of its host: www makes no other portal, as its links and
        its redirects show each article with and without.
        """
        if not arguments.portal:
            return cls.name, list(cls.start_urls)
        of_platform = "province" not in vars(cls)  # a platform's own spider: the portal is known by its host
        return server_of(arguments.portal) if of_platform else cls.name, [arguments.portal]

    def __init__(self, name: str | None = None, portal_name: str | None = None, **kwargs: Any) -> None:
        for argument in Arguments.names():
            kwargs.pop(argument, None)
        super().__init__(name, **kwargs)
        self.arguments = Arguments()
        self.portal = portal_name or self.name

    # --- what a platform may say otherwise -------------------------------------------------------------------------

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page, by a layout where one fits: a function of the response alone. Raises NotAnArticle."""
        return read_otherwise(response, cls.layouts)

    @classmethod
    def has_rules(cls) -> bool:
        """Tell whether its pages are read by rules of their own, and not all as those of an unknown platform."""
        return bool(cls.layouts) or next(kind for kind in cls.__mro__ if "read" in vars(kind)) is not PortalRules

    @staticmethod
    def is_block_page(response: Response) -> bool:
        """Tell a page that says "wait" and stands for any address, at whatever status."""
        return asks_to_wait(response)

    def folder_of(self, response: TextResponse) -> str:
        """Give the folder of its host that a portal is in by its home page: where nearly all that this links to is."""
        folder = urlsplit(response.url).path.rpartition("/")[0]
        if not folder:
            return ""
        paths = [urlsplit(one).path for one, _ in links(page_root(response), base_url(response)) if self.is_ours(one)]
        below = sum(path.startswith(f"{folder}/") for path in paths)
        return folder if below >= NEARLY_ALL * len(paths) else ""

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the addresses of the portal's section listings, from its home page."""
        home = urlsplit(response.url).path
        for address in self.other_pages(response):
            path = self.below_folder(urlsplit(address).path)
            is_short = path != self.below_folder(home) and re.fullmatch(r"/(?:[\w%-]+/?){1,2}(?:\.html?)?", path)
            part = re.sub(r"/\d+/?$", "", address)  # a long article's second page: /slug/2/
            if is_short and self.identity_of(part) is None:
                yield address

    def other_pages(self, response: TextResponse) -> Iterator[str]:
        """Give the addresses on this portal that a page links to and that are no article's, and nothing denied."""
        for address, _ in links(page_root(response), base_url(response)):
            is_denied = self.deny.search(self.below_folder(urlsplit(address).path)) is not None
            if self.is_ours(address) and not is_denied and self.identity_of(address) is None:
                yield address

    def find_menu_folders(self, response: TextResponse) -> Iterable[str]:
        """Give what menus link to that has the form of an article's address, a name of some words, and no number."""
        for address, link in links(page_root(response), base_url(response)):
            parts = urlsplit(address)
            path = parts.path.rstrip("/")
            is_named = not parts.query and not has_number(path) and path.count("/") < FOLDER_DEPTH
            text = text_of(link) or ""
            is_short = is_named and len(text.split()) <= FOLDER_WORDS  # a headline has more
            is_name = is_short and any(map(str.isalpha, text))  # and not a pager's number
            if is_name and self.is_ours(address) and self.identity_of(address) and in_menu(link):
                yield address

    def named_as_sections(self, response: TextResponse) -> Iterable[str]:  # noqa: ARG002 - platforms ask it
        """Give those of a page's addresses of an article's form that may be sections': such a page that is no article.

        None, where the platform's addresses leave no doubt.
        """
        return ()

    def more_sections(self, response: TextResponse) -> Iterable[str]:  # noqa: ARG002 - platforms ask it
        """Give the addresses of further section listings, from the first page of one: none, where home names them."""
        return ()

    def next_page(self, response: TextResponse, page: int) -> str | None:
        """Give the address of the listing page after number `page`, or None on the last."""
        return next_page(page_root(response), base_url(response), page)

    def section_url(self, response: TextResponse, section: str) -> str:
        """Give the address of a section named by its path."""
        if "://" in section:
            return section
        return urljoin(response.url, f"/{section.strip('/').removesuffix(self.section_end)}{self.section_end}")

    # --- what follows from it --------------------------------------------------------------------------------------

    def folders(self, addresses: Iterable[str]) -> Iterator[str]:
        """Give those addresses that are a folder's and not a page's: sections, on many papers."""
        return (address for address in addresses if not urlsplit(address).path.endswith((".html", ".htm")))

    def note_listed(self, response: Response, entries: Iterable[Entry], *, of_feed: bool) -> None:
        """Note what a sitemap or feed lists, where a platform learns from it which addresses are articles'."""

    def entries(self, response: TextResponse) -> list[Entry]:
        """Give the articles that a page links to; the dates beside them only where they matter."""
        dated = bool(self.arguments.since or self.arguments.until)
        return read_listing(page_root(response), base_url(response), self.ours, dated=dated)

    def in_sections(self, url: str) -> bool:
        """Tell whether an address outside a listing belongs to the sections asked for: by a part of its path."""
        wanted = {section.strip("/") for section in self.arguments.sections}
        return not wanted or bool(wanted & set(urlsplit(url).path.split("/")))


def has_number(path: str) -> bool:
    """Tell whether a path has a digit."""
    return any(map(str.isdigit, path))
