"""`scrapy doctor`: names what is wrong and what to do about it, and changes nothing."""

import fcntl
import json
import re
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest
from scrapy.settings import Settings
from sqlalchemy import insert

from crawler.archive.lock import lock_file, locks_of
from crawler.archive.store import open_archive
from crawler.archive.tables import VERSION, runs
from crawler.operations import doctor, doctor_archive, doctor_online
from crawler.operations.doctor import Level, examine
from tests.hostile.server import Server, page


@pytest.fixture
def settings(tmp_path):
    found = Settings()
    found.setmodule("crawler.settings")
    mine = {
        "ARCHIVE_URL": f"sqlite:///{tmp_path}/archive.db",
        "CONTACT": "luutru@thuvien.example",
        "SCHEDULE_FILE": str(tmp_path / "schedule.toml"),
        "SPIDER_MODULES": ["tests.schedule.portals.none"],
    }
    found.setdict(mine, priority="project")
    return found


def found(settings, *checks):
    return [tuple(one)[:3] for one in examine(settings, checks)]


def bad(settings, *checks):
    return [(one.check, one.level, one.text, one.remedy) for one in examine(settings, checks) if one.level != Level.OK]


def run(settings, started_at, **more):
    row = {"portal": "bao", "started_at": started_at, "complete": False, "arguments": {}, **more}
    with open_archive(settings["ARCHIVE_URL"]) as archive, archive.writing() as connection:
        connection.execute(insert(runs), [row])


def test_a_machine_on_which_all_is_well(settings, tmp_path, monkeypatch):
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert bad(settings, *doctor.CHECKS, *doctor_archive.CHECKS) == []
    assert list(tmp_path.iterdir()) == []


def test_every_check_that_fails_itself_is_a_finding_and_hides_no_other(settings):
    def broken(_settings):
        raise RuntimeError("no such\ndevice")

    assert found(settings, broken, doctor.contact)[0] == ("broken", Level.WRONG, "no such device")
    assert len(found(settings, broken, doctor.contact)) == 2


def test_a_missing_contact_and_a_bad_setting_are_named(settings):
    settings.set("CONTACT", "", priority="cmdline")
    settings.set("RETRY_TIMES", "few", priority="cmdline")
    contact, value = bad(settings, doctor.contact, doctor.configuration)
    assert contact[1] == Level.WRONG
    assert "BAOTINH_CONTACT=" in contact[3]
    assert value[2].startswith("-s RETRY_TIMES=few")


def test_a_schedule_that_is_named_and_not_there_is_wrong(settings):
    settings.set("SCHEDULE_FILE", "/nowhere.toml", priority="cmdline")
    assert bad(settings, doctor.schedule) == [
        ("schedule", Level.WRONG, "there is no /nowhere.toml", "correct SCHEDULE_FILE")
    ]


def test_a_schedule_with_a_mistake_is_wrong(settings, tmp_path):
    (tmp_path / "schedule.toml").write_text("[defaults]\nevry = '1d'\n")
    ((check, level, text, _),) = bad(settings, doctor.schedule)
    assert (check, level) == ("schedule", Level.WRONG)
    assert "line 2" in text


def test_a_folder_that_is_a_file_is_wrong(settings, tmp_path):
    (tmp_path / "warc").write_text("")
    ((check, level, text, _),) = bad(settings, doctor.folders)
    assert (check, level) == ("folders", Level.WRONG)
    assert "Not a directory" in text


@pytest.mark.parametrize("name", ["locks", "runs", "logs"])
def test_a_folder_beside_the_archive_that_a_crawl_cannot_write_to_is_wrong(settings, tmp_path, name):
    (tmp_path / name).write_text("")
    ((check, level, text, _),) = bad(settings, doctor.folders)
    assert (check, level) == ("folders", Level.WRONG)
    assert f"for the {name}: Not a directory" in text


def test_a_database_that_this_user_may_not_write_is_wrong_and_not_to_be_repaired(settings, tmp_path, monkeypatch):
    open_archive(settings["ARCHIVE_URL"]).close()
    monkeypatch.setattr(doctor.os, "access", lambda *_: False)  # root may write whatever the mode says
    assert bad(settings, doctor.folders) == [
        ("folders", Level.WRONG, f"{tmp_path}/archive.db is read-only", "make the file and its folder writable")
    ]


