"""Which requests are made conditionally, and what is handed on for a 304: with real files and a real archive."""

import gzip
from datetime import UTC, datetime, timedelta

import pytest
from scrapy import Request
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from crawler.archive.responses import Stored, note
from crawler.archive.running import begin
from crawler.archive.store import open_archive
from crawler.archive.warc_files.pages import read_at, records
from crawler.archive.warc_files.warc import WarcWriter
from crawler.archive.warc_files.warc_records import Exchange, Original, digest
from crawler.crawl.arguments import Arguments
from crawler.crawl.run_account import RunAccount
from crawler.middlewares.capture import CONDITION, Capture
from crawler.middlewares.conditional import FLAG, Conditional
from crawler.platforms.nukeviet import NukeVietSpider
from tests.archive.sample_articles import an_article

URL = "https://tin.example/kinh-te/"
TAG = b'ETag: W/"a1"\r\n'
CHANGED = b"Last-Modified: Thu, 02 Jan 2025 03:04:05 GMT\r\n"


SETTINGS = {"WARC_ENABLED": True, "CONDITIONAL_REQUESTS": True}


class Bench:
    """An archive with WARC files, and the two middlewares of a crawl of it."""

    def __init__(self, folder):
        address = f"sqlite:///{folder / 'a.db'}"
        self.crawler = get_crawler(NukeVietSpider, {**SETTINGS, "ARCHIVE_URL": address})
        self.spider = self.crawler.spider = NukeVietSpider(portal_name="tin.example")
        self.spider.archive = self.archive = open_archive(address)
        self.spider.account = RunAccount(self.archive, self.crawler, self.spider.logger)
        self.spider.account.run_id = begin(self.archive, "tin.example", {})
        self.spider.arguments = Arguments()
        self.directory = folder / "warc"
        self.writer = WarcWriter(self.directory, "earlier", {}, 10**9)
        self.capture = Capture(self.crawler)

    @property
    def conditional(self):
        return Conditional(self.crawler)

    def close(self):
        for writer in (self.writer, self.capture.writer):
            if writer:
                writer.close()
        self.archive.close()

    def store(self, body=b"<p>Tin</p>", headers=TAG, age=timedelta(hours=6), original=None, url=URL, **more):
        """Store an answer that came some time ago; give its row."""
        at = (datetime.now(UTC) - age).replace(microsecond=0)
        kind = b"Content-Type: text/html; charset=utf-8\r\n"
        exchange = Exchange(url, at, more.pop("status", 200), kind + headers, body, notes={"role": "listing"})
        place = self.writer.write(exchange, original and Original(original.record_id, original.url, original.at))
        row = (
            self.spider.account.run_id,
            "tin.example",
            url,
            more.pop("role", "listing"),
            at.isoformat(),
            exchange.status,
        )
        stored = Stored(*row, *place, digest(body), original and original.record_id)
        note(self.archive, stored)
        return stored

    def request(self, url=URL, *, article=False, **more):
        """Make a request as a crawl does; give it as the middleware leaves it."""
        callback = self.spider.parse_article if article else self.spider.parse_listing
        request = Request(url, callback, **more)
        self.conditional.process_request(request)
        return request

    def answered(self, request, response):
        """Give what becomes of an answer on its way to the spider."""
        response = self.capture.process_response(request, response)
        return self.conditional.process_response(request, response)


@pytest.fixture
def bench(tmp_path):
    bench = Bench(tmp_path)
    yield bench
    bench.close()


def conditions(request):
    names = ("If-None-Match", "If-Modified-Since")
    return {name: request.headers[name] for name in names if name in request.headers}


@pytest.mark.parametrize(
    ("headers", "asked"),
    [
        (TAG, {"If-None-Match": b'W/"a1"'}),
        (CHANGED, {"If-Modified-Since": b"Thu, 02 Jan 2025 03:04:05 GMT"}),
        (TAG + CHANGED, {"If-None-Match": b'W/"a1"', "If-Modified-Since": b"Thu, 02 Jan 2025 03:04:05 GMT"}),
        (b"ETag: no quotes at all \r\n", {"If-None-Match": b"no quotes at all"}),
        (b"ETag: \r\n", {}),
        (b'ETag: "' + b"a" * 2000 + b'"\r\n', {}),
        (b"", {}),
    ],
)
def test_the_values_that_came_with_the_stored_page_are_sent_as_they_came(bench, headers, asked):
    bench.store(headers=headers)
    assert conditions(bench.request()) == asked


