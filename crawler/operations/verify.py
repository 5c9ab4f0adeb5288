"""Verifying the archive: database against WARC files, hashes against text. Everything is read, nothing is changed."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, exists, func, select

from crawler.archive.database import explained
from crawler.archive.pages import Damaged, Record, bare, records, torn_at
from crawler.archive.responses import Stored, every
from crawler.archive.store import Archive
from crawler.archive.tables import articles, captures, responses, runs
from crawler.archive.warc_records import digest
from crawler.article import from_record
from crawler.operations.facts import FAILED, KILLED
from crawler.reading.normal_form import content_hash

SUFFIXES = (".warc.gz", ".warc")
REBUILD = "`scrapy verify --repair` makes the database anew from the WARC files"
# Outcomes of runs that may not have noted all that they wrote; None: under way, or killed.
CUT_OFF = frozenset({None, KILLED, *FAILED})
RESTORE = "put back a copy of the file"
RECLEAN = "`scrapy reread` makes it anew from its stored page, `scrapy reclean` from the kept text"


class Finding(NamedTuple):
    """What is wrong and how to repair it; a `harmless` one says what a killed run left, and nothing is lost by it."""

    text: str
    remedy: str
    harmless: bool = False


@dataclass
class Seen:
    """How much has been verified."""

    files: int = 0
    records: int = 0
    responses: int = 0
    articles: int = 0
    captures: int = 0


def warc_files(directory: Path) -> list[Path]:
    """Give the WARC files below a folder, sorted."""
    return sorted(path for path in directory.rglob("*") if path.name.endswith(SUFFIXES) and path.is_file())


def to_verify(archive: Archive) -> int:
    """Count the steps that verifying an archive takes, as the database tells. Raises ArchiveError."""
    with explained(archive.where), archive.engine.connect() as connection:
        return sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in (responses, articles))


def verify(
    archive: Archive, directory: Path, seen: Seen, step: Callable[[int], None] = lambda _steps: None
) -> Iterator[Finding]:
    """Give what is wrong with an archive, counting in `seen` what was looked at. Raises ArchiveError.

    `step` is called after each response and each article.
    """
    known = files_known(archive)
    for path in warc_files(directory):
        name = path.relative_to(directory).as_posix()
        yield from check_file(archive, path, name, seen, step)
        known.discard(name)
        seen.files += 1
    for name in sorted(known):
        yield Finding(f"{name}: missing, and the database knows of records in it", f"{RESTORE}, or name WARC_DIR")
    yield from check_captures(archive, seen)
    yield from check_articles(archive, seen, step)


def files_known(archive: Archive) -> set[str]:
    """Give the WARC files that the database knows of."""
    with explained(archive.where), archive.engine.connect() as connection:
        return set(connection.scalars(select(responses.c.file).distinct()))


def check_file(archive: Archive, path: Path, name: str, seen: Seen, step: Callable[[int], None]) -> Iterator[Finding]:
    """Check each record of a file by its digests, and the database's rows about the file against it."""
    rows = {row.offset: row for row in every(archive, responses.c.file == name)}
    unknown, last, ours = 0, 0, False
    try:
        for record in records(path):
            seen.records += 1
            last = record.offset
            ours = ours or (record.kind == "warcinfo" and "spider" in record.fields)
            if wrong := digest_fault(record):
                yield Finding(f"{name} at {record.offset}: {wrong}", RESTORE)
            if record.kind in ("response", "revisit"):
                seen.responses += 1
                step(1)
                row = rows.pop(record.offset, None)
                unknown += ours and row is None
                if row and (differing := differences(row, record)):
                    yield Finding(f"{name} at {record.offset}: the database has another {differing}", REBUILD)
        torn = torn_at(path, last) if path.suffix == ".gz" else None
    except (Damaged, OSError) as error:
        yield Finding(f"{name}: cannot be read past {last}: {error}", RESTORE)
        return
    cut_off = was_cut_off(archive, name)
    if torn is not None:
        lost = f"{name}: the last record is torn at {torn} ({path.stat().st_size - torn} bytes)"
        yield Finding(
            lost, "nothing was kept from it" if cut_off and not rows else RESTORE, harmless=cut_off and not rows
        )
    for offset, row in sorted(rows.items()):
        yield Finding(f"{name} at {offset}: no record, but the database names one for {row.url}", RESTORE)
    if unknown:
        said = f"{name}: {unknown} responses are not in the database"
        yield Finding(said, "the run was killed before it noted them" if cut_off else REBUILD, harmless=cut_off)


