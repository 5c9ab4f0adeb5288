"""Writing WARC files (WARC 1.1, ISO 28500:2017): what a portal answered, as it came.

Each run begins files of its own, so that nothing is ever appended to a file whose last record a killed process left
torn. Each record is a gzip member of its own and can be read by its offset alone. A response is written after its
request and its metadata: when the response is there, all of it is.
"""

import errno
import gzip
import hashlib
import os
import re
import time
import uuid
from base64 import b32encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from io import BytesIO, FileIO
from pathlib import Path
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
SYNC_SECONDS = 1.0  # at a crawl's usual pace every record reaches the disk before the article read from it is kept
LEVEL = 6  # of zlib: level 9 takes twice the time for pages a third of a percent smaller
NAME_LENGTH = 100
NAMED = "%Y%m%d%H%M%S"


class WarcError(Exception):
    """The WARC files cannot be written; the text is one line that names the cause and the remedy."""


class Place(NamedTuple):
    """Where a record is: the file relative to WARC_DIR, the offset of its gzip member in it, and its id."""

    file: str
    offset: int
    record_id: str


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


def folder_name(portal: str) -> str:
    """Give a portal's name as the name of a folder: a host with a port has a colon, and none may lead elsewhere."""
    return re.sub(r"[^A-Za-z0-9._-]|^[.-]", "_", portal)[:NAME_LENGTH] or "_"


def new_id() -> str:
    """Give an id for a new record."""
    return f"urn:uuid:{uuid.uuid4()}"


def stamp(at: datetime) -> str:
    """Give a time in the form of WARC-Date, in whole seconds like the archive's times."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def warc_fields(values: Mapping[str, str]) -> bytes:
    """Give values as the lines of an application/warc-fields block; each value is one line whatever it holds."""
    return "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in values.items()).encode()


def following(directory: Path, at: datetime) -> str:
    """Give the time for the names of a run's files, so that sorted names give the runs in the order they were made.

    It is the clock's, or a second past the latest in any name there: the clock may have been set back since.
    """
    folders = (path for path in directory.iterdir() if path.is_dir()) if directory.is_dir() else ()
    latest = max(map(latest_in, folders), default="")
    if latest > at.strftime(NAMED):
        at = datetime.strptime(latest, NAMED).replace(tzinfo=UTC) + timedelta(seconds=1)
    return at.strftime(NAMED)


def latest_in(folder: Path) -> str:
    """Give the latest time in the names of a portal's files; after ten years there are a million in all folders."""
    named = re.compile(rf"(?:{re.escape(folder.name)}-)?(\d{{14}})-\d{{5}}\..*\.gz")
    names: list[str] = []
    with suppress(OSError):  # a disk's own lost+found, for one, is closed to others
        names = os.listdir(folder)  # noqa: PTH208 - which makes no path of each
    return max((match[1] for match in map(named.match, names) if match), default="")


