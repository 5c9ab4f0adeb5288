"""Reading WARC files: our own, and those that others made (plain or gzip, WARC 1.0 and 1.1)."""

import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from fastwarc.stream_io import ChunkedReader
from fastwarc.warc import ArchiveIterator

from crawler.archive.times import as_text
from crawler.archive.warc_files.warc_records import NOT_MODIFIED

SUFFIXES = (".warc.gz", ".warc")
LARGEST = 64 * 1024 * 1024  # bytes of one record: no page is as large
CHUNK = 1 << 16
GZIP = b"\x1f\x8b"
NOT_MODIFIED_PROFILE = "/revisit/server-not-modified"  # of WARC 1.0 and 1.1
# Some servers end lines without a carriage return, and files keep that. It begins with one sure byte: found at once.
_END_OF_HEAD = re.compile(rb"\n\r?\n")


class Damaged(Exception):  # noqa: N818 - it names the file's state
    """A WARC file, or a record of it, that cannot be read; the text is one line that says which and why."""


@dataclass(frozen=True)
class Record:
    """One record of a WARC file; header names are in lower case, ids without the angle brackets.

    Of a block larger than LARGEST the beginning is here; `left` is the number of its bytes that are not.
    """

    offset: int
    kind: str
    headers: dict[str, str]
    block: bytes
    left: int = 0

    @property
    def record_id(self) -> str:
        """Give the record's id."""
        return bare(self.headers.get("warc-record-id"))

    @property
    def url(self) -> str:
        """Give the address that the record is about."""
        return bare(self.headers.get("warc-target-uri"))

    @property
    def at(self) -> datetime:
        """Give the time of the capture. Raises ValueError where the record names none."""
        return self.time_in("warc-date")

    @property
    def fetched_at(self) -> str:
        """Give that time as the archive has it; "" where the record names none, or one that no calendar has."""
        return self.text_in("warc-date")

    def time_in(self, name: str) -> datetime:
        """Give the time that a header names. Raises ValueError where there is none."""
        when = datetime.fromisoformat(self.headers.get(name, ""))
        return when if when.tzinfo else when.replace(tzinfo=UTC)

    def text_in(self, name: str) -> str:
        """Give that time as `fetched_at` does."""
        try:
            return as_text(self.time_in(name))
        except (ValueError, OverflowError):
            return ""

    @property
    def head(self) -> bytes:
        """Give the status line and headers of the HTTP message, with the line ends, but without the empty line."""
        end = _END_OF_HEAD.search(self.block)
        head = self.block[: end.start()].removesuffix(b"\r") if end else self.block  # no partition: it copies the body
        return head + b"\r\n"

    @property
    def payload(self) -> bytes:
        """Give the body of the HTTP message as it is stored."""
        end = _END_OF_HEAD.search(self.block)
        return self.block[end.end() :] if end else b""

    @property
    def status(self) -> int:
        """Give the HTTP status; 0 where there is none. A page that was not modified has it in the profile alone."""
        if self.headers.get("warc-profile", "").endswith(NOT_MODIFIED_PROFILE):
            return NOT_MODIFIED
        parts = self.block[:40].split(None, 2)
        return int(parts[1]) if len(parts) > 1 and parts[0].startswith(b"HTTP/") and parts[1].isdigit() else 0

    @property
    def http_headers(self) -> list[tuple[bytes, bytes]]:
        """Give the HTTP headers."""
        lines = self.head.splitlines()[1:]
        pairs = (line.partition(b":") for line in lines)
        return [(name.strip(), value.strip()) for name, colon, value in pairs if colon]

    @property
    def fields(self) -> dict[str, str]:
        """Give the values of an application/warc-fields block."""
        pairs = (line.partition(":") for line in self.block.decode("utf-8", "replace").splitlines())
        return {name.strip(): value.strip() for name, _, value in pairs}


def bare(value: str | None) -> str:
    """Take the angle brackets off an id; WARC 1.0 files of some makers have them around addresses too."""
    return (value or "").strip("<>")


def warc_files(directory: Path) -> list[Path]:
    """Give the WARC files below a folder, sorted."""
    return sorted(path for path in directory.rglob("*") if path.name.endswith(SUFFIXES) and path.is_file())


def records(path: Path, offset: int = 0) -> Iterator[Record]:
    """Give the records of a file from an offset on, in order.

    A torn last record, as a killed process leaves it, ends the file; `torn_at` tells where. Raises Damaged for what
    cannot be read before that, OSError for a file that cannot be opened.
    """
    held: Record | None = None  # until the next one begins: a torn one may look whole, with a part of its head gone
    with path.open("rb") as file:
        file.seek(offset)
        try:
            for found in ArchiveIterator(file, parse_http=False):
                if held:
                    yield held
                held = None
                length = found.content_length
                block = found.reader.read(min(length, LARGEST)) if length else b""
                if len(block) < min(length, LARGEST):
                    return
                headers = {name.lower(): value for name, value in found.headers.to_tuples()}
                kind = headers.get("warc-type", "")
                held = Record(found.stream_pos, kind, headers, block, length - len(block))
        except (OSError, ValueError) as error:
            torn = torn_at(path, held.offset if held else offset, damaged=False)
            if held and torn != held.offset:
                yield held
            if torn is None:
                raise Damaged(f"{path}: {error}") from None
        else:
            if held and torn_at(path, held.offset, damaged=False) != held.offset:
                yield held


def read_at(directory: Path, file: str, offset: int, record_id: str) -> Record:
    """Give the record at a place. Raises Damaged when it is not there, whatever the reason."""
    try:
        found = next(records(directory / file, offset), None)
    except OSError as error:
        raise Damaged(f"{directory / file}: {error.strerror or error}") from None
    if found is None or found.record_id != record_id:
        raise Damaged(f"{directory / file}: no record {record_id} at {offset}")
    return found


def torn_at(path: Path, last: int, *, damaged: bool = True) -> int | None:
    """Tell where a gzip file's torn last record begins, given the offset of a whole record near the end; else None.

    Bytes that are no gzip are torn too, unless `damaged` is false.
    """
    with path.open("rb") as file:
        file.seek(last)
        start, rest = last, b""
        while rest or (rest := file.read(CHUNK)):
            member = zlib.decompressobj(zlib.MAX_WBITS | 16)
            used = 0
            while True:
                try:
                    member.decompress(rest)
                except zlib.error:
                    return start if damaged else None
                used += len(rest) - len(member.unused_data)
                if member.eof:
                    break
                if not (rest := file.read(CHUNK)):
                    return start
            start, rest = start + used, member.unused_data
    return None


def is_gzip(path: Path) -> bool:
    """Tell whether a file is compressed, as its first bytes say, and not its name. Raises OSError."""
    with path.open("rb") as file:
        return file.read(len(GZIP)) == GZIP


def unchunked(record: Record) -> bytes:
    """Give the payload without chunked transfer coding, which some makers leave in the record; ours never do."""
    coded = b"chunked" in record.head.lower() and any(
        name.lower() == b"transfer-encoding" and b"chunked" in value.lower() for name, value in record.http_headers
    )
    if coded:
        with suppress(OSError, ValueError):  # the header alone was left: the payload is plain
            return ChunkedReader(BytesIO(record.payload)).read(LARGEST) or record.payload
    return record.payload
