"""The file of a SQLite database: how a new one is made beside it, and the old one is set aside."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from glob import escape
from pathlib import Path

from crawler.archive.database import SET_ASIDE, ArchiveError


@contextmanager
def unfinished(file: Path) -> Iterator[Path]:
    """Give the path of a new database beside the one that it shall replace; what is left of it goes in the end.

    So does what repairs that were killed have left. Raises ArchiveError where it cannot be written.
    """
    mine = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        yield mine
    except OSError as error:
        raise ArchiveError(f"the archive {file} cannot be made: {error.strerror or error}") from None
    finally:
        for part in file.parent.glob(f".{escape(file.name)}.*.part*"):
            part.unlink(missing_ok=True)


def set_aside(file: Path) -> Path | None:
    """Rename a database, with its journals, to a name that says when; give the new name, None where there is none.

    The database itself goes first: without it nothing is begun anew in its place, and where a repair is killed here,
    the next one puts the journals that stayed to it.
    """
    earlier = sorted(file.parent.glob(f"{escape(file.name)}{SET_ASIDE}*[0-9]"))
    at = datetime.now(UTC)
    while (old := file.with_name(f"{file.name}{SET_ASIDE}{at:%Y%m%d%H%M%S}")).exists():
        at += timedelta(seconds=1)
    was_there = file.exists()
    if not was_there and earlier:
        old = earlier[-1]
    for part in with_journals(file):
        if part.exists():
            part.rename(part.with_name(old.name + part.name.removeprefix(file.name)))
    return old if was_there else None


def with_journals(file: Path) -> list[Path]:
    """Give the files that a SQLite database consists of."""
    return [file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))]
