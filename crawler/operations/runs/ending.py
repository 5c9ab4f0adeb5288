"""The end of a run: what it measured, the verdict, its row in the archive, its JSON file, its account of pages.

An extension of Scrapy's, so that a run ends alike whoever started the crawl. While the crawl goes on it says now and
then that the run is alive.
"""

import logging
import resource
import sys
from datetime import UTC, datetime
from time import monotonic
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call

from crawler.archive.database import ArchiveError
from crawler.archive.exports.whole import probe, replace_text
from crawler.archive.running import (
    HEARTBEAT,
    Ended,
    beat,
    end,
    find_run,
    last_runs,
    newest,
    run_file,
    runs_folder,
)
from crawler.archive.store import Archive
from crawler.crawl.portal import PortalSpider
from crawler.crawl.portal_run import is_run
from crawler.operations.runs.measures import FIELDS, Measures
from crawler.operations.runs.run_files import as_json
from crawler.operations.runs.tallies import tallied
from crawler.operations.runs.usual import WINDOW, Past
from crawler.operations.runs.verdict import Judgement, Verdict, judge
from crawler.pipelines.keep import TOLD_APART

logger = logging.getLogger(__name__)

KILOBYTE = 1 if sys.platform == "darwin" else 1024  # getrusage tells the peak of memory in these


class Ending:
    """Ends the run of a portal's spider; another spider is left alone."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.spider: PortalSpider | None = None
        self.judgement: Judgement | None = None
        self.began = monotonic()
        self.heart = create_looping_call(self.beat)
        crawler.signals.connect(self.opened, signals.spider_opened)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it for a crawl."""
        return cls(crawler)

    def opened(self, spider: Any) -> None:
        """Take the run's end over, and begin to say that it is alive."""
        if isinstance(spider, PortalSpider):
            self.spider = spider
            spider.account.end_run = self.end
            self.heart.start(HEARTBEAT, now=False)

    def beat(self) -> None:
        """Say that the run is alive; a database that is locked now will hear it the next time."""
        try:
            if self.spider and is_run(self.spider):
                beat(self.spider.archive, self.spider.account.run_id)
        except ArchiveError as error:
            logger.debug("no sign of life noted: %s", error)

    def end(self, reason: str, counts: dict[str, Any]) -> None:
        """Judge the run and note how it ended. Raises ArchiveError."""
        if self.heart.running:
            self.heart.stop()
        spider = self.spider
        assert spider is not None
        measures = self.measured(spider)
        try:
            measures["newest"] = newest(spider.archive, spider.portal)
            past = past_of(spider.archive, spider.portal)
        except ArchiveError:  # that it fails is the reason for which the crawl was closed; what is known is judged
            past = []
        at = datetime.now(UTC)
        arguments = spider.arguments.as_dict()
        self.judgement = judge(
            measures, reason, arguments, past, at=at, complete=spider.account.complete, why=spider.account.stopped_by
        )
        verdict, reasons = self.judgement
        how = Ended(reason, spider.account.complete, counts, verdict.value, reasons, verdict.exit_code, measures)
        try:
            end(spider.archive, spider.account.run_id, how)
        except ArchiveError:
            self.judgement = Judgement(Verdict.INTERRUPTED, ["the archive could not take the end of the run", *reasons])
            raise
        if spider.account.pages:
            spider.account.pages.close()
        write_file(spider.archive, spider.account.run_id)

    def measured(self, spider: PortalSpider) -> dict[str, Any]:
        """Give the measures of the run."""
        assert self.crawler.stats is not None
        stats = self.crawler.stats.get_stats()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KILOBYTE
        counted = tallied(spider.account.pages.tally() if spider.account.pages else ())
        counted |= {
            "requests": stats.get("downloader/request_count", 0),
            "responses": stats.get("downloader/response_count", 0),
            "bytes": stats.get("downloader/response_bytes", 0),
            "not_modified": stats.get("portal/not_modified", 0),
            "seconds": round(monotonic() - self.began, 1),
            "peak_memory": peak,
            "blocked": stats.get("portal/blocked", 0),
            "generic": stats.get("measure/generic", 0),
            "cut_short": stats.get("article/cut_short", 0),
            "fields": {name: stats.get(f"measure/field/{name}", 0) for name in FIELDS},
            "alike": {name: stats.get(f"measure/alike/{name}", 0) for name in TOLD_APART},
            "dated_today": stats.get("measure/dated_today", 0),
            "home": spider.account.home,
            "shown": len(spider.scheduled),
        }
        return Measures.of(counted).as_dict()


def check_runs_folder(archive: Archive) -> None:
    """Make the folder of the runs' files before anything is fetched. Raises ArchiveError where none can be written."""
    folder = runs_folder(archive)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe(folder)
    except OSError as error:
        raise ArchiveError(
            f"the folder {folder} cannot be written: {error.strerror}; make it one you may write to, with some space"
        ) from None


def past_of(archive: Archive, portal: str) -> list[Past]:
    """Give the earlier runs of a portal that were judged. Raises ArchiveError."""
    return [
        Past(run.started_at, run.verdict, run.arguments, run.measures)
        for run in last_runs(archive, portal, number=2 * WINDOW)
        if run.verdict
    ]


def write_file(archive: Archive, run_id: int) -> None:
    """Write a run's row as a JSON file, or say that it cannot be written. Raises ArchiveError."""
    run = find_run(archive, run_id)
    if run is None:
        return
    path = run_file(archive, run.portal, run_id)
    try:
        replace_text(path, as_json(run))
    except OSError as error:
        logger.warning("the run's file is not written: %s: %s", path, error.strerror)
