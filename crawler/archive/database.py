"""The database under the archive: how it is opened."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from crawler.archive.causes import EXAMPLE, LOCKED, meaning_of
from crawler.archive.migrations import Newer, NotAnArchive, make, migrate, version_of
from crawler.archive.tables import VERSION

SUPPORTED = ("sqlite", "postgresql")
SET_ASIDE = ".before-"  # and the time: the database that a repair has replaced
LOCK = 20_241_122  # names, within a PostgreSQL database, the making and changing of the tables
WAIT_SECONDS = 30.0  # for another writer's transaction, which takes milliseconds


class ArchiveError(Exception):
    """The archive cannot be used; the text is one line that names the cause and the remedy."""


class NotNow(ArchiveError):  # noqa: N818 - it names the state
    """It may be whole, and cannot be used now: it is locked, or of a version that is to come."""


class NoArchive(ArchiveError):  # noqa: N818 - it names the state
    """There is none at the address yet."""


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn a database error within the block into an ArchiveError that says which archive, why, and what to do."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:  # the latter from begin_sqlite
        said = " ".join(str(getattr(error, "orig", None) or error).split())
        meaning = meaning_of(said)
        kind = NotNow if meaning == LOCKED else ArchiveError
        raise kind(f"the archive {where} {meaning or f'failed: {said}'}") from error


def connect(address: str, *, create: bool) -> Engine:
    """Open the database at an SQLAlchemy address, with its folder and tables if `create` says so.

    An archive of an older version is brought to today's, whatever `create` says.

    SQLite (`sqlite:///relative/path`, `sqlite:////absolute/path`; `?timeout=5` sets the seconds to wait for another
    writer) and PostgreSQL are supported. Raises ArchiveError.
    """
    url = parse(address)
    where = name(url)
    file = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
    there = file is not None and os.path.exists(file)  # noqa: PTH110 - Path's raises where it may not look
    if file and not there and (old := sorted(file.parent.glob(f"{escape(file.name)}{SET_ASIDE}*[0-9]"))):
        raise ArchiveError(
            f"the archive {where} is gone, and {old[-1].name} is beside it: a repair was cut off;"
            " run scrapy verify --repair, or move that one away too"
        )
    if file and not there and not create:
        raise NoArchive(f"there is no archive {where} yet; crawl a portal first: scrapy crawl PORTAL")
    if file and create:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"the archive {where} cannot be made: {error.strerror}: {file.parent}") from None
    with explained(where):
        try:
            engine = create_engine(url)
        except ImportError as error:
            raise ArchiveError(
                f"the archive {where} needs a database driver that is not installed: pip install {error.name}"
            ) from None
    if file:
        event.listen(engine, "connect", set_up_sqlite)
        if create:  # an export leaves the file as it is, whatever it turns out to be
            event.listen(engine, "connect", write_ahead)
        event.listen(engine, "begin", begin_sqlite)
    else:
        event.listen(engine, "connect", set_up_postgresql)
    try:
        with explained(where):
            prepare(engine, where, create=create)
    except ArchiveError:
        engine.dispose()
        raise
    return engine


def parse(address: str) -> URL:
    """Read an archive's address; raise ArchiveError when it is none, or of a database that is not supported."""
    try:
        url = make_url(address)
        backend = url.get_backend_name()
    except (ArgumentError, ValueError):
        # Not repeated in the message: it may hold a password.
        raise ArchiveError(f"ARCHIVE_URL is no database address; write it like {EXAMPLE}") from None
    if backend not in SUPPORTED:
        raise ArchiveError(f"ARCHIVE_URL names a {backend} database; {' and '.join(SUPPORTED)} are supported")
    if backend == "sqlite":
        if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
            raise ArchiveError(f"ARCHIVE_URL names no file; write it like {EXAMPLE}")
        try:
            float(str(url.query.get("timeout", WAIT_SECONDS)))
        except ValueError:
            raise ArchiveError("ARCHIVE_URL has a timeout that is no number of seconds") from None
        if "timeout" not in url.query:
            url = url.update_query_dict({"timeout": str(WAIT_SECONDS)})
    return url


