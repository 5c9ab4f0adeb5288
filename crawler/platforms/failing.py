"""Why a request gave no page, in words that are alike for all pages that fail alike."""

import zlib
from gzip import BadGzipFile

from scrapy.exceptions import DownloadCancelledError, IgnoreRequest

TOO_LARGE = "too large"
_UNPACKING = (zlib.error, BadGzipFile, EOFError)
_UNPACKERS = ("brotli", "_brotli", "zstd", "backports.zstd", "compression.zstd")  # each names its errors its own way


class RobotsUnreachable(Exception):  # noqa: N818 - what it says of the host
    """Nobody knows what a host's robots.txt forbids; the text is the reason."""


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
        return "leads to another site" if said.startswith("filtered offsite") else said
    if type(error) is ValueError:  # what Scrapy raises for a redirect to http://[
        return "malformed answer"
    return type(error).__name__
