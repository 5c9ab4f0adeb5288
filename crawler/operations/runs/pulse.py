"""How far a crawl is: told by the crawl itself in a small file beside its run's, once a second, and read by others."""

import json
import logging
import os
import time
from collections.abc import Mapping, Sized
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call

from crawler.archive.database import folder_of, parse
from crawler.archive.exports.whole import replace_text
from crawler.archive.times import now
from crawler.archive.warc_files.warc import folder_name
from crawler.crawl.portal import PortalSpider
from crawler.crawl.portal_run import is_run

logger = logging.getLogger(__name__)

INTERVAL = 1.0  # seconds
ENOUGH_PAGES = 5  # below which a rate says nothing
FILE = "progress.json"
MANY = 10**12  # more is no count of anything here, nor a time


@dataclass(frozen=True)
class Pulse:
    """How far a crawl is. `left` counts the pages it knows that it will ask for; it may find more."""

    pid: int = 0
    at: str = ""
    seconds: float = 0.0
    pages: int = 0
    new: int = 0
    changed: int = 0
    duplicates: int = 0
    errors: int = 0  # requests that failed, and faults of our own
    left: int = 0
    ended: bool = False

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Self:
        """Read what a file holds; what is missing or of another type is as in one that has just begun."""
        begun = asdict(cls())
        known: dict[str, Any] = {name: value for name, value in values.items() if _fits(value, begun.get(name))}
        return cls(**known)

    @property
    def rate(self) -> float | None:
        """Give the pages a minute; None where they are too few."""
        return self.pages / self.seconds * 60 if self.pages >= ENOUGH_PAGES and self.seconds > 0 else None

    @property
    def seconds_left(self) -> float | None:
        """Give how long the pages that are known will take; None where that cannot be told."""
        rate = self.rate
        return self.left / rate * 60 if rate and not self.ended else None


def _fits(value: object, begun: object) -> bool:
    is_sound = abs(value) < MANY if isinstance(value, int | float) else isinstance(value, str)
    return type(value) is type(begun) and is_sound


class Progress:
    """Tells how far the crawl of a portal is; another spider is left alone."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.path: Path | None = None
        self.last: dict[str, Any] = {}
        self.began = time.monotonic()
        self.clock = create_looping_call(self.tell)
        crawler.signals.connect(self.opened, signals.spider_opened)
        crawler.signals.connect(self.closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it for a crawl."""
        return cls(crawler)

    def opened(self, spider: Any) -> None:
        """Begin to tell."""
        if isinstance(spider, PortalSpider):
            self.began = time.monotonic()
            self.path = pulse_file(self.crawler.settings["ARCHIVE_URL"], spider.portal)
            self.clock.start(INTERVAL, now=True)

    def closed(self) -> None:
        """Tell for the last time."""
        if self.clock.running:
            self.clock.stop()
            self.tell(ended=True)

    def tell(self, *, ended: bool = False) -> None:
        """Write the file, if anything is new; one that cannot be written is no reason to stop the crawl."""
        if self.path is None or not is_run(self.crawler.spider):  # a page looked at by `scrapy parse`
            return
        told = self.measured(ended=ended)
        if told == self.last:
            return
        self.last = told
        seconds = round(time.monotonic() - self.began, 1)
        try:
            write(self.path, Pulse(pid=os.getpid(), at=now(), seconds=seconds, **told))
        except OSError as error:
            logger.debug("the progress is not told: %s", error)

    def measured(self, *, ended: bool) -> dict[str, Any]:
        """Give how far the crawl is, but for the time."""
        assert self.crawler.stats is not None
        stats = self.crawler.stats.get_stats()
        faults = ("portal/failed/", "spider_exceptions/count", "item_error_count")
        return {
            "pages": stats.get("response_received_count", 0),
            "new": stats.get("article/new", 0),
            "changed": stats.get("article/revised", 0) + stats.get("article/updated", 0),
            "duplicates": stats.get("article/duplicate", 0),
            "errors": sum(count for name, count in stats.items() if name.startswith(faults)),
            "left": 0 if ended else self.left(),
            "ended": ended,
        }

    def left(self) -> int:
        """Count the requests that wait or are under way; no more than `limit` lets articles come."""
        engine, spider = self.crawler.engine, self.crawler.spider
        if engine is None or not isinstance(spider, PortalSpider):
            return 0
        waiting = len(engine.scheduler) if isinstance(engine.scheduler, Sized) else 0
        known = waiting + len(engine.downloader.active)
        limit = spider.arguments.limit
        return min(known, max(limit - spider.handed_on, 0)) if limit else known


def pulse_file(address: str, portal: str) -> Path:
    """Give the path of the file in which a portal's crawl tells how far it is, by the archive's address.

    It is beside the files of the portal's runs. Raises ArchiveError for a bad address.
    """
    return folder_of(parse(address)) / "runs" / folder_name(portal) / FILE


def write(path: Path, pulse: Pulse) -> None:
    """Write the file, so that a reader has the old one or the new one. Raises OSError."""
    replace_text(path, json.dumps(asdict(pulse)) + "\n")


def read_pulse(path: Path, pid: int | None = None) -> Pulse:
    """Read how far a crawl is; as one that has just begun where it has told nothing yet, or another process has."""
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Pulse()
    pulse = Pulse.of(values) if isinstance(values, dict) else Pulse()
    return pulse if pid in (None, pulse.pid) else Pulse()
