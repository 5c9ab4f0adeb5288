"""CDXJ, the index by which players of WARC files find a capture; compressed in blocks, with an index of those.

The form is that of a WACZ's `indexes/index.cdx.gz` and `index.idx` (https://specs.webrecorder.net/cdxj/0.1.0/).
"""

import gzip
from collections.abc import Iterable, Iterator
from datetime import UTC
from itertools import islice
from typing import NamedTuple

from crawler.archive.exports.surt import surt
from crawler.archive.lines import json_line
from crawler.archive.warc_files.pages import Record
from crawler.archive.warc_files.warc_records import LEVEL, NOT_MODIFIED

BLOCK = 1024  # lines that are compressed together


class Block(NamedTuple):
    """Some lines as a gzip member, and the line that tells where it is in the index."""

    data: bytes
    entry: bytes


def index_line(record: Record, file: str, offset: int, length: int) -> str:
    """Give the line of a response or revisit record that is a gzip member of a file. Raises ValueError.

    A page that was not modified has no status in it, as with cdxj-indexer: that of its page counts, and not the 304.
    """
    types = [value for name, value in record.http_headers if name.lower() == b"content-type"]
    mime = types[0].split(b";")[0].strip().decode("latin-1") if types else "unk"
    about = {
        "url": record.url,
        "mime": "warc/revisit" if record.kind == "revisit" else mime,
        **({} if record.status == NOT_MODIFIED else {"status": str(record.status)}),
        "digest": record.headers.get("warc-payload-digest", "-"),
        "length": str(length),
        "offset": str(offset),
        "filename": file,
    }
    return f"{surt(record.url)} {record.at.astimezone(UTC):%Y%m%d%H%M%S} {json_line(about)}"


def blocks(lines: Iterable[str], name: str) -> Iterator[Block]:
    """Give the sorted lines in blocks; `name` is that of the file they go to. Of no lines there is one empty block."""
    source, offset = iter(lines), 0
    entry = "!meta 0 " + json_line({"format": "cdxj-gzip-1.0", "filename": name}) + "\n"
    while (some := list(islice(source, BLOCK))) or not offset:
        data = gzip.compress("".join(f"{line}\n" for line in some).encode(), LEVEL, mtime=0)
        if some:
            key = some[0].partition(" {")[0]
            entry += f"{key} {json_line({'offset': offset, 'length': len(data)})}\n"
        yield Block(data, entry.encode())
        entry, offset = "", offset + len(data)
