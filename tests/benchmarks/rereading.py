"""What reading stored pages again costs: against gunzip and a bare parse of the same pages, and on two cores."""

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from fastwarc.warc import ArchiveIterator, WarcRecordType
from lxml import html

from crawler.archive.responses import Stored, note
from crawler.archive.store import VIETNAM, Archive, open_archive
from crawler.archive.warc import Exchange, WarcWriter, digest
from crawler.article import from_record
from crawler.operations.again import Page, read_batch
from crawler.operations.demo import PLATFORMS
from crawler.operations.reread import Reread
from crawler.samples.collection import collection
from crawler.samples.server import SITES
from crawler.samples.traps import Traps

MODULES = (("crawler.spiders",), ("crawler.platforms",))
REPEATS = 3
PAGES = 4000  # enough that the start of processes weighs little
HEADERS = b"Content-Type: text/html; charset=utf-8\r\n"


class Cost(NamedTuple):
    """A page's stored size, the processor's milliseconds for it both ways; how much faster two processes are."""

    pages: int
    kilobytes: float
    bare: float
    ours: float
    two_to_one: float


def stored_pages(portal: str, count: int, directory: Path, archive: Archive) -> Iterator[Stored]:
    """Write the sample portal's article pages, again and again as those of another portal, to WARC files."""
    site = SITES[portal](collection()[portal], Traps())
    paths = [article.path for article in site.articles if article.visibility == "public"]
    bodies = [site.answer(path, "127.0.0.1").body for path in paths]
    at = datetime.now(UTC).replace(microsecond=0)
    for start in range(0, count, len(paths)):
        name = f"{portal}{start}"
        home = f"http://{name}.example"
        arguments = json.dumps({"portal": home})
        about = {"spider": PLATFORMS[portal], "isPartOf": name, "arguments": arguments}
        writer = WarcWriter(directory, name, about, 1 << 30)
        for path, page in list(zip(paths, bodies, strict=True))[: count - start]:
            body = page + b"<!-- %d -->" % start  # no page twice: it would be a revisit record
            exchange = Exchange(home + path, at, 200, HEADERS, body, notes={"role": "article"})
            place = writer.write(exchange)
            fetched = at.astimezone(VIETNAM).isoformat(timespec="seconds")
            stored = Stored(None, name, exchange.url, "article", fetched, 200, *place, digest(body), None)
            note(archive, stored)
            yield stored
        writer.end({})


def bare(directory: Path) -> int:
    """Unpack and parse every stored page, and nothing more."""
    count = 0
    for path in sorted(directory.rglob("*.warc.gz")):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, record_types=WarcRecordType.response):
                html.document_fromstring(record.reader.read())
                count += 1
    return count


def measure(portal: str = "nukeviet", count: int = PAGES) -> Cost:
    """Measure the ways in turn, over the sample portal's pages."""
    with TemporaryDirectory() as name, open_archive(f"sqlite:///{name}/archive.db") as archive:
        directory = Path(name) / "warc"
        for stored in stored_pages(portal, count, directory, archive):
            (read,) = read_batch([Page(str(directory), stored, None, MODULES)])
            assert read.line, read.refused
            archive.keep(from_record(json.loads(read.line)), read.identity)
        rounds = [one_round(archive, directory) for _ in range(REPEATS)]
        size = sum(path.stat().st_size for path in directory.rglob("*.gz"))
    parsing, reading, alone, two = (median(way) for way in zip(*rounds, strict=True))
    return Cost(count, size / count / 1000, parsing / count * 1000, reading / count * 1000, alone / two)


def one_round(archive: Archive, directory: Path) -> tuple[float, float, float, float]:
    """Give the processor's seconds of the bare way and of ours, and the clock's of ours in one process and in two."""
    began = time.process_time()
    assert bare(directory) == archive.number()
    middle, clock = time.process_time(), time.perf_counter()
    reread(archive, directory, 1)
    ended, alone = time.process_time(), time.perf_counter()
    reread(archive, directory, 2)
    return middle - began, ended - middle, alone - clock, time.perf_counter() - alone


def reread(archive: Archive, directory: Path, jobs: int) -> None:
    """Read all again; nothing may change."""
    again = Reread(archive, directory, MODULES, jobs)
    assert not [*again.kept()], "a page was read otherwise"
    assert again.counts["unchanged"] == archive.number(), again.counts
