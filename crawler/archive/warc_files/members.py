"""Records as the bytes in which a WARC file holds them: those of a stored answer, to be packed into another file."""

import gzip
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from fastwarc.warc import ArchiveIterator

from crawler.archive.responses import Stored
from crawler.archive.warc_files.pages import CHUNK, GZIP, LARGEST, Damaged, Record, bare, records
from crawler.archive.warc_files.warc_records import LEVEL

_LENGTH = re.compile(rb"^content-length:\s*(\d+)", re.IGNORECASE | re.MULTILINE)


class Member(NamedTuple):
    """A record, and the gzip member that holds it."""

    record: Record
    data: bytes


def warcinfo(path: Path) -> bytes:
    """Give the warcinfo record that a file begins with, as a gzip member, or nothing. Raises Damaged."""
    try:
        with path.open("rb") as file:
            found = next(records(path), None)
            return packed(file, 0) if found and found.kind == "warcinfo" else b""
    except OSError as error:
        raise Damaged(f"{path}: {error.strerror or error}") from None


def answer(directory: Path, stored: Stored, since: int) -> list[Member]:
    """Give the records of an answer (response or revisit, request, metadata) in the order of their file.

    `since` is where to begin to look for those before the response: the offset of any earlier record of the file.
    Raises Damaged where the response is not there.
    """
    path = directory / stored.file
    found: list[Member] = []
    try:
        with path.open("rb") as file:
            for record in records(path, since):
                if belongs(record, stored):
                    found.append(Member(record, packed(file, record.offset)))
                elif record.offset > stored.offset:
                    break
    except OSError as error:
        raise Damaged(f"{path}: {error.strerror or error}") from None
    if not any(record.offset == stored.offset for record, _ in found):
        raise Damaged(f"{path}: no record {stored.record_id} at {stored.offset}")
    return found


def belongs(record: Record, stored: Stored) -> bool:
    """Tell whether a record is the response itself, or about it: by name, or with others' files by its address."""
    if record.offset == stored.offset:
        return record.record_id == stored.record_id
    about = bare(record.headers.get("warc-concurrent-to"))
    return record.kind in ("request", "metadata") and (about == stored.record_id if about else record.url == stored.url)


def packed(file: BinaryIO, offset: int) -> bytes:
    """Give the record at an offset as a gzip member: byte for byte where it is one, else packed. Raises Damaged."""
    file.seek(offset)
    if file.read(len(GZIP)) != GZIP:
        return gzip.compress(plain(file, offset), LEVEL, mtime=0)
    file.seek(offset)
    data, unpacked = bytearray(), zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        while not unpacked.eof and (chunk := file.read(CHUNK)):
            unpacked.decompress(chunk)
            data += chunk
    except zlib.error as error:
        raise Damaged(f"{file.name} at {offset}: {error}") from None
    if not unpacked.eof:
        raise Damaged(f"{file.name} at {offset}: the record is torn")
    return bytes(data[: len(data) - len(unpacked.unused_data)])


def plain(file: BinaryIO, offset: int) -> bytes:
    """Give the record at an offset of a file that is not compressed. Raises Damaged."""
    file.seek(offset)
    head = bytearray()
    while (line := file.readline(CHUNK)).strip():
        head += line
    length = _LENGTH.search(head)
    if not (line and length and int(length[1]) <= LARGEST):
        raise Damaged(f"{file.name} at {offset}: no record")
    return bytes(head) + line + file.read(int(length[1])) + b"\r\n\r\n"


def the_rest(path: Path, record: Record) -> Iterator[bytes]:
    """Give in parts what a record of a file has in its block beyond what is in memory. Raises Damaged."""
    try:
        with path.open("rb") as file:
            file.seek(record.offset)
            block = next(iter(ArchiveIterator(file, parse_http=False))).reader
            block.consume(len(record.block))
            while part := block.read(CHUNK):
                yield part
    except (OSError, ValueError) as error:
        raise Damaged(f"{path} at {record.offset}: {error}") from None
