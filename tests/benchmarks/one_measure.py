"""One measure of an archive, in a process of its own: WHAT ARCHIVE FOLDER. Prints what it found as JSON.

Milliseconds are of the median, and of the 99th percentile, of questions about articles from all over the archive.
"""

import json
import random
import sys
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from sqlalchemy import delete, func, select

from crawler.archive.exports.export import write_file, write_folder
from crawler.archive.exports.formats import Form
from crawler.archive.keeping import KEPT, Kept
from crawler.archive.responses import holder
from crawler.archive.running import begin
from crawler.archive.selection import Selection
from crawler.archive.store import VIETNAM, Archive, open_archive
from crawler.archive.tables import articles, captures, responses, runs
from crawler.article import from_record
from crawler.operations.verifying.findings import Seen
from crawler.operations.verifying.verify import verify
from crawler.provinces import PROVINCES
from tests.benchmarks.memory import peak

TIMES, FEW = 1000, 200
AGES = (1, 7, 30)
AT_ONCE = 30  # identities that one listing shows


def spent(ask: Callable, questions: Iterable) -> dict[str, float]:
    took = []
    for question in questions:
        began = time.perf_counter()
        ask(question)
        took.append((time.perf_counter() - began) * 1000)
    took.sort()
    return {"median": took[len(took) // 2], "p99": took[len(took) * 99 // 100]}


def some(archive: Archive, number: int) -> list[Kept]:
    """Give articles from all over the archive, in an order without order, the same each time."""
    dice = random.Random(7)
    found = []
    with archive.engine.connect() as connection:
        last = connection.scalar(select(func.max(articles.c.id)))
        for _ in range(number):
            query = select(*KEPT).where(articles.c.id >= dice.randint(1, last)).order_by(articles.c.id).limit(1)
            found.append(Kept(*connection.execute(query).one()))
    return found


def lookups(archive: Archive, _folder: Path) -> dict[str, dict[str, float]]:
    """What a crawl asks, and `scrapy history`."""
    known = some(archive, TIMES)
    listings = [(one.portal, [str(int(one.identity) + 68 * n) for n in range(AT_ONCE)]) for one in known]
    with archive.engine.connect() as connection:
        robots = connection.scalars(select(responses.c.digest).where(responses.c.role == "robots").limit(1)).one()
    at = datetime.now(VIETNAM)
    return {
        "same_content": spent(archive.same_content, [one.content_hash for one in known]),
        "kept": spent(lambda asked: archive.kept(*asked), listings),
        "due": spent(lambda asked: archive.due(*asked, AGES, at), listings),
        "holder": spent(lambda digest: holder(archive, digest), [robots] * TIMES),
        "find by address": spent(archive.find, [one.url for one in known[:FEW]]),
        "find by identity": spent(archive.find, [one.identity for one in known[:FEW]]),
        "history": spent(archive.history, known[:FEW]),
    }


def keep(archive: Archive, _folder: Path) -> dict[str, dict[str, float]]:
    """Keep articles that are new, and take them away again."""
    run, batch = begin(archive, "benchmark", {}), uuid4().hex
    new = []
    for nth, one in enumerate(some(archive, TIMES)):
        article = from_record({**one.record, "portal": "benchmark", "url": f"https://benchmark.vn/{batch}/{nth}"})
        article.content_hash = f"{batch}{nth:032}"
        new.append((article, article.url, run))
    told = spent(lambda asked: archive.keep(*asked), new)
    mine = select(articles.c.id).where(articles.c.portal == "benchmark")
    with archive.writing() as connection:
        connection.execute(delete(captures).where(captures.c.article_id.in_(mine)))
        connection.execute(delete(articles).where(articles.c.portal == "benchmark"))
        connection.execute(delete(runs).where(runs.c.id == run))
    return {"keep": told}


def counts(archive: Archive, _folder: Path) -> dict[str, dict[str, float]]:
    """Count what an export holds, as its progress bar does."""
    portal, province = archive.portals()[0], next(iter(PROVINCES))
    asked = {"all": Selection(), "portal": Selection(portal=portal), "province": Selection(province=province)}
    return {f"count {name}": spent(archive.count, [selection]) for name, selection in asked.items()}


def export(archive: Archive, folder: Path, form: Form, split: str | None = None) -> dict[str, float]:
    """Export the archive, and take away what was written."""
    form.check()
    with TemporaryDirectory(dir=folder) as where:
        out = Path(where) / f"export{form.suffix}"
        began = time.perf_counter()
        if split:
            number, _ = write_folder(archive.export_parts(Selection(), split), out, form, Selection(), split)
        else:
            number = write_file(archive.export(), out, form)
        return {"records": number, "seconds": time.perf_counter() - began}


def one_province(archive: Archive, folder: Path) -> dict[str, float]:
    """Export what is a small part of the archive."""
    began = time.perf_counter()
    with TemporaryDirectory(dir=folder) as where:
        number = write_file(archive.export(Selection(province="cao-bang")), Path(where) / "province.jsonl")
    return {"records": number, "seconds": time.perf_counter() - began}


def verified(archive: Archive, folder: Path) -> dict[str, float]:
    """Verify all but the WARC files, which a generated archive has not."""
    seen = Seen()
    began = time.perf_counter()
    findings = sum(not found.text.endswith("records in it") for found in verify(archive, folder / "none", seen))
    assert findings == 0
    return {"records": seen.articles, "seconds": time.perf_counter() - began}


MEASURES: dict[str, Callable] = {
    "lookups": lookups,
    "keep": keep,
    "counts": counts,
    "export jsonl": lambda archive, folder: export(archive, folder, Form()),
    "export csv": lambda archive, folder: export(archive, folder, Form("csv")),
    "export parquet": lambda archive, folder: export(archive, folder, Form("parquet")),
    "export --split month": lambda archive, folder: export(archive, folder, Form("jsonl", "gz"), "month"),
    "export --province": one_province,
    "verify": verified,
}

if __name__ == "__main__":
    what, address, where = sys.argv[1:]
    with open_archive(address, create=False) as opened:
        found = MEASURES[what](opened, Path(where))
    json.dump({**found, "peak": peak()}, sys.stdout)
