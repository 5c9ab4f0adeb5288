"""What crawling costs: the served NukeViet sample, against bare Scrapy that downloads the same pages and reads none."""

import json
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from crawler.samples.server import serve

PORTAL = "nukeviet"
REPEATS = 5


class Speed(NamedTuple):
    """Pages a second, the medians of the repeats, of a whole crawl and of a bare one; with and without WARC files."""

    pages: int
    with_warc: float
    without_warc: float
    bare: float


def crawl(*arguments: str, addresses: str = "") -> tuple[int, float]:
    """Run one crawl; give its responses and its seconds."""
    command = [sys.executable, "-m", "tests.benchmarks.one_crawl", *arguments]
    done = subprocess.run(command, input=addresses, stdout=subprocess.PIPE, text=True, check=True, timeout=300)
    said = json.loads(done.stdout)
    return said["responses"], said["seconds"]


def measure() -> Speed:
    """Crawl the sample whole and bare in turn, with the same settings and without delay."""
    rounds = []
    with serve([PORTAL]) as served, TemporaryDirectory() as folder:
        home = served.portals[PORTAL]
        for nth in range(REPEATS):
            known = served.requests(PORTAL)
            pages, warc = crawl(home, f"sqlite:///{Path(folder) / f'with{nth}'}/archive.db", "1")
            asked = (served.requests(PORTAL) - known).elements()
            _, without = crawl(home, f"sqlite:///{Path(folder) / f'without{nth}'}/archive.db", "0")
            # Scrapy asks for robots.txt by itself.
            same = [home.rstrip("/") + path for path in asked if path != "/robots.txt"]
            bare_pages, bare = crawl("bare", addresses="\n".join(same))
            assert pages == bare_pages, (pages, bare_pages)
            rounds.append([pages / seconds for seconds in (warc, without, bare)])
    return Speed(pages, *(median(column) for column in zip(*rounds, strict=True)))
