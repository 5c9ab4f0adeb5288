"""The crawl loop that every portal shares: from its sitemap, feeds and listings to its unseen articles.

An address counts as seen only when its article is committed, so a crawl that was cut off is simply run again. Listings
are never filtered; their paging ends by rules: no article on the page, nothing on it that this listing had not shown
before, everything older than `since`, a cap, what tells a list without end (paging.py), or, when an earlier run went
through to the end, nothing on it that was not kept before this run.
"""

import re
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from datetime import datetime, timedelta, timezone
from typing import Any, ClassVar, Self
from urllib.parse import urljoin, urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from crawler.archive.store import open_archive
from crawler.article import Article, NotAnArticle
from crawler.platforms.accounted import AccountedSpider
from crawler.platforms.addresses import Addresses
from crawler.platforms.arguments import Arguments, covers
from crawler.platforms.failing import ELSEWHERE, reason_of
from crawler.platforms.layout import Layout, read_layouts
from crawler.platforms.paging import Listing
from crawler.platforms.refusals import LASTING
from crawler.reading.listing import Entry, links, next_page, read_feed, read_listing, read_sitemap
from crawler.reading.page import base_url, feeds, page_root

PAGE_CAP = 3000  # pages of one listing; reaching it is reported, and the run is not complete
FEED_CAP = 20
SECTION_CAP, SITEMAP_CAP = 1000, 10_000  # of one page, of a run; reaching one is reported: such a portal has no end
SITEMAP_DEPTH = 3  # sitemaps.org knows an index and its sitemaps
ARTICLE_FIRST, SITEMAP_FIRST = 20, 10  # priorities: articles as soon as they are known, so that nothing piles up
OUTSIDE = "outside since and until"

HANOI = timezone(timedelta(hours=7))


