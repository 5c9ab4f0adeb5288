"""`scrapy crawl-due`: all that is due and nothing twice, whatever fails, and whoever is killed."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Event
from urllib.parse import urlsplit

import pytest
from scrapy.cmdline import execute
from scrapy.settings import Settings

from crawler.archive.store import open_archive
from crawler.configuration import was_given
from crawler.operations.scheduling.jobs import Job, write_jobs
from tests.faults.test_lock import another_process
from tests.hostile.server import Server
from tests.schedule.conftest import PATIENCE, ROOT, is_alive, until
from tests.schedule.small import BARRED, DOWN, REDESIGNED, barred, small_site, small_sites

# `make acceptance` has thirty; each costs a second or two of a core.
PORTALS = int(os.environ.get("SCHEDULE_PORTALS") or 6)
WHY = {
    BARRED: "blocked: the portal bars us from its home page: http 403",
    DOWN: "unreachable: the home page could not be fetched: ",
    REDESIGNED: "broken: 2 listing pages answered and none shows an article",
}


def test_of_many_portals_three_are_broken_the_others_complete_and_a_second_start_does_nothing_twice(scheduled):
    with small_sites(PORTALS - len(WHY)) as (addresses, servers):
        due = scheduled(addresses)
        with due.started("--jobs", "3") as first:
            until(lambda: "begun" in due.said(), "the first crawl")
            second = due.run()
            assert (second.returncode, second.stdout) == (0, "")
            assert f"crawl-due is at work: process {first.pid} since" in second.stderr
            assert first.wait(1500) == 1
        *_, summary, one, two, three = due.said().splitlines()
        assert summary == f"crawl-due: {PORTALS} portals crawled, 3 of them need somebody:"
        for line, name in zip((one, two, three), sorted(WHY), strict=True):
            called = f"{name} ({urlsplit(addresses[name]).netloc})"
            assert line.startswith(f"crawl-due: {called}: {WHY[name]}"), due.said()
        good = [run for run in due.runs() if run.verdict == "ok"]
        assert len(good) == len(servers)
        assert due.number_of_articles() == 3 * len(servers)
        asked = {name: dict(server.asked) for name, server in servers.items()}
        assert {count for paths in asked.values() for path, count in paths.items() if path.startswith("/tin")} == {1}
        with due.round() as third:
            assert not third.turn()
            assert not third.outcomes
        assert {name: dict(server.asked) for name, server in servers.items()} == asked
        assert all(job.failures == (job.last_verdict != "ok") and job.next_due_at for job in due.jobs().values())


@pytest.fixture
def gate():
    """Give what a slow site's articles wait for."""
    return Event()


@pytest.fixture
def slow(gate):
    """Give two sites that answer for their articles when the gate is open."""
    with (
        Server(small_site(1, before=lambda: gate.wait(120))) as one,
        Server(small_site(2, before=lambda: gate.wait(120))) as two,
    ):
        yield {"one": one, "two": two}
        gate.set()


def addresses(servers):
    return {name: server.url for name, server in servers.items()}


def articles_asked(server):
    return [count for path, count in server.asked.items() if path.startswith("/tin")]


def test_a_round_that_is_killed_loses_nothing_and_the_next_one_takes_note_of_its_crawls(scheduled, slow, gate):
    due = scheduled(addresses(slow))
    with due.started() as first:
        until(lambda: all(articles_asked(server) for server in slow.values()), "both crawls")
    assert first.returncode == -signal.SIGKILL
    died, lives = due.runs()
    os.kill(died.pid, signal.SIGKILL)
    until(lambda: not is_alive(died.pid), "the death of one")
    with due.round() as second:
        assert not second.turn()
        assert not second.outcomes[1:]  # the other goes on: nobody begins it again
        assert [outcome.verdict for outcome in second.outcomes] == ["interrupted"]
        assert "its process was gone" in due.jobs()[died.portal].note
        assert due.jobs()[lives.portal].is_open
    assert is_alive(lives.pid)
    gate.set()
    until(lambda: not is_alive(lives.pid), "the end of the other")
    with due.round() as third:
        assert not third.turn()
        assert [(one.portal, one.verdict) for one in third.outcomes] == [(lives.portal, "ok")]
    due.make_due(died.portal)
    with due.round() as fourth:
        fourth.run()
        assert [(one.portal, one.verdict) for one in fourth.outcomes] == [(died.portal, "ok")]
    assert [due.number_of_articles(run.portal) for run in (died, lives)] == [3, 3]
    assert [articles_asked(server) for server in slow.values() if lives.portal in server.url] == [[1, 1, 1]]


