"""The last two steps of the pipelines, in a real crawl."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sample_articles import content_hash
from scrapy.utils.test import get_crawler
from sqlalchemy import make_url

from crawler.archive.store import open_archive
from crawler.article import Article
from crawler.pipelines.keep import DISTINCT, Keep
from crawler.platforms.generic import GenericSpider
from crawler.platforms.ims import ImsSpider
from crawler.platforms.nukeviet.spider import NukeVietSpider
from crawler.platforms.wordpress import WordPressSpider
from crawler.reading.layouts.layout import Layout

ROOT = Path(__file__).parents[2]
PROBE = Path(__file__).with_name("probe_crawl.py")


@pytest.fixture
def crawl(address):
    """Give a runner of a crawl that yields articles; it gives the crawl's stats and its log."""

    def run(*steps, at=address):
        command = [sys.executable, "-W", "error", PROBE, at, json.dumps(steps)]
        env = {**os.environ, "PYTHONPATH": str(ROOT)}
        ended = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=True, timeout=60)
        return json.loads(ended.stdout), ended.stderr

    return run


def counts(stats):
    return {name: number for name, number in stats.items() if name.startswith("article/")}


def test_articles_are_kept_and_counted(crawl, address):
    stats, _ = crawl({"number": 1}, {"number": 2}, {"number": 1}, {"number": 2, "content": "đã sửa"})
    assert counts(stats) == {"article/new": 2, "article/unchanged": 1, "article/revised": 1}
    assert stats["finish_reason"] == "finished"
    with open_archive(address) as archive:
        assert len(list(archive.export())) == 2


def test_a_reprint_is_counted_told_and_kept_all_the_same(crawl, address):
    first = {"number": 1, "content": "bài chung"}
    stats, log = crawl(first, {**first, "number": 2}, first)
    # The third is the first again: its content is at another address too, the second's.
    assert counts(stats) == {"article/new": 2, "article/duplicate": 2, "article/unchanged": 1}
    assert "bai-00002.html has the content of https://baocaobang.vn/bai-00001.html (baocaobang)" in log
    with open_archive(address) as archive:
        (line,) = archive.export()
        assert (line["url"][-9:], [url[-9:] for url in line["also_at"]]) == ("0001.html", ["0002.html"])
        assert len(archive.same_content(content_hash("bài chung"))) == 2


def test_of_several_addresses_with_its_content_the_first_printing_is_named(crawl):
    days = {1: "2024-04-03", 2: "2024-04-01", 3: "2024-04-02", 4: "2024-04-04"}
    steps = [
        {"number": one, "content": "bài chung", "published_at": f"{day}T08:00:00+07:00"} for one, day in days.items()
    ]
    _, log = crawl(*steps)
    assert "bai-00004.html has the content of https://baocaobang.vn/bai-00002.html (baocaobang)" in log


def test_an_article_seen_again_is_no_duplicate_of_itself(crawl):
    assert counts(crawl({"number": 1}, {"number": 1})[0]) == {"article/new": 1, "article/unchanged": 1}


@pytest.mark.parametrize(
    ("broken_by", "said"),
    [
        ("DROP TABLE captures", "lacks its tables"),
        ("DROP TABLE articles", "lacks its tables"),
        ("LOCK", "locked by another process"),
    ],
)
def test_an_archive_that_fails_stops_the_crawl_with_one_line(crawl, address, broken_by, said):
    later = [{"number": number} for number in range(2, 50)]
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        impatient, lock = url.update_query_dict({"timeout": "0.1"}), "BEGIN IMMEDIATE"
    else:
        options = f"{url.query['options']} -clock_timeout=100"
        impatient, lock = url.update_query_dict({"options": options}), "LOCK TABLE articles"
        broken_by = broken_by.replace("articles", "articles CASCADE").replace("captures", "captures CASCADE")
    address = impatient.render_as_string(hide_password=False)
    stats, log = crawl({"number": 1}, {"do": lock if broken_by == "LOCK" else broken_by}, *later, at=address)
    assert stats["finish_reason"] == "archive_error"
    assert counts(stats)["article/new"] == 1
    assert counts(stats)["article/not_kept"] >= 1
    assert [said in line for line in log.splitlines() if "] CRITICAL:" in line] == [True]
    assert "Traceback" not in log


def test_articles_that_say_the_same_are_counted_and_those_of_the_day_of_their_capture():
    portal = type("BaoMau", (GenericSpider,), {"name": "baomau"})
    crawler = get_crawler(portal)
    crawler.spider = portal(start_urls=["https://baomau.vn/"])
    keep, fetched = Keep(crawler), "2024-05-31T00:10:00+07:00"
    for number in range(150):  # more texts than are counted
        title, day = f"Bài số {number}" if number % 3 else "Báo Mẫu", 31 if number % 5 else 30
        keep.measure(Article(url="x", title=title, published_at=f"2024-05-{day}T07:00:00+07:00", fetched_at=fetched))
    found = {name: value for name, value in crawler.stats.get_stats().items() if name.startswith("measure/")}
    assert found == {
        "measure/field/title": 150,
        "measure/field/published_at": 150,
        "measure/alike/title": 50,
        "measure/dated_today": 120,
    }
    assert len(keep.texts["title"]) == DISTINCT


@pytest.mark.parametrize(
    ("layouts", "reader", "counted"),
    [
        ((), "generic/1", None),
        ((Layout(name="baomau/1", body=("div.noi-dung",)),), "generic/1", 1),
        ((Layout(name="baomau/1", body=("div.noi-dung",)),), "baomau/1", None),
    ],
)
def test_an_article_that_a_portals_own_selectors_do_not_read_is_counted(layouts, reader, counted):
    portal = type("BaoMau", (GenericSpider,), {"name": "baomau", "layouts": layouts})
    crawler = get_crawler(portal)
    crawler.spider = portal(start_urls=["https://baomau.vn/"])
    Keep(crawler).measure(Article(url="https://baomau.vn/a-1.html", reader=reader))
    assert crawler.stats.get_value("measure/generic") == counted


@pytest.mark.parametrize(("platform", "ruled"), [(NukeVietSpider, True), (WordPressSpider, True), (ImsSpider, False)])
def test_a_platform_of_which_no_markup_is_known_has_no_rules_that_could_fail(platform, ruled):
    assert platform.has_rules() is ruled
