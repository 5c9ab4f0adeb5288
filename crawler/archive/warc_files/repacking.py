"""WARC files of others whose records cannot be read by their offset, since several are compressed as one.

ISO 28500 (annex D) advises a gzip member for each record, and the makers of archives do so; `gzip crawl.warc` does not.
"""

from collections.abc import Iterator
from gzip import GzipFile
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from fastwarc.warc import ArchiveIterator

from crawler.archive.room import check_room
from crawler.archive.warc_files.pages import Damaged, is_gzip, records
from crawler.archive.warc_files.warc_records import LEVEL


def is_by_record(path: Path) -> bool:
    """Tell whether each record of a file is found at its offset, as far as the file can be read. Raises OSError."""
    if not is_gzip(path):
        return True
    size, last = path.stat().st_size, -1
    for offset in offsets(path):
        if not last < offset < size:  # the second of a member counts as where the next member begins
            return False
        last = offset
    return True


def repack(path: Path, out: BinaryIO, folder: Path) -> None:
    """Write the whole records of a file to a stream, each a gzip member of its own; `folder` is where that goes.

    Many small records take much more room one by one than as one. Raises NoRoom, OSError.
    """
    number = sum(1 for _ in offsets(path))
    with path.open("rb") as file:
        for found in islice(ArchiveIterator(file, parse_http=False), number):
            check_room(folder, 0, str(path))
            with GzipFile("", "wb", LEVEL, out, 0) as member:
                found.write(cast("BinaryIO", member))


def offsets(path: Path) -> Iterator[int]:
    """Give the offsets of a file's records, as far as it can be read."""
    try:
        for record in records(path):
            yield record.offset
    except Damaged:  # told when the file is taken in
        return
