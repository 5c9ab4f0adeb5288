"""Sitemaps that are too large, go on for ever, or lead to themselves."""

import asyncio
import gzip
import re
from functools import cache

import pytest
from scrapy import Request
from scrapy.http import XmlResponse
from scrapy.utils.test import get_crawler

from crawler.middlewares.accounting import Accounting
from crawler.platforms.generic import GenericSpider
from crawler.reading.outlinks.sitemap import LARGEST_SITEMAP, SITEMAP_ENTRIES, read_sitemap
from tests.hostile.server import Server, head, page
from tests.hostile.test_crawl import PEAK, scrapy

MANY = 1_000_000
BLANK = b" " * 2**20


def urlset(host, number):
    """Give a sitemap of so many articles, all of them old."""
    items = (
        f"<url><loc>http://{host}/tin/bai-{nth}.html</loc><lastmod>2001-01-01</lastmod></url>"
        for nth in range(MANY, MANY + number)
    )
    return f"<urlset>{''.join(items)}</urlset>".encode()


def bomb():
    """Give some 100 kB that become 100 MB of blanks between two entries."""
    return gzip.compress(b"<urlset>" + BLANK * 100 + b"<url><loc>http://bao.vn/tin/bai-1.html</loc></url></urlset>")


def test_of_a_sitemap_with_a_million_entries_as_many_are_given_as_are_allowed():
    told = []
    entries = read_sitemap(urlset("bao.vn", SITEMAP_ENTRIES + 10), lambda: told.append(1))[1]
    assert (len(entries), told) == (SITEMAP_ENTRIES, [1])
    assert entries[-1].url == f"http://bao.vn/tin/bai-{MANY + SITEMAP_ENTRIES - 1}.html"


@pytest.mark.slow
def test_one_with_as_many_as_are_allowed_is_read_whole_and_nothing_is_told():
    told = []
    assert len(read_sitemap(urlset("bao.vn", SITEMAP_ENTRIES), lambda: told.append(1))[1]) == SITEMAP_ENTRIES
    assert told == []


def test_a_bomb_is_unpacked_no_further_than_is_allowed():
    packed = bomb()
    assert len(packed) < 120_000 < LARGEST_SITEMAP
    told = []
    assert read_sitemap(packed, lambda: told.append(1)) == ([], [])
    assert told == [1]


def index(host, *names):
    """Give an index of sitemaps."""
    items = "".join(f"<sitemap><loc>http://{host}{name}</loc></sitemap>" for name in names)
    return page(f"<sitemapindex>{items}</sitemapindex>".encode(), kind="text/xml")


def plain():
    """Give 100 MB, as they are."""
    yield head(kind="text/xml")
    yield b"<urlset>"
    for _ in range(100):
        yield BLANK


@cache
def million(host):
    """Give a million entries, packed."""
    return page(gzip.compress(urlset(host, MANY), 1), kind="application/gzip")


def answer(path, host):
    """Answer for a portal of such sitemaps."""
    made = {
        "/": lambda: page(b"<html><body><p>x</p></body></html>"),
        "/sitemap.xml": lambda: index(host, "/sitemap.xml", "/vong.xml", "/trieu.xml.gz", "/bom.xml.gz", "/to.xml"),
        "/vong.xml": lambda: index(host, "/sitemap.xml", "/vong.xml", "/vong.xml"),
        "/trieu.xml.gz": lambda: million(host),
        "/bom.xml.gz": lambda: page(bomb(), kind="application/gzip"),
        "/to.xml": plain,
    }
    return made[path]() if path in made else page(b"", status="404 Not Found")


def test_what_a_large_sitemap_leads_to_is_handed_on_bit_by_bit_and_other_work_goes_on(tmp_path):
    crawler = get_crawler(GenericSpider, {"ARCHIVE_URL": f"sqlite:///{tmp_path}/archive.db"})
    crawler.spider = spider = GenericSpider.from_crawler(crawler, portal="http://bao.vn/")
    asked = Request("http://bao.vn/sitemap.xml", spider.parse_sitemap)
    answer = XmlResponse(asked.url, body=urlset("bao.vn", 5000), request=asked)
    turns = []

    async def other_work():
        while True:
            turns.append(1)
            await asyncio.sleep(0)

    async def follow():
        other = asyncio.create_task(other_work())
        given = []
        async for request in Accounting(crawler).process_spider_output(answer, spider.parse_sitemap(answer)):
            given.append(request.url)
            if len(given) == 1:
                assert len(spider.scheduled) < 5000
        other.cancel()
        return given

    given = asyncio.run(follow())
    assert (len(given), len(set(given)), len(spider.scheduled)) == (5000, 5000, 5000)
    assert len(turns) >= 10
    spider.archive.close()


@pytest.mark.slow
def test_a_crawl_of_such_sitemaps_ends_with_flat_memory_and_each_is_counted(tmp_path):
    with Server(answer) as server:
        million(server.url.split("/")[2])  # made before the clock of an answer runs
        given = ["-a", f"portal={server.url}", "-a", "since=2020-01-01"]
        patient = "DOWNLOAD_DELAY=0 DOWNLOAD_TIMEOUT=30 RETRY_TIMES=0 LOG_LEVEL=INFO"
        _, _, said, peak = scrapy("crawl", "generic", *given, folder=tmp_path, settings=patient)
        asked = server.asked
    assert "Traceback" not in said
    assert peak < PEAK, said
    children = ("/vong.xml", "/trieu.xml.gz", "/bom.xml.gz", "/to.xml")
    assert {name: asked[name] for name in children} == dict.fromkeys(children, 1), said
    assert asked["/sitemap.xml"] <= 2
    assert f"skipped: {SITEMAP_ENTRIES} outside since and until" in said
    assert re.search(r"failed: .*1 too large", said)
    assert re.search(r"listings ended by: .*2 sitemap cap", said)
    assert "not complete (finished)" in said
