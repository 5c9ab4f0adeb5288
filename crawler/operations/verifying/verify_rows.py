"""Verifying the database by itself: that each row has what it refers to, and says the same as the others about it."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select, text

from crawler.archive.keeping import EDITED, columns
from crawler.archive.lines import digest_of, fields_of
from crawler.archive.responses import page_ids
from crawler.archive.store import Archive
from crawler.archive.tables import articles, captures, metadata, replaced_records, responses, runs
from crawler.article import from_record
from crawler.operations.runs.facts import KILLED
from crawler.operations.runs.outcomes import counted
from crawler.operations.verifying.findings import (
    KEEP_AGAIN,
    REBUILD,
    RECLEAN,
    REREAD,
    RESTORE,
    RESTORE_DATABASE,
    Finding,
    Seen,
)
from crawler.operations.verifying.made_runs import CAPTURED_ANEW
from crawler.reading.normal_form import content_hash

TOLD = "record_digest"  # the column whose faults are told in words of their own
OF_A_CAPTURE = ("http_status", "content_hash", "revision")  # columns that its record says, too
AT_MOST = 20  # faults that SQLite tells of its own file
AT_A_TIME = {"yield_per": 500}


def check_rows(archive: Archive, seen: Seen, step: Callable[[int], None]) -> Iterator[Finding]:
    """Check all rows but those that only a WARC file can tell about. Raises ArchiveError."""
    with archive.asking() as connection:
        yield from check_database(connection, archive.where)
        yield from check_references(connection)
        yield from check_captures(connection, seen)
        yield from check_runs(connection)
        yield from check_articles(connection, seen, step)
        yield from check_records_of_captures(connection)
        yield from check_replaced_records(connection)


def check_database(connection: Connection, where: str) -> Iterator[Finding]:
    """Check what SQLite knows of its file: an index that has lost an entry hides a row that is there."""
    if connection.dialect.name != "sqlite":
        return
    for fault in connection.scalars(text(f"PRAGMA integrity_check({AT_MOST})")):
        if fault != "ok":
            yield Finding(f"{where}: {' '.join(fault.split())}", REBUILD)


def check_references(connection: Connection) -> Iterator[Finding]:
    """Check that the rows which others name by their keys are there, and that each article has a capture."""
    for table in metadata.sorted_tables:
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
            there = exists().where(key.column == key.parent)
            lost = connection.scalar(select(func.count()).where(key.parent.is_not(None), ~there))
            if lost:
                named = f"rows of {table.name} name {key.column.table.name} that are not there"
                yield Finding(f"the database: {lost} {named}", REBUILD)
    alone = select(articles.c.url).where(~exists().where(captures.c.article_id == articles.c.id))
    for url in connection.scalars(alone, execution_options=AT_A_TIME):
        yield Finding(f"{url}: the article has no capture", REBUILD)
    its = captures.c.article_id == articles.c.id
    first = exists().where(its, captures.c.fetched_at == articles.c.first_captured_at)
    for url in connection.scalars(
        select(articles.c.url).where(~first, exists().where(its)), execution_options=AT_A_TIME
    ):
        yield Finding(f"{url}: no capture is of the time of its first one", REBUILD)


def check_captures(connection: Connection, seen: Seen) -> Iterator[Finding]:
    """Check that what each capture and each revisit refers to is there, and that a capture is of its response."""
    original = responses.alias("original")
    seen.captures = connection.scalar(select(func.count()).select_from(captures)) or 0
    payload = and_(original.c.record_id == responses.c.refers_to, original.c.digest == responses.c.digest)
    lacking: dict[str, tuple[Any, str]] = {
        "no WARC record": (
            missing(captures.c.record_id, captures.c.url, responses.c.record_id == captures.c.record_id),
            REBUILD,
        ),
        "no payload": (missing(responses.c.refers_to, responses.c.url, payload), RESTORE),
        "a capture that is not as its WARC record,": (not_of_its_response(), REBUILD),
    }
    for what, (query, remedy) in lacking.items():
        for record_id, url in connection.execute(query, execution_options=AT_A_TIME):
            yield Finding(f"{url}: {what} {record_id}", remedy)
    without = connection.scalar(select(func.count()).select_from(captures).where(captures.c.record_id.is_(None)))
    if without:
        yield Finding(
            f"{counted(without, 'capture')} kept without WARC", "fetch them again with -a full=1", harmless=True
        )


def missing(named: ColumnElement[str | None], url: ColumnElement[str], there: ColumnElement[bool]) -> Any:
    """Give the query for the (id, url) of rows that name a record which is not there."""
    return select(named, url).where(named.is_not(None), ~exists().where(there))


def not_of_its_response() -> Any:
    """Give the query for the captures whose run, portal, address or time is another than that of their response."""
    both = captures.join(articles, articles.c.id == captures.c.article_id)
    same = and_(
        responses.c.url == captures.c.url,
        responses.c.fetched_at == captures.c.fetched_at,
        responses.c.portal == articles.c.portal,
        or_(responses.c.run_id == captures.c.run_id, and_(responses.c.run_id.is_(None), captures.c.run_id.is_(None))),
    )
    its = responses.c.record_id == captures.c.record_id
    another = (exists().where(its), ~exists().where(its, same))
    return select(captures.c.record_id, captures.c.url).select_from(both).where(*another)


def check_runs(connection: Connection) -> Iterator[Finding]:
    """Compare with the captures how many each run says to have kept: who deletes an article deletes its capture.

    A run that was killed says so by its account of pages, which may have outlived what a power cut took from the
    database. One that was made anew says how many of its pages today's rules have read (`made_runs`).
    """
    kept = select(func.count()).where(captures.c.run_id == runs.c.id).scalar_subquery()
    each = select(runs.c.id, runs.c.portal, runs.c.outcome, runs.c.measures, kept)
    for number, portal, outcome, measures, here in connection.execute(each, execution_options=AT_A_TIME):
        said = (measures or {}).get(CAPTURED_ANEW, (measures or {}).get("captured", 0))
        if here < said:
            told = f"run {number} of {portal} captured {counted(said, 'article')}, and {here} of its captures are here"
            yield Finding(told, KEEP_AGAIN, harmless=outcome == KILLED)


def check_articles(connection: Connection, seen: Seen, step: Callable[[int], None]) -> Iterator[Finding]:
    """Check each article's record: that it is one, that its hash is of its text, that its columns say the same."""
    for row in connection.execute(select(articles).order_by(articles.c.id), execution_options=AT_A_TIME):
        seen.articles += 1
        step(1)
        if (told := fields_of(row.record)) is None:
            yield Finding(f"{row.url}: the record is no article", REBUILD)
            continue
        article = from_record(told)
        said = columns(article, article.revision, row.record)
        for part in page_ids(article.warc)[1:]:
            if not connection.scalar(select(exists().where(responses.c.record_id == part))):
                yield Finding(f"{row.url}: no WARC record {part} of a further part", REBUILD)
        if content_hash(article) != article.content_hash:
            yield Finding(f"{row.url}: the hash is not that of the text", RECLEAN)
        if row.record_digest != said["record_digest"]:
            yield Finding(f"{row.url}: the record is not what its digest says", REREAD)
        found = row._mapping  # noqa: SLF001 - SQLAlchemy's own name for the row as a mapping, which is public
        if other := [name for name in said if name != TOLD and found[name] != said[name]]:
            yield Finding(f"{row.url}: the record has another {', '.join(other)} than its row", REBUILD)


