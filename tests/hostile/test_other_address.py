"""A bad link with an article's id does not hide the good one in the same run."""

import json
import re
import sqlite3
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from crawler.crawl.addresses import MOST, Addresses
from crawler.samples.collection import held_by
from crawler.samples.nukeviet import NukeViet
from crawler.samples.traps import Traps
from tests.hostile.server import Server, moved, page
from tests.hostile.test_crawl import scrapy

PAGE = """<meta name="generator" content="NukeViet v4.5"><title>Tin</title><body><div class="news_column panel">
<h1 class="title" itemprop="headline">{}</h1><div class="bodytext" id="news-bodyhtml"><p>{}</p></div></div>"""
BAD = {
    "gone": lambda: page(b"<p>404", status="404 Not Found"),
    "home": lambda: moved("/"),
    "loop": lambda: moved("?lap"),
    "failing": lambda: page(b"<p>500", status="500 Error"),
    "nothing": lambda: page(b"<html><body><p>x"),
    "data": lambda: page(b"\x00", kind="image/png"),
}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    """Crawl the sample with bad links at the top of its home page, to some of its articles, and to two it has not."""
    folder = tmp_path_factory.mktemp("other")
    site = NukeViet(held_by("nukeviet"), Traps())
    good = [one for one in site.articles if one.visibility == "public"]
    ids = [re.search(r"-(\d+)\.html", one.path)[1] for one in good]
    bad = {f"/tin-tuc/{name}-{number}.html": name for name, number in zip(BAD, ids, strict=False)}
    none = [f"/tin-tuc/khong-co-{nth}-{950_000 + nth % 2}.html" for nth in range(20)]

    def answer(path, host):
        where = path.partition("?")[0]
        if where in bad:
            return BAD[bad[where]]()
        if where in none:
            return page(b"<p>404", status="404 Not Found")
        reply = site.answer(path, host)
        body = reply.body
        if path == "/":
            links = "".join(f'<a href="{address}">Tin {address}</a>' for address in [*bad, *none])
            body = re.sub(rb"(<body[^>]*>)", lambda found: found[1] + links.encode(), body, count=1)
        headers = [f"{name}: {value}" for name, value in reply.headers]
        return page(body, reply.content_type, f"{reply.status} X", headers)

    with Server(answer) as server:
        settings = "DOWNLOAD_DELAY=0 RETRY_TIMES=0 LOG_LEVEL=INFO"
        said = scrapy("crawl", "nukeviet", "-a", f"portal={server.url}", folder=folder, settings=settings)[2]
        asked = server.asked
    with closing(sqlite3.connect(folder / "archive.db")) as archive, archive:
        kept = [json.loads(record)["url"] for (record,) in archive.execute("SELECT record FROM articles")]
    account = scrapy("run", "1", folder=folder, settings="LOG_LEVEL=INFO")
    return good, bad, none, said, asked, kept, account


@pytest.mark.slow
def test_each_article_is_kept_from_its_right_address_though_a_bad_one_was_met_first(crawled):
    good, _, _, said, _, kept, _ = crawled
    assert sorted(urlsplit(url).path for url in kept) == sorted(one.path for one in good), said
    assert "Traceback" not in said


@pytest.mark.slow
def test_each_bad_address_is_asked_for_once_and_of_an_article_that_is_not_there_only_some(crawled):
    _, bad, none, _, asked, _, _ = crawled
    assert {path: asked[path] for path in bad} == dict.fromkeys(bad, 1)
    assert [asked[path] for path in none if asked[path]] == [1] * (2 * MOST)


@pytest.mark.slow
def test_the_account_of_pages_has_a_line_for_each_and_agrees_with_the_run(crawled):
    _, bad, _, _, _, _, (code, out, said, _) = crawled
    assert code == 0, said
    for path, name in bad.items():
        if name != "home":
            assert path in out


def test_no_address_is_asked_for_while_an_answer_is_awaited_and_none_after_the_article_came():
    addresses = Addresses()
    assert addresses.begin("1", ["/a", "/a"]) == "/a"
    assert addresses.more("1", ["/b"]) is None
    assert addresses.gave_nothing("1") == "/b"
    addresses.answered("1")
    assert addresses.more("1", ["/c"]) is None
    assert addresses.gave_nothing("1") is None


def test_an_address_met_after_the_first_gave_nothing_is_asked_for_at_once_and_no_more_than_some():
    addresses = Addresses()
    addresses.begin("1", ["/0"])
    assert addresses.gave_nothing("1") is None
    found = [addresses.more("1", [f"/{nth}"]) or addresses.gave_nothing("1") for nth in range(1, 100)]
    assert [one for one in found if one] == ["/1"] + ["/2"] * (MOST - 2)


def test_of_an_article_whose_answer_is_awaited_nobody_knows_whether_it_gives_one():
    addresses = Addresses()
    assert addresses.has_given("1"), "it was not asked for: it is kept"
    addresses.begin("1", ["/a"])
    assert addresses.has_given("1") is None
    addresses.gave_nothing("1")
    assert addresses.has_given("1") is False
    addresses.more("1", ["/b"])
    addresses.answered("1")
    assert addresses.has_given("1")


def test_where_cleaning_leaves_no_article_the_other_address_that_was_met_before_is_tried(tmp_path):
    text = "Bà con xã Tân Lập khánh thành cây cầu treo qua suối, ai nấy đều phấn khởi. " * 5
    pages = {
        "/": '<a href="/tin-tuc/cau-cu-12.html">Cầu</a> <a href="/tin-tuc/cau-moi-12.html">Cầu</a>'
        '<a href="/tin-tuc/chi-mot-13.html">Một</a>',
        "/tin-tuc/cau-cu-12.html": PAGE.format("Cầu mới", "Bài viết này đã bị gỡ."),  # read, and refused when cleaned
        "/tin-tuc/cau-moi-12.html": PAGE.format("Cầu mới", text),
        "/tin-tuc/chi-mot-13.html": PAGE.format("Một", "Bài viết này đã bị gỡ."),
    }

    def answer(path, _host):
        return page(pages[path].encode()) if path in pages else page(b"", status="404 Not Found")

    with Server(answer) as server:
        given = ("crawl", "nukeviet", "-a", f"portal={server.url}")
        code, _, said, _ = scrapy(*given, folder=tmp_path, settings="DOWNLOAD_DELAY=0 RETRY_TIMES=0 LOG_LEVEL=INFO")
        asked = server.asked
    assert code == 0, said
    assert "complete (finished): 1 new" in said
    assert "refused: 2 error-page" in said
    assert [asked[path] for path in pages if path != "/"] == [1, 1, 1]
