"""A disk that is full, that is read-only, or that is gone."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from crawler.archive.database import ArchiveError
from crawler.archive.running import begin, complete_runs, finish
from crawler.archive.store import open_archive
from crawler.archive.warc_files.warc import WarcError, WarcWriter
from crawler.archive.warc_files.warc_records import Exchange
from crawler.operations.runs.verdict import Verdict
from crawler.operations.verifying.exports import check_manifest
from tests.archive.sample_articles import an_article
from tests.crawl.conftest import ROOT
from tests.crawl.test_foreign_warc import block, http
from tests.faults.conftest import (
    archive_in,
    assert_clean,
    assert_complete,
    fill,
    in_full,
    kills,
    lines,
    mounted,
    number_kept,
    one_line,
    unmounting,
)

pytestmark = pytest.mark.slow


ROOM = "free"  # the word of every remedy


def told(run, outcome):
    """Check that a crawl told why it stopped, in one line, and how it ended."""
    assert run.code, run.said  # which one is the verdict's
    assert "Traceback" not in run.said
    (stopped,) = [line for line in run.said.splitlines() if "Crawl stopped:" in line]
    assert ROOM in stopped
    assert f"not complete ({outcome})" in run.said
    assert run.code == Verdict.INTERRUPTED.exit_code
    verdict = run.said.strip().splitlines()[-1]
    assert ": verdict: interrupted because " in verdict
    assert stopped.partition("Crawl stopped: ")[2] in verdict  # which disk, and the remedy


def limited(command, what, allowed):
    """Run a command with a limit of the kernel's."""

    def set_limit():
        resource.setrlimit(what, (allowed, allowed))

    return subprocess.run(
        command,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        preexec_fn=set_limit,
    )


def test_a_crawl_onto_a_disk_that_is_full_from_the_start_asks_for_nothing(site, small_disk):
    kept = archive_in(small_disk / "archive")
    fill(small_disk)
    before = site.requests()
    run = site.crawl(kept)
    assert run.code == 2
    assert len(run.said.strip().splitlines()) == 1
    assert ROOM in run.said
    assert site.requests() == before


@pytest.mark.parametrize("leave", [0, 40_000])
def test_a_crawl_whose_disk_gets_full_is_interrupted_even_at_its_first_answer_and_says_which_and_what_to_do(
    site, small_disk, tmp_path, leave
):
    kept = archive_in(tmp_path / "archive")
    kept.warc.symlink_to(small_disk)
    fill(small_disk, leave=leave)
    run = site.crawl(kept)
    told(run, "warc_error")
    assert "the WARC files could not be written, after " in run.said
    assert "No space left on device; free space" in run.said.strip().splitlines()[-1]


@in_full
def test_a_crawl_whose_database_finds_no_room_stops_and_is_run_again_when_there_is(site, small_disk, tmp_path):
    kept = archive_in(small_disk / "archive")
    kept.export()  # makes the archive
    elsewhere = f"WARC_DIR={tmp_path / 'warc'}"
    filler = fill(small_disk, leave=300_000)
    told(site.crawl(kept, elsewhere), "archive_error")
    assert 0 < number_kept(kept) < len(site.lines)
    filler.unlink()
    assert_complete(site.crawl(kept, elsewhere))
    assert lines(kept) == site.lines
    assert kept.scrapy("verify", "-s", elsewhere).returncode == 0


@in_full
def test_a_crawl_whose_warc_files_find_no_room_stops_and_is_run_again_when_there_is(site, small_disk, tmp_path):
    kept = archive_in(tmp_path / "archive")
    kept.warc.symlink_to(small_disk)
    filler = fill(small_disk, leave=100_000)
    told(site.crawl(kept), "warc_error")
    assert 0 < number_kept(kept) < len(site.lines)
    assert_clean(kept)
    filler.unlink()
    site.is_as_undisturbed(kept)


@in_full
def test_a_crawl_that_fills_the_disk_by_itself_stops_at_any_point_and_is_run_again(site, small_disk, dice):
    for number in range(min(kills(1), 10)):
        kept = archive_in(small_disk / str(number))
        kept.export()
        filler = fill(small_disk, leave=dice.randrange(50_000, 700_000))
        run = site.crawl(kept)
        assert run.code, run.said
        assert ROOM in run.said
        assert "Traceback" not in run.said
        filler.unlink()
        site.is_as_undisturbed(kept)
        shutil.rmtree(kept.folder)


@in_full
def test_a_file_that_may_not_grow_is_a_full_disk(site, tmp_path):
    """Where nothing can be mounted this is what can be had of a full disk: the limit that `ulimit -f` sets."""
    kept = archive_in(tmp_path / "archive")
    done = limited(kept.command("legacy_gmt7", site.portal), resource.RLIMIT_FSIZE, 200_000)
    assert done.returncode
    assert "Traceback" not in done.stderr
    assert "Crawl stopped:" in done.stderr
    site.is_as_undisturbed(kept)


def test_a_run_whose_end_finds_no_room_is_told_and_counts_as_not_ended(small_disk):
    with open_archive(f"sqlite:///{small_disk / 'archive.db'}") as archive:
        run_id = begin(archive, "baocaobang", {})
        writer = WarcWriter(small_disk / "warc", "baocaobang", {}, 10**9)
        writer.write(Exchange(url="https://baocaobang.vn/", at=datetime.now(UTC), status=200, headers=b"", body=b"a"))
        filler = fill(small_disk)
        with pytest.raises(WarcError, match="No space left on device; free space"):
            writer.end({"ended": os.urandom(50_000).hex()})
        with pytest.raises(ArchiveError, match="no space left on the disk; free some and run this again"):
            finish(archive, run_id, "finished", complete=True, counts={"n": "x" * 100_000})
        with pytest.raises(ArchiveError, match="no space left on the disk"):
            archive.keep(an_article(1, content="Mùa màng. " * 20_000), "1")
        filler.unlink()
        assert complete_runs(archive, "baocaobang") == []


