"""A portal of which something fails every night is not paged to its end every night, and nothing of it is lost."""

import json
import re
import sqlite3
from contextlib import closing

import pytest

from crawler.crawl.reached import FILE, MOST, Begun, Reached, read, write
from crawler.operations.verifying.repair import forget_reached
from tests.hostile.server import Server, page

EACH = 10  # articles a page
WORDS = "Hôm nay, bà con xã Tân Lập khánh thành cây cầu treo qua suối, ai nấy đều phấn khởi. " * 5
DOWN = page(b"<p>500", status="500 Error")
CHALLENGE = b"<html><head><title>Just a moment...</title></head><body><p>Checking your browser.</p></body></html>"


class Portal:
    """A portal that has `last` articles in one section; `wrong` are answers that stand in the place of right ones."""

    def __init__(self, last):
        self.last, self.wrong = last, {}

    def answer(self, path, _host):
        if path in self.wrong:
            return self.wrong[path]
        if found := re.fullmatch(r"/tin/bai-viet-so-(\d+)\.html", path):
            return page(
                f"<title>Cầu {found[1]}</title><body><h1>Cầu số {found[1]}</h1><p>{found[1]}. {WORDS}</p>".encode()
            )
        if found := re.fullmatch(r"/tin(?:/page/(\d+))?/?", path):
            nth = int(found[1] or 1)
            here = range(self.last - (nth - 1) * EACH, max(self.last - nth * EACH, 0), -1)
            links = "".join(f'<li><a href="{address(one)}">Cầu</a></li>' for one in here)
            more = f'<div class="pagination"><a href="/tin/page/{nth + 1}">{nth + 1}</a></div>' * (
                nth * EACH < self.last
            )
            return page(f"<title>Tin</title><body><ul>{links}</ul>{more}".encode())
        if path == "/":
            return page(b'<title>Bao</title><body><nav><a href="/tin">Tin</a></nav>')
        return page(b"", status="404 Not Found")


def address(number):
    return f"/tin/bai-viet-so-{100_000 + number}.html"


@pytest.fixture
def night(crawls):
    """Give a maker of crawls of a portal: what the crawl said, and how often each path was asked for in it."""
    portal = Portal(40)
    with Server(portal.answer) as server:

        def crawl(*arguments):
            server.asked.clear()
            said = crawls.run("generic", f"portal={server.url}", *arguments, settings=["RETRY_TIMES=0"]).said
            return said, server.asked.copy()

        crawl.portal, crawl.folder = portal, crawls.folder
        yield crawl


def test_a_listing_that_was_paged_to_its_end_is_left_where_all_was_kept_though_no_run_was_complete(night):
    night.portal.wrong = {address(5): DOWN, "/sitemap.xml": DOWN}
    said, asked = night()
    assert "not complete (finished): 39 new" in said
    assert asked["/tin/page/4"] == 1
    night.portal.last += 3
    said, asked = night()
    assert "not complete (finished): 3 new" in said
    assert "1 all kept by an earlier run" in said
    assert (asked["/tin/page/2"], asked["/tin/page/3"], asked[address(5)]) == (1, 0, 1), (
        "what failed is asked for again"
    )
    night.portal.wrong = {"/sitemap.xml": DOWN}
    said, asked = night()
    assert ("1 new" in said, asked["/tin/page/3"], asked[address(5)]) == (True, 0, 1)
    said, asked = night()
    assert ("0 new" in said, asked[address(5)]) == (True, 0)


def test_a_listing_of_which_a_page_failed_is_paged_again_and_so_is_one_that_was_barred(night):
    for wrong in (DOWN, page(CHALLENGE)):
        night.portal.wrong = {"/tin/page/3": wrong}
        said, _ = night()
        assert "not complete (finished)" in said
    night.portal.wrong = {}
    said, asked = night()
    assert "complete (finished): 20 new" in said
    assert asked["/tin/page/4"] == 1


def test_a_crawl_that_asks_for_less_neither_forgets_nor_adds(night):
    night.portal.wrong = {address(5): DOWN}
    night()
    for arguments in (["limit=1"], ["since=2024-01-01"], ["sections=khac"]):
        night.portal.last += 1
        night(*arguments)
    night.portal.wrong = {}
    _, asked = night()
    assert asked[address(5)] == 1
    with closing(sqlite3.connect(night.folder / "archive.db")) as archive, archive:
        assert archive.execute("SELECT count(*) FROM articles").fetchone() == (night.portal.last,)


def test_in_another_archive_and_after_a_repair_nothing_of_it_counts(night):
    night.portal.wrong = {address(5): DOWN}
    night()
    (night.folder / "archive.db").unlink()
    said, asked = night()
    assert ("39 new" in said, asked["/tin/page/4"]) == (True, 1)
    (remembered,) = (night.folder / "runs").glob(f"*/{FILE}")
    assert json.loads(remembered.read_text())["owed"]
    forget_reached(night.folder / "runs")
    assert not remembered.exists()


@pytest.mark.parametrize("text", ["", "[]", '{"listings": 1}', '{"listings": {"a": [1]}, "owed": {}}', "\x00"])
def test_a_damaged_memory_is_no_memory(tmp_path, text):
    (tmp_path / FILE).write_text(text)
    assert read(tmp_path / FILE) == Reached()


def test_what_is_remembered_is_bounded_and_then_nothing_more_counts_as_reached(tmp_path):
    before = Reached({"a": Begun(1, "2026-01-01T00:00:00+07:00")}, {"old": ["/old"], "older": ["/older"]})
    owed = {"old": ["/old"], **{str(nth): [f"/{nth}"] for nth in range(MOST)}}
    after = before.after(owed, {"b": Begun(2, "2026-01-02T00:00:00+07:00")})
    assert after == Reached(before.listings, {"old": ["/old"]})
    write(tmp_path / FILE, after)
    assert read(tmp_path / FILE) == after


LOGIN = page(b'<title>Login</title><form method="post"><input name="user"><input type="password" name="pw"></form>')
APP = page(b'<title>Bao</title><div id="app"></div><script src="/app.js"></script>')


@pytest.mark.parametrize("home", [LOGIN, APP])
@pytest.mark.parametrize("argument", ["full=0", "since=1990-01-01"])
def test_after_a_run_that_was_shown_no_article_nothing_is_taken_for_seen(night, home, argument):
    assert "complete (finished): 40 new" in night(argument)[0]
    night.portal.last += 35
    assert "not complete (limit)" in night("limit=15")[0]
    night.portal.wrong = {"/": home}
    said, _ = night(argument)
    assert "not complete (finished): 0 new" in said
    assert "listings ended by an error" not in said
    night.portal.wrong = {}
    said, asked = night(argument)
    assert asked["/tin/page/3"] == 1, "page 1 was kept before the run that was shown nothing, and by no run to the end"
    assert "complete (finished): 20 new" in said


def test_a_listing_that_a_complete_run_did_not_page_is_not_left_where_all_was_kept_when_that_ended(night):
    assert "complete (finished): 40 new" in night()[0]
    night.portal.last += 35
    assert "not complete (limit)" in night("limit=15")[0]
    night.portal.wrong = {"/": page(f'<title>Bao</title><h2><a href="{address(75)}">Cầu</a></h2>'.encode())}
    assert ": complete (finished): 0 new" in night()[0]
    night.portal.wrong = {}
    said, asked = night()
    assert asked["/tin/page/3"] == 1
    assert "complete (finished): 20 new" in said
