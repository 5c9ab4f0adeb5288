"""The forms of an export: a stream of records as JSON lines, CSV or Parquet, compressed or not; or their pages as WACZ.

The same records give the same bytes: nothing of the time, the machine or a file's name goes in. What a newer library
compresses differently is the one exception.
"""

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, BinaryIO, cast

from crawler.archive.exports.csv_file import write_csv
from crawler.archive.lines import json_line
from crawler.archive.reprinting.clusters import ClusteredArticle
from crawler.article import Article

Record = Mapping[str, Any]
FORMATS = ("jsonl", "csv", "parquet", "wacz")
PACKED = ("parquet", "wacz")  # compressed by themselves, and not for stdout
COMPRESSIONS = ("gz", "zst")
ZSTD_LEVEL = 9  # a million articles: as long as reading them takes


class NotInstalled(Exception):  # noqa: N818 - it names what is lacking
    """A library that a form needs is not installed; the text names it and the command that installs it."""


@dataclass(frozen=True)
class Form:
    """What a file is written as: one of FORMATS, and one of COMPRESSIONS or None.

    `write` writes the records where that takes more than the records: a WACZ holds what the WARC files say of them.
    With `clusters` a record has one more field, as ClusteredArticle says.
    """

    format: str = "jsonl"
    compress: str | None = None
    clusters: bool = False
    write: Callable[[Iterable[Record], BinaryIO], int] | None = field(default=None, compare=False)

    @property
    def item(self) -> type[Article]:
        """Give the type of the records."""
        return ClusteredArticle if self.clusters else Article

    @property
    def suffix(self) -> str:
        """Give the end of a file's name, such as ".csv.gz"."""
        return f".{self.format}.{self.compress}" if self.compress else f".{self.format}"

    def check(self) -> None:
        """Raise NotInstalled when this form cannot be written here."""
        if self.format == "parquet":
            parquet()
        if self.compress == "zst":
            zstd()


def write_records(records: Iterable[Record], out: BinaryIO, form: Form) -> int:
    """Write the records to a stream in a form, a bounded number in memory; give their number. Raises NotInstalled."""
    if form.write:
        return form.write(records, out)
    if form.format == "parquet":
        count: int = parquet().write_parquet(records, out, form.item)
        return count
    with compressed(out, form.compress) as stream:
        return write_csv(records, stream, form.item) if form.format == "csv" else write_lines(records, stream)


def write_lines(records: Iterable[Record], out: BinaryIO) -> int:
    """Write one line of JSON a record; give their number."""
    count = 0
    for count, record in enumerate(records, start=1):  # noqa: B007 - the count is the result
        out.write(json_line(record).encode() + b"\n")
    return count


@contextmanager
def compressed(out: BinaryIO, compress: str | None) -> Iterator[BinaryIO]:
    """Give a stream that compresses into another, which stays open."""
    if compress is None:
        yield out
    elif compress == "gz":
        # Without name and time, which gzip would put into its header.
        with gzip.GzipFile(filename="", mode="wb", fileobj=out, mtime=0) as packed:
            yield cast("BinaryIO", packed)
    else:
        with zstd().ZstdFile(out, mode="wb", level=ZSTD_LEVEL) as packed:
            packed.write(b"")  # nothing at all would be no zst file
            yield packed


def zstd() -> Any:
    """Give the module for zst: Python's own since 3.14, or its backport, which Scrapy brings. Raises NotInstalled."""
    for name in ("compression.zstd", "backports.zstd"):
        try:
            return import_module(name)
        except ImportError:
            continue
    raise NotInstalled("--compress zst needs backports.zstd, which is not installed: pip install backports.zstd")


def parquet() -> Any:
    """Give the module that writes Parquet. Raises NotInstalled when pyarrow is not there."""
    try:
        return import_module("crawler.archive.exports.parquet_file")
    except ImportError:
        raise NotInstalled("--format parquet needs pyarrow; install it: pip install -e '.[parquet]'") from None
