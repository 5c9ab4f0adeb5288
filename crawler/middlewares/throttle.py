"""Throttle: asks a portal more slowly while it is slow or says that it has too much to do, and faster again afterwards.

Scrapy's AutoThrottle knows latency alone, begins at five seconds whatever DOWNLOAD_DELAY says, and has no word for 429
and 503. Here the delay is DOWNLOAD_DELAY (or the Crawl-delay of robots.txt) as long as answers take less than that; it
follows the time that answers take, and doubles at each answer that says "too much", up to THROTTLE_DELAY_MAX.
"""

import logging
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadTimeoutError, NotConfigured
from scrapy.http import Response

from crawler.middlewares.patience import BUSY

logger = logging.getLogger(__name__)

SHRINK = 0.8  # of the delay is left after each good answer
TOLD = 1.5  # the log says when the delay has grown by this


class Throttle:
    """Sets the delay between requests to a host after each answer."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.least = crawler.settings.getfloat("DOWNLOAD_DELAY")
        self.most = crawler.settings.getfloat("THROTTLE_DELAY_MAX")
        self.told: dict[str, float] = {}
        if not self.least or not self.most:  # DOWNLOAD_DELAY=0 removes every delay
            raise NotConfigured

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it for a crawl."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        """Set the delay by an answer, and give the answer on."""
        latency = request.meta.get("download_latency", 0.0)
        self.set_delay(request, latency, busy=response.status in BUSY, good=response.status < 400)  # noqa: PLR2004 - no error
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Set the delay by an answer that did not come in time."""
        if isinstance(exception, DownloadTimeoutError):
            self.set_delay(request, self.most, busy=True, good=False)

    def set_delay(self, request: Request, latency: float, *, busy: bool, good: bool) -> None:
        """Set the delay of the host that a request was for."""
        assert self.crawler.engine is not None
        downloader: Any = self.crawler.engine.downloader
        host = downloader.get_slot_key(request)
        slot = downloader.slots.get(host)
        if slot is None:
            return
        least = max(self.least, downloader.per_slot_settings.get(host, {}).get("delay", 0.0))
        slot.delay = next_delay(slot.delay, latency, least, max(self.most, least), busy=busy, good=good)
        told = self.told.setdefault(host, least)
        if slot.delay > told * TOLD or (slot.delay == least < told):
            self.told[host] = slot.delay
            logger.info("%s: one request in %.1f s from now on", host, slot.delay)


def next_delay(delay: float, latency: float, least: float, most: float, *, busy: bool, good: bool) -> float:  # noqa: PLR0913 - a rule
    """Give the delay after an answer, from `least` to `most`; only a good answer makes it shorter."""
    if busy:
        return min(max(delay, least) * 2, most)
    wanted = min(max(latency, least), most)
    if wanted >= delay:
        return (delay + wanted) / 2 if delay >= least else wanted
    return max(wanted, delay * SHRINK) if good else delay
