"""The records of WARC files (WARC 1.1, ISO 28500:2017) as bytes, each a gzip member: three of them for an exchange."""

import gzip
import hashlib
import uuid
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from typing import NamedTuple
from urllib.parse import urlsplit

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

# WARC 1.1, sections 6.7.2 and 6.7.3.
REVISIT = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
REVISIT_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
NOT_MODIFIED = 304
FIELDS = "application/warc-fields"
LEVEL = 6  # of zlib: level 9 takes twice the time for pages a third of a percent smaller


class Original(NamedTuple):
    """The record that holds a payload already: what a revisit record names; `digest` is that of a 304's page."""

    record_id: str
    url: str
    at: datetime
    digest: str | None = None


@dataclass(frozen=True)
class Exchange:
    """One request and its response; headers are raw lines, the body is as transferred, before Content-Encoding."""

    url: str
    at: datetime
    status: int
    headers: bytes
    body: bytes
    method: str = "GET"
    request_headers: bytes = b""
    request_body: bytes = b""
    protocol: str = "HTTP/1.1"
    ip_address: str | None = None
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def response_head(self) -> bytes:
        """Give the status line and the headers. Scrapy does not keep the phrase after the status: it is the usual."""
        phrase = HTTPStatus(self.status).phrase if self.status in list(HTTPStatus) else ""
        return head(f"{self.protocol} {self.status} {phrase}", self.headers)

    @property
    def request_block(self) -> bytes:
        """Give the request as sent."""
        parts = urlsplit(self.url)
        target = parts._replace(scheme="", netloc="", path=parts.path or "/", fragment="").geturl()
        host = f"Host: {parts.netloc.rpartition('@')[2]}\r\n".encode()
        return head(f"{self.method} {target} HTTP/1.1", host + self.request_headers) + self.request_body


def head(line: str, headers: bytes) -> bytes:
    """Join the first line and the header lines of an HTTP message, up to its body."""
    return b"\r\n".join([line.encode(), *headers.strip().splitlines(), b"", b""])


def digest(data: bytes) -> str:
    """Give the digest as WARC files name it. sha256, since two pages of one sha1 can be made on purpose."""
    return f"sha256:{b32encode(hashlib.sha256(data).digest()).decode()}"


def new_id() -> str:
    """Give an id for a new record."""
    return f"urn:uuid:{uuid.uuid4()}"


def stamp(at: datetime) -> str:
    """Give a time in the form of WARC-Date, in whole seconds like the archive's times."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def warc_fields(values: Mapping[str, str]) -> bytes:
    """Give values as the lines of an application/warc-fields block; each value is one line whatever it holds."""
    return "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in values.items()).encode()


def exchange_members(
    exchange: Exchange, original: Original | None, record_id: str, info_id: str
) -> tuple[bytes, bytes]:
    """Give the metadata and request of an exchange, and its response: only the head where another record has the body.

    That is one with the same body or, for a 304 (Not Modified), the page that the request's conditions were from.
    The head of a 304 is in the metadata: players take the one in a revisit record for the page's (pywb 2.9).
    `record_id` becomes the response's; `info_id` is that of the file's warcinfo record.
    """
    at = stamp(exchange.at)
    about = {"WARC-Target-URI": exchange.url, "WARC-Date": at, "WARC-Warcinfo-ID": f"<{info_id}>"}
    beside = {**about, "WARC-Concurrent-To": f"<{record_id}>"}
    not_modified = original is not None and exchange.status == NOT_MODIFIED
    told = exchange.response_head.splitlines()[:-1] if not_modified else []
    notes = warc_fields(exchange.notes) + b"".join(b"httpHead: " + line + b"\r\n" for line in told)
    before = member("metadata", new_id(), beside, FIELDS, notes)
    before += member("request", new_id(), beside, "application/http; msgtype=request", exchange.request_block)
    if exchange.ip_address:
        about["WARC-IP-Address"] = exchange.ip_address
    about["WARC-Payload-Digest"] = (original and original.digest) or digest(exchange.body)
    block, kind = exchange.response_head + exchange.body, "response"
    if original is not None:
        block, kind = b"" if not_modified else exchange.response_head, "revisit"
        about["WARC-Profile"] = REVISIT_NOT_MODIFIED if not_modified else REVISIT
        about["WARC-Refers-To"] = f"<{original.record_id}>"
        about["WARC-Refers-To-Target-URI"] = original.url
        about["WARC-Refers-To-Date"] = stamp(original.at)
    return before, member(kind, record_id, about, "application/http; msgtype=response", block)


def member(kind: str, record_id: str, headers: Mapping[str, str], content_type: str, block: bytes) -> bytes:
    """Give one record as a gzip member."""
    named = {"WARC-Type": kind, "WARC-Record-ID": f"<{record_id}>", **headers, "WARC-Block-Digest": digest(block)}
    about = StatusAndHeaders("", list(named.items()), "WARC/1.1")
    # Said to be a warcinfo whatever it is: of that alone warcio writes the block as it is given, and adds no digest of
    # its own, which is a sha1.
    record = ArcWarcRecord("warc", "warcinfo", about, BytesIO(block), None, content_type, len(block))
    plain = BytesIO()
    WARCWriter(plain, gzip=False).write_record(record)
    return gzip.compress(plain.getvalue(), LEVEL, mtime=0)
