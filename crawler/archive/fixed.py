"""A SQLite file in a folder that cannot be written, as on a read-only medium: it is read as it is, with no locks.

SQLite writes files beside one that it only reads, or it does not read it at all (https://www.sqlite.org/wal.html,
"Read-Only Databases"); `immutable` tells it that nobody changes the file. Where somebody else may write the folder that
is not sure: what was read is compared with the file's time and size.
"""

import os
import sqlite3
from pathlib import Path

Seen = tuple[int, int, bool]


def is_fixed(file: Path) -> bool:
    """Tell whether a database is read as it is: nothing can be written beside it, and nobody is writing it."""
    return not os.access(file.parent, os.W_OK) and not has_journal(file)


def has_journal(file: Path) -> bool:
    """Tell whether a database has changes that stand in its journal alone."""
    journal = file.with_name(f"{file.name}-wal")
    return journal.exists() and journal.stat().st_size > 0


def is_out_of_reach(file: Path) -> bool:
    """Tell whether such a journal cannot be read, since nothing can be written beside it."""
    shared = file.with_name(f"{file.name}-shm")
    return not os.access(file.parent, os.W_OK) and has_journal(file) and not shared.exists()


def connected(file: Path) -> sqlite3.Connection:
    """Open a database to read it: by the same rule, or beside whoever writes it."""
    how = "?immutable=1" if is_fixed(file) else "?mode=ro"
    return sqlite3.connect(f"{file.absolute().as_uri()}{how}", uri=True, check_same_thread=False)


def seen(file: Path) -> Seen:
    """Give what tells whether a database that is read as it is has been changed."""
    told = file.stat()
    return told.st_mtime_ns, told.st_size, has_journal(file)