@in_full
@pytest.mark.parametrize("form", [[], ["--compress", "gz"], ["--format", "parquet"]])
def test_an_export_that_finds_no_room_leaves_the_old_file_and_nothing_else(site, small_disk, form):
    out = small_disk / "articles"
    arguments = ("export", "-o", str(out), *form)
    assert site.alone.scrapy(*arguments, "--since", "2021-01-01").returncode == 0
    before = {path.name: path.read_bytes() for path in small_disk.iterdir()}
    filler = fill(small_disk, leave=8192)
    one_line(site.alone.scrapy(*arguments), 2, "No space left on device")
    filler.unlink()
    assert {path.name: path.read_bytes() for path in small_disk.iterdir()} == before
    assert site.alone.scrapy(*arguments).returncode == 0
    assert list(check_manifest(out.with_name("articles.manifest.json"))) == []


@in_full
@pytest.mark.parametrize("leave", [8192, 100_000])
def test_a_reread_that_finds_no_room_says_so_and_is_run_again(site, small_disk, leave):
    kept = site.alone.copy(small_disk / "archive")
    with closing(sqlite3.connect(kept.database)) as connection, connection:
        connection.execute("""UPDATE articles SET record = replace(record, '"title":"', '"title":"Đọc sai ')""")
    connection.close()
    filler = fill(small_disk, leave)
    said = kept.scrapy("reread")
    assert said.returncode == 2
    assert len(said.stderr.decode().strip().splitlines()) == 1
    assert b"the archive" in said.stderr
    filler.unlink()
    assert kept.scrapy("reread").returncode == 0
    assert lines(kept) == site.lines
    assert_clean(kept)


@pytest.mark.parametrize("small", ["TMPDIR", "WARC_DIR"])
def test_a_wacz_that_would_fill_the_disk_is_not_unpacked_and_the_other_files_are_taken_in(tmp_path, small_disk, small):
    bomb = tmp_path / "bomb.wacz"
    head = block(http())
    with ZipFile(bomb, "w", ZIP_DEFLATED) as out:
        out.writestr("archive/bomb.warc", head + bytes(64 << 20))
        out.writestr("archive/one.warc", head)
    assert bomb.stat().st_size < 1 << 20
    kept = archive_in(tmp_path / "archive")
    where = {"TMPDIR": str(tmp_path), "WARC_DIR": str(tmp_path / "warc"), small: str(small_disk)}
    command = [sys.executable, "-m", "scrapy", "reread", "--warc", bomb, "-s", f"ARCHIVE_URL={kept.archive}"]
    said = subprocess.run(
        [*command, "-s", f"WARC_DIR={where['WARC_DIR']}"],
        cwd=ROOT,
        env={**os.environ, "TMPDIR": where["TMPDIR"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 1, said.stderr
    assert "bomb.warc: " in said.stderr
    assert "make room there" in said.stderr
    assert "1 new" in said.stderr
    assert shutil.disk_usage(small_disk).used < 1 << 20


@pytest.fixture
def read_only(site, tmp_path):
    """Give an archive in a folder that nothing can be written to, whoever tries."""
    kept = site.alone.copy(tmp_path / "archive")
    mounted("--bind", kept.folder, kept.folder)
    with unmounting(kept.folder):
        mounted("-o", "remount,ro,bind", kept.folder)
        yield kept


def test_nothing_is_crawled_into_a_read_only_folder(site, read_only):
    before = site.requests()
    run = site.crawl(read_only)
    assert run.code == 2
    assert len(run.said.strip().splitlines()) == 1
    assert "Read-only file system; make the folder and its files writable" in run.said
    assert site.requests() == before


@in_full
@pytest.mark.parametrize("command", ["verify --repair", "export -o {}/a.jsonl", "reread", "reclean"])
def test_what_a_read_only_folder_does_not_allow_is_one_clear_line_and_exit_code_2(read_only, command):
    one_line(read_only.scrapy(*command.format(read_only.folder).split()), 2, "writ")


@in_full
def test_what_a_read_only_folder_holds_is_exported_as_ever(site, read_only):
    assert read_only.scrapy("export").stdout.decode() == site.alone.export()


@in_full
@pytest.mark.parametrize("gone", ["archive.db", "warc"])
def test_an_archive_that_is_deleted_under_a_crawl_is_noticed(site, tmp_path, gone):
    kept = archive_in(tmp_path / "archive")
    process = subprocess.Popen(kept.command("legacy_gmt7", site.portal), cwd=ROOT, stderr=subprocess.PIPE, text=True)
    before = site.requests()
    while site.requests() < before + 10:
        assert process.poll() is None
    path = kept.folder / gone
    path.unlink() if path.is_file() else shutil.rmtree(path)
    said = process.communicate()[1]
    assert process.returncode, said
    assert "Traceback" not in said
    assert "deleted" in said
    assert "not complete" in said


def test_a_crawl_that_may_open_too_few_files_is_refused_before_it_begins(site, tmp_path):
    kept = archive_in(tmp_path / "archive")
    before = site.requests()
    done = limited(kept.command("legacy_gmt7", site.portal), resource.RLIMIT_NOFILE, 32)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "ulimit -n" in done.stderr
    assert site.requests() == before
