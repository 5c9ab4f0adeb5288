"""Listings whose further pages a script fetches: asked for where the button, the page or the answer before says."""

import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from scrapy.http import HtmlResponse

from crawler.reading.outlinks.answers import shown
from crawler.reading.outlinks.by_script import counted_on, more_of
from crawler.reading.parsing.page import page_root
from tests.hostile.server import Server, page

WORDS = "Hôm nay, bà con xã Tân Lập khánh thành cây cầu treo qua suối, ai nấy đều phấn khởi. " * 5
ALL, EACH = 25, 5
BUTTON = '<div class="load-more"><button {}>Xem thêm</button></div>'


def address(number):
    return f"/tin/bai-viet-so-{100_000 + number}.html"


def items(nth):
    return "".join(f'<li><a href="{one}">Cầu</a></li>' for one in some(nth))


def some(nth):
    """Give the addresses on a page of the listing, which begins with the newest."""
    return [address(ALL - number) for number in range((nth - 1) * EACH, min(nth * EACH, ALL))]


def in_json(value):
    return page(json.dumps(value).encode(), kind="application/json")


def typed(nth):
    named = {"published_at": "2024-05-01T08:00:00+07:00", "title": "Cầu"}
    return [{"id": number, "url": one, **named} for number, one in enumerate(some(nth))]


LAST = ALL // EACH
# What the first page holds behind its items, and what the address that it names answers for a number.
FORMS = {
    "html in a field": (
        BUTTON.format('data-url="/api/tin?cat=3&amp;page=2"'),
        lambda nth: in_json({"html": f"<ul>{items(nth)}</ul>", "has_more": nth < LAST}),
    ),
    "a list": (BUTTON.format('data-href="/api/tin" data-page="1"'), lambda nth: in_json(typed(nth))),
    "a list sent as a page": (
        BUTTON.format('data-url="/api/tin?page={page}"'),
        lambda nth: page(json.dumps(typed(nth)).encode()),
    ),
    "a paginator": (
        BUTTON.format('data-url="/api/tin?page=2"'),
        lambda nth: in_json({"data": typed(nth), "next_page_url": f"/api/tin?page={nth + 1}" if nth < LAST else None}),
    ),
    "a word that more follow": (
        BUTTON.format('data-url="/api/tin?page=2"'),
        lambda nth: in_json({"data": typed(nth), "next": nth < LAST}),
    ),
    "a cursor": (
        BUTTON.format('data-url="/api/tin?cursor=p2"'),
        lambda nth: in_json({"items": typed(nth), "next_cursor": f"p{nth + 1}" if nth < LAST else ""}),
    ),
    "an offset": (
        BUTTON.format('data-url="/api/tin" data-offset="5"'),
        lambda nth: in_json({"total": ALL, "posts": typed(nth)}),
    ),
    "a script's own address": (
        BUTTON.format('onclick="more()"') + "<script>function more() { fetch('/api/tin?cat=3&page=' + ++n) }</script>",
        lambda nth: in_json({"result": {"list": typed(nth)}}),
    ),
    "a template in a script": (
        BUTTON.format('id="more"') + "<script>const url = `/api/tin?page=${n}&size=5`; $.get(url)</script>",
        lambda nth: in_json({"result": {"list": typed(nth)}}),
    ),
    "parts of a page, and none behind the last": (
        BUTTON.format('data-url="/api/tin?page=2"'),
        lambda nth: page(f"<ul>{items(nth)}</ul>".encode()) if nth <= LAST else page(b"", status="404 Not Found"),
    ),
    "an empty box that is fetched when it is seen": (
        '<div id="load-more" data-api="/api/tin?page=2"></div>',
        lambda nth: in_json({"items": typed(nth), "next_page": nth + 1 if nth < LAST else None}),
    ),
    "parts of a page": (
        BUTTON.format('hx-get="/api/tin?page=2" hx-target="#list"'),
        lambda nth: page(
            f"<ul>{items(nth)}</ul>{BUTTON.format(f'hx-get=/api/tin?page={nth + 1}') * (nth < LAST)}".encode()
        ),
    ),
}


