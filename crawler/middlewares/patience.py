"""Waiting when a portal says so: Retry-After, and the block pages that these platforms send, some with status 200.

Scrapy's own retry asks again at once, and takes a block page at status 200 for the page that was asked for. Nothing
else is asked of the portal while one answer is waited for, because a crawl has one request under way at a time
(CONCURRENT_REQUESTS = 1). It covers robots.txt too.
"""

import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

from crawler.crawl.waiting import Blocked, wait
from crawler.reading.wait_page import seconds_named

logger = logging.getLogger(__name__)

BUSY = frozenset({429, 503})


class Patience:
    """Asks again after the wait that the portal names, up to BLOCKED_RETRY_TIMES times a request.

    Where it names none, the first wait is BLOCKED_WAIT, and each further one twice as long.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.times = crawler.settings.getint("BLOCKED_RETRY_TIMES")
        self.wait = crawler.settings.getfloat("BLOCKED_WAIT")
        self.longest = crawler.settings.getfloat("BLOCKED_WAIT_MAX")
        if not self.times:
            raise NotConfigured

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it for a crawl; its spider has `is_block_page(response)`."""
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        """Give the response on, or, after waiting, the request again.

        Raises Blocked when patience has ended, RunEnded when the crawl has.
        """
        spider: Any = self.crawler.spider
        told = response.status in BUSY and b"Retry-After" in response.headers
        if not (told or response.status == 429 or spider.is_block_page(response)):  # noqa: PLR2004 - Too Many Requests
            return response
        assert self.crawler.stats is not None
        self.crawler.stats.inc_value("portal/blocked")
        tried = request.meta.get("blocked_times", 0)
        if tried >= self.times:
            blocked = Blocked(tried + 1, response.status)
            self.crawler.stats.inc_value(f"portal/failed/{blocked.reason}")
            spider.account.complete = False
            raise blocked
        seconds = min(seconds_to_wait(response, self.wait * 2**tried), self.longest)
        logger.info("blocked at %s: waiting %g s", request.url, seconds)
        await wait(self.crawler, seconds)
        return request.replace(meta={**request.meta, "blocked_times": tried + 1})


def seconds_to_wait(response: Response, default: float) -> float:
    """Give the wait that a response names: Retry-After in seconds or as a date, or the words of the page.

    RFC 9110, section 10.2.3. A time that has passed, by a wrong clock, names none; a date without zone is in UTC.
    """
    value = (response.headers.get("Retry-After") or b"").decode("latin-1").strip()
    if value.isascii() and value.isdigit():
        return float(value)
    if value:
        try:
            at = parsedate_to_datetime(value)
            seconds = ((at if at.tzinfo else at.replace(tzinfo=UTC)) - datetime.now(UTC)).total_seconds()
        except (TypeError, ValueError, OverflowError):  # no date either
            return default
        return seconds if seconds > 0 else default
    named = seconds_named(response)
    return default if named is None else named
