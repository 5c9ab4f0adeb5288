"""The account of a run: what became of each address, and whether every page asked for gave its answer.

The counts are in the crawl's statistics under `portal/`, the notes in the run's account of pages (page_account.py).
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, IgnoreRequest
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.statscollectors import StatsCollector
from twisted.python.failure import Failure

from crawler.archive.database import ArchiveError
from crawler.archive.running import begin, finish, run_file
from crawler.archive.store import Archive
from crawler.article import NotAnArticle
from crawler.crawl.failing import TOO_LARGE, UNLISTED, reason_of, request_of
from crawler.crawl.page_account import PageAccount, role
from crawler.crawl.refusals import FILE, Refusals
from crawler.crawl.waiting import NOT_ASKED, Blocked, RunEnded

# The reasons with which a crawl is closed whose archive fails, or whose WARC files do.
ARCHIVE_FAILED, WARC_FAILED = "archive_error", "warc_error"
HOME_ANSWERED = "answered"
LIMIT_REACHED = "limit reached"
GONE = frozenset({401, 403, 404, 410, 451})  # the portal's own answer about one address, not a failure of the crawl
NOT_THERE = frozenset({404, 410})  # the same of what its menu links to; no article is missing for that


class RunAccount:
    """Counts what is refused, skipped and failed by reason, and notes what became of each address.

    `complete` tells whether every page asked for gave its answer. A request with `required` in its meta must give a
    page: a "listing" unless robots.txt forbids it, the "home" page in any case. What is to be ended before the run is
    stands in `endings`: each is called with the reason, and may find that the run is not complete. Then `end_run`,
    where somebody has set it, ends the run in the archive.
    """

    def __init__(self, archive: Archive, crawler: Crawler, logger: logging.LoggerAdapter[logging.Logger]) -> None:
        self.archive, self.crawler, self.logger = archive, crawler, logger
        self.run_id = 0  # before it begins
        self.pages: PageAccount | None = None
        self.refusals: Refusals | None = None
        self.complete = True
        self.home: str | None = None  # "answered", or why it gave nothing
        self.stopped_by: str | None = None  # what failed of ours, and what to do, in one line
        self.endings: list[Callable[[str], None]] = []
        self.end_run: Callable[[str, dict[str, Any]], None] | None = None
        self.same_content: dict[str, str] = {}  # of an article under way: where its content was kept before
        self.shortened: set[str] = set()  # articles under way of which not all parts were read
        self.expected: dict[str, str] = {}  # addresses asked for of which nothing is noted yet, and what for
        self.last_ending: str | None = None  # the rule that ended a listing, from the callback that is running

    @property
    def stats(self) -> StatsCollector:
        """Give the crawl's statistics, which it has once it has begun."""
        assert self.crawler.stats is not None
        return self.crawler.stats

    @contextmanager
    def stopping(self) -> Iterator[None]:
        """Close the crawl, saying why in one line, when the archive fails within the block. Raises CloseSpider."""
        try:
            yield
        except ArchiveError as error:
            self.logger.critical("Crawl stopped: %s", error)
            self.stopped_by = str(error)
            raise CloseSpider(ARCHIVE_FAILED) from None

    def begin(self, portal: str, arguments: Mapping[str, Any]) -> None:
        """Note in the archive that a run begins, and open its account of pages. Raises CloseSpider."""
        with self.stopping():
            self.run_id = begin(self.archive, portal, arguments)
        try:
            self.pages = PageAccount(run_file(self.archive, portal, self.run_id))
        except OSError as error:
            self.logger.warning("no account of pages is written: %s: %s", error.filename, error.strerror)
        remembered = run_file(self.archive, portal, self.run_id).with_name(FILE)
        self.refusals = Refusals(remembered, datetime.now(UTC))
        self.endings.append(self.refusals.end)

    def count(self, what: str) -> None:
        """Count something for the run's account."""
        self.stats.inc_value(f"portal/{what}")
        if what.startswith("listing/"):
            self.last_ending = what.removeprefix("listing/")

    def note(self, url: str, outcome: str, reason: str | None = None, **more: Any) -> None:
        """Note in the account of pages what became of an address; `more` is as in `PageAccount.note`."""
        self.expected.pop(url, None)
        if self.pages is not None:
            self.pages.note(url, more.pop("role", "article"), outcome, reason, **more)

    def note_unasked(self, reason: str) -> None:
        """Note what is known and was not asked for any more when the run ended, by Scrapy's reason, before its end."""
        if reason != "finished":
            for url, what in [*self.expected.items()]:
                self.skip(url, LIMIT_REACHED if reason == "limit" else NOT_ASKED, role=what)

    def note_way(self, request: Request) -> None:
        """Note the addresses whose redirects led to a request."""
        passed = request.meta.get("redirect_urls", ())
        for url, why in zip(passed, request.meta.get("redirect_reasons", ()), strict=False):
            status = why if isinstance(why, int) else None
            self.note(url, "redirected", str(why), role=role(request), status=status)

    def skip(self, url: str, reason: str, **more: Any) -> None:
        """Count a page that is not wanted, or that the portal does not give, and note it."""
        self.count(f"skipped/{reason}")
        self.note(url, "skipped", reason, **more)

    def refuse(self, url: str, refused: NotAnArticle, name: str | None = None) -> None:
        """Count a refused page by its reason, and say and note it; `name` is the article's, where there is one."""
        self.count(f"refused/{refused.reason}")
        self.logger.info("refused %s: %s", url, refused)
        self.note(url, "refused", refused.reason, status=200)
        if self.refusals is not None:
            self.refusals.note(name, refused.reason)

    def end_listing(self, failure: Failure, reason: str) -> None:
        """Count the rule that ends a listing whose next page is not there, and note that page."""
        request = request_of(failure)
        self.count(f"listing/{reason}")
        self.note_way(request)
        status = failure.value.response.status if isinstance(failure.value, HttpError) else None
        self.note(request.url, "listing", reason, role=role(request), status=status)

    def failed(self, failure: Failure) -> None:
        """Count a request that gave no page; one that is gone is the portal's own answer, where it is not required."""
        request, error = request_of(failure), failure.value
        what = role(request)
        status = error.response.status if isinstance(error, HttpError) else None
        unlisted = UNLISTED.get(what) if status in NOT_THERE else None
        reason = reason_of(error) if status is None else unlisted or f"http {status}"
        is_home = request.meta.get("required") == "home"
        self.note_way(request)
        if reason == TOO_LARGE and what == "article":
            self.refuse(request.url, NotAnArticle("too-large", "more than DOWNLOAD_MAXSIZE"))
            return
        if is_home and self.home != HOME_ANSWERED and not isinstance(error, RunEnded):
            self.home = reason
        if isinstance(error, Blocked):  # counted where it was waited for: crawler/middlewares/patience.py
            self.home = error.reason if self.home == reason else self.home
            self.note(request.url, "failed", error.reason, role=what)
        elif _may_be_skipped(request, error):
            self.skip(request.url, reason, role=what, status=status)
            self.complete = self.complete and not is_home
        else:
            self.complete = False
            self.count(f"failed/{reason}")
            self.note(request.url, "failed", reason, role=what, status=status)
            self.logger.warning("failed %s: %s", request.url, error)

    def close(self, reason: str) -> None:
        """End the run in the archive: complete only when every page asked for gave its answer."""
        stats = self.stats.get_stats()
        broken = any(name.startswith(("spider_exceptions", "item_error")) for name in stats)
        self.complete = self.complete and reason == "finished" and not broken
        self.note_unasked(reason)
        for end in self.endings:
            end(reason)
        counts = {name: value for name, value in stats.items() if name.startswith(("portal/", "article/"))}
        try:
            if not self.run_id:
                return
            if self.end_run:
                self.end_run(reason, counts)
            else:
                finish(self.archive, self.run_id, reason, complete=self.complete, counts=counts)
        except ArchiveError as error:
            self.complete = False
            self.logger.critical("the end of the run is not noted: %s", error)
        finally:
            self.archive.close()


def _may_be_skipped(request: Request, error: BaseException | None) -> bool:
    """Tell whether nothing is missing without a page: the portal or its robots.txt says that there is none for us."""
    if not isinstance(error, HttpError):
        return isinstance(error, IgnoreRequest) and reason_of(error) != TOO_LARGE
    if not request.meta.get("required"):
        return error.response.status in GONE
    return bool(request.meta.get("guessed")) and error.response.status in NOT_THERE


def is_answer(failure: Failure) -> bool:
    """Tell whether a request that gave no page has the portal's own answer, which it would give again."""
    error = failure.value
    if isinstance(error, HttpError):
        return error.response.status in GONE
    ignored = isinstance(error, IgnoreRequest) and not isinstance(error, (Blocked, RunEnded))
    return ignored or reason_of(error) == TOO_LARGE
