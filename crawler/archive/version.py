"""The version that an archive's tables are of: it is told, made, and raised by `migrations`."""

from sqlalchemy import Connection, insert, inspect, select, update

from crawler.archive.causes import ANEW
from crawler.archive.migrations import STEPS
from crawler.archive.tables import VERSION, archive, metadata

FIRST = frozenset({"runs", "articles", "captures"})  # the tables of version 1, which does not say its version


class NotAnArchive(Exception):  # noqa: N818 - it names what the database is
    """A database that is no archive, or of a version that is not known; the text says which, and what to do."""


class Newer(NotAnArchive):
    """An archive of a version that is to come."""


def version_of(connection: Connection) -> int:
    """Tell the version of the archive in a database; 0 when it holds none. Raises NotAnArchive for a part of one."""
    names = set(inspect(connection).get_table_names())
    if archive.name not in names:
        ours = names & set(metadata.tables)
        if not ours >= FIRST:
            return 0
        if ours == FIRST:
            return 1
    told = connection.scalars(select(archive.c.version)).all() if archive.name in names else ()
    version: int | None = next(iter(told), None)
    missing = set(metadata.tables) - names if version == VERSION else set()
    if version is None or missing:
        remedy = ANEW if connection.dialect.name == "sqlite" else "put back a copy of it"
        raise NotAnArchive(f"is damaged: it lacks {', '.join(sorted(missing)) or 'its version'}; {remedy}")
    if version > VERSION:
        raise Newer(
            f"is of version {version}, made by a newer baotinh, and this one knows version {VERSION};"
            " update it, e.g. with git pull, and run this again"
        )
    return version


def make(connection: Connection) -> None:
    """Make the tables of today's version in a database that holds no archive."""
    metadata.create_all(connection)
    connection.execute(insert(archive), {"version": VERSION})


def migrate(connection: Connection, version: int) -> None:
    """Bring an archive of an older version to today's; the caller's transaction makes it whole or not at all."""
    for number in range(version + 1, VERSION + 1):
        STEPS[number](connection)
        connection.execute(update(archive).values(version=number))
