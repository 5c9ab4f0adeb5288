"""The database under the archive: how it is opened."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from glob import escape
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, func, make_url, select
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from crawler.archive.causes import EXAMPLE, LOCKED, ON_SERVER, meaning_of
from crawler.archive.connections import WAIT_SECONDS, set_up_postgresql, set_up_sqlite, writing
from crawler.archive.fixed import connected, is_fixed, is_out_of_reach
from crawler.archive.tables import VERSION
from crawler.archive.version import Newer, NotAnArchive, make, migrate, version_of

SUPPORTED = ("sqlite", "postgresql")
SET_ASIDE = ".before-"  # and the time: the database that a repair has replaced
LOCK = 20_241_122  # names, within a PostgreSQL database, the making and changing of the tables


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


def connect(address: str, *, create: bool, dry: bool = False) -> Engine:
    """Open the database at an SQLAlchemy address, with its folder and tables if `create` says so.

    An archive of an older version is brought to today's, whatever `create` says; where the run is `dry` it is refused.

    SQLite (`sqlite:///relative/path`, `sqlite:////absolute/path`; `?timeout=5` sets the seconds to wait for another
    writer) and PostgreSQL are supported. Where `create` is false a SQLite file may be on a read-only medium. Raises
    ArchiveError.
    """
    url = parse(address)
    where = name(url)
    file = Path(url.database or "") if url.get_backend_name() == "sqlite" else None
    fixed = file if file and _look_at(file, where, create=create) else None
    with explained(where):
        try:
            engine = create_engine(url, **({"creator": partial(connected, fixed)} if fixed else {}))
        except ImportError as error:
            # The extra brings the server's library with it.
            wanted = "-e '.[postgresql]'" if error.name == "psycopg" else error.name
            raise ArchiveError(
                f"the archive {where} needs a database driver that is not installed: pip install {wanted}"
            ) from None
    if file:
        set_up_sqlite(engine, write_ahead=create)  # an export leaves the file as it is, whatever it turns out to be
    else:
        set_up_postgresql(engine)
    try:
        with explained(where):
            prepare(engine, where, create=create, dry=dry)
    except ArchiveError:
        engine.dispose()
        raise
    return engine


def _look_at(file: Path, where: str, *, create: bool) -> bool:
    """Tell whether a SQLite file cannot change, or make its folder for a new one. Raises ArchiveError."""
    if not os.path.exists(file):  # noqa: PTH110 - Path's raises where it may not look
        _refuse_missing(file, where, create=create)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(f"the archive {where} cannot be made: {error.strerror}: {file.parent}") from None
    if create:
        return False
    if is_out_of_reach(file):
        raise ArchiveError(
            f"the archive {where} has its newest changes in {file.name}-wal, and its folder cannot be written:"
            " copy both to a folder that can, and name that with -s ARCHIVE_URL"
        )
    return is_fixed(file)


def check_there(address: str) -> None:
    """Raise NoArchive where an archive's SQLite file is missing, ArchiveError where its folder says why."""
    url = parse(address)
    if url.get_backend_name() == "sqlite" and not os.path.exists(url.database or ""):  # noqa: PTH110 - as above
        _refuse_missing(Path(url.database or ""), name(url), create=False)


def _refuse_missing(file: Path, where: str, *, create: bool) -> None:
    """Raise ArchiveError for a file that is missing, unless it may be made."""
    if old := sorted(file.parent.glob(f"{escape(file.name)}{SET_ASIDE}*[0-9]")):
        raise ArchiveError(
            f"the archive {where} is gone, and {old[-1].name} is beside it: a repair was cut off;"
            " run scrapy verify --repair, or move that one away too"
        )
    if not create:
        raise NoArchive(
            f"there is no archive {file.absolute()}; run this in the folder that has one, name it by ARCHIVE_URL,"
            " or crawl a portal first: scrapy crawl PORTAL"
        )


def parse(address: str) -> URL:
    """Read an archive's address; raise ArchiveError when it is none, or of a database that is not supported."""
    try:
        url = make_url(address)
        backend = url.get_backend_name()
    except (ArgumentError, ValueError):
        # Not repeated in the message: it may hold a password.
        raise ArchiveError(f"ARCHIVE_URL is no database address; write it like {EXAMPLE}") from None
    if backend not in SUPPORTED:
        raise ArchiveError(
            f"ARCHIVE_URL names a {backend} database; {' and '.join(SUPPORTED)} are supported:"
            f" write it like {EXAMPLE} or {ON_SERVER}"
        )
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
    """Say which database is meant, for a message: the file's path, or the address without its password.

    Without its query, too: libpq takes passwords there (`?password=`, `sslpassword=`).
    """
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    return url.set(query={}).render_as_string(hide_password=True)


def prepare(engine: Engine, where: str, *, create: bool, dry: bool = False) -> None:
    """Make the tables, or bring those of an older version to today's; raise ArchiveError when that may not be."""
    try:
        with engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                check_encoding(connection, where)
            version = version_of(connection)
        if version == VERSION:
            return
        if version == 0 and not create:
            raise NoArchive(f"{where} is no archive; name one with -s ARCHIVE_URL={EXAMPLE}")
        if version and dry:
            raise NotNow(
                f"the archive {where} is of version {version}, and a dry run does not bring it to version {VERSION}:"
                " copy it, and let another command do so, such as scrapy runs"
            )
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