def check_records_of_captures(connection: Connection) -> Iterator[Finding]:
    """Check the records that captures brought: that each is what its digest says, and its row says the same."""
    query = select(captures).where(captures.c.record.is_not(None))
    for row in connection.execute(query, execution_options=AT_A_TIME):
        if digest_of(row.record) != row.record_digest:
            yield Finding(f"{row.url}: the record of a capture is not what its digest says", REBUILD)
            continue
        told, found = fields_of(row.record) or {}, row._mapping  # noqa: SLF001 - as above
        if other := [name for name in OF_A_CAPTURE if told.get(name, found[name]) != found[name]]:
            yield Finding(f"{row.url}: the record of a capture has another {', '.join(other)} than its row", REBUILD)


def check_replaced_records(connection: Connection) -> Iterator[Finding]:
    """Check the records that were replaced: that each is what its digest says, and none had been edited before."""
    replaced = replaced_records.c
    url_of = select(articles.c.url).where(articles.c.id == replaced.article_id).scalar_subquery()
    edited = select(url_of, replaced.replaced_at).where(replaced.reason.endswith(EDITED, autoescape=True))
    for url, at in connection.execute(edited, execution_options=AT_A_TIME):
        said = f"{url}: a record that was replaced had been edited in the database, before {at}"
        yield Finding(said, "`scrapy history` shows it; the article is as its page says", harmless=True)
    query = select(url_of, replaced.record, replaced.record_digest)
    for url, line, digest in connection.execute(query, execution_options=AT_A_TIME):
        if digest_of(line) != digest:
            yield Finding(f"{url}: a record that was replaced is not what its digest says", RESTORE_DATABASE)
