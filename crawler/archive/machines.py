"""One crawl of a portal at a time among machines: locks that the server of a PostgreSQL archive holds.

The locks in files beside the archive keep order on one machine only. A session has these, on a connection of its own,
so that they go with the process, and with the machine: its keepalives tell the server within some minutes.
"""

import os
import socket
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from hashlib import blake2b

from sqlalchemy import Connection, NullPool, create_engine, false, func, select, text

from crawler.archive.database import explained, name, parse

PATIENCE = 0.3  # seconds: somebody who only looks who is at work has a lock for an instant
STEP = 0.05
LONGEST_NAME = 40  # letters of a machine's name: of what a session calls itself PostgreSQL keeps 63
KEEPALIVES = {"tcp_keepalives_idle": 60, "tcp_keepalives_interval": 15, "tcp_keepalives_count": 8}
HOLDER = text(
    "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)"
    " WHERE locktype = 'advisory' AND granted AND datname = current_database() AND objsubid = 1"
    " AND (classid::bigint << 32) | objid::bigint = :key"
)


class Elsewhere(Exception):  # noqa: N818 - it names where the other one is
    """Another session has a lock. `whose` is what the lock is of; the text says on which machine that session is."""

    def __init__(self, whose: tuple[str, str], holder: str) -> None:
        super().__init__(holder)
        self.whose = whose


@contextmanager
def among_machines(address: str, locks: Iterable[tuple[str, str]]) -> Iterator[None]:
    """Have locks alone among all machines, each of a kind and a name; of a SQLite archive there is but one machine.

    Raises Elsewhere, and ArchiveError where the server cannot be reached.
    """
    url = parse(address)
    if url.get_backend_name() == "sqlite":
        yield
        return
    about = {"application_name": f"{socket.gethostname()[:LONGEST_NAME]}, process {os.getpid()}"}
    with ExitStack() as held:
        with explained(name(url)):
            engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT", connect_args=about)
            held.callback(engine.dispose)
            connection = held.enter_context(engine.connect())
            for setting, value in KEEPALIVES.items():
                connection.execute(select(func.set_config(setting, str(value), false())))
            archive = connection.scalar(select(func.current_schema()))
            for kind, whose in locks:
                take(connection, (kind, whose), key_of(f"{archive}\n{kind}\n{whose}"))
        yield


def take(connection: Connection, whose: tuple[str, str], key: int) -> None:
    """Take a lock for the session. Raises Elsewhere."""
    deadline = time.monotonic() + PATIENCE
    while not connection.scalar(select(func.pg_try_advisory_lock(key))):
        if time.monotonic() > deadline:
            raise Elsewhere(whose, connection.scalar(HOLDER, {"key": key}) or "another machine")
        time.sleep(STEP)


def key_of(words: str) -> int:
    """Give the number by which PostgreSQL knows a lock."""
    return int.from_bytes(blake2b(words.encode(errors="surrogateescape"), digest_size=8).digest(), signed=True)
