"""The search index: a SQLite file of its own beside the archive. It follows from the archive, and may be deleted.

A text stands in it twice: as it is spelled, and without any diacritics; see `search_text`.

The words are in a contentless FTS5 table (https://www.sqlite.org/fts5.html, 4.4.3): to take a text out of it, its very
columns must be given, so that `texts` keeps them, packed.
"""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import select

from crawler.archive.batches import in_batches
from crawler.archive.connections import WAIT_SECONDS
from crawler.archive.database import ArchiveError, folder_of
from crawler.archive.fixed import connected
from crawler.archive.keeping import Kept
from crawler.archive.search_text import plain, searched, spelled
from crawler.archive.store import Archive
from crawler.archive.tables import articles

VERSION = 1  # of the tables and of the two spellings: another one makes the whole index anew
APPLICATION = 0x42545449  # what SQLite's header says of whose file it is
UNKNOWN = "unknown"  # where an article has no province, kind or time
LAST = 2**63 - 1  # the highest id there can be
TOKENIZER = "unicode61 remove_diacritics 0"

_NAMES = ("documents", "texts", "words")
_TABLES = f"""
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, token TEXT NOT NULL, portal TEXT NOT NULL, province TEXT NOT NULL, kind TEXT NOT NULL,
    month TEXT NOT NULL, published_at TEXT, url TEXT NOT NULL, title TEXT NOT NULL, content_hash TEXT NOT NULL
);
CREATE INDEX documents_counted ON documents (province, portal, kind, month);
CREATE INDEX documents_by_time ON documents (published_at);
CREATE INDEX documents_by_province ON documents (province, published_at);
CREATE INDEX documents_by_portal ON documents (portal, published_at);
CREATE INDEX documents_by_content ON documents (content_hash);
CREATE TABLE texts (id INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (title, body, title_folded, body_folded, content='', tokenize='{TOKENIZER}');
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
"""


class Changes(NamedTuple):
    """What bringing an index up to date has done, in articles."""

    added: int = 0
    renewed: int = 0
    removed: int = 0
    damaged: int = 0  # articles whose records cannot be read: they are left out


def index_of(archive: Archive) -> Path:
    """Give the path of an archive's index: `search.db` beside `archive.db`, else one with the archive's name."""
    url = archive.engine.url
    name = Path(url.database or "").stem
    return folder_of(url) / ("search.db" if name == "archive" else f"{name}.search.db")


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open an index for writing; make it, or make it anew where another version wrote it.

    Raises ArchiveError, one line with cause and remedy, here and for whatever SQLite says within the block.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)) as connection:
            asked = ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_schema")
            made_by, version, objects = (connection.execute(query).fetchone()[0] for query in asked)
            if objects and made_by != APPLICATION:
                raise ArchiveError(f"{path} is no search index, though it stands in its place; move it away")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            if not objects or version != VERSION:
                drop = "".join(f"DROP TABLE IF EXISTS {name};" for name in _NAMES)
                connection.executescript(f"BEGIN IMMEDIATE; {drop} {_TABLES} COMMIT")
            yield connection
    except (sqlite3.Error, OSError) as error:
        said = " ".join(str(error).split())
        raise ArchiveError(
            f"the search index {path} failed: {said}; when nothing else mends it, delete it: it is made anew"
        ) from None


def is_index(path: Path) -> bool:
    """Tell whether an index of today's version is at a path where nothing can be written."""
    try:
        with closing(connected(path)) as connection:
            asked = ("PRAGMA application_id", "PRAGMA user_version")
            return [connection.execute(query).fetchone()[0] for query in asked] == [APPLICATION, VERSION]
    except sqlite3.Error:
        return False


