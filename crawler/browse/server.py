"""Datasette over an archive and its search index, at a port of this machine."""

import socket
import sqlite3
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm
from sqlalchemy import event

from crawler.archive.fixed import connected
from crawler.archive.store import Archive
from crawler.browse.plugin import Plugin

SETTINGS = {
    "sql_time_limit_ms": 5000,  # also for what readers ask in SQL
    "facet_time_limit_ms": 5000,  # a facet of a million articles takes most of a second
    "allow_download": False,
    "allow_csv_stream": False,  # scrapy export does that
    "suggest_facets": False,  # each would read a large table once
    "truncate_cells_html": 300,
    "max_returned_rows": 100,
}
METADATA: dict[str, Any] = {
    "title": "Báo Tỉnh",
    "databases": {
        "archive": {"tables": {"content_keys": {"hidden": True}}},
        "search": {
            "tables": {
                "documents": {"facets": ["province", "kind"], "sort_desc": "published_at", "label_column": "title"},
                "texts": {"hidden": True},
                "words": {"hidden": True},
            }
        },
    },
}
LARGEST = 8 * 1024 * 1024  # bytes of a row, or of what a reader's SQL makes: randomblob(900000000) took seven gigabytes
GRACE = 2  # seconds for answers that are under way when it is ended


class ReadOnly(Database):  # type: ignore[misc]  # Datasette has no types
    """A SQLite file that a crawl may write meanwhile, and that nobody can write through Datasette."""

    def connect(self, write: bool = False) -> sqlite3.Connection:  # noqa: FBT001, FBT002 - Datasette's signature
        """Open a connection that SQLite itself lets only read."""
        if write:
            raise sqlite3.OperationalError("attempt to write a readonly database")
        connection = connected(Path(self.path))
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
        self._all_file_connections.append(connection)
        return connection


def read_only(archive: Archive) -> None:
    """Have the database refuse whatever this process might write to an open archive."""
    if archive.engine.dialect.name == "sqlite":
        event.listen(
            archive.engine, "connect", lambda driver, _record: driver.execute("PRAGMA query_only = ON").close()
        )
        archive.engine.dispose()  # connections from before the rule
    else:
        archive.engine = archive.engine.execution_options(postgresql_readonly=True)


def bound(host: str, port: int) -> socket.socket:
    """Give a socket that listens at a host's port; 0 is any free one. Raises OSError."""
    family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    return socket.create_server((host, port), family=family)


def address_of(listening: socket.socket) -> str:
    """Give the address under which a browser finds what listens."""
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def serve(archive: Archive, index: Path, directory: Path, listening: socket.socket, host: str) -> None:
    """Serve until SIGINT or SIGTERM: an archive opened by `read_only`, its index, its WARC files."""
    # With rich there, it would print each wrong query of a reader on stdout, with the values of all variables.
    pm.get_plugin("datasette.handle_exception").rich = None
    pm.register(Plugin(archive, directory, host), name="crawler.browse")
    datasette = Datasette(settings=SETTINGS, metadata=METADATA)
    datasette.remove_database("_memory")
    if archive.engine.dialect.name == "sqlite":
        datasette.add_database(ReadOnly(datasette, archive.where), name="archive")
    datasette.add_database(ReadOnly(datasette, str(index)), name="search")
    options = uvicorn.Config(datasette.app(), log_level="warning", timeout_graceful_shutdown=GRACE, server_header=False)
    uvicorn.Server(options).run(sockets=[listening])
