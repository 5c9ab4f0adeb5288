"""Whether the archive is well: the database opens and is whole, the disk has room, the clock is right, no run hangs."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scrapy.settings import BaseSettings
from sqlalchemy import URL, NullPool, StaticPool, create_engine, func, select

from crawler.archive.causes import ANEW, meaning_of
from crawler.archive.database import ArchiveError, check_encoding, explained, folder_of, name, parse
from crawler.archive.fixed import connected, is_fixed
from crawler.archive.killed import killed_runs
from crawler.archive.lock import crawls_under_way, locks_of
from crawler.archive.room import KEPT_FREE, MEGABYTE
from crawler.archive.store import Archive, open_archive
from crawler.archive.tables import VERSION, captures, runs
from crawler.archive.version import NotAnArchive, version_of
from crawler.middlewares.capture import warc_directory
from crawler.operations.doctor import Check, Finding, Level, existing

SKEW = timedelta(minutes=5)
YEAR = 365.0  # days
ENOUGH = 2.0  # days of history before a year's growth is told


def database(settings: BaseSettings) -> Iterator[Finding]:
    """Open the database and look whether it is whole; an older one is not migrated by that."""
    url = parse(settings["ARCHIVE_URL"] or "")
    if url.get_backend_name() != "sqlite":
        yield on_server(url)
        return
    path = Path(name(url))
    if not path.exists():
        yield Finding("database", Level.OK, f"{path} is not there yet; the first crawl makes it")
        return
    try:
        with closing(connected(path)) as connection:
            whole = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            journal = connection.execute("PRAGMA journal_mode").fetchone()[0]
            with create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool).connect() as asking:
                version = version_of(asking)
    except (sqlite3.Error, NotAnArchive) as problem:
        said, _, remedy = (meaning_of(str(problem)) or str(problem)).partition("; ")
        yield Finding("database", Level.WRONG, f"{path} {said}", remedy or ANEW)
        return
    if whole != "ok":
        yield Finding("database", Level.WRONG, f"{path} is damaged: {whole}", ANEW)
    if journal != "wal" and not is_fixed(path):  # read as it is, it says nothing of its journal
        yield Finding("database", Level.WARNING, f"its journal is {journal}, not WAL", "the next crawl sets it")
    if version == 0:
        yield Finding("database", Level.WRONG, f"{path} is no archive", ANEW)
    elif version < VERSION:
        yield Finding(
            "database", Level.WARNING, f"{path} is of version {version}", "copy it: the next command migrates it"
        )
    elif whole == "ok":
        yield Finding("database", Level.OK, f"{path}: {megabytes(path.stat().st_size)}, version {version}, whole")


def on_server(url: URL) -> Finding:
    """Tell how the archive on a server is. Raises ArchiveError."""
    where, version = name(url), server_version(url)
    if version == 0:
        return Finding("database", Level.OK, f"{where} opens and is empty; the first crawl makes the tables")
    if version < VERSION:
        text, remedy = f"{where} is of version {version}", "copy it by pg_dump: the next command migrates it"
        return Finding("database", Level.WARNING, text, remedy)
    return Finding("database", Level.OK, f"{where} opens, version {version}")


def server_version(url: URL) -> int:
    """Tell the version of the archive on a server, 0 where there is none. Raises ArchiveError."""
    with explained(name(url)):
        engine = create_engine(url, poolclass=NullPool)
        try:
            with engine.connect() as connection:
                check_encoding(connection, name(url))
                return version_of(connection)
        except NotAnArchive as problem:
            raise ArchiveError(f"the archive {name(url)} {problem}") from None


def disk(settings: BaseSettings) -> Iterator[Finding]:
    """Compare the free space with what a year of the present growth needs."""
    folder = folder_of(parse(settings["ARCHIVE_URL"] or ""))
    places = {existing(folder), existing(warc_directory(settings))}
    free = min(shutil.disk_usage(place).free for place in places)
    kept = {folder.resolve(), warc_directory(settings).resolve()}
    used = sum(size(place) for place in kept if place.exists() and kept.isdisjoint(place.parents))  # one in the other
    a_year = growth(settings, used)
    said = f"{megabytes(free)} free" + (f"; a year of the present growth takes {megabytes(a_year)}" if a_year else "")
    if free < KEPT_FREE:  # crawls will soon stop
        yield Finding("disk", Level.WRONG, said, "make room: a crawl stops on a full disk")
    elif a_year and free < a_year:
        yield Finding(
            "disk",
            Level.WARNING,
            said,
            "plan for more, or leave links to old WARC files on another disk",
        )
    else:
        yield Finding("disk", Level.OK, said)


def growth(settings: BaseSettings, used: int) -> int | None:
    """Give the bytes that a year takes, from the time since the first run; None where that is too short."""
    try:
        with open_current(settings) as archive, archive.asking() as connection:
            first = connection.scalar(select(func.min(runs.c.started_at)))
    except ArchiveError:
        return None
    days = (datetime.now(UTC) - datetime.fromisoformat(first)).total_seconds() / 86400 if first else 0.0
    return int(used / days * YEAR) if days >= ENOUGH else None


def clock(settings: BaseSettings) -> Iterator[Finding]:
    """Look whether the clock is behind what the archive has seen."""
    try:
        with open_current(settings) as archive, archive.asking() as connection:
            newest = [
                connection.scalar(select(column).order_by(key.desc()).limit(1))
                for column, key in ((captures.c.fetched_at, captures.c.id), (runs.c.started_at, runs.c.id))
            ]
    except ArchiveError:
        newest = []
    now = datetime.now(UTC)
    ahead = [seen for seen in newest if seen and datetime.fromisoformat(seen) > now + SKEW]
    if ahead:
        text = f"it says {now:%Y-%m-%d %H:%M} UTC, and the archive has something of {max(ahead)}"
        yield Finding("clock", Level.WRONG, text, "set the clock, e.g. by timedatectl set-ntp true")
    else:
        yield Finding("clock", Level.OK, f"{now:%Y-%m-%d %H:%M} UTC, not before the newest record")


def under_way(settings: BaseSettings) -> Iterator[Finding]:
    """Name the crawls under way, and the runs that were killed."""
    try:
        crawls = list(crawls_under_way(locks_of(settings["ARCHIVE_URL"] or "")))
    except ArchiveError as problem:
        said, _, remedy = str(problem).partition("; ")
        yield Finding("runs", Level.WARNING, f"nobody can tell whether a crawl is under way: {said}", remedy)
        return
    try:
        with open_current(settings) as archive:
            dead = [f"{run.portal} (run {run.id}, {run.started_at})" for run in killed_runs(archive)]
    except ArchiveError:
        dead = []
    if dead:
        yield Finding("runs", Level.WARNING, f"killed and not closed: {', '.join(dead)}", "the next crawl closes them")
    yield Finding("runs", Level.OK, f"under way: {', '.join(crawls)}" if crawls else "no crawl is under way")


def open_current(settings: BaseSettings) -> Archive:
    """Open the archive if it is there and of today's version: a doctor changes nothing. Raises ArchiveError."""
    return open_archive(settings["ARCHIVE_URL"] or "", create=False, dry=True)


def size(folder: Path) -> int:
    """Give the bytes of all files in a folder, and below."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def megabytes(number: int) -> str:
    """Give a size for people."""
    return f"{number / MEGABYTE:,.0f} MB"


CHECKS: tuple[Check, ...] = (database, disk, clock, under_way)
