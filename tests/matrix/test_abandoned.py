"""Runs whose process is gone: told by the free lock, the dead process or the silence, and ended once."""

import os
import socket
from datetime import UTC, datetime, timedelta

import pytest

from crawler.archive.killed import killed_runs
from crawler.archive.lock import crawling
from crawler.archive.running import Ended, begin, end, find_run
from crawler.archive.store import open_archive
from crawler.archive.tables import runs
from crawler.archive.times import as_text
from crawler.operations.runs.closing import close_killed

pytestmark = pytest.mark.slow


class Runs:
    """Rows of runs that have not ended, as other processes left them."""

    def __init__(self, archive):
        self.archive = archive

    def add(self, portal="baocaobang", **columns):
        run_id = begin(self.archive, portal, {})
        with self.archive.writing() as connection:
            connection.execute(runs.update().where(runs.c.id == run_id).values(portal=portal, **columns))
        return run_id

    def gone(self, **how):
        return [run.id for run in killed_runs(self.archive, **how)]


@pytest.fixture
def open_runs(tmp_path):
    with open_archive(f"sqlite:///{tmp_path / 'archive.db'}") as archive:
        yield Runs(archive)


def dead_process():
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    return child


def test_a_run_is_gone_when_its_lock_is_free_or_its_process_is_dead(open_runs, tmp_path):
    address = f"sqlite:///{tmp_path / 'archive.db'}"
    with crawling(address, "baocaobang", ["https://baocaobang.vn/"]):
        alive = open_runs.add()
        dead = open_runs.add(pid=dead_process())
        other = open_runs.add("baolaocai")
        assert open_runs.gone() == [dead, other]
        assert open_runs.gone(portal="baocaobang", held=True) == [alive, dead]
    assert open_runs.gone() == [alive, dead, other]


def test_a_run_on_another_machine_is_gone_when_it_has_not_said_that_it_is_alive(open_runs):
    ago = as_text(datetime.now(UTC) - timedelta(hours=1))
    open_runs.add(host="elsewhere")
    gone = open_runs.add(host="elsewhere", heartbeat_at=ago)
    assert open_runs.gone() == [gone]
    assert socket.gethostname() != "elsewhere"


def test_a_run_that_has_ended_is_not_ended_again(open_runs):
    run_id = open_runs.add()
    assert len(close_killed(open_runs.archive)) == 1
    end(open_runs.archive, run_id, closed_as(), only_open=True)
    assert find_run(open_runs.archive, run_id).verdict == "interrupted"
    assert close_killed(open_runs.archive) == []


def closed_as():
    return Ended("finished", complete=True, counts={}, verdict="ok", reasons=[], exit_code=0, measures={})
