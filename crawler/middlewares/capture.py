"""Capture: writes every answer of a portal to the WARC files, before anything changes it.

It stands next to the downloader: before decompression, redirects and retries, so that these are in the files too.
"""

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, NotConfigured
from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.utils.defer import deferred_from_coro

from crawler.archive.database import ArchiveError, folder_of, parse
from crawler.archive.exports.whole import probe
from crawler.archive.responses import Stored, holder, note
from crawler.archive.times import as_text
from crawler.archive.warc_files.warc import WarcError, WarcWriter
from crawler.archive.warc_files.warc_records import NOT_MODIFIED, Original, digest
from crawler.crawl.portal_run import is_run
from crawler.crawl.run_account import ARCHIVE_FAILED, WARC_FAILED
from crawler.crawl.waiting import RunEnded
from crawler.middlewares.exchange import TIME, about_run, exchanged, listed_name

logger = logging.getLogger(__name__)

# In Request.meta: where the answer is written, and the page that its conditions are from.
PLACE, CONDITION = "warc", "condition"


class Capture:
    """Writes each exchange, notes it in the archive, and sets `meta["warc"]` to its place.

    When that fails the crawl is closed, by the reason `warc_error` or `archive_error`: an article is kept only with its
    proof. The files are ended before the run is: none counts as complete whose files do not say so.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.failed = False
        self.writer: WarcWriter | None = None
        if not crawler.settings.getbool("WARC_ENABLED"):
            raise NotConfigured
        self.directory = warc_directory(crawler.settings)
        crawler.signals.connect(self.asked, signals.request_reached_downloader)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it for a crawl; a spider without `archive` and `run_id` is left alone."""
        return cls(crawler)

    def asked(self, request: Request) -> None:
        """Note when a request goes out."""
        request.meta[TIME] = datetime.now(UTC)

    def process_request(self, request: Request) -> None:  # noqa: ARG002 - Scrapy's signature
        """Ask for nothing more once writing has failed: the crawl is closing."""
        if self.failed:
            raise RunEnded("warc files cannot be written")

    def process_response(self, request: Request, response: Response) -> Response:
        """Write the answer and give it on. Raises RunEnded, and closes the crawl, when it cannot be written."""
        spider: Any = self.crawler.spider
        if not is_run(spider) or not response.url.startswith(("http://", "https://")):
            return response
        if self.failed:
            raise RunEnded("warc files cannot be written")
        try:
            self.keep(spider, request, response)
        except (WarcError, ArchiveError) as error:
            reason = self.fail(spider, error)
            assert self.crawler.engine is not None
            # Not awaited: closing waits for the requests under way, this one among them.
            deferred_from_coro(self.crawler.engine.close_spider_async(reason=reason))
            raise RunEnded("warc files cannot be written") from None
        return response

    def fail(self, spider: Any, error: Exception) -> str:
        """Say that the crawl is closed, and give the reason with which."""
        self.failed = True
        logger.critical("Crawl stopped: %s", error)
        spider.account.stopped_by = str(error)
        return ARCHIVE_FAILED if isinstance(error, ArchiveError) else WARC_FAILED

    def keep(self, spider: Any, request: Request, response: Response) -> None:
        """Write one exchange and note it; a payload that a file holds already is not written again."""
        if self.writer is None:
            size = self.crawler.settings.getint("WARC_MAX_SIZE")
            self.writer = WarcWriter(self.directory, spider.portal, about_run(spider, self.crawler.settings), size)
            spider.account.endings.append(self.end)
            spider.tell_cut_short = self.cut_short
        exchange = exchanged(request, response, listed_name(spider, request, response))
        payload = digest(exchange.body)
        original = self.original(spider, payload) if exchange.body else None
        if exchange.status == NOT_MODIFIED and CONDITION in request.meta:
            original = request.meta[CONDITION].original
            payload = original.digest or payload
        place = self.writer.write(exchange, original)
        stored = Stored(
            run_id=spider.account.run_id,
            portal=spider.portal,
            url=exchange.url,
            role=exchange.notes["role"],
            fetched_at=as_text(exchange.at),
            http_status=exchange.status,
            file=place.file,
            offset=place.offset,
            record_id=place.record_id,
            digest=payload,
            refers_to=original.record_id if original else None,
        )
        note(spider.archive, stored, at_once=False)
        request.meta[PLACE] = {**place._asdict(), "fetched_at": stored.fetched_at}

    def original(self, spider: Any, payload: str) -> Original | None:
        """Give the record that holds a payload already, where its file is there. Raises ArchiveError."""
        held = holder(spider.archive, payload)
        if held is None or not (self.directory / held.file).exists():  # moved away, or under another WARC_DIR
            return None
        return Original(held.record_id, held.url, held.at)

    def cut_short(self, url: str, why: str) -> None:
        """Note that an article is kept without the rest of it. Raises CloseSpider when that cannot be written."""
        assert self.writer is not None
        if self.failed:
            return
        try:
            self.writer.tell({"cutShort": url, "reason": why})
        except WarcError as error:
            raise CloseSpider(self.fail(self.crawler.spider, error)) from None

    def end(self, reason: str) -> None:
        """Note in the files how the run ended, and close them."""
        if self.writer is None:
            return
        spider: Any = self.crawler.spider
        notes = {
            "ended": datetime.now(UTC).isoformat(),
            "outcome": reason,
            "complete": str(spider.account.complete).lower(),
        }
        if unfinished := getattr(spider, "unfinished", None):
            notes["unfinished"] = unfinished  # its parts did not all come before the end: it was not kept
        try:
            if self.failed:
                self.writer.close()
            else:
                self.writer.end(notes)
        except WarcError as error:
            spider.account.complete = False
            logger.critical("the end of the run is not in the WARC file: %s", error)


def warc_directory(settings: BaseSettings) -> Path:
    """Give the folder of the WARC files: WARC_DIR, or the folder `warc` beside the archive's SQLite file.

    Raises ArchiveError for an address of no archive.
    """
    if given := settings.get("WARC_DIR"):
        return Path(given)
    return folder_of(parse(settings["ARCHIVE_URL"] or "")) / "warc"


def check_directory(settings: BaseSettings) -> None:
    """Make the folder of the WARC files, before anything is fetched. Raises WarcError where none can be written."""
    if not settings.getbool("WARC_ENABLED"):
        return
    directory = warc_directory(settings)
    try:
        directory.mkdir(parents=True, exist_ok=True)
        probe(directory)
    except OSError as error:
        raise WarcError(
            f"WARC files cannot be written to {directory}: {error.strerror};"
            " make it a folder you may write to, or name another with -s WARC_DIR=DIR"
        ) from None
