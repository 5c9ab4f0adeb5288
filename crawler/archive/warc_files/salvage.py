"""Reading past damage: of a file in which bytes have changed, all records are read but those that these bytes are in.

That is what records are compressed one by one for: each gzip member can be found, and read, without those before it.
"""

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from crawler.archive.warc_files.pages import CHUNK, GZIP, Damaged, Record, records, torn_at

MEMBER = GZIP + b"\x08"  # a gzip member, compressed by deflate, as all are
WARC = b"WARC/"
ENOUGH = 1 << 12  # bytes of a member that surely give the first of a record


def readable(path: Path) -> Iterator[Record]:
    """Give all records of a file that can be read, in order; then raise Damaged where some cannot.

    A torn last record is none of these, as with `records`. Raises OSError for a file that cannot be opened.
    """
    gaps: list[str] = []
    start: int | None = 0
    while start is not None:
        last = start
        try:
            for record in records(path, start):
                last = record.offset
                yield record
            begin = torn_at(path, last, damaged=False)
            start = None if begin is None else next_record(path, begin + 1)
            if start is not None:  # nothing follows a torn last record: a damaged head took all this for its own
                gaps.append(f"{begin} to {start} (the head of a gzip member is damaged)")
        except Damaged as damage:
            why = str(damage).removeprefix(f"{path}: ")
            torn = torn_at(path, last)
            begin = last if torn is None else torn
            start = next_record(path, begin + 1)
            gaps.append(f"{begin} to {'the end' if start is None else start} ({why})")
    if gaps:
        raise Damaged(f"{path}: cannot be read from {', '.join(gaps)}")


def next_record(path: Path, offset: int) -> int | None:
    """Give where the next gzip member that holds a record begins, at an offset or after it; None where none does."""
    with path.open("rb") as file:
        file.seek(offset)
        data = b""
        while more := file.read(CHUNK):
            data += more
            found = data.find(MEMBER)
            while found >= 0:
                if begins_record(file, offset + found):
                    return offset + found
                found = data.find(MEMBER, found + 1)
            done = max(0, len(data) - len(MEMBER) + 1)  # what is left may begin a member
            offset, data = offset + done, data[done:]
            file.seek(offset + len(data))
    return None


def begins_record(file: BinaryIO, offset: int) -> bool:
    """Tell whether what stands at an offset unpacks to the beginning of a record."""
    file.seek(offset)
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(file.read(ENOUGH), len(WARC)) == WARC
    except zlib.error:
        return False
