import os
import re
import socket
from collections import Counter
from contextlib import closing, suppress
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from lxml import etree

from crawler.samples.collection import NAMES
from crawler.samples.server import serve
from crawler.samples.traps import Traps
from tests.samples.browsing import Browser

CONTAINER = {
    "nukeviet": '(//div[contains(@class, "news_column")])[1]',
    "legacy_gmt7": '//div[@id="content"]',
    "generic": "//article",
    "city000": '//div[@class="center"]',
    "city003": '//div[@class="detail"]',
}


@pytest.fixture(scope="module")
def served():
    with serve(traps=Traps(endless=False)) as portals:  # else a walk along "next" never ends
        yield portals


@pytest.fixture(params=NAMES)
def portal(request, served):
    with Browser(served.portals[request.param]) as browser:
        browser.name = request.param
        browser.truth = served.truth(request.param)
        yield browser


def article_text(name, got):
    return " ".join(got.tree.xpath(CONTAINER[name])[0].text_content().split())


def test_every_internal_link_answers_and_leads_to_every_public_article(portal):
    seen = portal.walk()
    allowed = {200, 301, 302} if portal.name == "nukeviet" else {200}
    assert Counter(got.status for got in seen.values() if got.status not in allowed) == {}
    assert [article.path for article in portal.truth if article.path not in seen] == []


def test_the_truth_is_on_the_page_in_its_order(portal):
    for article in portal.truth:
        text, at = article_text(portal.name, portal.get(article.path)), 0
        for paragraph in ([article.lead] if article.lead and portal.name != "legacy_gmt7" else []) + article.paragraphs:
            at = text.find(paragraph, at)
            assert at >= 0, (article.path, paragraph)
            at += len(paragraph)
        for image in article.images:
            assert image.caption in text
        assert article.byline is None or article.byline in text


def test_the_title_is_in_the_page(portal):
    for article in portal.truth:
        heading = portal.get(article.path).tree.xpath('(//h1 | //h2[@id="title"])[1]')[0]
        assert heading.text_content() == article.title


def test_two_requests_differ_in_bytes_but_not_in_the_article(portal):
    path = portal.truth[3].path
    first, second = portal.get(path), portal.get(path)
    assert first.body != second.body
    assert article_text(portal.name, first) == article_text(portal.name, second)


def test_an_unknown_address_is_no_article(portal):
    got = portal.get("/khong-co/trang-nay-99999999.html")
    assert got.status == 404
    assert portal.truth[0].title not in got.text


def test_robots_lets_articles_be_crawled(portal):
    text = portal.get("/robots.txt").text
    assert text.startswith("User-agent: *\n")
    assert "Disallow: /\n" not in text


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("nukeviet", "/sitemap.xml"),
        ("nukeviet", "/sitemap-vi.news.xml"),
        ("nukeviet", "/rss/"),
        ("nukeviet", "/rss/kinh-te/"),
        ("legacy_gmt7", "/Xa-hoi/index.rss"),
        ("generic", "/sitemap.xml"),
        ("generic", "/rss/home.xml"),
        ("generic", "/rss/doi-song.xml"),
        ("city000", "/sitemap.xml"),
    ],
)
def test_feeds_are_xml_and_name_addresses_of_the_portal(served, name, path):
    with Browser(served.portals[name]) as browser:
        got = browser.get(path)
        assert got.status == 200
        tree = etree.fromstring(got.body)
        addresses = tree.xpath("//*[local-name()='loc']/text() | //item/link/text()")
        assert addresses
        for address in addresses:
            assert address.startswith(browser.address)
            assert browser.get(address).status in (200, 302)


@pytest.mark.parametrize("name", ["legacy_gmt7", "city000", "city003"])
def test_the_date_of_these_portals_is_where_their_dumps_had_it(served, name):
    with Browser(served.portals[name]) as browser:
        for article in served.truth(name)[:5]:
            got = browser.get(article.path)
            shown = f"{article.published:%d/%m/%Y}" in article_text(name, got)
            dated = f"{article.published:%d/%m/%Y, %H:%M} [GMT+7]" in got.text
            assert (shown, dated) == (False, name == "legacy_gmt7")


def test_city000_leaves_keywords_unfilled_after_the_lead(served):
    with Browser(served.portals["city000"]) as browser:
        article = next(article for article in served.truth("city000") if article.lead)
        assert f"{article.lead} {{keywords}} " in article_text("city000", browser.get(article.path))


def test_city003_ends_in_the_counter_list_and_the_login(served):
    with Browser(served.portals["city003"]) as browser:
        box = browser.get(served.truth("city003")[0].path).tree.xpath('//div[@id="stat"]')[0]
        assert re.fullmatch(
            r"Thống kê truy cập Đang online: \d+ Hôm nay: [\d,]+ Trong tuần: [\d,]+ Tất cả: [\d,]+ Đăng nhập",
            " ".join(box.text_content().split()),
        )


def test_requests_are_counted_by_path():
    with serve(["city003"]) as served, Browser(served.portals["city003"]) as browser:
        for _ in range(3):
            browser.get("/tin-thanh-pho?page=1")
        browser.get("/")
        assert served.requests("city003") == {"/tin-thanh-pho?page=1": 3, "/": 1}


def a_port():
    """Give a port that is free, and the one before it, too: none of those that other tests are given by the system."""
    for port in range(20_001 + os.getpid() % 5000, 30_000):
        with suppress(OSError), socket.create_server(("127.0.0.1", port - 1)):
            return port
    raise AssertionError("no port is free")


def test_a_port_in_use_is_an_oserror_and_leaves_nothing_open():
    with socket.create_server(("127.0.0.1", port := a_port())):
        with pytest.raises(OSError, match="in use"):
            serve(["city003"], port=port)
        with pytest.raises(OSError, match="in use"):
            serve(["city003", "city000"], port=port - 1)
    with serve(["city003", "city000"], port=port - 1) as served:
        assert list(served.portals.values()) == [f"http://127.0.0.1:{port - 1}/", f"http://127.0.0.1:{port}/"]


def test_closing_ends_connections_that_are_kept_alive():
    with serve(["city003"]) as served:
        browser = Browser(served.portals["city003"])
        assert browser.get("/").status == 200
    with browser, pytest.raises((ConnectionError, OSError)):
        browser.get("/")


@pytest.mark.parametrize(
    ("name", "validator", "condition"),
    [("legacy_gmt7", "ETag", "If-None-Match"), ("city003", "Last-Modified", "If-Modified-Since")],
)
def test_a_client_that_has_the_page_is_told_that_it_was_not_modified(served, name, validator, condition):
    parts = urlsplit(served.portals[name])
    with closing(HTTPConnection(parts.hostname, parts.port, timeout=10)) as connection:

        def get(**headers):
            connection.request("GET", "/", headers=headers)
            with connection.getresponse() as answer:
                return answer.status, answer.headers[validator], answer.read()

        status, sign, body = get()
        assert (status, bool(body)) == (200, True)
        assert get(**{condition: sign}) == (304, sign, b"")
        assert get(**{condition: f"{sign}x"})[0] == 200
