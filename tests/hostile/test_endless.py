"""Listings without end: calendars, ever new addresses of one article; honest archives are crawled to their end."""

import json
import re
import sqlite3
from contextlib import closing
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.crawl.paging import AGAIN, BARREN, BARREN_PAGES, SLACK, Listing
from tests.hostile.server import Server, page
from tests.hostile.test_crawl import scrapy

DEEP = 40  # pages of the honest archive
OLD = "/bai/cau-treo-qua-suoi-da-thong-xe-123456.html"
PLACES = "Bản Chiềng, Nà Lùng, Khuổi Mạ, Pác Bó, Thác Tiên, Đồng Văn, Nậm Pung".split(", ")


def article(nth):
    """Give an article of its own text."""
    place = PLACES[nth % len(PLACES)]
    text = "".join(
        f"<p>Sáng ngày thứ {line + nth}, bà con {place} góp {nth * 7 + line} ngày công dọn tuyến mương dài"
        f" {nth + 3} cây số, kịp đưa nước về ruộng trước vụ cấy.</p>"
        for line in range(4)
    )
    title = f"Mương số {nth} ở {place} đã có nước"
    return f"<title>{title}</title><article><h1>{title}</h1>{text}</article>"


def listing(path, following, shown):
    """Give a page of a listing: links, and the one to the next page."""
    items = "".join(f'<li><a href="{address}">Tin ở {address}</a></li>' for address in shown)
    pager = f'<div class="pagination"><a rel="next" href="{path}?{following}">»</a></div>' if following else ""
    return f"<title>Danh sách</title><ul>{items}</ul>{pager}"


def answer(path, _host):
    """Answer for a portal of which two listings have no end, and one has."""
    where, query = urlsplit(path).path, parse_qs(urlsplit(path).query)
    nth = int(query.get("n", ["1"])[0])
    body = None
    if where == "/":
        body = "".join(f'<a href="/{name}/">{name}</a>' for name in ("lich", "xoay", "kho"))
    elif where == "/lich/":  # each month leads to the next, and to a day that looks like an article's address
        body = listing(where, f"n={nth + 1}", [f"/lich/ngay/{20260000 + nth}"])
    elif where == "/xoay/":  # the same article for ever, under a new query
        body = listing(where, f"n={nth + 1}&phien={nth * 97}", [f"{OLD}?phien={nth}"])
    elif where == "/kho/":
        body = listing(where, f"n={nth + 1}" if nth < DEEP else "", [f"/kho/bai-so-{nth + 1000}.html"])
    elif found := re.fullmatch(r"/(?:kho|bai)/.*-(\d+)\.html", where):
        body = article(int(found[1]) % 1000)
    elif where.startswith("/lich/ngay/"):
        body = "<title>Lịch</title><p>Không có lịch.</p>"
    return page((body or "").encode(), status="200 OK" if body else "404 Not Found")


@pytest.fixture(scope="module")
def crawled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("endless")
    with Server(answer) as server:
        code, _, said, peak = scrapy("crawl", "generic", "-a", f"portal={server.url}", folder=folder)
        asked = server.asked
    with closing(sqlite3.connect(folder / "archive.db")) as archive, archive:
        kept = [json.loads(record)["url"] for (record,) in archive.execute("SELECT record FROM articles")]
    return code, said, peak, asked, kept


@pytest.mark.slow
def test_a_listing_without_end_is_ended_by_a_rule_long_before_the_cap_and_the_rule_is_told(crawled):
    _, said, peak, asked, _ = crawled
    assert f"1 {BARREN}" in said
    assert "1 nothing new on the page" in said
    assert BARREN_PAGES <= sum(path.startswith("/lich/?") for path in asked) < BARREN_PAGES + 20
    assert sum(path.startswith("/xoay/") for path in asked) == 2
    assert peak < 400


@pytest.mark.slow
def test_an_honest_archive_is_crawled_to_its_end_and_nothing_else_is_kept(crawled):
    code, said, _, _, kept = crawled
    paths = [urlsplit(url).path for url in kept]
    assert sorted(paths) == sorted([OLD, *(f"/kho/bai-so-{nth + 1001}.html" for nth in range(DEEP))]), said
    assert code in (0, 1)
    assert re.search(r"refused: \d+ no-article$", said, re.MULTILINE)


def paged(pages, known, given=lambda _: True):
    """Page a listing as a crawl does; give the reason that ended it, and the number of pages."""
    one = Listing()
    for nth, names in enumerate(pages, 1):
        if reason := one.endless(names, known, given):
            return reason, nth
        known |= names
    return None, len(pages)


@given(
    st.integers(1, 30), st.integers(0, 300), st.integers(0, 3000), st.integers(0, 20), st.integers(0, BARREN_PAGES - 1)
)
def test_no_honest_archive_is_called_endless_however_much_of_it_is_known_before(size, depth, known, aside, lost):
    """Each page shows its own articles, and the same ones beside them; some first pages' articles are lost."""
    beside = {f"beside {nth}" for nth in range(aside)}
    pages = [{f"{nth} {at}" for at in range(size)} | beside for nth in range(depth)]
    names = {f"{nth // size} {nth % size}" for nth in range(min(known, size * depth))}
    assert paged(pages, names, lambda name: not name.split()[0].isdigit() or int(name.split()[0]) >= lost)[0] is None


def test_a_listing_that_turns_what_the_run_knows_round_and_round_is_ended():
    known = {str(nth) for nth in range(400)}
    turning = [{str(nth) for nth in range(40 * (at % 2), 40 * (at % 2) + 40)} | {str(at)} for at in range(3000)]
    reason, pages = paged(turning, known)
    assert reason == AGAIN
    assert pages < (2 * len(known) + SLACK) / 40 + 5


def test_a_page_whose_articles_are_still_to_come_tells_neither_way():
    pages = [{str(nth)} for nth in range(BARREN_PAGES * 2)]
    assert paged(pages, set(), lambda _: None) == (None, len(pages))
    by_two = [{str(nth), f"-{nth}"} for nth in range(BARREN_PAGES * 2)]
    assert paged(by_two, set(), lambda name: None if name.startswith("-") else False) == (None, len(by_two))