def folder_of(url: URL) -> Path:
    """Give the folder of an archive, beside whose database all else is kept: that of a SQLite file, else ./output."""
    return Path(url.database).parent if url.get_backend_name() == "sqlite" and url.database else Path("output")


def name(url: URL) -> str:
    """Say which database is meant, for a message: the file's path, or the address without its password."""
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def prepare(engine: Engine, where: str, *, create: bool) -> None:
    """Make the tables, or bring those of an older version to today's; raise ArchiveError when that may not be."""
    try:
        with engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                check_encoding(connection, where)
            version = version_of(connection)
        if version == VERSION:
            return
        if version == 0 and not create:
            raise ArchiveError(f"{where} is no archive; name one with -s ARCHIVE_URL={EXAMPLE}")
        # One transaction that begins with the writer's lock: many portals' crawls may begin at once.
        with writing(engine).begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(LOCK)))
            version = version_of(connection)
            if version == 0:
                make(connection)
            else:
                migrate(connection, version)
    except NotAnArchive as problem:
        kind = NotNow if isinstance(problem, Newer) else ArchiveError
        raise kind(f"the archive {where} {problem}") from None


def check_encoding(connection: Connection, where: str) -> None:
    """Raise ArchiveError for a PostgreSQL database that cannot hold every letter."""
    encoding = connection.scalar(select(func.current_setting("server_encoding")))
    if encoding != "UTF8":
        raise ArchiveError(
            f"the archive {where} cannot hold Vietnamese: its encoding is {encoding};"
            " make another database with createdb -E UTF8 -T template0, and name that in ARCHIVE_URL"
        )


def writing(engine: Engine) -> Engine:
    """Give the engine for transactions that write."""
    return engine.execution_options(writes=True)


def set_up_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    """Set what holds for a connection to SQLite.

    With WAL, synchronous=NORMAL loses nothing when a process is killed; when the power fails, the last commits may be
    gone, in order and whole, and the next crawl finds those addresses unkept and fetches them again. FULL would add a
    disk flush an article and spare no more than that.
    """
    connection.isolation_level = None  # the driver would begin a transaction only at its first writing statement
    connection.execute("PRAGMA synchronous = NORMAL").close()
    connection.execute("PRAGMA foreign_keys = ON").close()


def set_up_postgresql(connection: Any, _record: Any) -> None:
    """Speak UTF-8, whatever the environment says, and wait for another's lock as long as with SQLite.

    Not for ever, where the address does not say how long.
    """
    cursor = connection.cursor()
    cursor.execute("SELECT set_config('client_encoding', 'UTF8', false)")
    cursor.execute(
        f"SELECT set_config('lock_timeout', '{WAIT_SECONDS:g}s', false) WHERE current_setting('lock_timeout') = '0'"
    )
    cursor.close()
    connection.commit()


def write_ahead(connection: sqlite3.Connection, _record: Any) -> None:
    """Switch SQLite to WAL, so that an export reads while a crawl writes; the file remembers it.

    SQLite does not wait for the lock that this needs (seen with 3.40: of eight first crawls begun at once some failed),
    so it is waited for here, as long as for any other lock.
    """
    deadline = time.monotonic() + ask(connection, "PRAGMA busy_timeout") / 1000
    while True:
        try:
            ask(connection, "PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def ask(connection: sqlite3.Connection, pragma: str) -> Any:
    """Run a PRAGMA statement and give the one value it answers."""
    return connection.execute(pragma).fetchone()[0]


def begin_sqlite(connection: Connection) -> None:
    """Begin a transaction: a writer takes its lock now, since a reader that becomes a writer may not wait for it."""
    writes = connection.get_execution_options().get("writes")
    driver: Any = connection.connection  # by itself: SQLAlchemy's way takes as long as the query that follows
    driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN").close()