def update(archive: Archive, path: Path, watched: Any = iter) -> Changes:
    """Bring the index at a path up to date with an archive: index what is new or has changed, take out what is gone.

    Each batch is a transaction, so that what is done stays when it is killed, and several at once do no harm. `watched`
    is given each article as it passes, and gives it on. Raises ArchiveError.
    """
    changes, last = Changes(), 0
    with opened(path) as connection:
        for batch in in_batches(watched(archive.each())):
            changes = _sum(changes, _update(connection, archive, batch, last, batch[-1].article_id))
            last = batch[-1].article_id
        return _sum(changes, _update(connection, archive, [], last, LAST))


def unpacked(packed: bytes) -> str:
    """Give the text that `texts` keeps of an article: lead, body and the rest that is searched."""
    return zlib.decompress(packed).decode()


def _update(connection: sqlite3.Connection, archive: Archive, batch: list[Kept], after: int, until: int) -> Changes:
    """Make the articles of the index with ids in a range the given ones, in one transaction."""
    tokens = {known.article_id: blake2b(known.line.encode(), digest_size=12).hexdigest() for known in batch}
    connection.execute("BEGIN IMMEDIATE")
    try:
        query = "SELECT id, token FROM documents WHERE id > ? AND id <= ?"
        there: dict[int, str] = dict(connection.execute(query, (after, until)))
        gone = _gone(archive, there.keys() - tokens.keys())
        changed = [number for number, token in tokens.items() if there.get(number, token) != token]
        for number in (*gone, *changed):
            _remove(connection, number)
        done = Changes(removed=len(gone))
        for known in batch:
            if there.get(known.article_id) != tokens[known.article_id]:
                added = _add(connection, known, tokens[known.article_id])
                done = _sum(done, _told(known.article_id in there, added=added))
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
    return done


def _told(was_there: bool, *, added: bool) -> Changes:  # noqa: FBT001 - what it is of one article
    """Give what was done with an article that is new or another one."""
    if added:
        return Changes(renewed=1) if was_there else Changes(added=1)
    return Changes(removed=int(was_there), damaged=1)


def _gone(archive: Archive, numbers: Iterable[int]) -> list[int]:
    """Tell which of these articles are not kept now: one that another process has just indexed may be."""
    gone: list[int] = []
    with archive.asking() as connection:
        for part in in_batches(sorted(numbers)):
            kept = set(connection.scalars(select(articles.c.id).where(articles.c.id.in_(part))))
            gone += [number for number in part if number not in kept]
    return gone


def _add(connection: sqlite3.Connection, known: Kept, token: str) -> bool:
    """Take in an article; tell whether it was, its record not being damaged."""
    try:
        told = known.record
    except ArchiveError:
        return False
    title, body = plain(told.get("title") or ""), plain(searched(told))
    at = told.get("published_at")
    facets = (known.portal, told.get("province") or UNKNOWN, told.get("kind") or UNKNOWN, at[:7] if at else UNKNOWN)
    values = (known.article_id, token, *facets, at, plain(known.url), title, known.content_hash)
    connection.execute("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    connection.execute("INSERT INTO texts VALUES (?, ?)", (known.article_id, zlib.compress(body.encode(), 3)))
    columns = (known.article_id, *spelled(title, body))
    connection.execute(
        "INSERT INTO words (rowid, title, body, title_folded, body_folded) VALUES (?, ?, ?, ?, ?)", columns
    )
    return True


def _remove(connection: sqlite3.Connection, number: int) -> None:
    query = "SELECT title, packed FROM documents JOIN texts USING (id) WHERE id = ?"
    title, packed = connection.execute(query, (number,)).fetchone()
    delete = "INSERT INTO words (words, rowid, title, body, title_folded, body_folded) VALUES ('delete', ?, ?, ?, ?, ?)"
    connection.execute(delete, (number, *spelled(title, unpacked(packed))))
    connection.execute("DELETE FROM documents WHERE id = ?", (number,))
    connection.execute("DELETE FROM texts WHERE id = ?", (number,))


def _sum(one: Changes, other: Changes) -> Changes:
    return Changes(*(a + b for a, b in zip(one, other, strict=True)))
