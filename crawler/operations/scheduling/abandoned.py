"""Crawls that a round of the schedule began and whose end it did not see: they go on, or their process is gone."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from crawler.archive.lock import crawled_by
from crawler.archive.running import RunRow, last_runs
from crawler.archive.store import Archive
from crawler.archive.times import as_text
from crawler.operations.runs.verdict import Verdict
from crawler.operations.scheduling.jobs import Job

BEGINNING = timedelta(minutes=1)  # that a crawl may take until it notes its run


def how_it_ended(archive: Archive, job: Job, now: datetime) -> tuple[Verdict, list[str], int | None] | None:
    """Tell how the crawl of an open job ended that nobody is at: verdict, reasons, and the run's number if it had one.

    None where it may have begun just now. Raises ArchiveError.
    """
    assert job.last_started_at is not None
    run = run_of(archive, job.portal, job.last_started_at)
    if run:
        return Verdict(run.verdict or ""), run.reasons or [], run.id
    if timedelta() <= now - job.last_started_at < BEGINNING:
        return None
    return Verdict.INTERRUPTED, ["its process was gone before it had begun to crawl"], None


def run_of(archive: Archive, portal: str, since: datetime, pid: int | None = None) -> RunRow | None:
    """Give the newest run of a portal that ended and began since a time. Raises ArchiveError."""
    newest = last_runs(archive, portal, number=1)
    return next(
        (run for run in newest if run.verdict and run.started_at >= as_text(since) and pid in (None, run.pid)), None
    )


def as_next_round_finds(archive: Archive, address: str, jobs: Mapping[str, Job], now: datetime) -> dict[str, Job]:
    """Give jobs as a round that begins now will have them: a crawl that died has ended. Nothing is written.

    Raises ArchiveError.
    """
    found = dict(jobs)
    for portal, job in jobs.items():
        gone = job.is_open and crawled_by(address, portal, ()) is None
        if gone and (ended := how_it_ended(archive, job, now)):
            verdict, reasons, _ = ended
            found[portal] = job.finished(now, verdict, "; ".join(reasons[:2]))
    return found
