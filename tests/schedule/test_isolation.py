"""A fault in one portal touches that portal only: each is made to happen, and a sound portal is crawled beside them."""

import sys
from datetime import UTC, datetime, timedelta

import pytest

from crawler.archive.store import open_archive
from crawler.operations.scheduling import child as child_module
from crawler.operations.scheduling.child import LOGS_KEPT, Child, last_line, log_file
from crawler.operations.scheduling.jobs import Job, read_jobs, write_jobs
from crawler.operations.scheduling.rounds import How, Round
from crawler.operations.scheduling.schedule import Plan
from tests.faults.test_lock import another_process
from tests.hostile.server import Server
from tests.schedule.conftest import is_alive, until
from tests.schedule.small import small_site

pytestmark = pytest.mark.slow

HOUR = timedelta(hours=1)
NOTHING = Plan("thu", "thu", "thu", ("http://127.0.0.1:9/",), HOUR, HOUR)


def test_a_fault_in_one_portal_touches_that_portal_only(scheduled):
    with (
        Server(small_site(1), host="0.0.0.0") as site,
        Server(lambda _path, _host: [600]) as mute,
    ):
        rules = f'[portal.mute]\nplatform = "generic"\naddress = "{mute.url}"\ntime_limit = "6s"\n'
        due = scheduled({}, rules)
        due.settings["SPIDER_MODULES"] = "tests.schedule.portals.faulty"
        ended = due.run("--jobs", "4", SAMPLE=site.url.replace("0.0.0.0", "127.0.0.1"))
    assert ended.returncode == 1
    jobs = due.jobs()
    named = {portal if ":" not in portal else "mute": (job.last_verdict, job.note) for portal, job in jobs.items()}
    assert {name: verdict for name, (verdict, _) in named.items()} == {
        "sound": "ok",
        "raising": "broken",
        "leaking": "interrupted",
        "mute": "interrupted",
        "khongnap": "misconfigured",
    }, ended.stderr
    assert "its memory limit was reached" in named["leaking"][1]
    assert named["mute"][1].startswith("its time limit of 6 seconds was over; ")
    assert "khongnap does not load: RuntimeError: một dòng viết sai" in named["khongnap"][1]
    assert due.number_of_articles("sound") == 3
    (log,) = due.folder.glob("logs/raising/*.log")
    text = log.read_text()
    assert "LookupError: �]0;owned��31mNông dân" in text  # no command reaches whoever looks at the log
    assert "\x1b" not in text


@pytest.fixture
def begun(tmp_path):
    """Give a maker of child processes that run some Python."""
    made = []

    def begun(code, memory=0):
        now = datetime.now(UTC)
        made.append(Child(NOTHING, [sys.executable, "-c", code], tmp_path / "log", now, HOUR, memory))
        return made[-1]

    yield begun
    for one in made:
        one.process.kill()
        one.process.wait()


DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(600)"


def test_a_crawl_that_does_not_listen_is_killed_after_its_time_of_grace(begun, tmp_path):
    child, now = begun(DEAF), datetime.now(UTC)
    until(lambda: last_line(tmp_path / "log") == "deaf", "its first word")
    child.stop("its time was over", now, HOUR)
    child.insist(now + HOUR / 2)
    assert not child.has_ended()
    child.insist(now + 2 * HOUR)
    until(child.has_ended, "its end")
    assert child.process.returncode == -9


def test_what_a_crawl_has_begun_ends_with_it(begun, tmp_path):
    code = "import subprocess; print(subprocess.Popen(['sleep', '600']).pid)"
    child = begun(code)
    until(child.has_ended, "its end")
    grandchild = int(last_line(tmp_path / "log"))
    until(lambda: not is_alive(grandchild), "the end of what it left behind")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of another process")
def test_a_crawl_gets_no_more_memory_than_it_may_have(begun, tmp_path):
    child = begun("import time; time.sleep(0.3); bytearray(10**9)", memory=500_000_000)
    until(child.has_ended, "its end")
    assert last_line(tmp_path / "log") == "MemoryError"


def test_a_crawl_that_fills_the_disk_with_its_log_is_ended(begun, tmp_path, monkeypatch):
    monkeypatch.setattr(child_module, "LOG_LIMIT", 1000)
    with open_archive(f"sqlite:///{tmp_path}/archive.db") as archive:
        round_ = Round(archive, f"sqlite:///{tmp_path}/archive.db", [NOTHING], How(1, {}, timedelta(0)), list)
        child = begun("import time; print('nói mãi ' * 1000, flush=True); time.sleep(600)")
        until(child.is_talkative, "its words")
        round_.watch(child, datetime.now(UTC))
        assert child.stopped == "its log had grown too large"
        until(child.has_ended, "its end")


def test_of_a_portals_logs_the_newest_are_kept(tmp_path):
    at = datetime(2026, 11, 20, tzinfo=UTC)
    for hour in range(LOGS_KEPT + 10):
        log_file(tmp_path, at + hour * HOUR).write_text("")
    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) == LOGS_KEPT
    assert names[-1] == "20261121T150000.log"


def test_a_crawl_of_an_earlier_round_that_goes_on_beyond_its_time_is_ended_and_noted(tmp_path):
    address = f"sqlite:///{tmp_path}/archive.db"
    with open_archive(address) as archive, another_process(address, "thu", "http://127.0.0.1:9/") as process:
        write_jobs(archive, [Job("thu").began(datetime.now(UTC) - HOUR / 2)])
        round_ = Round(archive, address, [NOTHING], How(1, {}, timedelta(0)), list)
        assert not round_.turn()
        assert process.poll() is None  # it has half an hour left
        write_jobs(archive, [Job("thu").began(datetime.now(UTC) - 2 * HOUR)])
        round_.look_at = None
        assert not round_.turn()
        assert process.wait(30) != 0
        round_.look_at = None
        assert not round_.turn()
        job = read_jobs(archive)["thu"]
        assert (job.last_verdict, job.failures) == ("interrupted", 1)
        assert [outcome.portal for outcome in round_.outcomes] == ["thu"]
