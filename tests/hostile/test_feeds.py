"""Sitemaps, feeds and headers that are broken, or bombs."""

import gzip
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse, Response

from crawler.middlewares.patience import seconds_to_wait
from crawler.middlewares.private_addresses import is_private
from crawler.platforms.liferay import LiferaySpider
from crawler.platforms.nukeviet import NukeVietSpider
from crawler.platforms.onecms import OneCmsSpider
from crawler.platforms.recognise import recognise
from crawler.platforms.vnpt_enews import VnptEnewsSpider
from crawler.reading.outlinks.links import LONGEST_ADDRESS, absolute
from crawler.reading.outlinks.sitemap import read_feed, read_sitemap
from tests.hostile.samples import PLATFORMS

LOC = "http://bao.vn/tin/bai-1.html"
MAP = f"<urlset><url><loc>{LOC}</loc></url></urlset>".encode()
RSS = f"<rss><channel><item><link>{LOC}</link></item></channel></rss>".encode()
LAUGHS = "".join(f'<!ENTITY l{nth + 1} "{f"&l{nth};" * 10}">' for nth in range(9))
DOCTYPE = f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}<!ENTITY f SYSTEM "file:///etc/passwd">]>'.encode()
BROKEN = {
    "nothing": b"",
    "a page": b"<!DOCTYPE html><html><body><p>x",
    "cut": MAP[:20],
    "zeros": bytes(10_000),
    "damaged gzip": gzip.compress(MAP)[:9] + b"xxxx",
    "a gzip bomb": gzip.compress(bytes(60 * 2**20), 1),
    "entities": DOCTYPE + b"<urlset><url><loc>&l9;</loc></url></urlset>",
    "a file": DOCTYPE + b"<urlset><url><loc>&f;</loc></url></urlset>",
    "deep": b"<urlset>" * 100_000,
    "no web addresses": b"<urlset><url><loc>file:///etc/passwd</loc></url><url><loc>http://[</loc></url></urlset>",
    "long addresses": b"<urlset><url><loc>http://bao.vn/" + b"a" * LONGEST_ADDRESS + b"</loc></url></urlset>",
}


@pytest.mark.parametrize("reader", [read_sitemap, read_feed])
@pytest.mark.parametrize("broken", BROKEN)
def test_what_is_no_sitemap_and_no_feed_leads_nowhere_and_soon(reader, broken):
    began = time.process_time()
    found = reader(BROKEN[broken])
    assert found in ([], ([], []))
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "packed", [MAP, gzip.compress(MAP, mtime=0), MAP[:-9], MAP.replace(b"<urlset>", b"\xef\xbb\xbf<urlset>")]
)
def test_a_sitemap_is_read_packed_and_cut_off_too(packed):
    assert [entry.url for entry in read_sitemap(packed)[1]] == [LOC]


@pytest.mark.parametrize("cut", [RSS, RSS[:-20], DOCTYPE + RSS, RSS.replace(b"<rss>", b"<rss>\xff&nbsp;")])
def test_a_feed_is_read_though_it_is_broken(cut):
    assert [entry.url for entry in read_feed(cut)] == [LOC]


@pytest.mark.parametrize("said", ["/tin/bai-1.html", "//bao.vn/tin/bai-1.html", "bai-1.html"])
def test_addresses_without_their_host_are_of_the_portal_that_gave_them(said):
    base = "http://bao.vn/tin/feed.xml"
    assert [one.url for one in read_sitemap(MAP.replace(LOC.encode(), said.encode()), base=base)[1]] == [LOC]
    assert [one.url for one in read_feed(RSS.replace(LOC.encode(), said.encode()), base)] == [LOC]
    assert read_sitemap(f"<sitemapindex><sitemap><loc>{said}</loc></sitemap></sitemapindex>".encode(), base=base) == (
        [LOC],
        [],
    )


def test_words_that_stand_in_a_sitemaps_place_are_no_addresses():
    assert read_sitemap(b"Not found", base="http://bao.vn/sitemap.xml") == ([], [])


@pytest.mark.parametrize("links", ['{edit}{other}<link rel="alternate" {to}/>', "{edit}{other}<link {to}/>"])
def test_an_entry_of_a_feed_leads_to_the_page_and_not_to_what_else_it_names(links):
    edit, other = (f'<link rel="{rel}" href="http://bao.vn/feeds/1/{rel}"/>' for rel in ("edit", "replies"))
    entry = links.format(edit=edit, other=other, to=f'href="{LOC}"')
    assert [one.url for one in read_feed(f"<feed><entry>{entry}</entry></feed>".encode())] == [LOC]


def test_an_entry_of_a_feed_without_a_link_leads_to_its_permanent_address():
    for guid, urls in (("", [LOC]), (' isPermaLink="true"', [LOC]), (' isPermaLink="false"', [])):
        body = f"<rss><channel><item><title>Cầu</title><guid{guid}>{LOC}</guid></item></channel></rss>"
        assert [one.url for one in read_feed(body.encode())] == urls


@given(st.binary(max_size=200))
def test_any_bytes_are_no_reason_to_fail(body):
    read_feed(body)
    read_sitemap(body)


@given(st.text(max_size=80))
def test_an_address_is_one_of_the_web_in_plain_characters_or_none(href):
    address = absolute(href, "http://bao.vn/tin/")
    assert address is None or (
        address.startswith(("http://", "https://")) and not set(address) & set("\x1b\n\r\t\0\u202e")
    )


@pytest.mark.parametrize(
    "value", ["²", "9" * 5000, "-1", "Mon, 01 Jan 99999 00:00:00 GMT", "Mon, 01 Jan 2024 00:00:00", "\x1b", "nan"]
)
def test_no_retry_after_is_a_reason_to_fail(value):
    assert seconds_to_wait(Response("http://x/", headers={"Retry-After": value.encode("latin-1")}), 60) >= 0


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1"
    " ::1 fe80::1 fd00::1 ::ffff:10.0.0.1 ::127.0.0.1 fec0::1 5f00::1"
    " 64:ff9b::a9fe:a9fe 64:ff9b:1::1 2002:7f00:1::1 ::ffff:0:10.0.0.1".split(),
)
def test_an_address_of_no_public_network_is_private(address):
    assert is_private(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8", "64:ff9b::808:808", "bao.vn", ""]
)
def test_a_public_address_and_a_name_are_not(address):
    assert not is_private(address)


@pytest.mark.parametrize(
    "piece", ["<!--", "<script ", "<script>", "<meta ", "<html ", '<a "', "<a '\"", 'class="', "alt = ", "_WAR_a"]
)
def test_what_made_a_page_is_asked_soon_of_a_page_of_beginnings(piece):
    page = b'<meta name="generator" content="NukeViet">vnpt onecms__ ld+json dnn platform' + piece.encode() * (
        300_000 // len(piece)
    )
    response = HtmlResponse("http://x/", body=page)
    began = time.process_time()
    recognise(response, [*PLATFORMS.values(), LiferaySpider])
    for platform in (NukeVietSpider, OneCmsSpider, VnptEnewsSpider):
        assert not platform.is_block_page(response)
    assert time.process_time() - began < 3
