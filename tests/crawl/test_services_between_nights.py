"""A service that lists a portal's articles, and for one night says something else, does not cost those behind."""

import json
import re
import sqlite3
from contextlib import closing
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.crawl.small_portals import article, listing
from tests.hostile.server import page

LAST = 130
DOWN = page(b"", status="500 Error")
MAINTENANCE = page('<title>Bảo trì hệ thống</title><h1>Website đang bảo trì</h1><a href="/">Về trang chủ</a>'.encode())
CUT = page(b'[{"title": "Tin", "pageUrl": "/ti', "application/json")
NONE = page(b"[]", "application/json")


def numbered(path):
    """Give the number of the article that a path is one's, or None."""
    found = re.search(r"/(?:bai|tin)-viet-(?:so|moi)-(\d+)(?:-a[0-9a-f]{6})?/$", path)
    return int(found[1]) if found else None


def enews(path, _host):
    """Answer as a paper of VNPT's make: its section shows ten, the service all, fifty at once."""
    asked = urlsplit(path)
    if number := numbered(asked.path):
        return article(number)

    def of(number):
        return f"/tin/202611/bai-viet-so-{number}-{0xA000000 + number:x}/"

    if asked.path == "/service/api/article/list":
        first = int(parse_qs(asked.query)["first"][0])
        here = range(LAST - first, max(LAST - first - 50, 0), -1)
        return page(json.dumps([{"title": "Cầu", "pageUrl": of(one)} for one in here]).encode(), "application/json")
    if path == "/":
        return listing([], '<ul class="menu"><li><a href="/tin/">Tin</a></li></ul>')
    info = '<div id="page_info"><input id="site_id" value="9"><input id="cate_id" value="1"></div>'
    return listing(map(of, range(LAST, LAST - 10, -1)), info) if path == "/tin/" else None


def wordpress(path, host):
    """Answer as a portal of WordPress, whose service shows a hundred at once."""
    asked = urlsplit(path)
    if number := numbered(asked.path):
        return article(number)

    def of(number):
        return f"http://{host}/tin-viet-moi-{number}/"

    if asked.path == "/wp-json/wp/v2/posts":
        nth = int(parse_qs(asked.query)["page"][0])
        here = range(LAST - 100 * (nth - 1), max(LAST - 100 * nth, 0), -1)
        posts = json.dumps([{"link": of(one), "date": "2026-11-01T10:00:00"} for one in here]).encode()
        return page(posts, "application/json", headers=[f"X-WP-TotalPages: {-(-LAST // 100)}"])
    if path == "/":
        return listing(
            map(of, range(LAST, LAST - 10, -1)), f'<link rel="https://api.w.org/" href="http://{host}/wp-json/">'
        )
    return None


def kept(night):
    with closing(sqlite3.connect(night.crawls.folder / "archive.db")) as archive:
        return archive.execute("SELECT count(*) FROM articles").fetchone()[0]


def crawl_twice(night, platform, portal, page_of, wrong):
    """Crawl a portal on a night on which a page of its service is wrong, and on one after; give what the first said."""
    said = night(lambda path, host: wrong if page_of in path else portal(path, host), platform)[0].said
    night(portal, platform)
    return said


@pytest.mark.parametrize("platform", ["vnpt_enews", "wordpress"])
def test_a_service_that_answers_names_all_articles(night, platform):
    said, _ = night({"vnpt_enews": enews, "wordpress": wordpress}[platform], platform)
    assert f": complete (finished): {LAST} new" in said.said, said.said


FORBIDDEN, OTHERWISE = page(b"", status="403 Forbidden"), {"nothing": page(b"", "application/json"), "none": NONE}
WRONG = {"500": DOWN, "closed": b"", "403": FORBIDDEN, "maintenance": MAINTENANCE, "cut": CUT, **OTHERWISE}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_section_whose_service_fails_for_a_night_is_paged_by_it_the_next(night, wrong):
    crawl_twice(night, "vnpt_enews", enews, "first=0&", wrong)
    assert kept(night) == LAST


def test_an_answer_amid_a_sections_list_that_cannot_be_read_is_not_its_end(night):
    said = crawl_twice(night, "vnpt_enews", enews, "first=50&", CUT)
    assert kept(night) == LAST, said


ANSWERS = {"maintenance": MAINTENANCE, "cut": CUT, "none": NONE, "401": page(b"{}", status="401 Unauthorized")}


@pytest.mark.parametrize("wrong", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_amid_the_list_of_posts_that_cannot_be_read_is_not_its_end(night, wrong):
    said = crawl_twice(night, "wordpress", wordpress, "&page=2&", wrong)
    assert ": complete" not in said, said
    assert kept(night) == LAST


def test_posts_are_asked_for_until_there_are_none_where_a_cache_has_dropped_the_number_of_pages(night):
    def without(path, host):
        answer = wordpress(path, host)
        return answer and re.sub(rb"X-WP-TotalPages: \d+\r\n", b"", answer)

    night(without, "wordpress")
    assert kept(night) == LAST
