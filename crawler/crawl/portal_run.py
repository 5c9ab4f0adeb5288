"""A run of a portal: made for a crawl, with its archive and its account, by which each request is accounted for."""

from collections.abc import Callable, Iterable
from typing import Any, Self, TypeGuard
from urllib.parse import urljoin

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from twisted.python.failure import Failure

from crawler.archive.store import Archive, open_archive
from crawler.crawl.arguments import Arguments
from crawler.crawl.barred import Barred
from crawler.crawl.failing import request_of
from crawler.crawl.known_articles import KnownArticles
from crawler.crawl.portal_rules import PortalRules
from crawler.crawl.run_account import RunAccount
from crawler.crawl.waiting import Blocked

REQUIRED = {"parse_home": "home", "parse_listing": "listing"}  # callbacks whose request must give a page, and as what


class PortalRun(PortalRules):
    """Has what a run needs beside the portal's rules; a spider that only reads saved pages has none of it."""

    archive: Archive
    account: RunAccount
    barred: Barred
    known: KnownArticles

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Make the spider; arguments as in `crawler.crawl.arguments`. Raises ValueError for a bad one."""
        arguments = Arguments.parse(kwargs)
        kwargs["portal_name"], kwargs["start_urls"] = cls.crawled(arguments)
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.arguments = arguments
        spider.archive = open_archive(crawler.settings["ARCHIVE_URL"])
        spider.account = RunAccount(spider.archive, crawler, spider.logger)
        spider.barred = Barred(crawler, spider.account, next(iter(spider.start_urls), None))
        spider.known = KnownArticles(spider.account, spider.portal, spider.refresh_days, spider.identity_of)
        return spider

    def request(self, url: str, callback: Callable[..., Any], base: str, priority: int = 0, **kwargs: Any) -> Request:
        """Make a request for an address, which may be relative to `base`; one that fails is accounted for."""
        role = REQUIRED.get(callback.__name__)
        meta = {"required": role} if role else None
        address = urljoin(base, url)
        return Request(address, callback, errback=self.failed, priority=priority, cb_kwargs=kwargs, meta=meta)

    def failed(self, failure: Failure) -> None:
        """Account for a request that gave no page."""
        self.account.failed(failure)
        if isinstance(failure.value, Blocked) and request_of(failure).meta.get("required") != "home":
            self.ask_now(self.barred.given_up())

    def ask_now(self, requests: Iterable[Request]) -> None:
        """Have requests made that no callback gives."""
        assert self.crawler.engine is not None
        for request in requests:
            self.crawler.engine.crawl(request)

    def closed(self, reason: str) -> None:
        """End the run."""
        self.account.close(reason)


def is_run(spider: Spider | None) -> TypeGuard[PortalRun]:
    """Tell a spider whose run has begun: not one of another kind, nor one that `scrapy parse` looks at a page with."""
    return isinstance(spider, PortalRun) and spider.account.run_id > 0
