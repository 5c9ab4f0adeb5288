"""A report is written whole or not at all, is the same for the same archive and day, and is made by `scrapy report`."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest
from lxml import html

from crawler.archive.store import open_archive
from crawler.commands import Mistake
from crawler.commands.report import the_day
from crawler.report.site import NoReport, check, write_report
from tests import forked
from tests.report import weeks
from tests.report.conftest import write

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]


def contents_of(folder):
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def scrapy(*args, cwd, **more):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    command = [sys.executable, "-m", "scrapy", "report", *map(str, args)]
    return forked.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, **more)


@pytest.fixture
def small(tmp_path):
    """Give the address of an archive of a few portals and nights."""
    address = f"sqlite:///{tmp_path}/small/archive.db"
    weeks.fill(address, dict([*weeks.ENDINGS.items()][:3]), days=4)
    return address


def test_the_same_archive_and_day_give_the_same_bytes(small, tmp_path):
    write(small, tmp_path / "one")
    write(small, tmp_path / "two")
    assert contents_of(tmp_path / "one") == contents_of(tmp_path / "two")


def test_a_new_report_takes_the_place_of_the_old_one_with_all_in_it(small, tmp_path):
    folder = tmp_path / "report"
    write(small, folder, known=weeks.known(more=("hanoimoi",)))
    assert (folder / "portals/hanoimoi.html").exists()
    write(small, folder, known=weeks.known(more=()))
    assert not (folder / "portals/hanoimoi.html").exists()


def test_a_report_that_is_cut_off_leaves_the_old_one_as_it_was(small, tmp_path):
    folder = tmp_path / "report"
    write(small, folder)
    before = contents_of(folder)

    def cut(names):
        yield from [*names][:2]
        raise KeyboardInterrupt

    with open_archive(small) as archive, pytest.raises(KeyboardInterrupt):
        write_report(archive, folder, weeks.known(), weeks.DAY.date() - timedelta(days=1), cut)
    assert contents_of(folder) == before
    assert {file.name for file in tmp_path.iterdir()} == {"small", "report"}


def test_a_folder_with_something_else_in_it_is_never_replaced(small, tmp_path):
    precious = tmp_path / "photos"
    precious.mkdir()
    (precious / "cat.jpg").write_bytes(b"cat")
    with pytest.raises(NoReport, match="holds something else"):
        write(small, precious)
    with pytest.raises(NoReport, match="is no folder"):
        write(small, precious / "cat.jpg")
    assert contents_of(precious) == {"cat.jpg": b"cat"}
    check(tmp_path / "not there yet")


def test_a_report_of_an_earlier_day_knows_nothing_of_later_runs(filled, tmp_path):
    overview = write(filled, tmp_path / "report", day=weeks.DAY.date() - timedelta(days=10))
    states = {portal.name: portal.state for portal in overview.portals}
    assert states["baolaocai"].verdict == "ok"
    assert states["baohue"].verdict == "never"
    assert max(state.run.started_at for state in states.values() if state.run) < "2026-11-13"


def test_an_archive_without_runs_has_a_report_that_says_what_to_do(tmp_path):
    address = f"sqlite:///{tmp_path}/empty/archive.db"
    open_archive(address).close()
    overview = write(address, tmp_path / "report")
    assert {portal.state.verdict for portal in overview.portals} == {"never"}
    page = html.parse(tmp_path / "report/en/index.html").getroot()
    assert "Nothing has been crawled yet." in page.find(".//main").text_content()
    assert "scrapy crawl-due" in page.xpath("//*[@id='do-never']/..")[0].text_content()
    nothing = write(address, tmp_path / "none", known={})
    assert nothing.portals == []
    assert "no portal is known" in (tmp_path / "none/en/index.html").read_text("utf-8")


def test_articles_without_any_run_and_a_portal_nobody_knows_are_in_the_report(tmp_path):
    address = f"sqlite:///{tmp_path}/imported/archive.db"
    weeks.fill(address, {"x.vn:8080": ("ok", 1, [])}, days=2)
    overview = write(address, tmp_path / "report", known={})
    assert [(portal.name, portal.area) for portal in overview.portals] == [("x.vn:8080", "")]
    assert len([*(tmp_path / "report/portals").iterdir()]) == 1


def test_a_night_without_any_run_is_told_first(small, tmp_path):
    write(small, tmp_path / "report", day=weeks.DAY.date() + timedelta(days=3))
    page = html.parse(tmp_path / "report/en/index.html").getroot()
    assert "Nothing was crawled last night" in page.xpath("//p[@class='headline']")[0].text_content()
    assert "scrapy doctor" in page.xpath("//p[@class='notice']")[0].text_content()


def test_many_portals_out_of_reach_point_to_the_own_network(tmp_path):
    address = f"sqlite:///{tmp_path}/down/archive.db"
    down = ("unreachable", 1, ["the home page could not be fetched: CannotResolveHostError"])
    weeks.fill(address, {f"portal{number}": down for number in range(12)}, days=3)
    overview = write(address, tmp_path / "report", known={})
    assert overview.own_network()
    page = html.parse(tmp_path / "report/en/index.html").getroot()
    assert "own network" in page.xpath("//p[@class='notice']")[0].text_content()
    assert len(page.xpath("//article//details/ul/li")) == 4  # those beyond the first eight are folded


def test_the_command_writes_a_report_and_tells_where(small, tmp_path):
    ended = scrapy("-o", tmp_path / "out/report", "--at", "2026-11-22", "-s", f"ARCHIVE_URL={small}", cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (0, "")
    assert ended.stderr.startswith("report: 2026-11-22: ")
    assert "open " in ended.stderr
    assert (tmp_path / "out/report/index.html").is_file()


def test_a_mistake_is_told_in_one_line_and_nothing_is_written(tmp_path):
    ended = scrapy(cwd=tmp_path)
    assert ended.returncode == 2
    assert ended.stderr.startswith("report: there is no archive ")
    assert ended.stderr.count("\n") == 1
    assert [*tmp_path.iterdir()] == []


def test_a_day_to_come_has_no_report():
    with pytest.raises(Mistake, match="is to come"):
        the_day("2999-01-01")
    assert the_day("2026-10-01").isoformat() == "2026-10-01"


def test_a_killed_report_leaves_the_old_one_and_the_next_clears_up(filled, tmp_path):
    folder = tmp_path / "report"
    write(filled, folder, known={})
    before = contents_of(folder)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    command = [
        sys.executable,
        "-m",
        "scrapy",
        "report",
        "-o",
        folder,
        "--at",
        "2026-11-20",
        "-s",
        f"ARCHIVE_URL={filled}",
    ]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL) as process:
        deadline = time.monotonic() + 60
        while not any(tmp_path.glob(".report.*.part/portals/*")) and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    assert contents_of(folder) == before
    assert [*tmp_path.glob(".report.*")]
    write(filled, folder, known={})
    assert [file.name for file in tmp_path.iterdir()] == ["report"]


def test_the_portals_that_schedule_toml_leaves_out_are_told_and_a_slip_in_it_is_no_end_of_the_report(small, tmp_path):
    (tmp_path / "schedule.toml").write_text("[portal.baosonla]\nenabled = false\n")
    assert scrapy("-s", f"ARCHIVE_URL={small}", cwd=tmp_path).returncode == 0
    shown = (tmp_path / "output/report/en/portals/baosonla.html").read_text(encoding="utf-8")
    assert "[portal.baosonla]" in shown
    (tmp_path / "schedule.toml").write_text("[portal.baosonla]\nenabled = 0\n")
    ended = scrapy("-s", f"ARCHIVE_URL={small}", cwd=tmp_path)
    assert ended.returncode == 0
    assert "leaves out is not known: schedule.toml: line 2: enabled: 0 is neither true nor false" in ended.stderr
    assert "[portal.baosonla]" not in (tmp_path / "output/report/en/portals/baosonla.html").read_text(encoding="utf-8")
