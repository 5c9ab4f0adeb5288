"""The account of a run's pages: a line of JSON for each address, with what became of it and why.

It is written as the crawl goes, each line at once, so that a crawl that is killed leaves all lines but perhaps a torn
last one; at the end it is compressed. The lines add up to what the run measured (crawler/operations/runs/tallies.py).
"""

import gzip
import json
import logging
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO

from scrapy import Request
from scrapy.http.request import NO_CALLBACK

from crawler.archive.times import now

logger = logging.getLogger(__name__)

OPEN, ENDED = ".pages.jsonl", ".pages.jsonl.gz"


class PageAccount:
    """Writes the lines, and remembers how many there are of each (outcome, reason, duplicate or not).

    A disk that is full stops the writing, which is told once, and not the crawl: the archive decides about that.
    """

    def __init__(self, beside: Path) -> None:
        """Begin an account beside a run's JSON file. Raises OSError."""
        self.path = beside.with_suffix(OPEN)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        aside = f".before-{now()[:19].replace(':', '')}"  # one name for all: a repair brings them together again
        for old in (beside, self.path, beside.with_suffix(ENDED)):  # of a run of this number in an archive now gone
            if old.exists():
                old.replace(old.with_name(f"{old.name}{aside}"))
        self.file: TextIO | None = self.path.open("w", encoding="utf-8")
        self.counts: dict[tuple[str, str | None, bool], int] = {}

    def note(  # noqa: PLR0913 - a line's fields
        self,
        url: str,
        role: str,
        outcome: str,
        reason: str | None = None,
        *,
        status: int | None = None,
        duplicate: str | None = None,
    ) -> None:
        """Write a line; `duplicate` is the address that an article's content was kept at before."""
        key = (outcome, reason, duplicate is not None)
        self.counts[key] = self.counts.get(key, 0) + 1
        line = {"url": url, "role": role, "outcome": outcome, "reason": reason, "at": now(), "status": status}
        if duplicate is not None:
            line["duplicate"] = duplicate
        if self.file is None:
            return
        try:
            self.file.write(json.dumps(line, ensure_ascii=True) + "\n")
            self.file.flush()
        except OSError as error:
            self.stop(error)

    def tally(self) -> Iterator[dict[str, Any]]:
        """Give what `read_pages` would, as far as counting goes."""
        for (outcome, reason, duplicate), count in self.counts.items():
            line = {"outcome": outcome, "reason": reason, **({"duplicate": ""} if duplicate else {})}
            yield from (line for _ in range(count))

    def stop(self, error: OSError) -> None:
        """Write no more, and say why."""
        logger.warning("the account of pages ends here: %s: %s; free space", self.path, error.strerror)
        file, self.file = self.file, None
        with suppress(OSError):
            if file:
                file.close()

    def close(self) -> None:
        """End the account, and compress it."""
        if self.file is None:
            return
        try:
            self.file.close()
            self.file = None
            compress(self.path)
        except OSError as error:
            self.stop(error)


def compress(path: Path, more: Iterable[dict[str, Any]] = ()) -> None:
    """Compress an account, with more lines behind its own; a torn last line is left out. Raises OSError."""
    ended = path.with_suffix(".jsonl.gz")
    new = ended.with_name(f".{ended.name}.new")
    with gzip.open(new, "wt", encoding="utf-8", compresslevel=6) as out:
        for line in (*read_lines(path), *more):
            out.write(json.dumps(line, ensure_ascii=True) + "\n")
    os.replace(new, ended)  # noqa: PTH105 - the name says that an old file is replaced
    path.unlink(missing_ok=True)


def read_pages(beside: Path) -> Iterator[dict[str, Any]]:
    """Give the lines of the account beside a run's JSON file, whole ones only; none where there is no account."""
    for suffix in (ENDED, OPEN):
        if (path := beside.with_suffix(suffix)).exists():
            yield from read_lines(path)
            return


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Give the lines of an account, up to the first that is torn."""
    opened = gzip.open if path.suffix == ".gz" else open
    with (
        opened(path, "rt", encoding="utf-8", errors="replace") as file,
        suppress(EOFError, zlib.error, gzip.BadGzipFile),
    ):
        for text in file:
            if not text.endswith("\n"):
                return
            try:
                line = json.loads(text)
            except ValueError:
                return
            if isinstance(line, dict):
                yield line


def role(request: Request) -> str:
    """Tell what a request is for: the callback `parse_article` says article; Scrapy itself asks for robots.txt."""
    if request.callback in (None, NO_CALLBACK):
        return "robots" if request.url.endswith("/robots.txt") else "other"
    return str(getattr(request.callback, "__name__", "other")).removeprefix("parse_")
