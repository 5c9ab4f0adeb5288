"""What tests of faults share: dice that can be thrown again, killing, a disk that fills up, one undisturbed crawl.

FAULTS_SEED=N makes the same random choices again; FAULTS_KILLS=50 kills so often in each test, as `make faults` does.
"""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

import pytest

from crawler.archive.database import ArchiveError
from crawler.archive.store import open_archive
from crawler.operations.verifying.findings import Seen
from crawler.operations.verifying.repair import repair
from crawler.operations.verifying.verify import verify
from crawler.samples.server import serve
from tests.crawl.stored import MODULES, Kept

SEED = int(os.environ.get("FAULTS_SEED") or random.SystemRandom().randrange(10**9))
PLATFORM = "legacy_gmt7"
in_full = pytest.mark.skipif("FAULTS_KILLS" not in os.environ, reason="takes seconds, and only `make faults` has them")


def pytest_report_header():
    return f"FAULTS_SEED={SEED}"


@pytest.fixture
def dice(request):
    sys.stdout.write(f"FAULTS_SEED={SEED}\n")  # shown when the test fails
    return random.Random(f"{SEED} {request.node.name}")


class Site:
    """A sample portal being served, and the archive of a crawl of it that nothing disturbed."""

    def __init__(self, served, folder):
        self.served, self.portal = served, f"portal={served.portals[PLATFORM]}"
        self.alone = archive_in(folder)
        began = time.monotonic()
        assert self.crawl(self.alone).code == 0
        self.life = time.monotonic() - began  # seconds that a crawl takes here
        self.lines = lines(self.alone)

    def crawl(self, kept, *settings):
        return kept.run(PLATFORM, self.portal, settings=settings)

    def start(self, kept):
        return kept.start(PLATFORM, self.portal)

    def requests(self):
        return sum(self.served.requests(PLATFORM).values())

    def is_as_undisturbed(self, kept):
        """Check that crawled once more the archive is whole, and holds what an undisturbed one does."""
        run = self.crawl(kept)
        assert_complete(run)
        assert "Traceback" not in run.said
        assert lines(kept) == self.lines
        assert_clean(kept)


@pytest.fixture(scope="package")
def site(tmp_path_factory):
    with serve([PLATFORM]) as served:
        yield Site(served, tmp_path_factory.mktemp("alone"))


def archive_in(folder):
    folder.mkdir(exist_ok=True)
    return Kept(folder)


def lines(kept):
    """Give the export without what tells of the fetch."""
    return [json.dumps({**json.loads(line), "fetched_at": None, "warc": None}) for line in kept.export().splitlines()]


def assert_complete(run):
    assert ": complete (finished)" in run.said, run.said  # the exit code also tells whether there was anything new


def assert_clean(kept):
    with open_archive(kept.archive, create=False) as archive:
        assert [finding for finding in verify(archive, kept.warc, Seen()) if not finding.harmless] == []


def made_anew(kept):
    """Make the database anew, as `scrapy verify --repair` does."""
    repair(kept.archive, kept.warc, MODULES)


def number_kept(kept):
    """Count the articles that are committed; none before there is an archive."""
    try:
        with open_archive(kept.archive, create=False) as archive:
            return archive.number()
    except ArchiveError:
        return 0


def one_line(said, code, *words):
    """Check that a command ended with a code and one line, which has the words in it."""
    text = said.stderr.decode()
    assert said.returncode == code, text
    assert len(text.strip().splitlines()) == 1, text
    for word in words:
        assert word in text


def killed(process, after):
    """Kill a process so many seconds from now, unless it has ended by itself."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(after)
    process.kill()
    process.wait()


def chains(kills, length):
    """Part a number of kills into chains: each begins with an archive as it was, and ends with a run left alone."""
    return [min(length, kills - begun) for begun in range(0, kills, length)]


def kills(few):
    return int(os.environ.get("FAULTS_KILLS") or few)


def mounted(*words):
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only root can mount a file system")
    done = subprocess.run(["mount", *map(str, words)], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"this machine does not let us mount: {done.stderr.strip()}")


@contextmanager
def unmounting(folder):
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture
def small_disk(tmp_path):
    """Give a disk of its own, of sixteen megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted("-t", "tmpfs", "-o", "size=16m", "tmpfs", folder)
    with unmounting(folder):
        yield folder


def fill(folder, leave=0):
    """Fill a disk up, but for so many bytes; give the file to delete to have the room again."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as out, suppress(OSError):
        while True:
            out.write(bytes(4096))
    size = filler.stat().st_size
    os.truncate(filler, max(size - leave, 0))
    return filler
