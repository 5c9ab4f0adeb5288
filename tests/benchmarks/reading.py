"""What reading costs: a page's bytes to a cleaned, hashed article, against a bare parse, and against trafilatura."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

import trafilatura
from lxml import html
from scrapy.http import HtmlResponse
from scrapy.settings import Settings

from crawler.operations.demo import PLATFORMS
from crawler.reading.cleaning.clean import clean
from crawler.samples.collection import collection
from crawler.samples.server import SITES
from crawler.samples.traps import Traps
from crawler.spiders import PortalLoader

PORTALS = Path(__file__).parents[1] / "portals"
SHOWN = ("nukeviet", "legacy_gmt7", "generic")  # platforms whose saved pages have a line of their own
EACH = 12  # pages of a sample portal
REPEATS = 7
HTML = {"Content-Type": "text/html; charset=utf-8"}  # a crawl knows a page's encoding from its header


class Page(NamedTuple):
    """A page, whose it is, and the reader of its platform."""

    group: str
    url: str
    body: bytes
    read: Callable


class Cost(NamedTuple):
    """Seconds for all pages of a group, once, each by one way; the medians of the repeats' ratios."""

    group: str
    pages: int
    kilobytes: float
    milliseconds: float
    to_parse: float
    trafilatura_to_ours: float


def pages() -> Iterator[Page]:
    """Give article pages of the sample portals, and the saved ones of tests/portals where there are any."""
    loader = PortalLoader(Settings({"SPIDER_MODULES": ["crawler.spiders"], "PLATFORM_MODULES": ["crawler.platforms"]}))
    for name, platform in PLATFORMS.items():
        site = SITES[name](collection()[name], Traps())
        public = [article for article in site.articles if article.visibility == "public"]
        for article in public[:: max(1, len(public) // EACH)][:EACH]:
            body = site.answer(article.path, "127.0.0.1").body
            yield Page(f"sample {name}", f"http://127.0.0.1{article.path}", body, loader.load(platform).read)
    for file in sorted(PORTALS.glob("*/article.html")):
        portal = loader.load(file.parent.name)
        group = f"saved {portal.platform}" if portal.platform in SHOWN else "saved, other platforms"
        yield Page(group, portal.start_urls[0], file.read_bytes(), portal.read)


def ours(page: Page) -> None:
    """Read, clean and hash, as a crawl does."""
    clean(page.read(HtmlResponse(page.url, headers=HTML, body=page.body)))


def bare(page: Page) -> None:
    """Parse, and nothing more: no program that reads pages by lxml does less."""
    html.document_fromstring(page.body)


def theirs(page: Page) -> None:
    """Read by trafilatura, with metadata."""
    trafilatura.bare_extraction(page.body, url=page.url, with_metadata=True)


def measure(group: str, chosen: list[Page]) -> Cost:
    """Time the three ways in turn, in seconds of the processor: what else the machine does falls on all of them."""
    rounds = []
    for _ in range(REPEATS + 1):
        spent = []
        for way in (bare, ours, theirs):
            began = time.process_time()
            for page in chosen:
                way(page)
            spent.append(time.process_time() - began)
        rounds.append(spent)
    rounds = rounds[1:]  # the first one compiles and caches
    return Cost(
        group,
        len(chosen),
        sum(len(page.body) for page in chosen) / len(chosen) / 1000,
        median(reading for _, reading, _ in rounds) / len(chosen) * 1000,
        median(reading / parse for parse, reading, _ in rounds),
        median(other / reading for _, reading, other in rounds),
    )


def measure_all() -> Iterator[Cost]:
    """Measure each group of pages, then all together."""
    known = [*pages()]
    for group in dict.fromkeys(page.group for page in known):
        yield measure(group, [page for page in known if page.group == group])
    yield measure("all", known)
