"""One crawl of a portal at a time, one crawl of a host at a time, and no repair while anything crawls."""

import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

from crawler.archive.database import ArchiveError
from crawler.archive.lock import Busy, crawling, locks_of, repairing, server_of, using
from crawler.samples.server import serve
from tests.crawl.conftest import ROOT
from tests.faults.conftest import PLATFORM, archive_in, killed, made_anew, mounted, one_line, unmounting

HOLD = """
import sys
from crawler.archive.lock import crawling, repairing
held = crawling(*sys.argv[1:3], sys.argv[3:]) if sys.argv[2:] else repairing(sys.argv[1])
with held:
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_process(*arguments):
    """Let another process hold a lock: of a portal (address, portal, first pages), or for a repair (address)."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, *arguments], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


@pytest.fixture
def address(tmp_path):
    return f"sqlite:///{tmp_path / 'archive.db'}"


PORTAL = ("baocaobang", "https://baocaobang.vn/")


def test_a_portal_is_crawled_once_at_a_time_and_the_second_is_told_by_whom_and_since_when(address):
    with another_process(address, *PORTAL) as process:
        with pytest.raises(Busy) as told, crawling(address, PORTAL[0], ["https://elsewhere.example/"]):
            pass
        said = str(told.value)
        assert said.startswith(f"baocaobang is being crawled by process {process.pid} since 20")
        assert said.endswith("; let that end, or stop it, and run this again")


def test_another_portal_at_the_same_host_is_told_too_and_one_at_another_host_is_not(address):
    with another_process(address, *PORTAL) as process:
        for same in ("https://baocaobang.vn/tin/", "http://www.baocaobang.vn/", "https://BaoCaoBang.vn:443/"):
            told = pytest.raises(Busy, match=rf"process {process.pid} since .*, for baocaobang;")
            with told, crawling(address, "another", ["https://other.example/", same]):
                pass
        with crawling(address, "another", ["https://other.example/", "https://baocaobang.vn:8443/"]):
            pass


def test_a_lock_is_free_as_soon_as_its_process_has_died_in_any_way(address):
    with another_process(address, *PORTAL) as process:
        process.kill()
        process.wait()
        with crawling(address, PORTAL[0], PORTAL[1:]):
            pass


def test_a_lock_is_free_again_after_its_block_and_after_a_failure_in_it(address):
    with pytest.raises(KeyError), crawling(address, PORTAL[0], PORTAL[1:]):
        raise KeyError
    with crawling(address, PORTAL[0], PORTAL[1:]), pytest.raises(Busy), crawling(address, *PORTAL[:1], PORTAL[1:]):
        pass
    with repairing(address):
        pass


def test_a_repair_waits_for_nobody_it_names_the_crawls_that_are_under_way(address):
    with another_process(address, *PORTAL) as process, using(address):
        told = pytest.raises(Busy, match=rf"in use by the crawl of baocaobang \(process {process.pid} since .*\)")
        with told, repairing(address):
            pass


def test_while_an_archive_is_repaired_nothing_crawls_into_it(address):
    with another_process(address) as process:
        for held in (crawling(address, "any", []), using(address), repairing(address)):
            with pytest.raises(Busy, match=f"archive.db .*by process {process.pid} since"), held:
                pass


def test_a_name_leads_nowhere_else_than_into_the_folder_of_locks(address, tmp_path):
    with crawling(address, "../../etc/passwd", ["https://[::1]:8080/../x"]):
        found = {path.relative_to(tmp_path).parent.as_posix() for path in tmp_path.rglob("*.lock")}
    assert found == {"locks"}


def test_the_locks_of_an_archive_on_a_server_are_below_the_working_folder():
    assert locks_of("postgresql+psycopg://me@host/archive").as_posix() == "output/locks"


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.baocaobang.vn/a", "baocaobang.vn"),
        ("http://baocaobang.vn:80/", "baocaobang.vn"),
        ("http://127.0.0.1:8300/", "127.0.0.1:8300"),
    ],
)
def test_a_host_is_one_server_whatever_name_it_is_asked_by(url, host):
    assert server_of(url) == host


def test_where_no_lock_can_be_made_the_cause_and_the_remedy_are_told(tmp_path):
    (tmp_path / "locks").write_text("a file where the folder should be")
    told = pytest.raises(ArchiveError, match=r"the lock .* cannot be made: .*; make the folder and its files writable")
    with told, using(f"sqlite:///{tmp_path}/archive.db"):
        pass


def test_a_folder_of_locks_that_is_read_only_is_told(tmp_path):
    mounted("-t", "tmpfs", "-o", "ro", "tmpfs", tmp_path)
    told = pytest.raises(ArchiveError, match="Read-only file system; make the folder")
    with unmounting(tmp_path), told, using(f"sqlite:///{tmp_path}/archive.db"):
        pass


def test_the_second_crawl_of_a_portal_is_told_and_ends_with_exit_code_2(tmp_path):
    kept = archive_in(tmp_path / "archive")
    with serve([PLATFORM]) as served:
        home = served.portals[PLATFORM]
        first = subprocess.Popen(
            [*kept.command(PLATFORM, f"portal={home}"), "-s", "DOWNLOAD_DELAY=3"], cwd=ROOT, stderr=subprocess.DEVNULL
        )
        try:
            while not served.requests(PLATFORM):
                assert first.poll() is None
                time.sleep(0.02)
            arguments = ("-a", f"portal={home}", "-s", "DOWNLOAD_DELAY=0", "-L", "WARNING")
            host = urlsplit(home).netloc
            told = f"crawl: {host} is being crawled by process {first.pid} since"
            one_line(kept.scrapy("crawl", PLATFORM, *arguments), 2, told)
            with pytest.raises(Busy, match=rf"the crawl of {host} \(process {first.pid} since"):
                made_anew(kept)
            assert first.poll() is None
        finally:
            killed(first, 0)
        with crawling(kept.archive, host, [home]):
            pass
