"""WACZ 1.1.1: the stored pages of an export in one file, from which players of web archives replay them.

A WACZ (https://specs.webrecorder.net/wacz/1.1.1/) is a zip of WARC files, an index of them, a list of pages, and the
digests of all these. The records are copied byte for byte, each WARC file's apart and in its order, so that their ids
and digests stay. No time of the making goes in: the same archive gives the same bytes.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import Select, func, select

from crawler.archive.exports.cdxj import blocks, index_line
from crawler.archive.exports.manifest import Measured
from crawler.archive.exports.package import Package
from crawler.archive.lines import json_line
from crawler.archive.responses import HTTP_OK, Stored, by_record, every, page_ids
from crawler.archive.store import Archive
from crawler.archive.tables import responses
from crawler.archive.temporary import temporary_tables
from crawler.archive.warc_files.members import answer, warcinfo
from crawler.archive.warc_files.pages import Damaged
from crawler.archive.warc_files.warc_records import stamp

INDEX = "index.cdx.gz"
TABLES = """
    CREATE TABLE wanted (file TEXT, place INTEGER, record_id TEXT, PRIMARY KEY (file, place)) WITHOUT ROWID;
    CREATE TABLE pages (number INTEGER PRIMARY KEY, line TEXT);
    CREATE TABLE lines (line TEXT PRIMARY KEY) WITHOUT ROWID;
    BEGIN;
"""
Record = Mapping[str, Any]


class NoPages(Exception):  # noqa: N818 - it names what is lacking
    """None of the selected articles has a stored page; the text is one line with cause and remedy."""


@dataclass
class Paged:
    """Which articles of an export have a stored page, in the WARC files of a folder; some were kept without WARC."""

    directory: Path
    given: int = 0
    without: int = 0

    def only(self, records: Iterable[Record]) -> Iterator[Record]:
        """Give the records that have a page, and count both."""
        for record in records:
            if page_ids(record["warc"]):
                self.given += 1
                yield record
            else:
                self.without += 1

    def some(self) -> Iterator[Any]:
        """Give nothing, after all records; raise NoPages where none of them had a page."""
        if self.without and not self.given:
            raise NoPages(
                "none of the articles has a stored page: they were crawled with WARC off; "
                "fetch them again by scrapy crawl PORTAL -a full=1"
            )
        yield from ()


def write_wacz(  # noqa: PLR0913 - what goes in, where to, and from where
    records: Iterable[Record],
    out: BinaryIO,
    archive: Archive,
    directory: Path,
    watched: Callable[[Iterable[Stored]], Iterable[Stored]] = iter,
    *,
    listings: bool = False,
) -> int:
    """Write the pages of records, each of which must have one, to a stream; give their number.

    With `listings` the newest home pages and listings of their portals are packed too, so that a reader can go from
    page to page; the list of pages names the articles alone.

    What must be put in order meanwhile, a few hundred bytes a page, is in a temporary file and not in memory.
    `watched` gives the stored answers on, showing how far they have come. Raises ArchiveError, OSError, and Damaged for
    a page that cannot be read.
    """
    with temporary_tables(TABLES) as tables, ZipFile(out, "w") as zipped:
        package = Package(zipped)
        count, portals = 0, set()
        for count, record in enumerate(records, start=1):  # noqa: B007 - the count is the result
            want(tables, archive, record)
            portals.add(record["portal"])
        for portal in sorted(portals) if listings else ():
            for stored in every(archive, responses.c.id.in_(newest_listings(portal))):
                want_answer(tables, archive, stored)
        places = tables.execute("SELECT record_id FROM wanted ORDER BY file, place")
        wanted = watched(the_response(archive, record_id) for (record_id,) in places)
        for line in write_answers(package, archive, directory, wanted):
            tables.execute("INSERT OR IGNORE INTO lines VALUES (?)", [line])
        write_index(package, (line for (line,) in tables.execute("SELECT line FROM lines ORDER BY line")))
        with package.file("pages/pages.jsonl", "pages", ZIP_DEFLATED) as pages:
            pages.write(b'{"format":"json-pages-1.0","id":"pages","title":"Pages"}\n')
            for (line,) in tables.execute("SELECT line FROM pages ORDER BY number"):
                pages.write(f"{line}\n".encode())
        package.contents()
    return count


def want(tables: sqlite3.Connection, archive: Archive, record: Record) -> None:
    """Note the page of a record in the list of pages, and the answers that replay it."""
    stored, *parts = (the_response(archive, record_id) for record_id in page_ids(record["warc"]))
    page = {"id": stored.record_id.removeprefix("urn:uuid:"), "url": stored.url, "ts": stamp(stored.at)}
    if record["title"]:
        page["title"] = record["title"]
    tables.execute("INSERT INTO pages (line) VALUES (?)", [json_line(page)])
    for one in (stored, *parts):
        want_answer(tables, archive, one)


def want_answer(tables: sqlite3.Connection, archive: Archive, stored: Stored) -> None:
    """Note an answer, and the one that holds its body, where that is another."""
    for one in [stored, the_response(archive, stored.refers_to)] if stored.refers_to else [stored]:
        tables.execute("INSERT OR IGNORE INTO wanted VALUES (?, ?, ?)", [one.file, one.offset, one.record_id])


def newest_listings(portal: str) -> Select[Any]:
    """Give the query for the newest page of each home page and listing of a portal, by their keys."""
    shown = (responses.c.role.in_(("home", "listing")), responses.c.http_status == HTTP_OK)
    return select(func.max(responses.c.id)).where(responses.c.portal == portal, *shown).group_by(responses.c.url)


def the_response(archive: Archive, record_id: str) -> Stored:
    """Give a response that must be known. Raises Damaged."""
    stored = by_record(archive, record_id)
    if stored is None:
        raise Damaged(f"the stored page {record_id} is not known to the database")
    return stored


def write_answers(package: Package, archive: Archive, directory: Path, wanted: Iterable[Stored]) -> Iterator[str]:
    """Copy answers, given file by file, to a WARC file each for theirs; give their lines in the index."""
    for number, (file, answers) in enumerate(groupby(wanted, key=lambda one: one.file), start=1):
        name = f"{number:05}-{re.sub(r'[^A-Za-z0-9._-]', '_', Path(file).name)}"
        name = name if name.endswith(".gz") else f"{name}.gz"
        with package.file(f"archive/{name}", f"warc-{number:05}") as warc:
            warc.write(warcinfo(directory / file))
            for stored in answers:
                yield write_answer(warc, name, archive, directory, stored)


def write_answer(warc: Measured, name: str, archive: Archive, directory: Path, stored: Stored) -> str:
    """Copy the records of an answer to a WARC file; give its line in the index."""
    earlier = select(func.max(responses.c.offset)).where(
        responses.c.file == stored.file, responses.c.offset < stored.offset
    )
    with archive.asking() as connection:
        since = connection.scalar(earlier) or 0
    line = ""
    for record, data in answer(directory, stored, since):
        if record.offset == stored.offset:
            line = index_line(record, name, warc.size, len(data))
        warc.write(data)
    return line


def write_index(package: Package, lines: Iterable[str]) -> None:
    """Write the index, and the index of its blocks (a line a thousand captures)."""
    entries = []
    with package.file(f"indexes/{INDEX}", "index-cdx") as index:
        for block in blocks(lines, INDEX):
            index.write(block.data)
            entries.append(block.entry)
    with package.file("indexes/index.idx", "index-idx", ZIP_DEFLATED) as of_blocks:
        of_blocks.write(b"".join(entries))
