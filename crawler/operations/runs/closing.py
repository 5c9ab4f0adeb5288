"""The end of runs that did not come to it themselves: their process was killed, or the machine went down."""

import logging
from datetime import UTC, datetime
from typing import Any

from crawler.archive.killed import killed_runs
from crawler.archive.running import Ended, RunRow, end, find_run, newest, pages_of, run_file
from crawler.archive.store import Archive
from crawler.crawl.page_account import OPEN, compress, read_pages
from crawler.operations.runs.ending import write_file
from crawler.operations.runs.facts import KILLED
from crawler.operations.runs.measures import KEPT, Measures
from crawler.operations.runs.tallies import tallied
from crawler.operations.runs.verdict import judge

logger = logging.getLogger(__name__)


def close_killed(archive: Archive, portal: str | None = None, *, held: bool = False) -> list[RunRow]:
    """End the runs, of a portal where named, whose process is gone: interrupted. Give them as they are then.

    `held` says that the caller holds the portal's lock. Raises ArchiveError.
    """
    return [close(archive, run) for run in killed_runs(archive, portal, held=held)]


def close(archive: Archive, run: RunRow) -> RunRow:
    """End a killed run by what it left: its account of pages, and what the database has of it. Raises ArchiveError."""
    beside = run_file(archive, run.portal, run.id)
    lines = [*read_pages(beside)]
    more = missing(archive, run.id, lines)
    measures = Measures.of(tallied([*lines, *more])).as_dict()
    measures["newest"] = newest(archive, run.portal)
    last = max([run.started_at, run.heartbeat_at or "", *(str(line.get("at")) for line in (*lines, *more))])
    verdict, reasons = judge(measures, KILLED, run.arguments, at=datetime.now(UTC), complete=False)
    reasons = [f"{reasons[0]}; its last sign of life was at {last}"]
    how = Ended(
        outcome=KILLED,
        complete=False,
        counts=run.counts or {},
        verdict=verdict.value,
        reasons=reasons,
        exit_code=verdict.exit_code,
        measures=measures,
    )
    end(archive, run.id, how, last, only_open=True)
    try:
        if (left := beside.with_suffix(OPEN)).exists():
            compress(left, more)
    except OSError as error:
        logger.warning("the account of pages of run %d is left as it is: %s", run.id, error.strerror)
    write_file(archive, run.id)
    return find_run(archive, run.id) or run


def missing(archive: Archive, run_id: int, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give what the database has of a run's pages and its account lacks: a kill fell between the two."""
    kept, answered = pages_of(archive, run_id)
    captured = {line.get("url") for line in lines if line.get("outcome") in KEPT}
    more = [line for line in kept if line["url"] not in captured]
    noted: set[Any] = {line.get("url") for line in (*lines, *more)}
    return more + [line for line in answered if line["url"] not in noted]
