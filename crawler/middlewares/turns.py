"""Turns: one request at a time to a host, and the delay between two, whichever crawls of this machine make them.

A crawl has its portal's host for itself (crawler/archive/lock.py). But a redirect may lead to a host that another crawl
is at, and the crawl before may have asked a moment ago; and `scrapy recognise`, `scrapy new-portal` or `scrapy doctor
--online` may visit a host that is being crawled. So each request takes the host's turn: a lock on a file beside
the archive, whose time of change tells when the host was asked last. The kernel frees the lock of a process that dies.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep, time
from typing import Any, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.archive.database import ArchiveError
from crawler.archive.lock import lock_file, locks_of, opened, server_of, taken_now
from crawler.crawl.waiting import wait

LOOK = 0.05  # seconds between two looks whether another crawl's request has its answer


class Turns:
    """Holds a request back until it is its turn. It waits for the whole delay, so that Scrapy's own wait is over then.

    Scrapy's wait cannot be ended; this one ends with the crawl. Nobody has the turn while they wait for the delay, so
    that of two crawls each gets it now and then.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.held: dict[Request, int] = {}  # requests under way: the open file that is locked

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it for a crawl, or for a visit."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait for the turn and take it. Raises RunEnded when the crawl ends, ArchiveError without locks."""
        if (path := self.turn_of(request.url)) is None:
            return
        file = opened(path)
        try:
            while left := taken(path, file, self.delay(request)):
                await wait(self.crawler, left)
        except BaseException:
            os.close(file)
            raise
        self.held[request] = file

    def turn_of(self, url: str) -> Path | None:
        """Give the file of a host's turn. None where a visit finds no locks to take: nobody has crawled here."""
        crawl = hasattr(self.crawler.spider, "run_id")
        try:
            folder = locks_of(self.crawler.settings["ARCHIVE_URL"] or "")
        except ArchiveError:
            if crawl:
                raise
            return None
        return lock_file(folder, "turn", server_of(url)) if crawl or os.access(folder, os.W_OK) else None

    def process_response(self, request: Request, response: Response) -> Response:
        """Let the next request have the turn, and give the answer on."""
        self.end(request)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:  # noqa: ARG002 - Scrapy's signature
        """Let the next request have the turn."""
        self.end(request)

    def end(self, request: Request) -> None:
        """Give the turn of a request back, if it has it."""
        if (file := self.held.pop(request, None)) is not None:
            os.close(file)

    def delay(self, request: Request) -> float:
        """Give the delay of the host that a request is for, as it is now."""
        assert self.crawler.engine is not None
        downloader: Any = self.crawler.engine.downloader
        host = downloader.get_slot_key(request)
        if slot := downloader.slots.get(host):
            return float(slot.delay)
        least = self.crawler.settings.getfloat("DOWNLOAD_DELAY")
        return float(downloader.per_slot_settings.get(host, {}).get("delay", least))


@contextmanager
def turn(path: Path | None, delay: float, patience: float) -> Iterator[bool]:
    """Have a host's turn within the block, without an event loop; give whether it came in time. Raises ArchiveError.

    `path` is the file of the turn; None where there are no locks to take.
    """
    if path is None:
        yield True
        return
    file, until = opened(path), monotonic() + patience
    try:
        while left := taken(path, file, delay):
            if monotonic() + left > until:
                yield False
                return
            sleep(left)
        yield True
    finally:
        os.close(file)


def taken(path: Path, file: int, delay: float) -> float:
    """Take a host's turn: give 0 when it is had, else the seconds to wait for another try. Raises ArchiveError."""
    if not taken_now(path, file, fcntl.LOCK_EX):
        return LOOK
    if (left := time_left(file, delay)) > 0:
        fcntl.flock(file, fcntl.LOCK_UN)
        return left
    note_asked(file)
    return 0.0


def note_asked(file: int) -> None:
    """Note in the open file of a host's turn that it is asked now."""
    with suppress(OSError):  # a disk that is full stops the crawl elsewhere
        os.pwrite(file, b"asked last by process %d\n" % os.getpid(), 0)


def time_left(file: int, delay: float) -> float:
    """Give the seconds until a delay since the last request is over, from within the turn.

    After a clock was set back the delay counts from now: what was noted in the future would be waited for again and
    again, until the clock has come there.
    """
    about, now = os.fstat(file), time()
    if not about.st_size:  # nobody has asked yet
        return 0.0
    if about.st_mtime > now:
        note_asked(file)
        return delay
    return about.st_mtime + delay - now
