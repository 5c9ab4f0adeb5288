"""WARC files whose end is missing: what a killed run leaves, and what a damaged disk leaves."""

import sqlite3
from contextlib import closing

import pytest

from crawler.archive.database import ArchiveError
from crawler.archive.running import complete_runs
from crawler.archive.store import open_archive
from crawler.archive.warc_files.pages import records
from crawler.operations.verifying.findings import Seen
from crawler.operations.verifying.verify import verify
from tests.faults.conftest import assert_clean, assert_complete, in_full, lines, made_anew, one_line

pytestmark = pytest.mark.slow


CUTS = 5


def findings(kept):
    with open_archive(kept.archive, create=False) as archive:
        return list(verify(archive, kept.warc, Seen()))


def cut(path, offset):
    with path.open("r+b") as file:
        file.truncate(offset)


def test_of_a_file_cut_at_any_byte_exactly_the_whole_records_are_read(site, dice, tmp_path):
    (path,) = site.alone.files()
    whole = path.read_bytes()
    begins = [record.offset for record in records(path)]
    ends = [*begins[1:], len(whole)]
    start = begins[-12]
    torn = tmp_path / "torn.warc.gz"
    few = {begin + byte for begin in begins[-11:] for byte in range(12)}  # where a gzip member's head is gone in part
    for length in sorted(
        {*few, *(end - byte for end in ends[-11:] for byte in range(9)), *dice.sample(range(start, len(whole)), 200)}
    ):
        torn.write_bytes(whole[:length])
        expected = [begin for begin, end in zip(begins, ends, strict=True) if begin >= start and end <= length]
        assert [record.offset for record in records(torn, start)] == expected


def test_a_last_record_torn_at_any_byte_by_a_kill_is_a_note_and_a_repair_reads_what_stands_before_it(
    site, dice, tmp_path
):
    kept = site.alone.copy(tmp_path / "archive")
    (path,) = kept.files()
    last = [record for record in records(path) if record.kind in ("response", "revisit")][-1]
    with closing(sqlite3.connect(kept.database)) as connection, connection:
        # as when it was killed while it wrote that record
        connection.execute("UPDATE runs SET finished_at = NULL, outcome = NULL, complete = 0, measures = NULL")
        connection.execute("DELETE FROM captures WHERE record_id = ?", [last.record_id])
        connection.execute("DELETE FROM articles WHERE id NOT IN (SELECT article_id FROM captures)")
        assert connection.execute("DELETE FROM responses WHERE record_id = ?", [last.record_id]).rowcount
    connection.close()
    for file in (kept.folder / "runs").glob("*/1.*"):  # they are written as a run ends
        file.unlink()
    left = kept.export()
    whole = path.read_bytes()
    for _ in range(CUTS):
        cut(path, dice.randrange(last.offset + 1, len(whole)))
        found = findings(kept)
        assert [finding for finding in found if not finding.harmless] == []
        assert any("torn" in finding.text for finding in found)
        path.write_bytes(whole)
    cut(path, last.offset + 1)
    made_anew(kept)
    assert kept.export() == left
    site.is_as_undisturbed(kept)


def test_a_run_that_was_complete_is_not_so_any_more_when_what_it_fetched_is_lost(site, dice, tmp_path):
    kept = site.alone.copy(tmp_path / "archive")
    (path,) = kept.files()
    cut(path, dice.randrange(path.stat().st_size // 2, list(records(path))[-2].offset))
    kept.forget_database()
    made_anew(kept)
    with open_archive(kept.archive, create=False) as archive:
        assert complete_runs(archive, site.portal.removeprefix("portal=http://").strip("/")) == []
    assert_complete(site.crawl(kept))
    assert lines(kept) == site.lines


@pytest.mark.parametrize("how", ["first record", "gone"])
def test_a_run_whose_file_is_lost_leaves_the_earlier_ones_complete_and_no_later_one(site, tmp_path, how):
    kept = site.alone.copy(tmp_path / "archive")
    for _ in range(2):
        site.crawl(kept)
    _, second, _ = kept.files()
    if how == "gone":
        second.unlink()
    else:
        damaged = bytearray(second.read_bytes())
        damaged[20:60] = bytes(40)
        second.write_bytes(damaged)
    kept.forget_database()
    made_anew(kept)
    with open_archive(kept.archive, create=False) as archive:
        portal = site.portal.removeprefix("portal=http://").strip("/")
        assert [run.id for run in complete_runs(archive, portal)] == [1]


def test_a_file_cut_at_any_byte_after_its_run_is_found_and_costs_no_article(site, dice, tmp_path):
    kept = site.alone.copy(tmp_path / "archive")
    before = kept.export()
    (path,) = kept.files()
    whole = path.read_bytes()
    ended = list(records(path))[-1].offset  # what is cut after this is no answer
    for _ in range(CUTS):
        cut(path, dice.randrange(10, ended))
        wrong = [finding for finding in findings(kept) if not finding.harmless]
        assert wrong
        assert all(path.name in finding.text for finding in wrong)
        assert any("put back a copy" in finding.remedy for finding in wrong)
        with pytest.raises(ArchiveError, match=r"would be lost: .*put back the WARC files .*, or move"):
            made_anew(kept)
        assert kept.export() == before
        path.write_bytes(whole)
    assert_clean(kept)


@in_full
def test_commands_upon_a_cut_file_say_what_is_lost_and_change_nothing(site, dice, tmp_path):
    kept = site.alone.copy(tmp_path / "archive")
    before = kept.export()
    (path,) = kept.files()
    whole = path.read_bytes()
    cut(path, dice.randrange(len(whole) // 2))
    gone = [record for record in records(site.alone.files()[0]) if record.kind == "response"][-1]
    one_line(kept.scrapy("replay", gone.record_id), 2, "no record", "scrapy verify")
    one_line(kept.scrapy("verify", "--repair"), 2, "would be lost")
    assert b"the stored page is damaged" in kept.scrapy("reread").stderr
    assert kept.export() == before
    assert_complete(site.crawl(kept))  # goes on beside it
    assert kept.export() == before
    path.write_bytes(whole)
    assert_clean(kept)


@pytest.mark.parametrize("rest", [0, 1, 2, 10])
def test_a_file_with_nothing_or_almost_nothing_in_it_is_no_fault(site, tmp_path, rest):
    kept = site.alone.copy(tmp_path / "archive")
    (path,) = kept.files()
    path.with_name(path.name.replace("-00001.", "-00002.")).write_bytes(path.read_bytes()[:rest])  # killed as it began
    assert_clean(kept)
    before = kept.export()
    made_anew(kept)
    assert kept.export() == before
