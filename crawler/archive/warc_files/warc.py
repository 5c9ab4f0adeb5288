"""Writing WARC files (WARC 1.1, ISO 28500:2017): what a portal answered, as it came.

Each run begins files of its own, so that nothing is ever appended to a file whose last record a killed process left
torn. Each record is a gzip member of its own and can be read by its offset alone. A response is written after its
request and its metadata: when the response is there, all of it is.
"""

import errno
import os
import re
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from crawler.archive.warc_files.warc_records import (
    FIELDS,
    Exchange,
    Original,
    exchange_members,
    member,
    new_id,
    stamp,
    warc_fields,
)

SYNC_SECONDS = 1.0  # at a crawl's usual pace every record reaches the disk before the article read from it is kept
NAME_LENGTH = 100
NAMED = "%Y%m%d%H%M%S"


class WarcError(Exception):
    """The WARC files cannot be written; the text is one line that names the cause and the remedy."""


class Place(NamedTuple):
    """Where a record is: the file relative to WARC_DIR, the offset of its gzip member in it, and its id."""

    file: str
    offset: int
    record_id: str


def folder_name(portal: str) -> str:
    """Give a portal's name as the name of a folder: a host with a port has a colon, and none may lead elsewhere."""
    return re.sub(r"[^A-Za-z0-9._-]|^[.-]", "_", portal)[:NAME_LENGTH] or "_"


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
        """Write a response with its request and metadata; `original` is the record that holds its payload already."""
        out, record_id = self.ready(), new_id()
        before, response = exchange_members(exchange, original, record_id, self.info_id)
        offset = self.size + len(before)
        self.append(out, before + response)
        return Place(f"{self.name}/{self.path.name}", offset, record_id)

    def tell(self, notes: Mapping[str, str]) -> None:
        """Note something of the run, where it wrote anything."""
        if self.out is not None:
            about = {"WARC-Date": stamp(datetime.now(UTC)), "WARC-Refers-To": f"<{self.info_id}>"}
            self.append(self.out, member("metadata", new_id(), about, FIELDS, warc_fields(notes)))

    def end(self, notes: Mapping[str, str]) -> None:
        """Note how the run ended, as `tell` does, and close the file; ending twice is fine."""
        try:
            self.tell(notes)
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
