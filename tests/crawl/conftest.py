"""Real crawls: a process of its own, over real HTTP on loopback, into a real archive."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from crawler.archive.exports.export import write_file
from crawler.archive.store import open_archive
from crawler.samples.server import serve
from tests import forked
from tests.hostile.server import Server, page

# The sample portals, and the platform that each is crawled by.
PLATFORMS = {
    "nukeviet": "nukeviet",
    "legacy_gmt7": "legacy_gmt7",
    "generic": "generic",
    "city000": "generic",
    "city003": "generic",
}
ROOT = Path(__file__).parents[2]


@dataclass
class Run:
    """What a finished crawl said, and its exit code."""

    code: int
    said: str


@dataclass
class Crawls:
    """Crawls into one archive."""

    folder: Path

    @property
    def archive(self):
        return f"sqlite:///{self.folder / 'archive.db'}"

    def command(self, spider, *arguments):
        settings = [f"ARCHIVE_URL={self.archive}", "DOWNLOAD_DELAY=0", "LOG_LEVEL=WARNING"]
        return [
            *(sys.executable, "-W", "error::DeprecationWarning:crawler", "-m", "scrapy", "crawl", spider),
            *(part for setting in settings for part in ("-s", setting)),
            *(part for argument in arguments for part in ("-a" if "=" in argument else "-s", argument.lstrip("-"))),
        ]

    def run(self, spider, *arguments, settings=()):
        extra = [part for setting in settings for part in ("-s", setting)]
        done = forked.run(
            [*self.command(spider, *arguments), *extra],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return Run(done.returncode, done.stderr)

    def start(self, spider, *arguments):
        return subprocess.Popen(
            self.command(spider, *arguments), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def export(self):
        path = self.folder / "articles.jsonl"
        with open_archive(self.archive) as archive:
            write_file(archive.export(), path)
        return path.read_text(encoding="utf-8")

    def articles(self):
        return [json.loads(line) for line in self.export().splitlines()]


@pytest.fixture
def crawls(tmp_path):
    return Crawls(tmp_path)


@pytest.fixture(scope="module")
def served():
    with serve() as portals:
        yield portals


@pytest.fixture
def night(crawls):
    """Give a maker of crawls of what `answer` says: how one ended, and how often each path was asked for in it."""
    answers = []

    def answer(path, host):
        return answers[-1](path, host) or page(b"", status="404 Not Found")

    with Server(answer) as server:

        def crawl(answer, platform="generic"):
            answers.append(answer)
            server.asked.clear()
            said = crawls.run(platform, f"portal={server.url}", settings=["RETRY_TIMES=0", *crawl.settings])
            return said, server.asked.copy()

        crawl.crawls, crawl.server, crawl.settings = crawls, server, []
        yield crawl