def test_the_newest_page_counts_whatever_was_answered_since(bench):
    bench.store(b"<p>1</p>", b'ETag: "1"\r\n', timedelta(hours=20))
    bench.store(b"<p>2</p>", b'ETag: "2"\r\n', timedelta(hours=10))
    bench.store(b"", b"", timedelta(hours=5), status=503)
    assert conditions(bench.request()) == {"If-None-Match": b'"2"'}


def test_a_page_that_waits_to_be_noted_counts_too(bench):
    stored = bench.store()
    with bench.archive.writer.begin() as connection:
        connection.exec_driver_sql("DELETE FROM responses")
    bench.archive.waiting.append(stored._asdict())
    assert conditions(bench.request())


def test_an_address_that_nothing_is_stored_of_is_asked_for_as_ever(bench):
    bench.store()
    bench.store(b"", TAG, url="https://tin.example/cu/", status=301)
    assert not conditions(bench.request("https://tin.example/cu/"))
    assert not conditions(bench.request("https://tin.example/moi/"))


def test_what_a_redirect_or_a_retry_took_over_from_another_address_goes(bench):
    bench.store()
    first = bench.request()
    moved = first.replace(url="https://tin.example/moi/")
    bench.conditional.process_request(moved)
    assert conditions(first)
    assert not conditions(moved)
    assert CONDITION not in moved.meta


@pytest.mark.parametrize(
    ("age", "asked"),
    [
        (Conditional.FULL_AFTER - timedelta(minutes=1), True),
        (Conditional.FULL_AFTER, False),
        (-timedelta(days=1), False),  # a wrong clock
    ],
)
def test_a_portal_that_says_not_modified_for_ever_is_asked_for_the_page_itself_again_after_some_days(bench, age, asked):
    page = bench.store(age=age)
    bench.answered(Request(URL, bench.spider.parse_listing), Response(URL, status=304))  # it renews nothing
    assert bool(conditions(bench.request())) is asked
    assert page.http_status == 200


def test_full_post_requests_of_scrapys_own_and_those_after_a_block_page_are_made_as_ever(bench):
    bench.store()
    assert not conditions(bench.request(method="POST"))
    assert not conditions(bench.request(meta={"blocked_times": 1}))
    own = Request(URL)
    bench.conditional.process_request(own)
    assert not conditions(own)
    bench.spider.arguments = Arguments(full=True)
    assert not conditions(bench.request())


@pytest.mark.parametrize(
    "body",
    [
        "<html><title>Hãy đợi...</title><body>30 giây</body></html>".encode(),
        "<html><title>Đăng nhập</title><body><h1>Đăng nhập</h1>Mật khẩu</body></html>".encode(),
        b"<html><title>Attention Required! | Cloudflare</title><body>Sorry, you have been blocked</body></html>",
    ],
)
def test_a_page_at_status_200_that_barred_us_is_not_asked_after(bench, body):
    bench.store(body)
    assert not conditions(bench.request())


def test_an_articles_page_is_asked_after_only_where_it_gave_an_article(bench):
    url = "https://tin.example/tin/bai-1.html"
    stored = bench.store(url=url, role="article")
    assert not conditions(bench.request(url, article=True))
    article = an_article(1, portal="tin.example", url=url)
    article.warc = {"record_id": stored.record_id}
    bench.archive.keep(article, "1")
    assert conditions(bench.request(url, article=True))


@pytest.mark.parametrize("harm", ["gone", "torn", "damaged"])
def test_a_stored_page_that_cannot_be_read_gives_no_condition(bench, harm):
    stored = bench.store()
    bench.writer.close()
    path = bench.directory / stored.file
    data = path.read_bytes()
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(data[:-20] if harm == "torn" else data[: stored.offset] + b"x" * (len(data) - stored.offset))
    assert not conditions(bench.request())


@pytest.mark.parametrize("name", ["WARC_ENABLED", "CONDITIONAL_REQUESTS"])
def test_either_setting_turns_it_off(tmp_path, name):
    address = f"sqlite:///{tmp_path}/a.db"
    crawler = get_crawler(NukeVietSpider, {**SETTINGS, "ARCHIVE_URL": address, name: False})
    with pytest.raises(NotConfigured):
        Conditional(crawler)


