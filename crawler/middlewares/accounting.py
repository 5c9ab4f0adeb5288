"""What Scrapy knows of a crawl's pages and the spider does not see, for the account of pages.

Scrapy drops a request to another site in silence; robots.txt it asks for by itself; and a page whose callback fails is
in the log only.
"""

from collections.abc import AsyncIterator
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.offsite import OffsiteMiddleware
from scrapy.exceptions import CloseSpider
from scrapy.http import HtmlResponse, Response, TextResponse
from scrapy.http.request import NO_CALLBACK
from twisted.python.failure import Failure

from crawler.crawl.failing import fault_of
from crawler.crawl.no_page import AGAIN, BLOCKED, EMPTY, PASSING, barring, shows_nothing
from crawler.crawl.page_account import role
from crawler.crawl.portal import PortalSpider
from crawler.crawl.run_account import HOME_ANSWERED

PAGES = frozenset({"home", "listing"})
OF_ARTICLES = frozenset({"article", "part"})  # what became of these is noted where they are read
SITEMAP = "sitemap"


class Offsite(OffsiteMiddleware):
    """Refuses requests to other sites as Scrapy's own does, but so that the spider is told."""

    def request_scheduled(self, request: Request, spider: Any) -> None:
        """Let it pass: `process_request` refuses it, and then the request's errback is called."""


class Accounting:
    """A spider middleware that notes listings, robots.txt and errors in the spider's account of pages."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        crawler.signals.connect(self.scheduled, signals.request_scheduled)
        crawler.signals.connect(self.downloaded, signals.response_downloaded)
        crawler.signals.connect(self.spider_error, signals.spider_error)
        crawler.signals.connect(self.item_error, signals.item_error)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it for a crawl; a spider without an account of pages is left alone."""
        return cls(crawler)

    @property
    def spider(self) -> PortalSpider | None:
        """Give the spider, if it keeps an account."""
        spider = self.crawler.spider
        return spider if isinstance(spider, PortalSpider) else None

    def process_spider_input(self, response: Response) -> None:
        """Note the redirects that led to a page."""
        if self.spider and response.request:
            self.spider.account.note_way(response.request)
            if response.request.meta.get("required") == "home":
                self.spider.account.home = HOME_ANSWERED

    async def process_spider_output(self, response: Response, result: AsyncIterator[Any]) -> AsyncIterator[Any]:
        """Note a page that is no article's, with the rule that ended the listing."""
        spider = self.spider
        answered = 200 <= response.status < 300  # noqa: PLR2004 - for others Scrapy calls the errback
        if spider and answered and response.request and (what := role(response.request)) not in OF_ARTICLES:
            noted = as_they_come if what == SITEMAP else self.at_once
            result = noted(spider, response, result, what)
        async for one in result:
            yield one

    async def at_once(
        self, spider: PortalSpider, response: Response, result: AsyncIterator[Any], what: str
    ) -> AsyncIterator[Any]:
        """Note a page when its callback has ended, and then hand on what it gave."""
        # To its end at once: callbacks that take turns would take each other's `last_ending`.
        found: list[Any] = []
        failed: Exception | None = None
        spider.account.last_ending = None
        try:
            async for one in result:
                found.append(one)  # noqa: PERF401 - what came before an exception counts
        except Exception as error:  # noqa: BLE001 - raised again when what was found before it is given on
            failed = error
        if what in PAGES and (refused := self.refused(response, found)):
            spider.account.note(response.url, *refused, role=what, status=response.status)
            spider.account.home = refused[1] if what == "home" else spider.account.home
            if what == "home" or refused[1] in PASSING:
                spider.no_listing(response)
            if refused[1] == BLOCKED:
                found += spider.barred.kept_out()
        elif failed is None or isinstance(failed, CloseSpider):
            spider.account.note(response.url, "listing", spider.account.last_ending, role=what, status=response.status)
        for one in found:
            yield one
        if failed:
            raise failed

    def refused(self, response: Response, found: list[Any]) -> tuple[str, str] | None:
        """Say why a home page or listing is none, as outcome and reason: no page, or one that bars us at status 200."""
        if not isinstance(response, TextResponse):
            return "skipped", "not-html"
        if AGAIN in response.meta and shows_nothing(response):
            return "refused", EMPTY
        if not isinstance(response, HtmlResponse):  # an answer of a service
            return None
        if any(isinstance(one, Request) and role(one) == "article" for one in found):
            return None
        return ("refused", reason) if (reason := barring(response)) else None

    def scheduled(self, request: Request) -> None:
        """Remember an address that is to be asked for; one that a redirect led to goes by where that began."""
        if self.spider and "redirect_urls" not in request.meta:
            self.spider.account.expected[request.url] = role(request)

    def downloaded(self, response: Response, request: Request) -> None:
        """Note an answer to what Scrapy asks by itself."""
        if self.spider and request.callback in (None, NO_CALLBACK):
            self.spider.account.note(response.url, "robots", role=role(request), status=response.status)

    def spider_error(self, failure: Failure, response: Response | None) -> None:
        """Note a page at which our own code failed."""
        if self.spider:
            what = role(response.request) if response is not None and response.request else "other"
            url = response.url if response is not None else ""
            status = response.status if response is not None else None
            self.spider.account.note(url, "error", fault_of(failure.value), role=what, status=status)

    def item_error(self, item: Any, failure: Failure) -> None:
        """Note an article at which our own code failed."""
        if self.spider:
            self.spider.dealt_with(getattr(item, "url", ""), "error", fault_of(failure.value))


async def as_they_come(
    spider: PortalSpider, response: Response, result: AsyncIterator[Any], what: str
) -> AsyncIterator[Any]:
    """Hand on what a sitemap leads to, which may be 50,000 articles, bit by bit; note it before the first of them."""
    noted = False

    def note() -> None:
        nonlocal noted
        if not noted:
            spider.account.note(
                response.url, "listing", response.meta.get("ended_by"), role=what, status=response.status
            )
        noted = True

    try:
        async for one in result:
            note()
            yield one
    except CloseSpider:
        note()
        raise
    note()
