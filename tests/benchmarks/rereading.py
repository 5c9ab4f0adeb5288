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
from crawler.archive.running import begin
from crawler.archive.store import Archive, open_archive
from crawler.archive.warc_files.warc import WarcWriter
from crawler.archive.warc_files.warc_records import Exchange, digest
from crawler.article import from_record
from crawler.operations.rereading.again import Page, read_batch
from crawler.operations.rereading.reread import Reread
from crawler.reading.lines.dates import VIETNAM
from crawler.samples.collection import collection
from crawler.samples.server import SITES
from crawler.samples.traps import Traps

MODULES = (("crawler.spiders",), ("crawler.platforms",))
REPEATS = 3
PAGES = 8000  # enough that the start of processes weighs little
HEADERS = b"Content-Type: text/html; charset=utf-8\r\n"


REAL = Path(__file__).parents[3] / "shared" / "portal-pages" / "nukeviet-4.5"  # too large for the repository

Bodies = list[tuple[str, bytes]]  # each page's path and its bytes


class Cost(NamedTuple):
    """The pages' mean size, the processor's milliseconds for one both ways; how much faster two processes are."""

    group: str
    pages: int
    kilobytes: float
    bare: float
    ours: float
    two_to_one: float


def sample_pages(portal: str = "nukeviet") -> Bodies:
    """Give the article pages of a sample portal, each once."""
    site = SITES[portal](collection()[portal], Traps())
    paths = [article.path for article in site.articles if article.visibility == "public"]
    return [(path, site.answer(path, "127.0.0.1").body) for path in paths]


def real_pages() -> Bodies:
    """Give the article pages of the running portal whose pages lie beside the project; none where they do not."""
    lines = (REAL / "expected.jsonl").read_text(encoding="utf-8").splitlines() if REAL.is_dir() else []
    articles = [page for page in map(json.loads, lines) if page["visibility"] == "public"]
    files = {page["url"]: page["file"] for page in articles}  # some were saved twice
    return [(url, (REAL / file).read_bytes()) for url, file in files.items()]


def stored_pages(pages: Bodies, count: int, directory: Path, archive: Archive) -> Iterator[Stored]:
    """Write the pages, again and again as those of another portal, to WARC files."""
    at = datetime.now(UTC).replace(microsecond=0)
    for start in range(0, count, len(pages)):
        name = f"portal{start}"
        home = f"http://{name}.example"
        arguments = {"portal": home}
        run = begin(archive, name, arguments)
        told = {"spider": "nukeviet", "isPartOf": name, "arguments": json.dumps(arguments)}
        writer = WarcWriter(directory, name, told, 1 << 30)
        for path, page in pages[: count - start]:
            body = page + b"<!-- %d -->" % start  # no page twice: it would be a revisit record
            exchange = Exchange(home + path, at, 200, HEADERS, body, notes={"role": "article"})
            place = writer.write(exchange)
            fetched = at.astimezone(VIETNAM).isoformat(timespec="seconds")
            stored = Stored(run, name, exchange.url, "article", fetched, 200, *place, digest(body), None)
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


def measure_all() -> Iterator[Cost]:
    """Measure the sample portal's pages and, where they are at hand, those of a real portal."""
    for group, pages in (("sample nukeviet", sample_pages()), ("real NukeViet 4.5", real_pages())):
        if pages:
            yield measure(group, pages)


def measure(group: str, pages: Bodies, count: int = PAGES) -> Cost:
    """Measure the ways in turn, over so many pages."""
    with TemporaryDirectory() as name, open_archive(f"sqlite:///{name}/archive.db") as archive:
        directory = Path(name) / "warc"
        for stored in stored_pages(pages, count, directory, archive):
            (read,) = read_batch([Page(str(directory), stored, None, MODULES)])
            assert read.line, read.refused
            archive.keep(from_record(json.loads(read.line)), read.identity)
        rounds = [one_round(archive, directory) for _ in range(REPEATS)]
    parsing, reading, alone, two = (median(way) for way in zip(*rounds, strict=True))
    size = sum(len(body) for _, body in pages) / len(pages)
    return Cost(group, count, size / 1000, parsing / count * 1000, reading / count * 1000, alone / two)


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