@pytest.mark.slow
def test_a_round_that_is_told_to_end_ends_its_crawls_gracefully(scheduled):
    def pause():
        time.sleep(1)

    with Server(small_site(1, articles=60, before=pause)) as slow:
        due = scheduled({"slow": slow.url})
        due.settings["SCHEDULE_GRACE"] = 60
        with due.started() as first:
            until(lambda: articles_asked(slow), "the crawl")
            first.send_signal(signal.SIGTERM)
            assert first.wait(100) == 128 + signal.SIGTERM
    (run,) = due.runs()
    assert (run.verdict, run.outcome) == ("interrupted", "shutdown")
    assert not is_alive(run.pid)
    assert {job.note.partition(";")[0] for job in due.jobs().values()} == {"crawl-due was ended"}


def test_what_somebody_crawls_by_hand_is_left_to_him(scheduled):
    due = scheduled({"one": "http://127.0.0.1:9/"})
    with another_process(due.archive, "127.0.0.1:9", "http://127.0.0.1:9/") as by_hand, due.round() as round_:
        said = []
        round_.told = said.append
        assert not round_.turn()
        assert not round_.children
    assert not due.jobs()
    (line,) = said
    assert line.startswith(f"one (127.0.0.1:9): not begun: 127.0.0.1:9 is being crawled by process {by_hand.pid} since")


def test_portals_of_one_domain_are_crawled_one_after_the_other(scheduled):
    with Server(barred) as one:
        due = scheduled({"one": one.url, "two": one.url.replace("127.0.0.1", "localhost")})
        with due.round() as round_:
            round_.plans = [replace(plan, addresses=("http://a.tinh.gov.vn/",)) for plan in round_.plans]
            assert round_.turn()
            assert len(round_.children) == 1
            round_.end("enough was seen")
            round_.run()


@pytest.fixture
def told(monkeypatch, capsys):
    """Give a runner of crawl-due in this process: its exit code, and what it printed and told."""
    monkeypatch.chdir(ROOT)
    before = [(number, signal.getsignal(number)) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)]

    def told(due, *words):
        with pytest.raises(SystemExit) as ended:
            execute(due.command(*words)[2:])
        return ended.value.code, *capsys.readouterr()

    yield told
    for number, handler in before:
        signal.signal(number, handler)


def test_a_dry_run_lists_what_is_due_and_why_not_and_crawls_nothing(scheduled, told):
    rules = '[portal.asleep]\nplatform = "generic"\naddress = "http://a.vn/"\nenabled = false\n'
    due = scheduled({"awake": "http://b.vn/"}, rules)
    code, printed, said = told(due, "--dry-run")
    assert (code, said) == (0, "")
    awake, asleep = printed.splitlines()
    assert awake.split() == ["awake", "(b.vn)", "due", "never", "crawled", "-"]
    assert asleep.split() == ["asleep", "(a.vn)", "not", "due", "-", "-", "not", "enabled,", "by", "[portal.asleep]"]
    assert not (due.folder / "archive.db").exists()


def test_a_portal_crawled_by_its_address_is_chosen_by_its_table_or_as_the_archive_calls_it(scheduled, told):
    due = scheduled({"one": "http://a.vn/", "two": "http://b.vn/"})
    for name in ("one", "a.vn"):
        assert told(due, "--dry-run", "--portal", name)[1].split() == ["one", "(a.vn)", "due", "never", "crawled", "-"]


