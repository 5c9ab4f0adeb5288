"""Runs in the archive: how each began, that it is alive, how it ended."""

import os
import socket
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, case, func, insert, select, update

from crawler.archive.database import ArchiveError, folder_of
from crawler.archive.store import Archive
from crawler.archive.tables import UNKNOWN_TIME, articles, captures, responses, runs
from crawler.archive.times import now
from crawler.archive.warc_files.warc import folder_name

LARGEST_ID = 2**31 - 1  # of a run: an Integer of PostgreSQL's holds no more
HEARTBEAT = 30.0  # seconds between two signs of life


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


class Run(NamedTuple):
    """An earlier run: its number, when it began, and the arguments it was given."""

    id: int
    started_at: str
    arguments: dict[str, Any]


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


def begin(archive: Archive, portal: str, arguments: Mapping[str, Any]) -> int:
    """Note that a run of a portal begins in this process, with its arguments (JSON values); give its number.

    Raises ArchiveError.
    """
    begun = {"portal": portal, "started_at": now(), "arguments": dict(arguments), "complete": False}
    row = {**begun, "pid": os.getpid(), "host": socket.gethostname(), "heartbeat_at": begun["started_at"]}
    with archive.writing() as connection:
        run_id: int = connection.scalars(insert(runs).returning(runs.c.id), row).one()
    return run_id


def beat(archive: Archive, run_id: int) -> None:
    """Note that a run is alive. Raises ArchiveError."""
    with archive.writing() as connection:
        connection.execute(update(runs).where(runs.c.id == run_id).values(heartbeat_at=now()))


def finish(archive: Archive, run_id: int, outcome: str, *, complete: bool, counts: Mapping[str, Any]) -> None:
    """Note that a run that nobody judges has ended: how, whether it saw all there was to see, its counts (JSON values).

    Raises ArchiveError.
    """
    close(archive, runs.c.id == run_id, {"outcome": outcome, "complete": complete, "counts": dict(counts)}, now())


def end(archive: Archive, run_id: int, how: Ended, at: str | None = None, *, only_open: bool = False) -> None:
    """Note how a run ended; with `only_open` not where it had ended. Raises ArchiveError.

    A run itself knows better than whoever took it for dead.
    """
    this = and_(runs.c.id == run_id, runs.c.verdict.is_(None)) if only_open else runs.c.id == run_id
    close(archive, this, how._asdict(), at or now())


def close(archive: Archive, this: ColumnElement[bool], values: Mapping[str, Any], at: str) -> None:
    """Note the end of this run, and values of its row. Raises ArchiveError."""
    ended = case((runs.c.started_at > at, runs.c.started_at), else_=at)  # where the clock was set back
    with archive.writing() as connection:
        connection.execute(update(runs).where(this).values(**values, finished_at=ended))
    if archive.engine.dialect.name == "sqlite" and not Path(archive.where).exists():  # SQLite goes on in a deleted file
        raise ArchiveError(f"the archive {archive.where} was moved or deleted meanwhile; put it back, run this again")


def complete_runs(archive: Archive, portal: str) -> list[Run]:
    """List the runs of a portal that ended complete, the oldest first. Raises ArchiveError."""
    query = (
        select(runs.c.id, runs.c.started_at, runs.c.arguments)
        .where(runs.c.portal == portal, runs.c.complete)
        .order_by(runs.c.started_at, runs.c.id)
    )
    with archive.asking() as connection:
        return [Run._make(row) for row in connection.execute(query)]


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


def portals_crawled(archive: Archive) -> list[str]:
    """List the portals that have runs. Raises ArchiveError."""
    with archive.asking() as connection:
        return [*connection.scalars(select(runs.c.portal).distinct())]


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
