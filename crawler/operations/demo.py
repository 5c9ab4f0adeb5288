"""The demo: the sample portals served on loopback, each crawled in a process of its own, into an archive of their own.

The samples never mix with real articles, and each demo begins with an empty archive: the portals get other ports every
time, so an archive that was kept would hold every article once a demo.
"""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.archive.exports.export import write_file
from crawler.archive.running import last_runs
from crawler.archive.store import open_archive

if TYPE_CHECKING:
    from crawler.samples.server import Served

PLATFORMS = {
    "nukeviet": "nukeviet",
    "legacy_gmt7": "legacy_gmt7",
    "generic": "generic",
    "city000": "generic",
    "city003": "generic",
}
"""The sample portals, and the platform that each is crawled by."""

TIME_LIMIT = 300  # seconds a portal: a hundred times what it takes


@dataclass(frozen=True)
class Crawled:
    """How the crawl of one sample portal went; `said` is what the crawl told on stderr."""

    portal: str
    platform: str
    held: int  # articles that the portal has for any visitor
    requests: int
    seconds: float
    verdict: str
    said: str
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def good(self) -> bool:
        """Tell whether the crawl missed nothing, and nothing was amiss."""
        return self.verdict == "ok" and self.number("article/new") == self.held

    def number(self, prefix: str) -> int:
        """Add up the run's counts whose name begins so: "portal/refused/" adds up all reasons."""
        return sum(count for name, count in self.counts.items() if name.startswith(prefix))


def new_archive(folder: Path) -> str:
    """Take away the archive of the last demo and the files beside it; give the new one's address. Raises OSError."""
    path = folder / "archive.db"
    for file in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        file.unlink(missing_ok=True)
    for beside in (folder / "warc", folder / "runs"):
        if beside.exists():
            shutil.rmtree(beside)
    return f"sqlite:///{path}"


def crawl_samples(served: "Served", archive: str, time_limit: float = TIME_LIMIT) -> Iterator[Crawled]:
    """Crawl each portal served, one after the other, and tell how it went. Raises ArchiveError."""
    for name, address in served.portals.items():
        began = time.monotonic()
        code, said = _crawl(PLATFORMS[name], address, archive, time_limit)
        seconds = time.monotonic() - began
        with open_archive(archive) as opened:
            run = next(iter(last_runs(opened, urlsplit(address).netloc, number=1)), None)
        verdict = (run.verdict if run and code is not None else None) or "interrupted"
        requests = sum(served.requests(name).values())
        counts = (run.counts if run else None) or {}
        yield Crawled(name, PLATFORMS[name], len(served.truth(name)), requests, seconds, verdict, said, counts)


def export_samples(archive: str, path: Path) -> int:
    """Write the demo's articles as JSON lines; give their number. Raises ArchiveError, OSError."""
    with open_archive(archive, create=False) as opened:
        return write_file(opened.export(), path)


def _crawl(platform: str, address: str, archive: str, time_limit: float) -> tuple[int | None, str]:
    """Run `scrapy crawl`; give its exit code, None when it took too long, and what it told on stderr."""
    told = {"ARCHIVE_URL": archive, "DOWNLOAD_DELAY": "0", "LOG_LEVEL": "ERROR", "HTTPPROXY_ENABLED": "False"}
    command = [sys.executable, "-m", "scrapy", "crawl", platform, "-a", f"portal={address}"]
    for name, value in told.items():
        command += ["-s", f"{name}={value}"]
    try:
        done = subprocess.run(  # noqa: S603 - our own command
            command, capture_output=True, check=False, encoding="utf-8", errors="replace", timeout=time_limit
        )
    except subprocess.TimeoutExpired:
        return None, f"crawl: stopped after {time_limit:g} s\n"
    return done.returncode, done.stderr