class WarcWriter:
    """The WARC files of one run of one portal: `<dir>/<portal>/<portal>-<UTC time>-<serial>.warc.gz`.

    The first file is made with the first record; the time in the names is as `following` says. `info` goes into the
    warcinfo record that each file begins with.
    Every method raises WarcError when the files cannot be written; what was written before stays whole.
    """

    def __init__(self, directory: Path, portal: str, info: Mapping[str, str], max_size: int) -> None:
        self.directory, self.info, self.max_size = directory, info, max_size
        self.name = folder_name(portal)
        self.began = following(directory, datetime.now(UTC))
        self.serial = 0
        self.out: FileIO | None = None
        self.path = Path()
        self.size = 0
        self.synced = 0.0
        self.info_id = ""

    def write(self, exchange: Exchange, original: Original | None = None) -> Place:
        """Write a response with its request and metadata; only its head when another record holds its payload.

        That is one with the same body or, for a 304 (Not Modified), the page that the request's conditions were from.
        The head of a 304 is in the metadata: players take the one in a revisit record for the page's (pywb 2.9).
        """
        out, record_id, at = self.ready(), new_id(), stamp(exchange.at)
        about = {"WARC-Target-URI": exchange.url, "WARC-Date": at, "WARC-Warcinfo-ID": f"<{self.info_id}>"}
        beside = {**about, "WARC-Concurrent-To": f"<{record_id}>"}
        not_modified = original is not None and exchange.status == NOT_MODIFIED
        told = exchange.response_head.splitlines()[:-1] if not_modified else []
        notes = warc_fields(exchange.notes) + b"".join(b"httpHead: " + line + b"\r\n" for line in told)
        members = [
            member("metadata", new_id(), beside, FIELDS, notes),
            member("request", new_id(), beside, "application/http; msgtype=request", exchange.request_block),
        ]
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
        offset = self.size + sum(map(len, members))
        members.append(member(kind, record_id, about, "application/http; msgtype=response", block))
        self.append(out, b"".join(members))
        return Place(f"{self.name}/{self.path.name}", offset, record_id)

    def end(self, notes: Mapping[str, str]) -> None:
        """Note how the run ended, where it wrote anything, and close the file; ending twice is fine."""
        if self.out is None:
            return
        about = {"WARC-Date": stamp(datetime.now(UTC)), "WARC-Refers-To": f"<{self.info_id}>"}
        try:
            self.append(self.out, member("metadata", new_id(), about, FIELDS, warc_fields(notes)))
        finally:
            self.close()

    def ready(self) -> FileIO:
        """Give the file to write to: the open one, or the next when it is full."""
        if self.out is not None and self.size < self.max_size:
            return self.out
        self.close()
        folder = self.directory / self.name
        try:
            folder.mkdir(parents=True, exist_ok=True)
            out = None
            while out is None:
                self.serial += 1
                self.path = folder / f"{self.name}-{self.began}-{self.serial:05}.warc.gz"
                with suppress(FileExistsError):  # of another run, begun in the same second
                    out = FileIO(self.path, "xb")
        except OSError as error:
            raise self.explained(error) from None
        self.out, self.size, self.info_id = out, 0, new_id()
        about = {"WARC-Date": stamp(datetime.now(UTC)), "WARC-Filename": self.path.name}
        self.append(out, member("warcinfo", self.info_id, about, FIELDS, warc_fields(self.info)))
        return out

    def append(self, out: FileIO, data: bytes) -> None:
        """Write whole records, or, when that fails, take the part that was written away again."""
        try:
            if not os.fstat(out.fileno()).st_nlink:  # writing to a deleted file raises nothing
                raise FileNotFoundError(errno.ENOENT, "it was deleted while it was written")
            rest = memoryview(data)
            while rest:
                rest = rest[out.write(rest) :]
            if time.monotonic() - self.synced >= SYNC_SECONDS:
                os.fsync(out.fileno())
                self.synced = time.monotonic()
        except OSError as error:
            with suppress(OSError):  # what then stays is a torn last record
                out.truncate(self.size)
            raise self.explained(error) from None
        self.size += len(data)

    def close(self) -> None:
        """Bring the open file to the disk and close it."""
        if self.out is None:
            return
        out, self.out = self.out, None
        try:
            with out:
                os.fsync(out.fileno())
        except OSError as error:
            raise self.explained(error) from None

    def explained(self, error: OSError) -> WarcError:
        """Say what failed and what to do."""
        where = self.path if self.serial else self.directory
        remedy = "free space or make it writable, or name another folder with -s WARC_DIR=DIR, and run this again"
        return WarcError(f"cannot write the WARC file {where}: {error.strerror or error}; {remedy}")


class _Writer(WARCWriter):  # type: ignore[misc]  # warcio has no types
    def ensure_digest(self, record: ArcWarcRecord, **kinds: bool) -> None:
        """Add none: the digests stand in the headers given, and warcio's own are sha1."""


def member(kind: str, record_id: str, headers: Mapping[str, str], content_type: str, block: bytes) -> bytes:
    """Give one record as a gzip member."""
    named = {"WARC-Type": kind, "WARC-Record-ID": f"<{record_id}>", **headers, "WARC-Block-Digest": digest(block)}
    about = StatusAndHeaders("", list(named.items()), "WARC/1.1")
    # Said to be a response whatever it is: warcio writes a revisit's HTTP headers only as it would spell them itself.
    record = ArcWarcRecord("warc", "response", about, BytesIO(block), None, content_type, len(block))
    record.payload_length = len(block)
    plain = BytesIO()
    _Writer(plain, gzip=False).write_record(record)
    return gzip.compress(plain.getvalue(), LEVEL, mtime=0)
