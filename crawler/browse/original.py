"""A stored page as a browser may see it without harm: no script runs, and nothing is fetched from anywhere.

The promise is kept by the browser, to which the headers tell it (Content Security Policy Level 3), and by what is taken
out here, because the policy comes too late for it (seen with Chromium 156): `<link rel=preconnect>` and a frame have
the browser connect to a host before the policy refuses what would be asked there.
"""

import re
from pathlib import Path
from typing import NamedTuple

from scrapy.http import TextResponse

from crawler.archive.responses import by_record
from crawler.archive.store import Archive
from crawler.archive.warc_files.pages import Damaged, read_at
from crawler.middlewares.replaying import payload_of, response_of

HEADERS = {
    "Content-Security-Policy": (
        "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none';"
        " frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "X-DNS-Prefetch-Control": "off",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_TEXT = (b"text/", b"html", b"xml", b"json")  # what the type of a text holds
_ELEMENTS = re.compile(r"<(?=(?:link|i?frame|object|embed|portal|fencedframe)\b)", re.IGNORECASE)


class Page(NamedTuple):
    """A stored page: its text, and whether it is HTML."""

    text: str
    html: bool


def stored_page(archive: Archive, directory: Path, record_id: str) -> Page | None:
    """Give the page of a WARC record, decoded as a crawl reads it; None where it is no text.

    Raises Damaged where the files do not hold it, ArchiveError.
    """
    stored = by_record(archive, record_id)
    if stored is None:
        raise Damaged(f"{record_id}: no WARC file is known to hold it; scrapy verify tells more")
    record = read_at(directory, stored.file, stored.offset, stored.record_id)
    try:
        response = response_of(record, payload_of(archive, directory, stored, record))
    except ValueError as error:  # an address that is none, in a file that others made
        raise Damaged(f"{stored.url}: {error}") from None
    kind = (response.headers.get("Content-Type") or b"text/html").lower()
    if not isinstance(response, TextResponse) or not any(sign in kind for sign in _TEXT):
        return None
    if b"html" not in kind:
        return Page(response.text, html=False)
    return Page(tamed(response.text), html=True)


def tamed(html: str) -> str:
    """Make elements that load something into such as no browser knows; they stay to be seen in the page's source.

    That is safe on the text, without parsing: a tag begins with "<" and its name, wherever the standard sees one
    (https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state).
    """
    return _ELEMENTS.sub("<x-", html)
