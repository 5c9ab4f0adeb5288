"""The index of the WARC files in the database: which response is where."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, insert, select

from crawler.archive.database import explained
from crawler.archive.store import Archive
from crawler.archive.tables import responses


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
        """Give the time of the capture."""
        return datetime.fromisoformat(self.fetched_at)


COLUMNS = [responses.c[name] for name in Stored._fields]


def note(archive: Archive, stored: Stored) -> None:
    """Add a response that has been written. Raises ArchiveError."""
    with explained(archive.where), archive.writer.begin() as connection:
        connection.execute(insert(responses), stored._asdict())


def holder(archive: Archive, digest: str) -> Stored | None:
    """Give the newest response whose record holds this payload. Raises ArchiveError."""
    return first(archive, responses.c.digest == digest, responses.c.refers_to.is_(None))


def by_record(archive: Archive, record_id: str) -> Stored | None:
    """Give the response with this record id. Raises ArchiveError."""
    return first(archive, responses.c.record_id == record_id)


def by_url(archive: Archive, url: str) -> Stored | None:
    """Give the newest response of an address: the newest page (status 200) if there is one. Raises ArchiveError."""
    return first(archive, responses.c.url == url, responses.c.http_status == 200) or first(  # noqa: PLR2004 - OK
        archive, responses.c.url == url
    )


def first(archive: Archive, *conditions: ColumnElement[bool]) -> Stored | None:
    """Give the newest response that meets the conditions."""
    query = select(*COLUMNS).where(*conditions).order_by(responses.c.id.desc()).limit(1)
    with explained(archive.where), archive.engine.connect() as connection:
        row = connection.execute(query).one_or_none()
    return Stored(*row) if row else None


def every(archive: Archive, *conditions: ColumnElement[bool]) -> Iterator[Stored]:
    """Give the responses that meet the conditions, file by file in the order of their offsets. Raises ArchiveError."""
    query: Any = select(*COLUMNS).where(*conditions).order_by(responses.c.file, responses.c.offset)
    with explained(archive.where), archive.engine.connect() as connection:
        for row in connection.execute(query, execution_options={"yield_per": 500}):
            yield Stored(*row)
