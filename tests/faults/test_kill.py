"""What is killed at any moment and run again ends as if nothing had happened."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from crawler.archive.database import ArchiveError
from crawler.archive.exports.export import write_file
from crawler.archive.selection import Selection
from crawler.archive.store import open_archive
from crawler.operations.verifying.exports import check_manifest
from tests.crawl.conftest import ROOT
from tests.crawl.stored import DIGESTED
from tests.faults.conftest import archive_in, assert_clean, chains, in_full, killed, kills, made_anew, number_kept

TIMES = 40  # copies of each article that an export has to write


def start(kept, *arguments):
    command = [sys.executable, "-m", "scrapy", *arguments, "-s", f"ARCHIVE_URL={kept.archive}"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def life_of(kept, *arguments):
    """Run a command undisturbed; give the seconds that it took."""
    began = time.monotonic()
    said = kept.scrapy(*arguments)
    assert said.returncode == 0, said.stderr.decode()
    return time.monotonic() - began


def contents(kept):
    """Give all that the database holds, but for the time at which a record was replaced."""
    with closing(sqlite3.connect(kept.database)) as connection, connection:
        connection.execute("UPDATE replaced_records SET replaced_at = ''")
    return kept.contents()


def test_a_crawl_that_is_killed_at_random_moments_and_run_again_misses_nothing(site, dice, tmp_path):
    for number, length in enumerate(chains(kills(5), 5)):
        kept = archive_in(tmp_path / str(number))
        before = 0
        for _ in range(length):
            killed(site.start(kept), dice.uniform(0, site.life))
            now = number_kept(kept)
            assert before <= now
            before = now
        site.is_as_undisturbed(kept)


def test_an_export_that_is_killed_leaves_the_old_file_whole_or_the_new_one(site, dice, tmp_path):
    kept = site.alone.copy(tmp_path / "archive")
    columns = "portal, url, province, kind, published_at, ordered_at, content_hash, revision, record, first_captured_at"
    copied = columns.replace("portal", "'p' || n").replace("content_hash", "content_hash || n")
    kept.change(
        f"WITH RECURSIVE times(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM times WHERE n < {TIMES})"
        f" INSERT INTO articles (identity, {columns}) SELECT identity, {copied} FROM articles, times",
    )
    folder = tmp_path / "exported"
    folder.mkdir()
    out, manifest = folder / "articles.jsonl", folder / "articles.jsonl.manifest.json"
    arguments = ("export", "-o", str(out))
    with open_archive(kept.archive) as archive:
        write_file(archive.export(Selection(portal="p1")), out)
    old, old_manifest = out.read_bytes(), manifest.read_bytes()
    life = life_of(kept, *arguments)
    new = out.read_bytes()
    assert len(new) > TIMES / 2 * len(old) > 0
    for _ in range(kills(4)):
        out.write_bytes(old)
        manifest.write_bytes(old_manifest)
        killed(start(kept, *arguments), dice.uniform(0, life))
        assert out.read_bytes() in (old, new)
        if manifest.exists():  # it never tells of another file than the one beside it
            assert list(check_manifest(manifest)) == []
    life_of(kept, *arguments)
    assert out.read_bytes() == new
    assert list(check_manifest(manifest)) == []
    assert sorted(path.name for path in folder.iterdir()) == ["article.schema.json", out.name, manifest.name]


# As an older reader and an older catalogue would have left them: each record to be made anew, and some not there.
OLDER_READER = (
    """UPDATE articles SET record = replace(record, '"title":"', '"title":"Đọc sai ')""",
    "DELETE FROM captures WHERE article_id % 10 = 0",
    "DELETE FROM articles WHERE id % 10 = 0",
    DIGESTED,
)
OLDER_CATALOGUE = (
    """UPDATE articles SET record = replace(record, '"cleaner_version":"', '"cleaner_version":"0.')""",
    """UPDATE articles SET record = replace(record, '"title":"', '"title":"\\u200b')""",
    DIGESTED,
)


@pytest.mark.parametrize(
    "what",
    [("reread --jobs 1", 4, OLDER_READER), pytest.param(("reclean", 1, OLDER_CATALOGUE), marks=in_full)],
    ids=["reread", "reclean"],
)
def test_what_makes_records_anew_and_is_killed_ends_as_if_it_had_not_been(site, dice, tmp_path, what):
    said, few, older = what
    command = said.split()
    old = site.alone.copy(tmp_path / "old")
    old.change(*older)
    undisturbed = old.copy(tmp_path / "undisturbed")
    life = life_of(undisturbed, *command)
    expected = contents(undisturbed)
    assert expected != contents(old)
    for number, length in enumerate(chains(kills(few), 4)):
        kept = old.copy(tmp_path / str(number))
        for _ in range(length):
            killed(start(kept, *command), dice.uniform(0, life))
        life_of(kept, *command)
        assert contents(kept) == expected
        assert_clean(kept)


@in_full
def test_a_repair_that_is_killed_leaves_the_old_database_or_the_new_one(site, dice, tmp_path):
    kept = site.alone.copy(tmp_path / "archive")
    before = kept.export()
    command = ("verify", "--repair")
    life = life_of(kept, *command)
    for _ in range(kills(1)):
        killed(start(kept, *command), dice.uniform(0, life))
        if kept.database.exists():
            assert kept.export() == before
    life_of(kept, *command)
    assert kept.export() == before
    assert not list(kept.folder.glob(".archive.db*"))


def test_a_repair_killed_between_its_two_renames_is_told_and_the_next_one_ends_it(site, tmp_path):
    kept = site.alone.copy(tmp_path / "archive")
    before = kept.export()
    kept.database.rename(kept.folder / "archive.db.before-20240531000000")
    (kept.folder / ".archive.db.1.part").write_bytes(b"what the killed one had made")
    with pytest.raises(ArchiveError, match="a repair was cut off; run scrapy verify --repair"):
        open_archive(kept.archive)  # a crawl begins no empty one in its place
    assert not kept.database.exists()
    made_anew(kept)
    assert kept.export() == before
    assert not list(kept.folder.glob(".archive.db*"))


@in_full
def test_processes_that_read_for_a_killed_reread_end_with_it(site, tmp_path):
    kept = site.alone.copy(tmp_path / "archive")
    command = [sys.executable, "-m", "scrapy", "reread", "--jobs", "2", "-s", f"ARCHIVE_URL={kept.archive}"]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        while len(members := group(process.pid)) < 3:  # itself, and what it started to read
            assert process.poll() is None
            time.sleep(0.05)
        process.kill()
        process.wait()
        deadline = time.monotonic() + 10
        while group(process.pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert group(process.pid) == [], members
    finally:
        for number in group(process.pid):
            os.kill(number, signal.SIGKILL)


def group(leader):
    """Give the processes of a session that run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, session = stat.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(session) == leader and state != "Z":
            found.append(int(stat.parent.name))
    return found
