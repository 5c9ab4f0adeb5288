"""A clock that is set back, or was ahead once: nothing is lost by it, nothing is done twice, and the order stays."""

import os
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy import Request
from scrapy.http import Response

from crawler.archive.running import begin, complete_runs, finish
from crawler.archive.store import open_archive
from crawler.archive.warc_files.warc import WarcWriter, following
from crawler.middlewares.exchange import TIME, exchanged
from crawler.operations.verifying.claims import in_order
from crawler.reading.lines.dates import VIETNAM
from tests.archive.sample_articles import an_article
from tests.crawl.conftest import ROOT
from tests.faults.conftest import archive_in, assert_clean, in_full, lines, number_kept

pytestmark = pytest.mark.slow


NOW = datetime(2024, 3, 8, 12, tzinfo=VIETNAM)
YEAR = datetime.now(UTC).year
AHEAD = NOW + timedelta(days=4000)


def faketime():
    return next(iter(Path("/usr/lib").glob("*/faketime/libfaketime.so.1")), None)


@pytest.fixture
def archive(tmp_path):
    with open_archive(f"sqlite:///{tmp_path}/archive.db") as archive:
        yield archive


@in_full
@pytest.mark.skipif(faketime() is None, reason="libfaketime is not installed (Debian: apt-get install faketime)")
def test_a_crawl_after_one_whose_clock_was_ten_years_ahead_is_as_any_other(site, tmp_path):
    kept = archive_in(tmp_path / "archive")
    ahead = {"LD_PRELOAD": str(faketime()), "FAKETIME": "+10y", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    done = subprocess.run(
        kept.command("legacy_gmt7", site.portal),
        cwd=ROOT,
        env={**os.environ, **ahead},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    first = kept.export()
    assert {datetime.fromisoformat(article["fetched_at"]).year for article in kept.articles()} == {YEAR + 10}
    assert "0 new, 0 unchanged, 0 revised, 0 updated" in site.crawl(kept).said
    assert f"0 new, {number_kept(kept)} unchanged" in kept.run("legacy_gmt7", site.portal, "full=1").said
    assert kept.export() == first
    assert lines(kept) == site.lines
    assert_clean(kept)
    kept.forget_database()
    assert kept.scrapy("verify", "--repair").returncode == 0
    assert kept.export() == first  # the runs were taken in the order they were made


@given(st.lists(st.integers(-(10**6), 10**6), min_size=2, max_size=6), st.booleans())
def test_sorted_names_give_the_runs_in_the_order_they_were_made_whatever_the_clock_said(tmp_path_factory, jumps, same):
    folder = tmp_path_factory.mktemp("warc")
    made = []
    for number, jump in enumerate(jumps):
        portal = "bao" if same else f"bao{number * 7 % 5}"
        name = f"{portal}-{following(folder, NOW + timedelta(seconds=jump))}"
        serial = 1
        while (path := folder / portal / f"{name}-{serial:05}.warc.gz").exists():
            serial += 1
        path.parent.mkdir(exist_ok=True)
        path.touch()
        made.append(path)
    clocks = [path.name.split("-")[1] for path in made]
    assert clocks == sorted(clocks)
    if same or len(set(clocks)) == len(clocks):
        assert in_order(list(folder.rglob("*.warc.gz"))) == made


def test_the_files_of_a_run_take_that_time(tmp_path):
    (tmp_path / "bao").mkdir()
    (tmp_path / "bao" / "bao-20991231235959-00001.warc.gz").touch()
    (tmp_path / "imported").mkdir()
    (tmp_path / "imported" / "0011-rec-29990101000000-00001.warc.gz").touch()  # others' names say nothing of our runs
    assert WarcWriter(tmp_path, "baocaobang", {}, 1).began == "21000101000000"


def captured(archive, number, published, *at):
    for when in at:
        archive.keep(an_article(number, published_at=published.isoformat(), fetched_at=when.isoformat()), str(number))


def test_a_capture_from_a_clock_that_was_ahead_ends_no_refresh(archive):
    captured(archive, 1, NOW - timedelta(days=2), AHEAD)
    captured(archive, 2, NOW - timedelta(days=2), NOW - timedelta(hours=3), AHEAD)
    captured(archive, 3, NOW - timedelta(hours=3), AHEAD)  # not a day old yet
    captured(archive, 4, NOW - timedelta(days=200), AHEAD)  # too old for any
    due = archive.due("baocaobang", ["1", "2", "3", "4"], (1, 7, 30), NOW)
    assert due == {"1"}


@given(st.integers(0, 400), st.lists(st.integers(-400, 4000), min_size=1, max_size=3))
def test_what_was_fetched_again_is_not_due_at_the_same_time_once_more(tmp_path_factory, age, days):
    with open_archive(f"sqlite:///{tmp_path_factory.mktemp('archive')}/archive.db") as archive:
        published = NOW - timedelta(days=age)
        captured(archive, 1, published, *(NOW + timedelta(days=day) for day in days), NOW)
        assert archive.due("baocaobang", ["1"], (1, 7, 30), NOW) == set()


def test_a_run_never_ends_before_it_began(archive):
    run_id = begin(archive, "baocaobang", {})
    with closing(sqlite3.connect(archive.where)) as connection, connection:
        connection.execute("UPDATE runs SET started_at = '2099-01-01T00:00:00+07:00'")
    connection.close()
    finish(archive, run_id, "finished", complete=True, counts={})
    with archive.engine.connect() as connection:
        (row,) = connection.exec_driver_sql("SELECT started_at, finished_at FROM runs").all()
    assert row.finished_at == row.started_at
    assert len(complete_runs(archive, "baocaobang")) == 1


def test_an_answer_takes_no_less_than_no_time():
    request = Request("https://baocaobang.vn/", meta={TIME: datetime.now(UTC) + timedelta(days=1)})
    assert exchanged(request, Response(request.url)).notes["fetchTimeMs"] == "0"
