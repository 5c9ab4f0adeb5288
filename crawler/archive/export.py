"""Writing records as a file of JSON lines: whole, or not at all."""

import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from crawler.archive.lines import json_line


def write_jsonl(records: Iterable[Mapping[str, Any]], path: Path | None) -> int:
    """Write the records as UTF-8 JSON lines to a file, or to stdout when the path is None; give their number.

    A file appears under its name only when it is complete and on the disk. Until then an older one stays as it was,
    and whatever interrupts the writing (an error, Ctrl-C) leaves nothing behind. A device or pipe is written to
    directly. Raises OSError when the path cannot be written, and what the records raise.
    """
    if path is None:
        count = write_lines(records, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return count
    path = path.resolve()  # a link keeps pointing to the file that is replaced
    if path.is_dir():
        raise IsADirectoryError(21, "it is a folder", str(path))
    if path.exists() and not path.is_file():
        with path.open("wb") as out:
            return write_lines(records, out)
    # In the same folder, since only within one file system is a file replaced at once.
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with unfinished.open("wb") as out:
            count = write_lines(records, out)
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return count


def write_lines(records: Iterable[Mapping[str, Any]], out: BinaryIO) -> int:
    """Write one line a record; give their number."""
    count = 0
    for count, record in enumerate(records, start=1):  # noqa: B007 - the count is the result
        out.write(json_line(record).encode() + b"\n")
    return count
