"""Scrapy's download handler, with an end to the head of an answer.

DOWNLOAD_MAXSIZE bounds the body alone. Twisted keeps as many header lines as are sent within the time for an answer,
and a fast server sends gigabytes in that time. Neither Twisted nor Scrapy has a public place where the bytes of a head
can be counted (signals begin with the body), so that private classes are derived from here: pyproject.toml bounds the
versions of both, and tests/hostile sends such a head.
"""

from typing import TYPE_CHECKING, Any

from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientFactory,
    _LenientHTTP11ClientProtocol,
)
from scrapy.crawler import Crawler

if TYPE_CHECKING:
    from twisted.internet.defer import Deferred

LONGEST_HEAD = 256 * 1024  # bytes; browsers and proxies take some 8 to 256 KiB


class _Protocol(_LenientHTTP11ClientProtocol):
    head = 0  # bytes received before the body of the answer under way

    def request(self, request: Any) -> "Deferred[Any]":
        self.head = 0
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802 - Twisted's name
        if getattr(self._parser, "state", "BODY") != "BODY":
            self.head += len(data)
            if self.head > LONGEST_HEAD:
                self.transport.abortConnection()  # type: ignore[union-attr]
                return
        super().dataReceived(data)  # type: ignore[no-untyped-call]


class _Factory(_LenientHTTP11ClientFactory):
    def buildProtocol(self, addr: object) -> _Protocol:  # noqa: ARG002, N802 - Twisted's
        return _Protocol(self._quiescentCallback)  # type: ignore[no-untyped-call]


class BoundedHandler(HTTP11DownloadHandler):
    """Fails a request, as one whose connection was lost, when the head of its answer exceeds LONGEST_HEAD."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _Factory  # noqa: SLF001 - where Scrapy sets its own
