"""The index of the WARC files in the database: which response is where."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, exists, select
from sqlalchemy.dialects import postgresql, sqlite

from crawler.archive.store import Archive
from crawler.archive.tables import captures, responses
from crawler.archive.warc_files.pages import Damaged


class Stored(NamedTuple):
    """One response in the WARC files; the columns of the table `responses` beside its key."""

    run_id: int | None
    portal: str
    url: str
    role: str
    fetched_at: str
    http_status: int
    file: str
    offset: int
    record_id: str
    digest: str
    refers_to: str | None

    @property
    def at(self) -> datetime:
        """Give the time of the capture. Raises Damaged for a row that tells none."""
        try:
            return datetime.fromisoformat(self.fetched_at)
        except ValueError:
            raise Damaged(f"{self.file} at {self.offset}: the database has no time of it") from None


INSERTS: dict[str, Any] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}  # which know what to do about a row that is there
COLUMNS = [responses.c[name] for name in Stored._fields]


def newest(*conditions: ColumnElement[bool]) -> Select[Any]:
    """Give the query for the newest response that meets the conditions."""
    return select(*COLUMNS).where(*conditions).order_by(responses.c.id.desc()).limit(1)


_GIVEN: ColumnElement[str] = bindparam("given")
# Written once: a crawl asks for the holder of each page's payload, and building a query takes longer than asking it.
# Of the few rows that hold a payload the newest is sorted out by an expression, or PostgreSQL looks for it from the end
# of the table on, through all of it where thousands of revisits have the same digest.
_HELD = (responses.c.digest == _GIVEN, responses.c.refers_to.is_(None))
_HOLDER = select(*COLUMNS).where(*_HELD).order_by((responses.c.id + 0).desc()).limit(1)
_BY_RECORD = newest(responses.c.record_id == _GIVEN)
_BY_URL = newest(responses.c.url == _GIVEN)
HTTP_OK = 200
_PAGE_BY_URL = newest(responses.c.url == _GIVEN, responses.c.http_status == HTTP_OK)
_CAPTURED = select(exists().where(captures.c.record_id == _GIVEN))


def note(archive: Archive, stored: Stored, *, at_once: bool = True) -> None:
    """Add a response that has been written: at once, or in one transaction with the article that is read from it.

    Raises ArchiveError.
    """
    archive.note(stored._asdict(), at_once=at_once)


def note_once(archive: Archive, stored: Stored) -> None:
    """Add a response of a file that another process may take in, too: where it is there already, nothing happens.

    Raises ArchiveError.
    """
    with archive.writing() as connection:
        insert = INSERTS[connection.dialect.name](responses)
        connection.execute(insert.on_conflict_do_nothing(), stored._asdict())


def holder(archive: Archive, digest: str) -> Stored | None:
    """Give the newest response whose record holds this payload. Raises ArchiveError."""
    for row in reversed(archive.waiting):
        if row["digest"] == digest and row["refers_to"] is None:
            return Stored(**row)
    return first(archive, _HOLDER, digest)


def by_record(archive: Archive, record_id: str) -> Stored | None:
    """Give the response with this record id. Raises ArchiveError."""
    return first(archive, _BY_RECORD, record_id)


def by_records(archive: Archive, record_ids: Collection[str]) -> dict[str, Stored]:
    """Give the responses with these record ids, some hundred at most. Raises ArchiveError."""
    query = select(*COLUMNS).where(responses.c.record_id.in_(record_ids)).order_by(responses.c.id.desc())
    with archive.asking() as connection:
        return {stored.record_id: stored for stored in map(Stored._make, connection.execute(query))}


def by_url(archive: Archive, url: str) -> Stored | None:
    """Give the newest response of an address: the newest page (status 200) if there is one. Raises ArchiveError."""
    return page_by_url(archive, url) or first(archive, _BY_URL, url)


def page_by_url(archive: Archive, url: str) -> Stored | None:
    """Give the newest answer of status 200 of an address. Raises ArchiveError."""
    for row in reversed(archive.waiting):
        if row["url"] == url and row["http_status"] == HTTP_OK:
            return Stored(**row)
    return first(archive, _PAGE_BY_URL, url)


def is_captured(archive: Archive, record_id: str) -> bool:
    """Tell whether the response with this record id gave an article. Raises ArchiveError."""
    with archive.asking() as connection:
        return bool(connection.scalar(_CAPTURED, {"given": record_id}))


def first(archive: Archive, query: Select[Any], given: str) -> Stored | None:
    """Give the response that a query for the newest one finds."""
    with archive.asking() as connection:
        row = connection.execute(query, {"given": given}).one_or_none()
    return Stored(*row) if row else None


def every(archive: Archive, *conditions: ColumnElement[bool]) -> Iterator[Stored]:
    """Give the responses that meet the conditions, file by file in the order of their offsets. Raises ArchiveError."""
    query: Any = select(*COLUMNS).where(*conditions).order_by(responses.c.file, responses.c.offset)
    with archive.asking() as connection:
        for row in connection.execute(query, execution_options={"yield_per": 500}):
            yield Stored(*row)


def page_ids(place: Mapping[str, Any] | None) -> list[str]:
    """Give the record ids of the pages that an article was read from, by its `warc`, in the text's order."""
    return [place["record_id"], *place.get("parts", ())] if place and place.get("record_id") else []