class PortalSpider(AccountedSpider):
    """A portal. A subclass for a platform says how articles are found and read; one for a portal says which it is.

    A portal sets, in this order: name, province (slug of today's), former_province (slug before July 2025, for a portal
    of a province that was merged into another), kind, start_urls, former_domains (hosts it had before, each with the
    platform of that time), sections, evidence (verified: checked on its pages; reported: a crawler's author or a text
    of it says so; guess), evidence_since (YYYY-MM) and, where its kind's does not do, cadence ("45m", "6h", "2d").
    A platform sets: name, platform, article_url (a pattern of article addresses, with a group `id` where the platform
    numbers its articles), signs, layouts or `read`; and where the defaults do not do: deny, sitemaps, follow_feeds,
    follow_articles, find_sections, next_page, cadence.
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
        """Make the spider; arguments as in `crawler.platforms.arguments`. Raises ValueError for a bad one."""
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
        self.allowed_domains = sorted({_host(url) for url in self.start_urls})
        self.listings: dict[str, Listing] = {}
        self.scheduled: set[str] = set()  # dealt with in this run, by whatever decision
        self.asked: set[str] = set()  # those of them that this run asks the portal for
        self.addresses = Addresses()
        self.handed_on = 0
        self.incremental = False

    # --- what a platform may say otherwise -------------------------------------------------------------------------

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page: a function of the response alone. Raises NotAnArticle with the reason."""
        return read_layouts(response, cls.layouts)

    @staticmethod
    def is_block_page(response: Response) -> bool:  # noqa: ARG004 - platforms ask it
        """Tell a page that says "wait" and stands for any address, at whatever status."""
        return False

    @classmethod
    def identity_of(cls, url: str) -> str | None:
        """Give what names the article at an address, or None when the address is no article's.

        It is the platform's own article id where the pattern has one, else the address without scheme and query.
        """
        parts = urlsplit(url)
        if cls.deny.search(parts.path) or not (found := cls.article_url.search(parts.path)):
            return None
        return found.groupdict().get("id") or parts.path.rstrip("/")

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the addresses of the portal's section listings, from its home page."""
        home = urlsplit(response.url).path
        for address, _ in links(page_root(response), base_url(response)):
            path = urlsplit(address).path
            is_short = path != home and re.fullmatch(r"/(?:[\w%-]+/?){1,2}(?:\.html?)?", path)
            if is_short and self.is_ours(address) and self.identity_of(address) is None:
                yield address

    def next_page(self, response: TextResponse, page: int) -> str | None:
        """Give the address of the listing page after number `page`, or None on the last."""
        return next_page(page_root(response), base_url(response), page)

    # --- the loop --------------------------------------------------------------------------------------------------

    async def start(self) -> AsyncIterator[Request]:
        """Begin: note the run, then ask for sitemaps, and for the home page or the sections asked for."""
        self.begin_run(self.portal, self.arguments.as_dict())
        with self.stopping():
            earlier = self.archive.complete_runs(self.portal)
        self.incremental = not self.arguments.full and any(covers(run.arguments, self.arguments) for run in earlier)
        for home in self.start_urls:
            for path in self.sitemaps:
                yield self.request(path, self.parse_sitemap, home, SITEMAP_FIRST)
            yield self.request(home, self.parse_home, home)

    def request(self, url: str, callback: Callable[..., Any], base: str, priority: int = 0, **kwargs: Any) -> Request:
        """Make a request for an address, which may be relative to `base`; one that fails is accounted for."""
        role = {self.parse_home: "home", self.parse_listing: "listing"}.get(callback)
        meta = {"required": role} if role else None
        address = urljoin(base, url)
        return Request(address, callback, errback=self.failed, priority=priority, cb_kwargs=kwargs, meta=meta)

    def is_ours(self, url: str) -> bool:
        """Tell whether an address is on the portal's own host, with or without www."""
        return url.startswith(("http://", "https://")) and _host(url) in self.allowed_domains

    def identity(self, article: Article) -> str:
        """Give what names a read article: by the address the page gives itself, else by the one fetched."""
        for url in (article.canonical_url, article.url):
            if url and self.is_ours(url) and (name := self.identity_of(url)):
                return name
        return urlsplit(article.url).path

    def parse_home(self, response: Response) -> Iterator[Request]:
        """Take the home page's articles, and follow its sections, or those asked for."""
        if not isinstance(response, TextResponse):
            self.count("skipped/not-html")
            return
        wanted = self.arguments.sections or self.sections
        found = [self.section_url(response, section) for section in wanted] or self.find_sections(response)
        for address in self.capped(dict.fromkeys(found), SECTION_CAP, "section cap"):
            if address not in self.listings and self.is_ours(address):
                self.listings[address] = Listing()
                yield self.request(address, self.parse_listing, response.url, section=address)
        for feed in feeds(response)[:FEED_CAP] if self.follow_feeds else ():
            if self.is_ours(feed):
                yield self.request(feed, self.parse_feed, response.url, SITEMAP_FIRST)
        yield from self.follow(self.entries(response))

    def section_url(self, response: TextResponse, section: str) -> str:
        """Give the address of a section named by its path."""
        return section if "://" in section else urljoin(response.url, f"/{section.strip('/')}/")

    def ours(self, url: str) -> str | None:
        """Give the identity of an address of this portal's article, else None."""
        return self.identity_of(url) if self.is_ours(url) else None

    def parse_sitemap(self, response: Response, depth: int = 1) -> Iterator[Request]:
        """Follow a sitemap: to its children, or to its articles."""
        children, entries = read_sitemap(response.body, self.sitemap_cap)
        room = SITEMAP_CAP - len(self.listings) if depth < SITEMAP_DEPTH else 0
        new = [address for address in dict.fromkeys(children) if self.is_ours(address) and address not in self.listings]
        if len(new) > max(room, 0):
            self.sitemap_cap()
        for address in new[: max(room, 0)]:
            self.listings[address] = Listing()
            yield self.request(address, self.parse_sitemap, response.url, SITEMAP_FIRST, depth=depth + 1)
        yield from self.follow(entry for entry in entries if self.is_ours(entry.url))

    def capped(self, addresses: Iterable[str], cap: int, reason: str) -> list[str]:
        """Give the first of some addresses; more are counted, and the run is then not complete."""
        every = list(addresses)
        if len(every) > cap:
            self.count(f"listing/{reason}")
            self.complete = False
        return every[:cap]

    def sitemap_cap(self) -> None:
        """Count sitemaps that are not followed to their end; the run is then not complete."""
        self.count("listing/sitemap cap")
        self.complete = False

    def parse_feed(self, response: Response) -> Iterator[Request]:
        """Follow an RSS or Atom feed to its articles."""
        yield from self.follow(entry for entry in read_feed(response.body) if self.is_ours(entry.url))

    def parse_listing(self, response: Response, section: str) -> Iterator[Request]:
        """Follow a listing page to its articles and, until a rule says stop, to the next page."""
        if not isinstance(response, TextResponse):
            self.count("skipped/not-html")
            return
        listing = self.listings[section]
        entries = self.entries(response)
        names = {name for entry in entries if (name := self.ours(entry.url))}
        reason = self.why_stop(listing, entries, names)
        listing.seen |= names
        yield from self.follow(entries, section)
        following = None if reason else self.next_page(response, listing.page)
        if following is None or not self.is_ours(following):
            self.count(f"listing/{reason or 'last page'}")
            return
        listing.page += 1
        yield self.request(following, self.parse_listing, response.url, section=section)

    def entries(self, response: TextResponse) -> list[Entry]:
        """Give the articles that a page links to; the dates beside them only where they matter."""
        dated = bool(self.arguments.since or self.arguments.until)
        return read_listing(page_root(response), base_url(response), self.ours, dated=dated)

    def why_stop(self, listing: Listing, entries: list[Entry], names: set[str]) -> str | None:
        """Say which rule ends the paging of a listing at this page, or None."""
        if not names:
            return "no article on the page"
        if names <= listing.seen:
            return "nothing new on the page"
        if all(entry.date and self.arguments.is_before(entry.date) for entry in entries):
            return "since reached"
        if self.incremental:
            with self.stopping():
                before = self.archive.kept(self.portal, names) - self.asked
            before |= self.refusals.known(names) if self.refusals else set()
            if names <= before:
                return "all kept by an earlier run"
        reason = listing.endless(names, self.scheduled, self.addresses.has_given)
        if reason is None and listing.page >= PAGE_CAP:
            self.complete = False
            return "page cap"
        return reason

    def follow(self, entries: Iterable[Entry], section: str | None = None) -> Iterator[Request]:
        """Give requests for the articles that are wanted and not kept, each once a run."""
        fresh: dict[str, list[str]] = {}
        for entry in entries:
            name = self.identity_of(entry.url)
            if name is None or (section is None and not self.in_sections(entry.url)):
                continue
            if name in self.scheduled:
                yield from self.ask_for(name, self.addresses.more(name, [entry.url, *entry.others]))
                continue
            if entry.date and not self.arguments.wants(entry.date):
                self.scheduled.add(name)
                self.skip(entry.url, OUTSIDE)
                continue
            fresh.setdefault(name, []).extend([entry.url, *entry.others])
        kept = self.kept(fresh) if fresh and not self.arguments.full else set()
        resting = self.refusals.resting(fresh) - kept if self.refusals and not self.arguments.full else set()
        for name, urls in fresh.items():
            self.scheduled.add(name)
            if name in kept:
                self.skip(urls[0], "already kept")
            elif name in resting:
                self.skip(urls[0], "refused before")
            else:
                self.asked.add(name)
                yield from self.ask_for(name, self.addresses.begin(name, urls))

    def ask_for(self, name: str, url: str | None) -> Iterator[Request]:
        """Ask for an article at an address, where there is one."""
        if url is not None:
            request = self.request(url, self.parse_article, url, ARTICLE_FIRST)
            request.meta["article"], request.errback = name, self.without_article
            yield request

    def without_article(self, failure: Failure) -> Iterator[Request]:
        """Account for a request that gave no page, and try the article's next address.

        Where the portal sends its reader to another site, it does so for the article: no link can make it.
        """
        self.failed(failure)
        if reason_of(failure.value) != ELSEWHERE:
            yield from self.next_address(failure.request)  # type: ignore[attr-defined]

    def next_address(self, request: Request | None) -> Iterator[Request]:
        """Ask for an article at its next address, now that none came of a request."""
        if request is not None and (name := request.meta.get("article")) is not None:
            yield from self.ask_for(name, self.addresses.gave_nothing(name))

    def kept(self, names: Iterable[str]) -> set[str]:
        """Tell which articles need not be fetched: they are kept, and no refresh of a young article is due."""
        with self.stopping():
            kept = self.archive.kept(self.portal, names)
            return kept - self.archive.due(self.portal, kept, self.refresh_days, datetime.now(HANOI)) if kept else kept

    def in_sections(self, url: str) -> bool:
        """Tell whether an address outside a listing belongs to the sections asked for: by a part of its path."""
        wanted = {section.strip("/") for section in self.arguments.sections}
        return not wanted or bool(wanted & set(urlsplit(url).path.split("/")))

    def parse_article(self, response: Response) -> Iterator[Article | Request]:
        """Read an article page and hand the article on; a page that is none is refused and counted by reason."""
        if self.arguments.limit and self.handed_on >= self.arguments.limit:
            self.skip(response.url, "limit reached", status=response.status)  # it was under way then
            return
        try:
            article = self.read_answer(response)
        except NotAnArticle as refused:
            self.refuse(response.url, refused)
            if refused.reason in LASTING:
                self.answered(response)
            yield from self.next_address(response.request)
            return
        self.answered(response)
        if article.published_at and not self.arguments.wants(article.published_at):
            self.skip(response.url, OUTSIDE, status=response.status)
        else:
            self.stamp(article, response)
            yield article
            self.handed_on += 1
            if self.arguments.limit and self.handed_on >= self.arguments.limit:
                raise CloseSpider("limit")
        too_old = article.published_at is not None and self.arguments.is_before(article.published_at)
        if self.follow_articles and not too_old and isinstance(response, TextResponse):
            yield from self.follow(self.entries(response))

    def answered(self, response: Response) -> None:
        """Note that the article asked for has been seen: no other address of it is needed."""
        if response.request is not None:
            self.addresses.answered(response.request.meta.get("article", ""))

    def refuse(self, url: str, refused: NotAnArticle) -> None:
        """Count a refused page by its reason; another address of the article may do."""
        super().refuse(url, refused)
        if refused.reason not in LASTING and (name := self.identity_of(url)):
            self.addresses.refused(name, url)

    def read_answer(self, response: Response) -> Article:
        """Read the answer to a request for an article. Raises NotAnArticle."""
        if not isinstance(response, TextResponse):
            raise NotAnArticle("not-html", ascii((response.headers.get("Content-Type") or b"")[:100].decode("latin-1")))
        if self.identity_of(response.url) is None:
            raise NotAnArticle("redirected", f"to {response.url}")
        return self.read(response)

    def stamp(self, article: Article, response: Response) -> None:
        """Write onto an article what the crawl knows of it: whose it is, and the capture."""
        article.portal, article.kind = self.portal, self.kind
        article.province, article.former_province = self.province, self.former_province
        article.http_status = response.status
        place = dict(response.request.meta.get("warc") or {}) if response.request else {}
        article.fetched_at = place.pop("fetched_at", None) or datetime.now(HANOI).isoformat(timespec="seconds")
        article.warc = place or None


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
