"""A PostgreSQL archive that several machines crawl into: each portal by one of them at a time.

Another machine is a process in another folder here, which has other files for its locks.
"""

import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from crawler.archive.database import ArchiveError
from crawler.archive.lock import Busy, crawled_by, crawling, scheduling
from crawler.operations.scheduling.child import end_process

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
PORTAL = ("baocaobang", "https://baocaobang.vn/")
HOLD = """
import sys
from crawler.archive.lock import crawling, scheduling
with crawling(*sys.argv[1:3], sys.argv[3:]) if sys.argv[2:] else scheduling(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def address(postgresql, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return postgresql()


@contextmanager
def another_machine(folder, *arguments):
    """Let another machine crawl (address, portal, first pages), or run the schedule (address)."""
    command = [sys.executable, "-c", HOLD, *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=folder, env=environment, **pipes) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_portal_that_another_machine_crawls_is_left_to_it_and_it_is_named(address, tmp_path):
    with another_machine(tmp_path, address, *PORTAL) as process:
        by = f"being crawled on {socket.gethostname()}, process {process.pid}"
        assert crawled_by(address, PORTAL[0], ()) == f"baocaobang is {by}"
        assert crawled_by(address, "another", ["https://www.baocaobang.vn/tin/"]) == f"baocaobang.vn is {by}"
        assert crawled_by(address, "another", ["https://another.example/"]) is None
        process.kill()
        process.wait()
        with crawling(address, PORTAL[0], PORTAL[1:]):
            pass


def test_a_process_of_another_machine_is_none_to_end_here(address, tmp_path):
    with another_machine(tmp_path, address, *PORTAL) as process:
        end_process(crawled_by(address, PORTAL[0], ()), at_once=True)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1)


def test_one_machine_at_a_time_runs_the_schedule(address, tmp_path):
    with another_machine(tmp_path, address):
        with pytest.raises(Busy, match=f"crawl-due is at work on {socket.gethostname()}, process"), scheduling(address):
            pass
        with crawling(address, PORTAL[0], PORTAL[1:]):
            pass
    with scheduling(address):
        pass


def test_archives_in_one_database_have_each_their_own_locks(address, postgresql, tmp_path):
    with another_machine(tmp_path, address, *PORTAL), crawling(postgresql(), PORTAL[0], PORTAL[1:]):
        pass


def test_a_server_that_cannot_be_reached_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    nowhere = f"postgresql+psycopg://tester@/postgres?host={tmp_path}"
    with pytest.raises(ArchiveError, match="cannot be reached"), crawling(nowhere, PORTAL[0], PORTAL[1:]):
        pass
