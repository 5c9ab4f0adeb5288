"""A database that another process keeps locked for longer than is waited for."""

import sqlite3
from contextlib import contextmanager

import pytest

from crawler.archive.exports.export import write_file
from crawler.archive.store import open_archive
from tests.crawl.stored import DIGESTED
from tests.faults.conftest import archive_in, assert_clean, in_full, one_line

pytestmark = pytest.mark.slow


@contextmanager
def locked(kept):
    other = sqlite3.connect(kept.database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.close()


@pytest.fixture
def impatient(monkeypatch):
    """Wait half a second for a lock instead of thirty."""
    monkeypatch.setattr(
        "tests.crawl.stored.Kept.archive", property(lambda kept: f"sqlite:///{kept.database}?timeout=0.5")
    )


@pytest.mark.usefixtures("impatient")
def test_a_crawl_that_finds_the_archive_locked_stops_with_one_line_and_is_run_again(site, tmp_path):
    kept = archive_in(tmp_path / "archive")
    kept.export()  # makes the archive
    before = site.requests()
    with locked(kept):
        run = site.crawl(kept)
    assert run.code  # which one is the verdict's
    assert site.requests() - before <= 2
    assert "Crawl stopped: the archive" in run.said
    assert "is locked by another process; let that end or stop it, then run this again" in run.said
    assert "not complete (archive_error)" in run.said
    assert "Traceback" not in run.said
    assert_clean(kept)
    site.is_as_undisturbed(kept)


@in_full
@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("command", ["reread", "reclean"])
def test_what_makes_records_anew_says_that_the_archive_is_locked_and_changes_nothing(site, tmp_path, command):
    kept = site.alone.copy(tmp_path / "archive")
    older = """UPDATE articles SET record = replace(record, '"cleaner_version":"', '"cleaner_version":"0.')"""
    kept.change(older, DIGESTED)
    before = kept.export()
    with locked(kept):
        one_line(kept.scrapy(command), 2, "is locked by another process")
    assert kept.export() == before


def test_an_export_and_a_verify_do_not_mind_a_writer(site, tmp_path):
    kept = site.alone.copy(tmp_path / "archive")
    with locked(kept):
        with open_archive(kept.archive, create=False) as archive:
            assert write_file(archive.export(), tmp_path / "articles.jsonl") == len(site.lines)
        assert_clean(kept)