MISTAKES = {
    ("--jobs", "0"): "crawl-due: --jobs '0' is no number of crawls; give one from 1 to 100",
    ("--portal", "nobody"): "crawl-due: unknown portal 'nobody'; known are e.g. 127.0.0.1:9, one",
    ("now",): "crawl-due: unknown argument 'now'; see --help for what it takes",
}


@pytest.mark.parametrize("words", MISTAKES)
def test_a_mistake_is_told_in_one_line_with_exit_code_2(scheduled, told, words):
    assert told(scheduled({"one": "http://127.0.0.1:9/"}), *words) == (2, "", f"{MISTAKES[words]}\n")


def test_a_schedule_that_is_named_and_not_there_or_wrong_is_told_with_exit_code_2(scheduled, told):
    due = scheduled({}, "[defaults]\nevry = 1\nwindow = 2\n")
    code, _, said = told(due)
    assert code == 2
    assert [line.partition("schedule.toml: ")[2][:6] for line in said.splitlines()] == ["line 2", "line 3"]
    for absent in ("/nowhere.toml", "schedule.toml"):  # also by its default name, where somebody gave that
        due.settings["SCHEDULE_FILE"] = absent
        assert told(due, "--dry-run") == (2, "", f"crawl-due: there is no {absent}; correct SCHEDULE_FILE\n")


def test_a_schedule_that_is_a_link_to_nothing_is_not_taken_for_none(scheduled, told):
    due = scheduled({})
    (due.folder / "schedule.toml").unlink()
    (due.folder / "schedule.toml").symlink_to("not-mounted.toml")
    code, _, said = told(due, "--dry-run")
    assert (code, said.count("\n")) == (2, 1)
    assert said.endswith("schedule.toml cannot be read: No such file or directory\n")


def test_where_the_logs_cannot_be_written_the_folder_is_named(scheduled, told):
    due = scheduled({"one": "http://127.0.0.1:9/"})
    (due.folder / "logs").write_text("")
    code, _, said = told(due)
    assert code == 1
    assert f"could not be begun: {due.folder}/logs" in said
    assert "see what scrapy doctor says" in said


def test_the_file_of_the_default_name_need_not_be_there_unless_the_environment_names_it():
    settings = Settings()
    settings.setmodule("crawler.settings")
    for environment, given in ({}, False), ({"BAOTINH_SCHEDULE_FILE": "schedule.toml"}, True):
        assert was_given(settings, "SCHEDULE_FILE", environment) is given


def test_a_dry_run_shows_a_crawl_that_died_as_ended_and_one_that_goes_on_as_under_way(scheduled, told):
    due = scheduled({"dead": "http://a.vn/", "alive": "http://b.vn/"})
    ago = datetime.now(UTC) - timedelta(hours=2)
    with open_archive(due.archive) as archive:
        write_jobs(archive, [Job("a.vn").began(ago), Job("b.vn").began(ago)])
    with another_process(due.archive, "b.vn", "http://b.vn/"):
        shown = {line.split()[0]: line for line in told(due, "--dry-run")[1].splitlines()}
    assert "under way since" in shown["alive"]
    assert "waits after interrupted" in shown["dead"]
    assert all(job.is_open for job in due.jobs().values())  # nothing is noted


def test_while_the_archive_is_repaired_nothing_is_crawled_and_that_is_no_mistake(scheduled, told):
    due = scheduled({"one": "http://127.0.0.1:9/"})
    with another_process(due.archive) as repair:
        code, _, said = told(due)
    assert code == 0
    assert f"is being repaired by process {repair.pid} since" in said
    assert not due.jobs()


def test_how_crawls_end_is_known_also_where_whoever_began_crawl_due_ignores_the_end_of_its_children(scheduled):
    ignoring = (
        "import os, signal, sys; signal.signal(signal.SIGCHLD, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])"
    )
    with small_sites(1) as (addresses, _):
        due = scheduled({name: url for name, url in addresses.items() if name not in WHY})
        command = [sys.executable, "-c", ignoring, *due.command()]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)
        assert ended.returncode == 0, ended.stderr
        assert [run.verdict for run in due.runs()] == ["ok"]
