"""robots.txt as RFC 9309 has it: rules that cannot be had forbid everything, and Crawl-delay counts.

Scrapy crawls on when robots.txt gives a 5xx or nothing at all, takes an error page for rules, and leaves Crawl-delay
alone, which is not in the RFC but widely written. Here, as in section 2.3.1 of the RFC, a 4xx means that there are no
rules; anything else that is not an answer is waited for, then it forbids the whole host. Each host is asked once a run,
and its answer is in the WARC files. The sitemaps that it names are told to a spider that has the list `named_sitemaps`.
"""

import asyncio
import logging
import math
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import ProtegoRobotParser, RobotParser
from scrapy.utils.misc import build_from_crawler

from crawler.crawl.failing import TOO_LARGE, RobotsUnreachable, reason_of
from crawler.crawl.waiting import Blocked, RunEnded, wait
from crawler.reading.outlinks.links import absolute

logger = logging.getLogger(__name__)

TOO_MANY_REQUESTS, SERVER_ERROR = 429, 500
MOST_SITEMAPS = 10_000  # as many as a crawl asks for


class Robots(RobotsTxtMiddleware):
    """Lets pass what robots.txt allows. Raises IgnoreRequest for the rest, RobotsUnreachable where nobody can know."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self.asked: dict[str, asyncio.Future[RobotParser]] = {}
        self.longest = settings.getfloat("ROBOTS_DELAY_MAX")
        self.waits = waits(
            settings.getint("ROBOTS_RETRY_TIMES"),
            settings.getfloat("BLOCKED_WAIT"),
            settings.getfloat("BLOCKED_WAIT_MAX"),
        )
        self.delays = settings.getfloat("DOWNLOAD_DELAY") > 0

    async def robot_parser(self, request: Request) -> RobotParser:
        """Give the rules of the host that a request is for.

        Raises RobotsUnreachable, Blocked, RunEnded when the crawl ends meanwhile.
        """
        parts = urlsplit(request.url)
        if parts.netloc not in self.asked:
            self.asked[parts.netloc] = asyncio.ensure_future(self.fetch(f"{parts.scheme}://{parts.netloc}/robots.txt"))
        return await self.asked[parts.netloc]

    async def fetch(self, url: str) -> RobotParser:
        """Fetch and read robots.txt, with some patience. Raises as `robot_parser` does."""
        for pause in [*self.waits, None]:
            self._stats.inc_value("robotstxt/request_count")
            rules, problem = await self.tried(url)
            if rules is not None:
                self.follow_delay(url, rules)
                self.tell_sitemaps(url, rules)
                return rules
            if pause is None:
                break
            seconds = pause if self.delays else 0
            logger.info("%s: %s; asking again in %g s", url, problem, seconds)
            await wait(self.crawler, seconds)
        logger.warning("%s: %s: nothing is asked of this host, for it may forbid it", url, problem)
        raise RobotsUnreachable(f"robots.txt unreachable: {problem}")

    async def tried(self, url: str) -> tuple[RobotParser | None, str]:
        """Ask once: give the rules, or None and why there are none. Raises Blocked, RunEnded."""
        meta = {"dont_obey_robotstxt": True}
        request = Request(url, priority=self.DOWNLOAD_PRIORITY, meta=meta, callback=NO_CALLBACK)
        assert self.crawler.engine is not None
        try:
            response = await self.crawler.engine.download_async(request)
        except IgnoreRequest as error:
            if isinstance(error, (RunEnded, Blocked)):
                raise
            if (reason := reason_of(error)) == TOO_LARGE:
                return None, reason
            return self.rules(b""), ""  # redirected in a circle, or to where we do not go: it has none, says the RFC
        except Exception as error:  # noqa: BLE001 - whatever the network does
            return None, reason_of(error)
        self._stats.inc_value("robotstxt/response_count")
        self._stats.inc_value(f"robotstxt/response_status_count/{response.status}")
        if response.status == TOO_MANY_REQUESTS or response.status >= SERVER_ERROR:
            return None, f"http {response.status}"
        return self.rules(response.body if response.status < 300 else b""), ""  # noqa: PLR2004 - an error page is none

    def rules(self, body: bytes) -> RobotParser:
        """Read the rules of a robots.txt."""
        found: RobotParser = build_from_crawler(self._parserimpl, self.crawler, body)
        return found

    def tell_sitemaps(self, url: str, rules: RobotParser) -> None:
        """Tell the spider which sitemaps a robots.txt names; some name them without their host."""
        told: list[str] | None = getattr(self.crawler.spider, "named_sitemaps", None)
        if told is not None and isinstance(rules, ProtegoRobotParser):
            told += [found for said in islice(rules.rp.sitemaps, MOST_SITEMAPS) if (found := absolute(said, url))]

    def follow_delay(self, url: str, rules: RobotParser) -> None:
        """Ask a host no faster than its Crawl-delay says, if that is slower than DOWNLOAD_DELAY; 0 there means 0."""
        said = rules.crawl_delay(self._robotstxt_useragent or "*") or 0.0
        if not self.delays or math.isnan(said):
            return
        seconds = min(said, self.longest)
        if least_delay(self.crawler, urlsplit(url).hostname or "", seconds):
            capped = f", of {said:g} s asked for" if said > seconds else ""
            logger.info("%s: Crawl-delay: one request in %g s%s", url, seconds, capped)


def waits(times: int, first: float, longest: float) -> list[float]:
    """Give so many waits, each twice as long as the one before, none longer than the longest."""
    return [min(first * 2**number, longest) for number in range(times)]


def least_delay(crawler: Crawler, host: str, seconds: float) -> bool:
    """Let requests to a host be no less than so many seconds apart; tell whether they could be nearer before."""
    assert crawler.engine is not None
    downloader: Any = crawler.engine.downloader
    of_host = downloader.per_slot_settings.setdefault(host, {})  # Scrapy forgets slots that rest, and makes them anew
    if seconds <= of_host.get("delay", crawler.settings.getfloat("DOWNLOAD_DELAY")):
        return False
    of_host["delay"] = seconds
    if slot := downloader.slots.get(host):
        slot.delay = max(slot.delay, seconds)
    return True