def digest_fault(record: Record) -> str | None:
    """Say which digest of a record is not that of its bytes; other makers' digests of other kinds are not checked."""
    named = record.headers.get("warc-block-digest", "")
    if named.startswith("sha256:") and named != digest(record.block):
        return "the block is not what its digest says"
    named = record.headers.get("warc-payload-digest", "")
    if record.kind == "response" and named.startswith("sha256:") and named != digest(record.payload):
        return "the payload is not what its digest says"
    return None


def differences(row: Stored, record: Record) -> str:
    """Name the columns of a row that are not as in the WARC record."""
    there = {
        "record_id": record.record_id,
        "url": record.url,
        "digest": record.headers.get("warc-payload-digest") or row.digest,
        "refers_to": bare(record.headers.get("warc-refers-to")) or None,
        "http_status": record.status,
        "at": record.at,
    }
    return ", ".join(name for name, value in there.items() if getattr(row, name) != value)


def was_cut_off(archive: Archive, name: str) -> bool:
    """Tell whether the run that wrote a file came to no end of its own: killed, under way, or unable to write."""
    of_file = select(runs.c.outcome).join(responses, responses.c.run_id == runs.c.id).where(responses.c.file == name)
    with explained(archive.where), archive.engine.connect() as connection:
        outcomes = set(connection.scalars(of_file.distinct()))
    return not outcomes or bool(outcomes & CUT_OFF)


def check_captures(archive: Archive, seen: Seen) -> Iterator[Finding]:
    """Check that what each capture and each revisit refers to is there."""
    original = responses.alias("original")
    lacking: dict[str, tuple[Any, str]] = {
        "no WARC record": (
            missing(captures.c.record_id, captures.c.url, responses.c.record_id == captures.c.record_id),
            REBUILD,
        ),
        "no payload": (
            missing(
                responses.c.refers_to,
                responses.c.url,
                and_(original.c.record_id == responses.c.refers_to, original.c.digest == responses.c.digest),
            ),
            RESTORE,
        ),
    }
    with explained(archive.where), archive.engine.connect() as connection:
        seen.captures = connection.scalar(select(func.count()).select_from(captures)) or 0
        for what, (query, remedy) in lacking.items():
            for record_id, url in connection.execute(query, execution_options={"yield_per": 500}):
                yield Finding(f"{url}: {what} {record_id}", remedy)
        without = connection.scalar(select(func.count()).select_from(captures).where(captures.c.record_id.is_(None)))
    if without:
        yield Finding(f"{without} captures were kept without WARC", "fetch them again with -a full=1", harmless=True)


def missing(named: ColumnElement[str | None], url: ColumnElement[str], there: ColumnElement[bool]) -> Any:
    """Give the query for the (id, url) of rows that name a record which is not there."""
    return select(named, url).where(named.is_not(None), ~exists().where(there))


def check_articles(archive: Archive, seen: Seen, step: Callable[[int], None]) -> Iterator[Finding]:
    """Check each article's record: that it is one, that its hash is of its text, that its columns say the same."""
    query = select(articles.c.portal, articles.c.url, articles.c.content_hash, articles.c.revision, articles.c.record)
    with explained(archive.where), archive.engine.connect() as connection:
        for row in connection.execute(query.order_by(articles.c.id), execution_options={"yield_per": 500}):
            seen.articles += 1
            step(1)
            try:
                article = from_record(json.loads(row.record))
            except (ValueError, TypeError, AttributeError):
                yield Finding(f"{row.url}: the record is no article", REBUILD)
                continue
            if content_hash(article) != row.content_hash or article.content_hash != row.content_hash:
                yield Finding(f"{row.url}: the hash is not that of the text", RECLEAN)
            if (article.portal, article.url, article.revision) != (row.portal, row.url, row.revision):
                yield Finding(f"{row.url}: the record and its row name different addresses or revisions", REBUILD)
