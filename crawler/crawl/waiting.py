"""Waiting that ends with the crawl: whoever ends one must not wait for what the crawl waits for."""

import asyncio
from time import monotonic
from typing import Any

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from crawler.archive.responses import HTTP_OK

NOT_ASKED = "not asked: the run ended"
STEP = 0.2  # seconds between two looks whether the crawl goes on: Scrapy has no signal for that it is to end


class RunEnded(IgnoreRequest):
    """A request is given up since the run is ending, which says nothing of the portal; the text is the reason."""


class Blocked(IgnoreRequest):
    """The portal said "wait" more often than is waited; the text tells how often, `reason` how."""

    def __init__(self, times: int, status: int) -> None:
        super().__init__(f"blocked {times} times")
        self.reason = "blocked" if status == HTTP_OK else f"blocked (http {status})"


async def wait(crawler: Crawler, seconds: float) -> None:
    """Wait so long. Raises RunEnded as soon as the crawl is told to end."""
    until = monotonic() + seconds
    while (left := until - monotonic()) > 0:
        if is_ending(crawler):
            raise RunEnded(NOT_ASKED)
        await asyncio.sleep(min(left, STEP))


def is_ending(crawler: Crawler) -> bool:
    """Tell whether a crawl was told to end, by a signal, a limit or a failure."""
    slot: Any = getattr(crawler.engine, "_slot", None)  # Scrapy tells it nowhere else
    return slot is not None and slot.closing is not None
