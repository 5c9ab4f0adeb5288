"""A report of a past day counts the articles of that day; a run's page leads to its file, copied into the report."""

import json
from datetime import timedelta

import pytest
from lxml import html
from sqlalchemy import insert, update

from crawler.archive.connections import writing
from crawler.archive.running import run_file
from crawler.archive.store import open_archive
from crawler.archive.tables import articles, captures, runs
from crawler.report.run_files import LARGEST
from tests.report import weeks
from tests.report.conftest import write

DAY = weeks.DAY
BEFORE = DAY - timedelta(days=1)
PORTAL = "127.0.0.1:8300"


@pytest.fixture
def two_days(tmp_path):
    """Give the address of an archive with three articles of one day's run, and two more of the next day's.

    One of the three was captured on both days; one of the later two was published before, and one has the text of an
    earlier article.
    """
    address = f"sqlite:///{tmp_path}/archive.db"
    dice = weeks.random.Random(1)
    nights = [
        weeks.night(PORTAL, at + timedelta(hours=3), "ok", ["all is well"], weeks.measures(dice, new))
        for at, new in ((BEFORE, 3), (DAY, 2))
    ]
    published = [BEFORE - timedelta(days=40), BEFORE, BEFORE + timedelta(hours=1), BEFORE, DAY + timedelta(hours=1)]
    rows = [weeks.article_row(PORTAL, at, number) for number, at in enumerate(published)]
    rows[3]["content_hash"] = rows[0]["content_hash"]
    seen = [(1, 1), (2, 1), (3, 1), (3, 2), (4, 2), (5, 2)]  # article, run
    with open_archive(address) as archive, writing(archive.engine).begin() as connection:
        connection.execute(insert(runs), nights)
        connection.execute(insert(articles), rows)
        captured = {"url": "x", "fetched_at": "x", "content_hash": "x", "revision": 1}
        connection.execute(insert(captures), [{"article_id": a, "run_id": r, **captured} for a, r in seen])
    return address


def portal_of(overview):
    (portal,) = overview.portals
    return portal


def test_the_report_of_a_past_day_counts_the_articles_that_were_kept_by_then(two_days, tmp_path):
    now = write(two_days, tmp_path / "now", known={})
    then = write(two_days, tmp_path / "then", known={}, day=BEFORE.date())
    assert (now.kept, then.kept) == (5, 3)
    assert (now.contents, then.contents) == (4, 3)
    assert [sum(one.months.values()) for one in (now, then)] == [5, 3]
    assert [portal_of(one).newest for one in (now, then)] == [
        weeks.text_of(at) for at in (DAY + timedelta(hours=1), BEFORE + timedelta(hours=1))
    ]
    assert [sum(portal_of(one).spark) for one in (now, then)] == [4, 2]
    assert (now.flows, then.flows) == ([(PORTAL, PORTAL, 1)], [])


def test_an_article_that_no_run_captured_is_one_of_every_day(two_days, tmp_path):
    with open_archive(two_days) as archive, writing(archive.engine).begin() as connection:
        connection.execute(update(captures).where(captures.c.article_id == 5).values(run_id=None))
    assert write(two_days, tmp_path / "then", known={}, day=BEFORE.date()).kept == 4


def test_each_run_leads_to_a_copy_of_its_file_where_there_is_one(two_days, tmp_path):
    with open_archive(two_days) as archive:
        files = [run_file(archive, PORTAL, number) for number in (1, 2)]
    files[0].parent.mkdir(parents=True)
    files[0].write_text(json.dumps({"id": 1}))
    files[0].with_suffix(".pages.jsonl.gz").write_bytes(b"large")
    files[1].write_text(" " * (LARGEST + 1))
    folder = tmp_path / "report"
    write(two_days, folder, known={})
    (page,) = (folder / "portals").iterdir()
    for language in ("", "en/"):
        at = folder / f"{language}portals" / page.name
        (link,) = html.parse(at).xpath("//table[@class='runs']//th/span/a")
        assert (at.parent / link.get("href")).resolve() == folder / "runs/127.0.0.1_8300/1.json"
        assert "1" in link.text
    assert [str(file.relative_to(folder)) for file in (folder / "runs").rglob("*.*") if file.is_file()] == [
        "runs/127.0.0.1_8300/1.json"
    ]
    assert (folder / "runs/127.0.0.1_8300/1.json").read_bytes() == files[0].read_bytes()
