"""Stored pages: from a WARC record to the response that a crawl saw, and to the article that today's rules read."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from scrapy.settings import BaseSettings, Settings
from scrapy.signalmanager import SignalManager

from crawler import settings as project
from crawler.archive.pages import Damaged, Record, read_at, unchunked
from crawler.archive.responses import Stored, by_record
from crawler.archive.store import Archive
from crawler.article import Article, NotAnArticle
from crawler.platforms.arguments import Arguments
from crawler.platforms.portal import PortalSpider

HTTP_OK = 200
REFRESH_BYTES = 4 * 4096  # Scrapy looks for a refresh in the first 4,096 letters of a page, of four bytes at most

Place = Mapping[str, Any]  # what Capture writes into a request's meta: file, offset, record_id, fetched_at


def place_of(stored: Stored) -> Place:
    """Give what a crawl writes into a request's meta about the record of its answer."""
    return {name: getattr(stored, name) for name in ("file", "offset", "record_id", "fetched_at")}


def response_of(record: Record, payload: Record, place: Place | None = None) -> Response:
    """Give the response of a record as a crawl sees it: decompressed, in the class of its content.

    `payload` is the record that holds the body: the same one, but for a revisit. Raises Damaged where the body cannot
    be decompressed.
    """
    headers = Headers()
    for name, value in record.http_headers:
        headers.appendlist(name, value)
    request = Request(record.url, meta={"warc": place} if place else {})
    body = unchunked(payload)
    kind = responsetypes.from_args(headers=headers, url=record.url, body=body)
    response = kind(record.url, status=record.status, headers=headers, body=body, request=request)
    try:
        unpacked = decompression().process_response(request, response)
    except (IgnoreRequest, OSError, ValueError, EOFError) as error:
        raise Damaged(f"{record.url}: the body cannot be decompressed: {' '.join(str(error).split())}") from None
    assert isinstance(unpacked, Response)
    unpacked.request = request
    return unpacked


def spider_of(kind: type[PortalSpider], portal: str, given: Mapping[str, Any]) -> PortalSpider:
    """Make the spider that read for a portal, for reading only; `given` are a run's arguments as `as_dict` gives them.

    Raises ValueError for arguments that no run can have had.
    """
    words = {name: ",".join(value) if isinstance(value, list) else str(value) for name, value in given.items() if value}
    arguments = Arguments.parse(words)
    attributes: dict[str, Any] = {"start_urls": [arguments.portal]} if arguments.portal else {}
    spider = kind(portal_name=portal, **attributes)
    spider.arguments = arguments
    return spider


def read_again(spider: PortalSpider, response: Response) -> Article:
    """Read the article of a stored page as the spider hands it on to the pipelines. Raises NotAnArticle.

    What a crawl would not have come to see is refused: an error, a block page, one that leads on by itself, an article
    outside the run's `since` and `until`.
    """
    if not HTTP_OK <= response.status < HTTP_OK + 100:
        raise NotAnArticle(f"http {response.status}")
    if spider.is_block_page(response):
        raise NotAnArticle("blocked")
    assert response.request is not None
    may_lead_on = b"refresh" in response.body[:REFRESH_BYTES].lower()
    if may_lead_on and isinstance(refresh().process_response(response.request, response), Request):
        raise NotAnArticle("redirected")
    article = spider.read_answer(response)
    if article.published_at and not spider.arguments.wants(article.published_at):
        raise NotAnArticle("outside since and until")
    spider.stamp(article, response)
    return article


def payload_of(archive: Archive, directory: Path, stored: Stored, record: Record) -> Record:
    """Give the record that holds the body: the same, or for a revisit the one it refers to. Raises Damaged."""
    if stored.refers_to is None:
        return record
    holder = by_record(archive, stored.refers_to)
    if holder is None:
        raise Damaged(f"{stored.url}: the record {stored.refers_to} that holds the body is not known")
    return read_at(directory, holder.file, holder.offset, holder.record_id)


@cache
def decompression() -> HttpCompressionMiddleware:
    """Give Scrapy's own decompression, so that a stored page is unpacked as a live one."""
    return HttpCompressionMiddleware(crawler=stand_in())


@cache
def refresh() -> MetaRefreshMiddleware:
    """Give Scrapy's own rule for pages that lead on by themselves: a crawl has followed them."""
    return MetaRefreshMiddleware.from_crawler(stand_in())


def stand_in() -> Any:
    """Give what those two ask of a crawl: the project's settings, and nobody who counts or listens."""
    settings: BaseSettings = Settings()
    settings.setmodule(project)
    return SimpleNamespace(settings=settings, stats=None, signals=SignalManager(), spider=None)
