"""Conditional requests (RFC 9110, section 13): a page that has not changed is not sent again, but read as it is stored.

Where the WARC files hold an address's last page, and the portal sent an ETag or a Last-Modified with it, the next
request says so. The answer 304 (Not Modified) is stored as such, and what goes on in its place is the stored page: for
whoever comes after, it is as if it had been sent. It stands before decompression, and next to the downloader but for
Capture, which knows by it what a 304 refers to.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import HtmlResponse, Response
from scrapy.http.request import NO_CALLBACK

from crawler.archive.database import ArchiveError
from crawler.archive.responses import Stored, is_captured, page_by_url
from crawler.archive.warc_files.pages import Damaged, Record, read_at
from crawler.archive.warc_files.warc_records import NOT_MODIFIED, Original
from crawler.crawl.no_page import barring
from crawler.crawl.page_account import role
from crawler.crawl.portal_run import is_run
from crawler.middlewares.capture import CONDITION, warc_directory
from crawler.middlewares.replaying import as_sent, payload_of, response_of

CONDITIONS = {b"etag": "If-None-Match", b"last-modified": "If-Modified-Since"}
LONGEST = 1024  # bytes of such a value; servers refuse requests whose head is too large
ANEW = "anew"  # in Request.meta: ask without conditions
FLAG = "not-modified"  # in Response.flags
_TYPE = (b"content-type", b"content-encoding")


@dataclass(frozen=True)
class Earlier:
    """The stored page of an address: the record that holds its head and body, and the conditions it gives."""

    page: Record
    original: Original
    conditions: dict[str, bytes]


class Conditional:
    """Asks whether a page has changed, and hands on the stored one where it has not; counts `portal/not_modified`.

    A page of which nobody knows, whose file cannot be read, or that barred us (a block page, a login page) gives no
    condition; neither does one that is FULL_AFTER old, so that a portal whose caches say "not modified" for ever, or
    take a corrected page for the same (a weak ETag), hides nothing for longer: less than the silence after which it
    is called stale.
    """

    FULL_AFTER: ClassVar[timedelta] = timedelta(days=3)

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        if not (crawler.settings.getbool("CONDITIONAL_REQUESTS") and crawler.settings.getbool("WARC_ENABLED")):
            raise NotConfigured
        self.directory = warc_directory(crawler.settings)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it for a crawl; a spider without `archive` and `run_id` is left alone."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Say which page we have. What a redirect or another try took over from the request before it goes."""
        request.meta.pop(CONDITION, None)
        for name in CONDITIONS.values():
            request.headers.pop(name, None)
        if earlier := self.earlier(request):
            request.meta[CONDITION] = earlier
            request.headers.update(earlier.conditions)

    def process_response(self, request: Request, response: Response) -> Response | Request:
        """Give the response on, the stored page for a 304, or the request again after a 304 that was not asked for."""
        earlier: Earlier | None = request.meta.pop(CONDITION, None)
        if response.status != NOT_MODIFIED:
            return response
        if earlier is None:
            return response if ANEW in request.meta else request.replace(meta={**request.meta, ANEW: True})
        assert self.crawler.stats is not None
        self.crawler.stats.inc_value("portal/not_modified")
        return as_sent(earlier.page, earlier.page, flags=[FLAG])

    def earlier(self, request: Request) -> Earlier | None:
        """Give the stored page that a request can ask for a change of."""
        spider: Any = self.crawler.spider
        if not is_run(spider) or spider.arguments.full or request.method != "GET":
            return None
        # Asked again after a block page or a 304 out of place: what is stored may be that very answer.
        if request.callback in (None, NO_CALLBACK) or ANEW in request.meta or "blocked_times" in request.meta:
            return None
        try:
            stored = page_by_url(spider.archive, request.url)
            if stored is None or not timedelta() <= datetime.now(UTC) - stored.at < self.FULL_AFTER:
                return None
            return self.usable(spider, stored, role(request))
        except (ArchiveError, Damaged):  # whoever keeps the answer will tell
            return None

    def usable(self, spider: Any, stored: Stored, what: str) -> Earlier | None:
        """Give a stored page if it gives conditions, and was of use. Raises ArchiveError, Damaged."""
        record = read_at(self.directory, stored.file, stored.offset, stored.record_id)
        conditions = conditions_of(record)
        if not conditions:
            return None
        page = payload_of(spider.archive, self.directory, stored, record)
        if page is not record and (page.url != record.url or types(page) != types(record)):
            return None  # its body is another address's: nothing must be told by two heads
        if what == "article":
            if not is_captured(spider.archive, stored.record_id):
                return None
        else:
            seen = response_of(page, page)
            if spider.is_block_page(seen) or (isinstance(seen, HtmlResponse) and barring(seen)):
                return None
        return Earlier(page, Original(page.record_id, page.url, page.at, stored.digest), conditions)


def conditions_of(record: Record) -> dict[str, bytes]:
    """Give the header fields that ask whether a page has changed since it was answered so."""
    return {
        CONDITIONS[name.lower()]: value
        for name, value in record.http_headers
        if name.lower() in CONDITIONS and 0 < len(value) <= LONGEST
    }


def types(record: Record) -> list[tuple[bytes, bytes]]:
    """Give the header fields that say how a body is to be read."""
    return [(name.lower(), value) for name, value in record.http_headers if name.lower() in _TYPE]