def test_an_alert_that_could_not_be_sent_is_told_before_there_is_one(settings, monkeypatch):
    monkeypatch.setenv("BAOTINH_ALERT_SLACK_WEBHOOK", "hooks.example")
    ((check, level, text, remedy),) = bad(settings, doctor.alerts)
    assert (check, level) == ("alerts", Level.WRONG)
    assert text == "BAOTINH_ALERT_SLACK_WEBHOOK is no address"
    assert remedy == "write it like https://host"


def test_a_damaged_database_is_wrong_and_the_remedy_is_the_warc_files(settings, tmp_path):
    (tmp_path / "archive.db").write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    ((check, level, _, remedy),) = bad(settings, *doctor_archive.CHECKS)
    assert (check, level) == ("database", Level.WRONG)
    assert "--repair" in remedy


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("DROP TABLE jobs", "is damaged: it lacks jobs"),
        ("DELETE FROM archive", "is damaged: it lacks its version"),
        ("DROP TABLE archive", "is damaged: it lacks its version"),
    ],
)
def test_a_database_of_which_a_part_is_lost_is_wrong_and_the_remedy_is_the_warc_files(settings, tmp_path, change, said):
    open_archive(settings["ARCHIVE_URL"]).close()
    with closing(sqlite3.connect(tmp_path / "archive.db")) as connection, connection:
        connection.execute(change)
    ((check, level, text, remedy),) = bad(settings, *doctor_archive.CHECKS)
    assert (check, level) == ("database", Level.WRONG)
    assert text.endswith(said)
    assert "--repair" in remedy


def test_an_older_archive_is_told_and_not_migrated(settings, tmp_path):
    open_archive(settings["ARCHIVE_URL"]).close()
    with closing(sqlite3.connect(tmp_path / "archive.db")) as connection:
        connection.execute("UPDATE archive SET version = ?", [VERSION - 1])
        connection.commit()
    ((check, level, text, _),) = bad(settings, *doctor_archive.CHECKS)
    assert (check, level) == ("database", Level.WARNING)
    assert f"version {VERSION - 1}" in text


def test_a_clock_behind_the_newest_record_is_wrong(settings):
    run(settings, (datetime.now(UTC) + timedelta(days=2)).isoformat(), verdict="ok", finished_at="2026-01-01")
    assert [one[:2] for one in bad(settings, doctor_archive.clock)] == [("clock", Level.WRONG)]


def test_where_no_lock_can_be_opened_it_is_not_said_that_no_crawl_is_under_way(settings):
    open_archive(settings["ARCHIVE_URL"]).close()
    lock_file(locks_of(settings["ARCHIVE_URL"]), "portal", "bao").mkdir(parents=True)
    ((check, level, text, remedy),) = bad(settings, doctor_archive.under_way)
    assert (check, level) == ("runs", Level.WARNING)
    assert text.startswith("nobody can tell whether a crawl is under way: the lock ")
    assert remedy == "make the folder and its files writable"


def test_a_database_that_cannot_be_opened_is_not_called_lost(settings, tmp_path):
    (tmp_path / "archive.db").mkdir()
    ((check, level, text, remedy),) = bad(settings, doctor_archive.database)
    assert (check, level, text.partition(" ")[0]) == ("database", Level.WRONG, f"{tmp_path}/archive.db")
    assert "--repair" not in remedy


def test_a_killed_run_is_told(settings):
    run(settings, "2026-01-01T00:00:00+00:00")
    ((check, level, text, _),) = bad(settings, doctor_archive.under_way)
    assert (check, level) == ("runs", Level.WARNING)
    assert "bao (run 1" in text


def test_a_disk_without_room_for_a_year_of_growth_is_told(settings, tmp_path):
    run(settings, (datetime.now(UTC) - timedelta(days=10)).isoformat())
    (tmp_path / "warc").mkdir()
    with (tmp_path / "warc" / "large.warc.gz").open("wb") as file:
        file.truncate(2**43)  # a hole: in a year it would be more than any disk has
    ((check, level, text, _),) = bad(settings, doctor_archive.disk)
    assert check == "disk"
    assert level in (Level.WARNING, Level.WRONG)
    assert "a year of the present growth takes" in text


