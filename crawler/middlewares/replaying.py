"""Stored answers as a crawl sees them: from the records of the WARC files to a response."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes
from scrapy.settings import BaseSettings, Settings
from scrapy.signalmanager import SignalManager

from crawler import settings as project
from crawler.archive.responses import Stored, by_record
from crawler.archive.store import Archive
from crawler.archive.warc_files.pages import Damaged, Record, read_at, unchunked
from crawler.archive.warc_files.warc_records import NOT_MODIFIED

Place = Mapping[str, Any]  # what Capture writes into a request's meta: file, offset, record_id, fetched_at


def payload_of(archive: Archive, directory: Path, stored: Stored, record: Record) -> Record:
    """Give the record that holds the body: the same, or for a revisit the one it refers to. Raises Damaged."""
    if stored.refers_to is None:
        return record
    holder = by_record(archive, stored.refers_to)
    if holder is None:
        raise Damaged(f"{stored.url}: the record {stored.refers_to} that holds the body is not known")
    return read_at(directory, holder.file, holder.offset, holder.record_id)


def headed(record: Record, payload: Record) -> Record:
    """Give the record whose status and headers belong to a body: not the 304 that says that it still is the page's.

    RFC 9110, section 15.4.5; WARC 1.1, section 6.7.3. Nor a revisit record in which its maker has left out the head.
    """
    return payload if record.status in (0, NOT_MODIFIED) else record


def as_sent(record: Record, payload: Record, **more: Any) -> Response:
    """Give the response of a record as it came from the portal, in the class of its content; `more` as in Response."""
    head = headed(record, payload)
    headers = Headers(head.http_headers)  # at once: adding to a name that is there copies all that it has
    body = unchunked(payload)
    kind = responsetypes.from_args(headers=headers, url=record.url, body=body)
    return kind(record.url, status=head.status, headers=headers, body=body, **more)


def response_of(record: Record, payload: Record, place: Place | None = None) -> Response:
    """Give the response of a record as a crawl sees it: decompressed, in the class of its content.

    `payload` is the record that holds the body: the same one, but for a revisit. Raises Damaged where the body cannot
    be decompressed.
    """
    request = Request(record.url, meta={"warc": place} if place else {})
    try:
        unpacked = decompression().process_response(request, as_sent(record, payload, request=request))
    except Exception as error:  # noqa: BLE001 - each coding has errors of its own
        raise Damaged(f"{record.url}: the body cannot be decompressed: {' '.join(str(error).split())}") from None
    assert isinstance(unpacked, Response)
    unpacked.request = request
    return unpacked


@cache
def decompression() -> HttpCompressionMiddleware:
    """Give Scrapy's own decompression, so that a stored page is unpacked as a live one."""
    return HttpCompressionMiddleware(crawler=stand_in())


def stand_in() -> Any:
    """Give what Scrapy's middlewares ask of a crawl: the project's settings, and nobody who counts or listens."""
    settings: BaseSettings = Settings()
    settings.setmodule(project)
    return SimpleNamespace(settings=settings, stats=None, signals=SignalManager(), spider=None)