class Portal:
    """A portal of one section, whose first page is a page and whose others `rest` answers, by their numbers."""

    def __init__(self, crawls, more, rest):
        self.crawls, self.more, self.rest = crawls, more, rest
        self.server = Server(self.answer)

    def answer(self, path, _host):
        parts, asked = urlsplit(path), parse_qs(urlsplit(path).query)
        if path == "/":
            return page(b'<title>Bao</title><nav><a href="/kinh-te">Kinh te</a></nav>')
        if path == "/kinh-te":
            return page(f"<title>Kinh te</title><body><ul>{items(1)}</ul>{self.more}".encode())
        if parts.path == "/api/tin":
            by_number = asked.get("page") or [one.removeprefix("p") for one in asked.get("cursor", ())]
            return self.rest(int(by_number[0]) if by_number else int(asked["offset"][0]) // EACH + 1)
        if found := re.fullmatch(r"/tin/bai-viet-so-(\d+)\.html", path):
            text = f"<title>Cầu</title><body><h1>Cầu số {found[1]}</h1><p>{found[1]}. {WORDS}</p>"
            return page(text.encode())
        return page(b"", status="404 Not Found")

    def crawl(self):
        self.server.asked.clear()
        return self.crawls.run("generic", f"portal={self.server.url}", settings=["RETRY_TIMES=0"]).said

    def asked_for_more(self):
        return sum(number for path, number in self.server.asked.items() if path.startswith("/api/"))


@pytest.mark.parametrize("form", FORMS)
def test_a_listing_is_paged_to_its_end_as_its_script_would(crawls, form):
    portal = Portal(crawls, *FORMS[form])
    with portal.server:
        said = portal.crawl()
        assert f"complete (finished): {ALL} new" in said, said
        assert portal.asked_for_more() <= LAST
        said = portal.crawl()
        assert "0 new" in said
        assert portal.asked_for_more() == 0, said


@pytest.mark.parametrize(
    "answer",
    [
        page(b"", status="404 Not Found"),
        page(b"", status="405 Method Not Allowed"),
        page(b"", status="419 Expired"),
        in_json({"error": "token"}),
        in_json([]),
        page(b"{", kind="application/json"),
        page(b"<p>Tin"),
    ],
)
def test_an_address_that_gives_no_further_page_is_asked_once_and_told_as_a_script_s(crawls, answer):
    portal = Portal(crawls, FORMS["a list"][0], lambda _nth: answer)
    with portal.server:
        said = portal.crawl()
        assert f"complete (finished): {EACH} new" in said, said
        assert "1 more by a script only" in said
        assert portal.asked_for_more() == 1


def test_a_home_page_that_is_the_only_listing_is_paged_so_too(crawls):
    more, rest = FORMS["html in a field"]
    portal = Portal(crawls, more, rest)
    listed = portal.answer("/kinh-te", None)
    portal.server.answer = lambda path, host: listed if path == "/" else portal.answer(path, host)
    with portal.server:
        said = portal.crawl()
        assert f"complete (finished): {ALL} new" in said, said


def root_of(text):
    return page_root(HtmlResponse("https://bao.vn/kinh-te", body=text.encode(), encoding="utf-8"))


@pytest.mark.parametrize(
    "beside",
    [
        '<div class="slider"><button data-url="/api/anh?page=2">Xem thêm</button></div>',
        BUTTON.format('data-url="/api/tin?page=2" disabled'),
        BUTTON.format('data-url="#"'),
        BUTTON.format('data-target="modal"'),
        BUTTON.format('data-url="javascript:more()"'),
        BUTTON.format('data-url="http://[/api?page=2" data-page="1"'),
        BUTTON.format("") + "<script>track('/stat?page=1')</script>",
        BUTTON.format("") + "<script>open('https://khac.vn/api?page=' + n)</script>",
        '<div class="load-more"><button data-url="/api/tin?page=2">Gửi bình luận</button></div>',
    ],
)
def test_no_other_address_is_taken_for_a_further_page_s(beside):
    assert more_of(root_of(beside), "https://bao.vn/kinh-te", 1) is None


@pytest.mark.parametrize(
    ("url", "page_number", "following"),
    [
        ("https://bao.vn/api?page=2&cat=3", 2, "https://bao.vn/api?page=3&cat=3"),
        ("https://bao.vn/api?cat=3&trang=4", 4, "https://bao.vn/api?cat=3&trang=5"),
        ("https://bao.vn/api?offset=20", 2, "https://bao.vn/api?offset=40"),
        ("https://bao.vn/api?start=40", 3, "https://bao.vn/api?start=60"),
        ("https://bao.vn/api/page/2", 2, "https://bao.vn/api/page/3"),
        ("https://bao.vn/api?cat=3", 2, None),
        ("https://bao.vn/api?page=7", 2, None),
    ],
)
def test_the_address_behind_a_page_is_told_by_its_number(url, page_number, following):
    assert counted_on(url, page_number) == following


def test_an_answer_is_shown_with_addresses_and_days_and_runs_nothing():
    told = [{"link": "/a.html", "title": "<b>Cầu & đường</b>", "date": "2024-05-01T08:00:00+07:00", "image": "/a.jpg"}]
    response = HtmlResponse("https://bao.vn/api?page=2", body=json.dumps(told).encode(), encoding="utf-8")
    answer = shown(response, 2)
    (link,) = page_root(answer.page).iter("a")
    assert (link.get("href"), link.text_content()) == ("/a.html", "<b>Cầu & đường</b>")
    assert "01/05/2024 08:00" in link.getparent().text_content()
    assert answer.following == "https://bao.vn/api?page=3"
    deep = HtmlResponse("https://bao.vn/api?page=2", body=b"[" * 100_000, encoding="utf-8")
    assert not [*page_root(shown(deep, 2).page).iter("a")]
