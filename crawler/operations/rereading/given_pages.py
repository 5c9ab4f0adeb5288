"""What stands in WARC files that somebody gives, in an order in which it can be read: a page before its further parts.

A page may be of an article whose first page comes later, or stands in another of the files, and a revisit record may
refer to any of them; so all records are looked at before the first is read. Their places are in temporary tables.
"""

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from crawler.archive.responses import HTTP_OK, Stored
from crawler.archive.warc_files.pages import Record, bare
from crawler.archive.warc_files.warc_records import NOT_MODIFIED, digest
from crawler.reading.outlinks.links import place
from crawler.reading.part_address import first_places

TABLES = """
    CREATE TABLE pages (number INTEGER PRIMARY KEY, place TEXT, is_wanted INTEGER, is_later INTEGER,
        run_id INTEGER, portal TEXT, url TEXT, role TEXT, fetched_at TEXT, http_status INTEGER, file TEXT,
        offset INTEGER, record_id TEXT, digest TEXT, refers_to TEXT, target TEXT, target_at TEXT);
    CREATE INDEX places ON pages (place);
    CREATE INDEX ids ON pages (record_id);
    CREATE INDEX digests ON pages (digest);
    CREATE TABLE firsts (place TEXT, number INTEGER, PRIMARY KEY (place, number)) WITHOUT ROWID;
    CREATE TABLE joined (place TEXT PRIMARY KEY) WITHOUT ROWID;
    BEGIN;
"""
IMPORTED = "imported"
COLUMNS = ", ".join(f"pages.{name}" for name in Stored._fields)


class GivenPages:
    """The pages at the hosts of known portals, by their places in the files."""

    def __init__(self, tables: sqlite3.Connection) -> None:
        self.tables = tables

    def note(self, record: Record, file: str, portal: str, *, is_wanted: bool) -> None:
        """Note a response or revisit record; `is_wanted` tells that it is to be read, as an article's page or part."""
        later = first_places(record.url)
        is_revisit = record.kind == "revisit"
        values = {
            **Stored(
                run_id=None,
                portal=portal,
                url=record.url,
                role=IMPORTED,
                fetched_at=record.fetched_at,
                http_status=record.status,
                file=file,
                offset=record.offset,
                record_id=record.record_id,
                digest=record.headers.get("warc-payload-digest") or ("" if is_revisit else digest(record.payload)),
                refers_to=bare(record.headers.get("warc-refers-to")) if is_revisit else None,
            )._asdict(),
            "place": place(record.url),
            "is_wanted": is_wanted,
            "is_later": bool(later),
            "target": place(bare(record.headers.get("warc-refers-to-target-uri"))),
            "target_at": record.text_in("warc-refers-to-date"),
        }
        names = ", ".join(values)
        marks = ", ".join(f":{name}" for name in values)
        number = self.tables.execute(f"INSERT INTO pages ({names}) VALUES ({marks})", values).lastrowid  # noqa: S608
        self.tables.executemany("INSERT INTO firsts VALUES (?, ?)", [(one, number) for one in later])

    def number(self) -> int:
        """Count the pages that are to be read."""
        return int(self.tables.execute("SELECT count(*) FROM pages WHERE is_wanted").fetchone()[0])

    def wanted(self, *, later: bool) -> Iterator[Stored]:
        """Give the pages that are to be read, in the order of time; `later` are those with a part's address."""
        query = f"SELECT {COLUMNS} FROM pages WHERE is_wanted AND is_later = ? ORDER BY fetched_at, number"  # noqa: S608
        return map(Stored._make, self.tables.execute(query, [later]))

    def resolved(self, stored: Stored) -> tuple[Stored, Stored | None] | None:
        """Give a page with the one that holds its body, where that is another; None for a revisit of none that is here.

        It is the one that the revisit names by its id, by address and time, or by the digest of the body.
        """
        if stored.refers_to is None:
            return stored, None
        of_it = "SELECT target, target_at FROM pages WHERE record_id = ? AND file = ? AND offset = ?"
        target, at = self.tables.execute(of_it, [stored.record_id, stored.file, stored.offset]).fetchone()
        ways = (
            ("record_id = ?", [stored.refers_to]),
            ("place = ? AND fetched_at = ?", [target, at]),
            *([] if stored.http_status == NOT_MODIFIED else [("digest = ?", [stored.digest])]),
        )
        for condition, values in ways:
            if all(values):
                query = (
                    f"SELECT {COLUMNS} FROM pages WHERE {condition} AND refers_to IS NULL AND http_status = {HTTP_OK}"  # noqa: S608
                )
                if found := self.tables.execute(query, values).fetchone():
                    holder = Stored(*found)
                    return stored._replace(refers_to=holder.record_id, digest=holder.digest), holder
        return None

    def may_follow(self, first: Stored) -> list[Stored]:
        """Give the pages that may be further parts of an article by their addresses, of each the nearest in time."""
        query = f"SELECT {COLUMNS} FROM firsts JOIN pages USING (number) WHERE firsts.place = ?"  # noqa: S608
        nearest: dict[str, Stored] = {}
        for row in map(Stored._make, self.tables.execute(query, [place(first.url)]).fetchall()):
            best = nearest.setdefault(place(row.url), row)
            if apart(row, first) < apart(best, first):
                nearest[place(row.url)] = row
        return [*nearest.values()]

    def join(self, url: str) -> None:
        """Remember that the pages at an address are further parts of an article."""
        self.tables.execute("INSERT OR IGNORE INTO joined VALUES (?)", [place(url)])

    def is_joined(self, url: str) -> bool:
        """Tell whether the pages at an address are such."""
        return self.tables.execute("SELECT 1 FROM joined WHERE place = ?", [place(url)]).fetchone() is not None


def apart(one: Stored, other: Stored) -> float:
    """Give the seconds between the captures of two pages."""
    times = (datetime.fromisoformat(stored.fetched_at).timestamp() for stored in (one, other))
    return abs(next(times) - next(times))
