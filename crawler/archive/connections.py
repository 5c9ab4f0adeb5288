"""What a connection to the archive's database is told when it is opened, and when a transaction begins."""

import sqlite3
import time
from typing import Any

from sqlalchemy import Connection, Engine, event

WAIT_SECONDS = 30.0  # for another writer's transaction, which takes milliseconds


def set_up_sqlite(engine: Engine, *, write_ahead: bool) -> None:
    """See to the connections of an engine for SQLite; with `write_ahead` they switch the file to WAL."""
    event.listen(engine, "connect", _begin_with_sqlite)
    if write_ahead:
        event.listen(engine, "connect", _write_ahead)
    event.listen(engine, "begin", _begin_transaction)


def set_up_postgresql(engine: Engine) -> None:
    """See to the connections of an engine for PostgreSQL."""
    event.listen(engine, "connect", _begin_with_postgresql)


def writing(engine: Engine) -> Engine:
    """Give the engine for transactions that write."""
    return engine.execution_options(writes=True)


def _begin_with_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    """Set what holds for a connection to SQLite.

    With WAL, synchronous=NORMAL loses nothing when a process is killed; when the power fails, the last commits may be
    gone, in order and whole, and the next crawl finds those addresses unkept and fetches them again. FULL would add a
    disk flush an article and spare no more than that.
    """
    connection.isolation_level = None  # the driver would begin a transaction only at its first writing statement
    connection.execute("PRAGMA synchronous = NORMAL").close()
    connection.execute("PRAGMA foreign_keys = ON").close()


def _begin_with_postgresql(connection: Any, _record: Any) -> None:
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


def _write_ahead(connection: sqlite3.Connection, _record: Any) -> None:
    """Switch SQLite to WAL, so that an export reads while a crawl writes; the file remembers it.

    SQLite does not wait for the lock that this needs (seen with 3.40: of eight first crawls begun at once some failed),
    so it is waited for here, as long as for any other lock.
    """
    deadline = time.monotonic() + _ask(connection, "PRAGMA busy_timeout") / 1000
    while True:
        try:
            _ask(connection, "PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _ask(connection: sqlite3.Connection, pragma: str) -> Any:
    """Run a PRAGMA statement and give the one value it answers."""
    return connection.execute(pragma).fetchone()[0]


def _begin_transaction(connection: Connection) -> None:
    """Begin a transaction: a writer takes its lock now, since a reader that becomes a writer may not wait for it."""
    writes = connection.get_execution_options().get("writes")
    driver: Any = connection.connection  # by itself: SQLAlchemy's way takes as long as the query that follows
    driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN").close()
