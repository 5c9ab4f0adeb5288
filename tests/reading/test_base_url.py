"""What completes the relative addresses of a page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from crawler.platforms.generic import GenericSpider
from crawler.platforms.legacy_gmt7 import LegacyGmt7Spider
from crawler.platforms.nukeviet import NukeVietSpider
from crawler.reading.parsing.page import base_url

PAGE = "https://bao.example/tin/muc/"


def page(href, body=""):
    text = f'<html><head><title>Tin</title><base href="{href}"></head><body>{body}</body></html>'
    return HtmlResponse(PAGE, body=text.encode())


@pytest.mark.parametrize(
    ("href", "base"),
    [
        ("/mau/trang-chu/", "https://bao.example/mau/trang-chu/"),
        (" http://bao.example/ ", "http://bao.example/"),
        ("../", "https://bao.example/tin/"),
        ("", PAGE),
        ("https://cu.example/", PAGE),
        ("//cu.example/", PAGE),
        ("javascript:alert(1)//", PAGE),
        ("data:text/html,x", PAGE),
        ("file:///etc/", PAGE),
        ("http://[", PAGE),
    ],
)
def test_a_base_on_the_pages_own_host_counts_and_no_other(href, base):
    assert base_url(page(href)) == base


@given(st.text(st.characters(exclude_characters='"&<\0', exclude_categories=["Cs"]), max_size=30))
def test_whatever_a_base_says_the_page_is_on_its_own_host(href):
    assert base_url(page(href)).partition("://")[2].partition("/")[0].rpartition("@")[2] == "bao.example"


def test_listings_and_sections_are_followed_as_a_browser_would():
    spider = GenericSpider(start_urls=["https://bao.example/"])
    shown = page("/tin/", '<a href="bai-viet-moi-dang-12345.html">Bài</a>')
    assert [entry.url for entry in spider.entries(shown)] == ["https://bao.example/tin/bai-viet-moi-dang-12345.html"]
    assert spider.section_url(page("/tin/"), "kinh-te") == "https://bao.example/kinh-te/"


def test_pictures_and_attachments_of_an_article_are_where_the_base_says():
    body = """<div><h1>Họp bàn việc mùa vụ</h1><div id="news-bodyhtml"><p>Sáng 3/4, xã họp bàn việc xuống giống.</p>
    <img src="anh/hop.jpg"></div><div class="news-download-file"><a href="tep/bao-cao.pdf?download=1">Báo cáo</a></div>
    </div>"""
    article = NukeVietSpider.read(page("/uploads/", body))
    assert [image.url for image in article.images] == ["https://bao.example/uploads/anh/hop.jpg"]
    assert [file.url for file in article.attachments] == ["https://bao.example/uploads/tep/bao-cao.pdf?download=1"]


def test_an_old_pages_relative_address_of_its_own_is_completed():
    sentence = "Sáng 3/4, xã họp bàn việc xuống giống, có đại diện của các xóm và hợp tác xã cùng dự. "
    body = f"""<link rel=canonical href="/tin/202504/hop-ban-2345/"><div><h1>Tin</h1>
    <p>Thứ Năm, 03/04/2025, 10:03 [GMT+7]</p>
    <p>{sentence * 4}</p><p>{sentence * 4}</p></div>"""
    assert LegacyGmt7Spider.read(page("", body)).canonical_url == "https://bao.example/tin/202504/hop-ban-2345/"


@pytest.mark.parametrize("href", ["http://[", "javascript:x", "https://cu.example:port/"])
def test_a_page_whose_base_is_no_address_is_read_all_the_same(href):
    body = '<h1>Họp bàn việc mùa vụ</h1><div id="news-bodyhtml"><p>Sáng 3/4, xã họp bàn việc xuống giống.</p></div>'
    assert NukeVietSpider.read(page(href, f"<div>{body}</div>")).body == "Sáng 3/4, xã họp bàn việc xuống giống."
