"""Leaving a portal alone that bars us in the middle of a crawl, as many firewalls do after so many requests.

Status 403 or a block page says little of one page: it may be for members only. But where a row of pages bars us, the
home page is asked for once more, and where that bars us, too, the crawl ends: what is asked of the portal from then on
would be asked in vain, and make it bar us for longer.
"""

from collections.abc import Iterator

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import HtmlResponse, Response
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.defer import deferred_from_coro
from twisted.python.failure import Failure

from crawler.crawl.no_page import BLOCKED, barring
from crawler.crawl.run_account import RunAccount

ROW = 5  # pages in a row that bar us; twice as many each time that the home page was let through
AT_ONCE = 1000  # priority: before all that would be asked in vain
STATUSES = frozenset({401, 403, 429, 451})


class Barred:
    """Counts the pages in a row that bar us, and asks for the home page when there are too many."""

    def __init__(self, crawler: Crawler, account: RunAccount, home: str | None) -> None:
        self.crawler, self.account, self.home = crawler, account, home
        self.row, self.longest = 0, ROW
        self.doubtful: dict[str, list[str]] = {}  # articles of which such a page was the last that was seen

    def let_in(self) -> None:
        """Note that a page came: what barred us before it was the portal's answer about some pages only."""
        self.row = 0
        self.doubtful.clear()

    def kept_out(self) -> Iterator[Request]:
        """Note that a page bars us; give the request for the home page where that is one too many."""
        self.row += 1
        if self.row == self.longest and self.home:
            yield Request(self.home, self.parse_again, errback=self.barred_again, priority=AT_ONCE)

    def parse_again(self, response: Response) -> None:
        """Go on where the home page is let through, and be slower to ask for it the next time."""
        if isinstance(response, HtmlResponse) and barring(response) == BLOCKED:
            self.leave()
        else:
            self.let_in()
            self.longest *= 2

    def barred_again(self, failure: Failure) -> None:
        """End the crawl where the home page is not let through."""
        self.account.failed(failure)
        if not isinstance(failure.value, HttpError) or failure.value.response.status in STATUSES:
            self.leave()
        else:
            self.row = 0

    def leave(self) -> None:
        """End the crawl."""
        assert self.crawler.engine is not None
        # Not awaited: closing waits for the callback that is running, this one.
        deferred_from_coro(self.crawler.engine.close_spider_async(reason=BLOCKED))


def keeps_out(failure: Failure) -> bool:
    """Tell whether a request gave no page because the portal bars us."""
    return isinstance(failure.value, HttpError) and failure.value.response.status in STATUSES
