"""Tables for what must be put in order meanwhile: in a temporary file and not in memory, however much it is."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager


@contextmanager
def temporary_tables(made: str) -> Iterator[sqlite3.Connection]:
    """Give a database in a file without a name, gone when it is closed; `made` are the statements that make its tables.

    Raises OSError when there is no room for it.
    """
    with closing(sqlite3.connect("", isolation_level=None)) as tables:
        try:
            tables.executescript(made)
            yield tables
        except sqlite3.OperationalError as error:
            raise OSError(28, f"{error} (temporary data; TMPDIR names the folder for it)") from None
