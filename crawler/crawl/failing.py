"""Why a request gave no page, in words that are alike for all pages that fail alike."""

import sysconfig
import zlib
from gzip import BadGzipFile
from traceback import walk_tb
from types import FrameType

from scrapy import Request
from scrapy.exceptions import DownloadCancelledError, IgnoreRequest
from twisted.python.failure import Failure

TOO_LARGE = "too large"
ELSEWHERE = "leads to another site"
FORBIDDEN = "forbidden by robots.txt"  # Scrapy's words
UNLISTED = {what: f"no {what}" for what in ("sitemap", "feed", "listing")}  # by what is not there: status 404, 410
_LIBRARIES = tuple(sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib"))
_UNPACKING = (zlib.error, BadGzipFile, EOFError)
_UNPACKERS = ("brotli", "_brotli", "zstd", "backports.zstd", "compression.zstd")  # each names its errors its own way


class RobotsUnreachable(Exception):  # noqa: N818 - what it says of the host
    """Nobody knows what a host's robots.txt forbids; the text is the reason."""


def request_of(failure: Failure) -> Request:
    """Give the request that an errback is called for."""
    request: Request = failure.request  # type: ignore[attr-defined]  # Scrapy writes it onto Twisted's object
    return request


def reason_of(error: BaseException | None) -> str:
    """Give the reason: too large, as it came or unpacked (DOWNLOAD_MAXSIZE); damaged packing; else the error's name.

    Scrapy raises DownloadCancelledError for the first; for the second IgnoreRequest from its own ValueError, with the
    address and the size in the text.
    """
    if isinstance(error, DownloadCancelledError) or (
        isinstance(error, IgnoreRequest) and isinstance(error.__cause__, ValueError)
    ):
        return TOO_LARGE
    if isinstance(error, RobotsUnreachable):
        return str(error)
    if isinstance(error, _UNPACKING) or type(error).__module__.startswith(_UNPACKERS):
        return "damaged packing"
    if isinstance(error, IgnoreRequest):
        said = str(error).lower()[:80] or "ignored"
        return ELSEWHERE if said.startswith("filtered offsite") else said
    if type(error) is ValueError:  # what Scrapy raises for a redirect to http://[
        return "malformed answer"
    return type(error).__name__


def fault_of(error: BaseException | None) -> str:
    """Name an exception of our own code by its type and place: `KeyError in crawler.platforms.x.X.read, line 31`.

    The place is the innermost that is in no library. The exception's text is left out: it may hold text of the page.
    """
    places = [(frame, line) for frame, line in walk_tb(error.__traceback__) if _is_ours(frame)] if error else []
    if not places:
        return type(error).__name__
    frame, line = places[-1]
    return f"{type(error).__name__} in {_module(frame)}.{frame.f_code.co_qualname}, line {line}"


def _is_ours(frame: FrameType) -> bool:
    return _module(frame).startswith("crawler.") or not frame.f_code.co_filename.startswith((*_LIBRARIES, "<"))


def _module(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", ""))
