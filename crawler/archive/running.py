"""Runs in the archive: that each is alive, how it ended, and those that were killed."""

import fcntl
import os
import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import case, func, select, update

from crawler.archive.database import ArchiveError, folder_of
from crawler.archive.lock import FOLDER, Busy, lock_file, locked
from crawler.archive.store import Archive
from crawler.archive.tables import UNKNOWN_TIME, articles, captures, responses, runs
from crawler.archive.times import now
from crawler.archive.warc import folder_name

LARGEST_ID = 2**31 - 1  # of a run: an Integer of PostgreSQL's holds no more
HEARTBEAT = 30.0  # seconds between two signs of life
SILENT = timedelta(minutes=15)  # after this a run on another machine counts as gone: its process cannot be asked


class RunRow(NamedTuple):
    """A row of the table `runs`."""

    id: int
    portal: str
    started_at: str
    finished_at: str | None
    outcome: str | None
    complete: bool
    arguments: dict[str, Any]
    counts: dict[str, Any] | None
    verdict: str | None
    reasons: list[str] | None
    exit_code: int | None
    measures: dict[str, Any] | None
    pid: int | None
    host: str | None
    heartbeat_at: str | None


COLUMNS = [runs.c[name] for name in RunRow._fields]


class Ended(NamedTuple):
    """How a run ended: the columns of its row that are written then."""

    outcome: str
    complete: bool
    counts: dict[str, Any]
    verdict: str
    reasons: list[str]
    exit_code: int
    measures: dict[str, Any]


def runs_folder(archive: Archive) -> Path:
    """Give the folder with the files about runs, beside the archive."""
    return folder_of(archive.engine.url) / "runs"


def run_file(archive: Archive, portal: str, run_id: int) -> Path:
    """Give the path of a run's JSON file; its page account is beside it."""
    return runs_folder(archive) / folder_name(portal) / f"{run_id}.json"


def beat(archive: Archive, run_id: int) -> None:
    """Note that a run is alive. Raises ArchiveError."""
    with archive.writing() as connection:
        connection.execute(update(runs).where(runs.c.id == run_id).values(heartbeat_at=now()))


def end(archive: Archive, run_id: int, how: Ended, at: str | None = None, *, only_open: bool = False) -> bool:
    """Note how a run ended; give whether it was noted: with `only_open` not where it had ended. Raises ArchiveError.

    A run itself knows better than whoever took it for dead.
    """
    return archive.close_run(run_id, how._asdict(), at or now(), only_open=only_open)


def newest(archive: Archive, portal: str) -> str | None:
    """Give when the newest kept article of a portal was published. Raises ArchiveError."""
    query = select(func.max(articles.c.ordered_at)).where(
        articles.c.portal == portal, articles.c.ordered_at < UNKNOWN_TIME
    )
    with archive.asking() as connection:
        found: str | None = connection.scalar(query)
    return found


def find_run(archive: Archive, run_id: int) -> RunRow | None:
    """Give a run by its number. Raises ArchiveError."""
    with archive.asking() as connection:
        row = connection.execute(select(*COLUMNS).where(runs.c.id == run_id)).one_or_none()
    return RunRow._make(row) if row else None


def last_runs(
    archive: Archive, portal: str | None = None, verdict: str | None = None, number: int | None = None
) -> list[RunRow]:
    """Give runs, of a portal and with a verdict where named, the newest first. Raises ArchiveError."""
    wanted = [column == value for column, value in ((runs.c.portal, portal), (runs.c.verdict, verdict)) if value]
    newest_first = (runs.c.started_at.desc(), runs.c.id.desc())
    # Their numbers first: an index has those and the times, and what a million runs have measured need not be read.
    these = select(runs.c.id).where(*wanted).order_by(*newest_first).limit(number)
    query = select(*COLUMNS).where(runs.c.id.in_(these)).order_by(*newest_first)
    with archive.asking() as connection:
        return [RunRow._make(row) for row in connection.execute(query)]


def killed_runs(archive: Archive, portal: str | None = None, *, held: bool = False) -> list[RunRow]:
    """Give the runs, of a portal where named, that never ended and whose process is gone.

    `held` says that the caller holds the portal's lock, so that no other process of this machine can crawl it. Raises
    ArchiveError.
    """
    open_ones = [runs.c.verdict.is_(None), runs.c.finished_at.is_(None)]
    wanted = [*open_ones, *([runs.c.portal == portal] if portal else [])]
    with archive.asking() as connection:
        rows = [RunRow._make(row) for row in connection.execute(select(*COLUMNS).where(*wanted).order_by(runs.c.id))]
    return [run for run in rows if _is_gone(archive, run, held=held)]


def pages_of(archive: Archive, run_id: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Give what the database has of a run's pages: its captures, in the words of a page account; its responses.

    The outcome of a capture is as near as can be told: "new", "unchanged", or "updated" for what was revised, too.
    Raises ArchiveError.
    """
    every = captures.alias()
    first = select(func.min(every.c.id)).where(every.c.article_id == captures.c.article_id).scalar_subquery()
    outcome = case(
        (captures.c.id == first, "new"),
        (captures.c.record.is_(None), "unchanged"),
        else_="updated",
    )
    kept = (
        select(captures.c.url, outcome, captures.c.fetched_at, captures.c.http_status)
        .where(captures.c.run_id == run_id)
        .order_by(captures.c.id)
    )
    answers = (
        select(responses.c.url, responses.c.role, responses.c.fetched_at, responses.c.http_status)
        .where(responses.c.run_id == run_id)
        .order_by(responses.c.id)
    )
    with archive.asking() as connection:
        articles_kept = [
            {"url": url, "role": "article", "outcome": said, "reason": None, "at": at, "status": status}
            for url, said, at, status in connection.execute(kept)
        ]
        answered = [
            {"url": url, "role": role, "outcome": "fetched", "reason": None, "at": at, "status": status}
            for url, role, at, status in connection.execute(answers)
        ]
    return articles_kept, answered


def _is_gone(archive: Archive, run: RunRow, *, held: bool) -> bool:
    """Tell whether the process of a run that has not ended is gone."""
    if run.host not in (None, socket.gethostname()):
        seen = datetime.fromisoformat(run.heartbeat_at or run.started_at)
        return datetime.now(UTC) - seen > SILENT
    if held:
        return True
    return not _is_locked(archive, run.portal) or (run.pid is not None and not _is_alive(run.pid))


def _is_locked(archive: Archive, portal: str) -> bool:
    """Tell whether a crawl of a portal is under way on this machine; a lock that cannot be had is held."""
    path = lock_file(folder_of(archive.engine.url) / FOLDER, "portal", portal)
    if not path.exists():
        return False
    try:
        with locked(path, fcntl.LOCK_SH, str):
            return False
    except (Busy, ArchiveError):
        return True


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
