"""An article whose address gave something else for one night is asked for again by the next one."""

import json
from datetime import datetime, timedelta

import pytest

from tests.crawl.papers import Nights, Paper, address
from tests.crawl.small_portals import article
from tests.crawl.stored import Kept
from tests.hostile.server import moved, page

MAINTENANCE = (
    "<title>Bảo trì hệ thống</title><h1>Website đang bảo trì</h1><p>Trang web đang được nâng cấp. Kính mong quý độc giả"
    " thông cảm và vui lòng quay lại sau ít ngày nữa. Xin cảm ơn.</p>"
)
LOGIN = '<title>Đăng nhập</title><form method="post"><input name="user"><input type="password" name="pw"></form>'
MEMBERS = f"<article><h1>Cầu số 1</h1><p>Vui lòng đăng nhập để xem nội dung này. {'Bài này hay. ' * 8}</p></article>"
WRONG = {
    "maintenance": page(MAINTENANCE.encode()),
    "database": page(b"<h1>Error establishing a database connection</h1>"),
    "nothing": page(b"<html></html>"),
    "login": page(LOGIN.encode()),
    "home": moved("/"),
    "picture": page(b"\x89PNG\r\n\x1a\n", "image/png"),
    "another site": moved("http://another.example/"),
    "not found": page(b"", status="404 Not Found"),
    "forbidden": page(b"", status="403 Forbidden"),
}
FAILS = {"500": page(b"", status="500 Error"), "closed": b"", "cut off": page(b"<title>Bao")[:-4]}


@pytest.fixture
def night(crawls):
    nights = Nights(crawls, Paper({"tin": [*range(40, 0, -1)]}))
    with nights.server:
        yield nights


def a_night_of(night, wrong):
    """Have 35 articles published, ten of which give something else for a night; those before them fill two pages."""
    night()
    night.paper.publish(35)
    night.paper.wrong = {address(one): wrong for one in range(41, 51)}
    assert "25 new" in night()[0]
    night.paper.wrong = {}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_what_stood_in_an_articles_place_for_one_night_does_not_cost_it(night, wrong):
    a_night_of(night, wrong)
    said, _ = night()
    assert "10 new" in said, said
    assert night.missing() == []


def test_what_is_no_article_the_second_time_either_is_not_asked_for_any_more(night):
    a_night_of(night, WRONG["not found"])
    night.paper.wrong = {address(one): WRONG["not found"] for one in range(41, 51)}
    asked = [night()[1] for _ in range(2)]
    assert [one[address(45)] for one in asked] == [1, 0]
    assert asked[1]["/tin/page/2"] == 0


@pytest.mark.parametrize("more", [(), ("since=2020-01-01",)])
def test_what_was_given_up_comes_with_a_crawl_that_asks_for_all_again(night, more):
    a_night_of(night, WRONG["not found"])
    night.paper.wrong = {address(one): WRONG["not found"] for one in range(41, 51)}
    night()
    night.paper.wrong = {}
    assert "0 new" in night(*more)[0], "they stand behind the page at which the listing is left"
    said, _ = night("full=1", *more)
    assert "10 new" in said, said
    assert night.missing() == []


def test_what_was_given_up_is_asked_for_where_a_listing_that_is_looked_at_shows_it(night):
    a_night_of(night, WRONG["not found"])
    night.paper.wrong = {address(one): WRONG["not found"] for one in range(41, 51)}
    night()
    night.paper.sections["tin"][:0] = [45]
    assert night()[1][address(45)] == 1
    night.paper.wrong = {}
    assert "1 new" in night()[0]


def test_a_night_on_which_robots_txt_forbids_it_is_no_second_time(night):
    a_night_of(night, WRONG["not found"])
    night.paper.wrong = {"/robots.txt": page(b"User-agent: *\nDisallow: /tin/\n", "text/plain")}
    assert "0 new" in night()[0]
    night.paper.wrong = {}
    said, _ = night()
    assert "10 new" in said, said


def test_a_long_notice_at_the_address_of_a_kept_article_does_not_replace_it(night, tmp_path):
    dated = '<meta property="article:published_time" content="2024-05-06T07:08:09+07:00">'
    night.paper.wrong = {address(one): article(one, dated) for one in (1, 2)}
    night()
    kept = Kept(night.crawls.folder)
    notice = "".join(f"<p>Trang đang được nâng cấp lần {one}, mời quý vị trở lại sau.</p>" for one in range(20))
    notice = page(f"<title>Báo Mẫu</title><h1>Báo Mẫu xin lỗi</h1>{notice}".encode())
    night.paper.publish(1)
    night.paper.wrong[address(41)] = notice  # of an article that nobody knows it cannot be told
    night()
    before = kept.export()
    night.paper.wrong[address(1)] = notice
    said, _ = night("full=1")
    assert "refused: 1 other-page" in said, said
    assert "0 revised, 0 updated, 0 of them with content kept before" in said
    assert kept.scrapy("run", "3").returncode == 0
    assert kept.export() == before
    repaired = kept.copy(tmp_path / "repaired")
    repaired.forget_database()
    assert repaired.scrapy("verify", "--repair").returncode == 0
    assert repaired.export() == before
    assert kept.scrapy("reread").returncode == 0
    assert kept.export() == before


@pytest.mark.parametrize("wrong", FAILS.values(), ids=FAILS)
def test_an_article_that_failed_is_asked_for_by_the_next_night(night, wrong):
    a_night_of(night, wrong)
    night()
    assert night.missing() == []


def test_what_was_for_members_only_one_night_is_asked_for_again_a_day_later(night):
    a_night_of(night, page(MEMBERS.encode()))
    assert "0 new" in night()[0]
    (remembered,) = night.crawls.folder.glob("runs/*/refused.json")
    rows = json.loads(remembered.read_text())
    earlier = {
        one: [times, (datetime.fromisoformat(at) - timedelta(days=1)).isoformat()] for one, (times, at) in rows.items()
    }
    remembered.write_text(json.dumps(earlier))
    said, _ = night()
    assert "10 new" in said, said