def test_what_is_in_a_folder_and_in_one_within_it_is_counted_once(settings, tmp_path):
    run(settings, (datetime.now(UTC) - timedelta(days=365)).isoformat())
    (tmp_path / "warc").mkdir()
    with (tmp_path / "warc" / "one.warc.gz").open("wb") as file:
        file.truncate(10**10)
    ((_, _, text, _),) = bad(settings, doctor_archive.disk) or [one[:4] for one in doctor_archive.disk(settings)]
    assert 9_500 < int(re.search(r"growth takes ([\d,]+) MB", text)[1].replace(",", "")) < 9_600  # 10**10 bytes


def test_online_each_portal_is_asked_for_its_robots_txt_and_clocks_are_compared(settings, tmp_path):
    answers = {
        "allows": page(b"User-agent: *\nCrawl-delay: 5\n", headers=["Date: Sun, 06 Nov 1994 08:49:37 GMT"]),
        "forbids": page(b"User-agent: *\nDisallow: /\n"),
        "fails": page(b"", status="503 Unavailable"),
        "lacks": page(b"Disallow: /", status="404 Not Found"),
    }
    servers = {name: Server(lambda _path, _host, given=given: given) for name, given in answers.items()}
    for server in servers.values():
        server.__enter__()
    addresses = {name: server.url for name, server in servers.items()} | {"nameless": "http://bao.invalid/"}
    tables = [f'[portal.{name}]\nplatform = "generic"\naddress = "{url}"' for name, url in addresses.items()]
    (tmp_path / "schedule.toml").write_text("\n".join(tables))
    said = {
        text.partition(": ")[0]: (check, level, text) for check, level, text in found(settings, *doctor_online.CHECKS)
    }
    for server in servers.values():
        server.__exit__()
    named = {name: said.get(url.split("/")[2]) for name, url in addresses.items()}
    assert named["allows"][1] == Level.OK
    assert named["allows"][2].endswith("allowed, Crawl-delay 5 s")
    assert named["lacks"][1] == Level.OK
    assert named["forbids"][1:] == (Level.WARNING, f"{addresses['forbids'].split('/')[2]}: robots.txt forbids it")
    assert "503" in named["fails"][2]
    assert named["nameless"][:2] == ("DNS", Level.WRONG)
    assert any(check == "clock" and level == Level.WRONG for check, level, _ in said.values())


def test_online_a_host_that_is_being_crawled_is_asked_in_its_turn_or_not_at_all(settings, tmp_path, monkeypatch):
    settings.set("DOWNLOAD_DELAY", 0.5, priority="cmdline")
    with Server(lambda _path, _host: page(b"")) as server:
        host = server.url.split("/")[2]
        (tmp_path / "schedule.toml").write_text(f'[portal.x]\nplatform = "generic"\naddress = "{server.url}"\n')
        path = lock_file(locks_of(settings["ARCHIVE_URL"]), "turn", host)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("asked last by process 1\n")
        began = monotonic()
        said = [text for check, _, text in found(settings, *doctor_online.CHECKS) if check == "robots"]
        assert said[-1].endswith(": allowed")
        assert monotonic() - began > 0.4
        assert path.read_text() != "asked last by process 1\n"
        monkeypatch.setattr(doctor_online, "TIMEOUT", 0.3)
        with path.open() as crawl:
            fcntl.flock(crawl, fcntl.LOCK_EX)
            said = [text for check, _, text in found(settings, *doctor_online.CHECKS) if check == "robots"]
        assert said[-1].endswith(": not asked, for its host is being crawled and is slow")
        assert server.asked.total() == 1


def test_online_nobody_is_asked_without_a_contact(settings, tmp_path):
    settings.set("CONTACT", "", priority="cmdline")
    (tmp_path / "schedule.toml").write_text('[portal.x]\nplatform = "generic"\naddress = "https://8.8.8.8/"\n')
    assert [one[0] for one in bad(settings, *doctor_online.CHECKS)] == ["online"]


def test_the_command_prints_lines_or_json_and_its_exit_code_tells(project, tmp_path):
    archive = f"ARCHIVE_URL=sqlite:///{tmp_path}/archive.db"
    ended = project.run("doctor", "-s", archive, BAOTINH_CONTACT="")
    assert ended.returncode == 1
    assert "wrong: contact: " in ended.stdout
    ended = project.run("doctor", "-s", archive, "--json", BAOTINH_CONTACT="a@b.vn")
    assert {"check", "level", "text", "remedy"} == set(json.loads(ended.stdout)[0])
    assert ended.returncode == 0, ended.stdout