def test_for_a_304_the_stored_page_goes_on_and_the_304_is_stored_as_a_revisit_of_it(bench):
    body = gzip.compress("<p>Tin tức</p>".encode(), mtime=0)
    page = bench.store(body, TAG + b"Content-Encoding: gzip\r\n")
    request = bench.request()
    given = bench.answered(request, Response(URL, status=304, headers={"ETag": 'W/"a1"', "Server": "x"}))
    assert (given.status, given.body, given.flags) == (200, body, [FLAG])
    assert given.headers["Content-Encoding"] == b"gzip"
    assert bench.crawler.stats.get_value("portal/not_modified") == 1
    assert CONDITION not in request.meta
    place = {name: request.meta["warc"][name] for name in ("file", "offset", "record_id")}
    record = read_at(bench.directory, **place)
    about = {name: value for name, value in record.headers.items() if name.startswith(("warc-refers", "warc-pro"))}
    assert (record.kind, record.status, record.payload) == ("revisit", 304, b"")
    assert about == {
        "warc-profile": "http://netpreserve.org/warc/1.1/revisit/server-not-modified",
        "warc-refers-to": f"<{page.record_id}>",
        "warc-refers-to-target-uri": URL,
        "warc-refers-to-date": f"{page.at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
    }
    assert record.headers["warc-payload-digest"] == page.digest
    told = next(one for one in records(bench.directory / place["file"]) if one.kind == "metadata")
    assert told.block.endswith(
        b'httpHead: HTTP/1.1 304 Not Modified\r\nhttpHead: Etag: W/"a1"\r\nhttpHead: Server: x\r\n'
    )
    assert (record.block, told.fields["role"]) == (b"", "listing")


def test_a_304_after_a_revisit_refers_to_the_record_that_holds_the_body(bench):
    first = bench.store(b"<p>Tin</p>", b'ETag: "1"\r\n', timedelta(days=9))
    bench.store(b"<p>Tin</p>", b'ETag: "2"\r\n', timedelta(hours=5), original=first)
    request = bench.request()
    assert conditions(request) == {"If-None-Match": b'"2"'}
    given = bench.answered(request, Response(URL, status=304))
    assert given.body == b"<p>Tin</p>"
    record = read_at(bench.directory, *(request.meta["warc"][name] for name in ("file", "offset", "record_id")))
    assert record.headers["warc-refers-to"] == f"<{first.record_id}>"


@pytest.mark.parametrize("is_there", [True, False])
def test_a_body_is_stored_again_where_the_file_that_held_it_is_gone(bench, is_there):
    held = bench.store(b"<p>Tin</p>", url="https://tin.example/khac/")
    bench.writer.close()
    if not is_there:
        (bench.directory / held.file).unlink()
    request = bench.request()
    bench.answered(request, Response(URL, body=b"<p>Tin</p>"))
    record = read_at(bench.directory, *(request.meta["warc"][name] for name in ("file", "offset", "record_id")))
    assert (record.kind, record.payload) == (("revisit", b"") if is_there else ("response", b"<p>Tin</p>"))


def test_a_page_whose_body_is_stored_with_another_address_or_type_gives_no_condition(bench):
    other = bench.store(b"<p>Trang</p>", url="https://tin.example/khac/")
    bench.store(b"<p>Trang</p>", original=other)
    assert not conditions(bench.request())
    first = bench.store(b"<p>Tin</p>", url="https://tin.example/b/")
    bench.store(b"<p>Tin</p>", TAG + b"Content-Encoding: br\r\n", original=first, url="https://tin.example/b/")
    assert not conditions(bench.request("https://tin.example/b/"))


def test_a_304_that_was_not_asked_for_is_asked_about_once_without_conditions(bench):
    request = bench.request()
    again = bench.answered(request, Response(URL, status=304))
    assert isinstance(again, Request)
    bench.store()
    bench.conditional.process_request(again)
    assert not conditions(again)
    assert bench.answered(again, Response(URL, status=304)).status == 304
    assert bench.crawler.stats.get_value("portal/not_modified") is None


def test_any_other_answer_is_given_on(bench):
    bench.store()
    request = bench.request()
    fresh = Response(URL, status=200, body=b"<p>Tin m\xe1\xbb\x9bi</p>")
    assert bench.answered(request, fresh) is fresh
    assert CONDITION not in request.meta
