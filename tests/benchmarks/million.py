"""`make million`: what a crawl, a lookup and an export cost in an archive of a million articles, and in one of 1,000.

Both are generated, as SQLite files or in a PostgreSQL database. Each measure is a process of its own, and both archives
are measured in one run. The exit code is 1 when an aim is missed, 2 when there is no room; see docs/benchmarks.md.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from crawler.samples.server import serve
from tests.benchmarks import places

FEW = 1000
EACH, EXPORTED = 15_000, 5_000  # bytes of the disk an article: the database and an export; the export alone
PORTAL = "nukeviet"
PAGES = 100  # fewer would be a crawl that broke off
ROUNDS = 3
EXPORTS = ("export jsonl", "export csv", "export parquet", "export --split month")
OTHERS = ("lookups", "keep", "counts", *EXPORTS, "export --province", "verify")
CRAWL_AIM, LOOKUP_AIM = 1.1, 1.0  # times the memory with 1,000; ms
EXPORT_AIM = 1.3  # times the memory with 1,000: these are two batches, and a third of a row group of Parquet


class Line(NamedTuple):
    """One line of the table; the aim is of the ratio, or of what the large archive took, or none."""

    what: str
    unit: str
    small: float
    large: float
    aim: float | None = None
    of_ratio: bool = False

    @property
    def ratio(self) -> float:
        return self.large / self.small

    @property
    def met(self) -> bool:
        return self.aim is None or (self.ratio if self.of_ratio else self.large) <= self.aim


def run(module: str, *arguments: str) -> dict[str, Any]:
    """Run one measure, or one crawl; give what it found."""
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *arguments]
    found: dict[str, Any] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return found


def archive_in(above: Path | str, number: int) -> str:
    """Give the address of a generated archive in a folder or database, made if it is not there yet."""
    began = time.monotonic()
    if size := places.make(above, number):
        tell(f"generated {number:,} articles, {size / 1e9:.2f} GB, in {time.monotonic() - began:.0f} s")
    return places.address_of(above, number)


def crawls(small: str, large: str) -> Iterator[Line]:
    """Crawl the served sample into both archives in turn, each time at another port, so that all of it is new."""
    rounds = []
    for _ in range(ROUNDS):
        with serve([PORTAL]) as served:
            rounds.append([run("one_crawl", served.portals[PORTAL], address, "1") for address in (small, large)])
    assert all(found["responses"] > PAGES for round_ in rounds for found in round_), rounds
    memory = [median(found["peak"] for found in column) for column in zip(*rounds, strict=True)]
    seconds = [median(found["seconds"] for found in column) for column in zip(*rounds, strict=True)]
    yield Line("crawl, memory", "MB", memory[0], memory[1], CRAWL_AIM, of_ratio=True)
    yield Line("crawl", "s", seconds[0], seconds[1])


def others(small: str, large: str, folder: Path) -> Iterator[Line]:
    """Measure all else in both archives."""
    for what in OTHERS:
        few, many = (run("one_measure", what, address, str(folder)) for address in (small, large))
        for name in few:
            if isinstance(few[name], dict):
                aim = LOOKUP_AIM if name == "same_content" else None
                yield Line(name, "ms", few[name]["median"], many[name]["median"], aim)
                if few[name]["median"] != few[name]["p99"]:
                    yield Line(f"{name}, 99 of 100", "ms", few[name]["p99"], many[name]["p99"])
        if "records" in few:
            speeds = (found["records"] / found["seconds"] for found in (few, many))
            yield Line(what, "records/s", *speeds)
        aim = EXPORT_AIM if what in EXPORTS else None
        yield Line(f"{what}, memory", "MB", few["peak"], many["peak"], aim, of_ratio=True)


def show(lines: list[Line], number: int) -> None:
    """Print the table."""
    table = Table(box=SIMPLE_HEAD)
    table.add_column("", no_wrap=True)
    for name in ("", f"{FEW:,}", f"{number:,}", "ratio", "aim"):
        table.add_column(name, justify="right")
    for line in lines:
        aim = "" if line.aim is None else f"{'ratio ' if line.of_ratio else ''}≤ {line.aim:g}"
        values = (f"{value:,.0f}" if value >= 100 else f"{value:.2f}" for value in (line.small, line.large))
        table.add_row(line.what, line.unit, *values, f"{line.ratio:.2f}", aim if line.met else f"[red]missed: {aim}")
    Console(width=None if sys.stdout.isatty() else 100).print(table)


def tell(said: str) -> None:
    sys.stderr.write(f"million: {said}\n")
    sys.stderr.flush()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.million")
    parser.add_argument("--articles", metavar="N", type=int, default=1_000_000)
    parser.add_argument("--dir", metavar="D", type=Path, help="where (default: the folder for temporary files)")
    parser.add_argument(
        "--database", metavar="URL", help="have the archives in this PostgreSQL database; its room is not looked at"
    )
    parser.add_argument("--keep", action="store_true", help="leave the archives there, and use those that are there")
    options = parser.parse_args()
    if options.articles <= FEW or (options.keep and not (options.dir or options.database)):
        parser.error(f"--articles takes a number above {FEW}; --keep needs --dir or --database")
    above = options.dir or Path(tempfile.gettempdir())
    above.mkdir(parents=True, exist_ok=True)
    free, needed = shutil.disk_usage(above).free, options.articles * (EXPORTED if options.database else EACH)
    tell(f"some {needed / 1e9:.1f} GB in {above}, where {free / 1e9:.1f} GB are free")
    with TemporaryDirectory(prefix="million-", dir=above) as folder:
        kept_in = options.database or (above if options.keep else Path(folder))
        if free < needed and not places.is_made(kept_in, options.articles):
            tell("not enough room; free some, name another folder with --dir, or take fewer --articles")
            return 2
        try:
            small, large = (archive_in(kept_in, number) for number in (FEW, options.articles))
            lines = []
            for line in chain(crawls(small, large), others(small, large, Path(folder))):
                lines.append(line)
                tell(f"{line.what}: {line.small:.2f} and {line.large:.2f} {line.unit}")
        finally:
            if not options.keep:
                places.take_away(kept_in, (FEW, options.articles))
    show(lines, options.articles)
    missed = [line.what for line in lines if not line.met]
    tell(f"missed: {', '.join(missed)}" if missed else "all aims met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
