"""An archive that can only be read: in folders and files without the right to write, and on a read-only file system."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path
from sqlite3 import connect
from urllib.request import urlopen

import pytest

from crawler.archive.store import open_archive
from tests.archive.sample_articles import an_article
from tests.crawl.conftest import (
    ROOT,
    served,  # noqa: F401 - a fixture
)
from tests.crawl.stored import Kept, crawl_some
from tests.faults.conftest import mounted, unmounting

OF_NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


@pytest.fixture(scope="module")
def crawled(served, tmp_path_factory):  # noqa: F811 - the fixture
    kept = crawl_some(served, tmp_path_factory.mktemp("archive"))
    with closing(connect(kept.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return kept


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT), "SCRAPY_SETTINGS_MODULE": "crawler.settings", "HOME": "/tmp"}
ENVIRONMENT["PYTHONUNBUFFERED"] = "1"


@cache
def why_not_of_nobody():
    """Say why root cannot run this Python as somebody else: it may be installed where only root may look."""
    if shutil.which("setpriv") is None:
        return "root may write anywhere, and there is no setpriv to be somebody else"
    tried = subprocess.run([*OF_NOBODY, sys.executable, "-c", "import scrapy"], capture_output=True, check=False)
    return f"nobody but root can run {sys.executable}: {tried.stderr.decode().strip()}" if tried.returncode else ""


def ordered(kept, *arguments):
    """Give the words by which a command is run by a user who is not root."""
    is_root = os.geteuid() == 0
    if is_root and (reason := why_not_of_nobody()):
        pytest.skip(reason)
    return [
        *(OF_NOBODY if is_root else ()),
        sys.executable,
        "-m",
        "scrapy",
        *arguments,
        "-s",
        f"ARCHIVE_URL={kept.archive}",
        "-s",
        "CONTACT=a@b.vn",
    ]


def as_another(kept, *arguments):
    """Run a command as a user who is not root."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        command = ordered(kept, *arguments)
        return subprocess.run(command, cwd=folder, env=ENVIRONMENT, capture_output=True, check=False, timeout=120)


@contextmanager
def closed_to_writers(kept):
    """Take the right to write away from everybody, below a folder."""
    paths = [kept.folder, *kept.folder.rglob("*")]
    before = [(path, path.stat().st_mode) for path in paths]
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        yield kept
    finally:
        for path, mode in before:
            path.chmod(mode)


@pytest.fixture(params=["folders and files", pytest.param("file system", marks=pytest.mark.slow)])
def shut(crawled, request):
    """Give a copy of the archive that cannot be written."""
    with tempfile.TemporaryDirectory() as made:  # pytest's own folders are closed to others
        Path(made).chmod(0o755)
        kept = Kept(Path(made) / "archive")
        if request.param == "folders and files":
            crawled.copy(kept.folder)
            with closed_to_writers(kept):
                yield kept
            return
        kept.folder.mkdir()
        mounted("-t", "tmpfs", "-o", "size=64m", "tmpfs", kept.folder)
        with unmounting(kept.folder):
            crawled.copy(kept.folder)
            kept.folder.chmod(0o755)
            mounted("-o", "remount,ro", kept.folder)
            yield kept


def listed(kept):
    return sorted(str(path) for path in kept.folder.rglob("*"))


READING = [
    ["export", "-o", "-"],
    ["verify"],
    ["runs"],
    ["run", "1"],
    ["history", "URL"],
    ["replay", "URL"],
    ["reread", "--dry-run"],
    ["reclean", "--dry-run"],
    ["report", "-o", "report"],
    ["export", "--format", "wacz", "-o", "a.wacz"],
]


@pytest.mark.parametrize("command", READING, ids=lambda command: " ".join(command[:2]))
def test_what_only_reads_works_on_an_archive_that_cannot_be_written(shut, crawled, command):
    before, url = listed(shut), crawled.articles()[0]["url"]
    done = as_another(shut, *(url if word == "URL" else word for word in command))
    assert done.returncode == 0, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    if command[:3] == ["export", "-o", "-"]:
        assert done.stdout.decode() == crawled.export()
    assert listed(shut) == before


WRITING = [
    ["crawl", "nukeviet", "-L", "WARNING", "-a", "portal=http://127.0.0.1:9/"],
    ["reread"],
    ["reclean"],
    ["verify", "--repair"],
    ["browse", "--index-only"],
    ["crawl-due"],
]


@pytest.mark.parametrize("command", WRITING, ids=lambda command: " ".join(command[:2]))
def test_what_must_write_says_so_in_one_line(shut, command):
    before = listed(shut)
    done = as_another(shut, *command)
    said = done.stderr.decode().strip().splitlines()
    assert (done.returncode, len(said)) == (2, 1), done.stderr.decode()
    assert any(word in said[0] for word in ("writable", "written")), said
    assert listed(shut) == before


def test_reprints_are_shown_as_far_as_they_were_found_and_the_rest_is_told(shut, crawled):
    done = as_another(shut, "reprints", crawled.articles()[0]["url"])
    said = done.stderr.decode().strip()
    assert (done.returncode, crawled.articles()[0]["url"] in done.stdout.decode()) == (1, True), said
    assert " new articles not compared, since " in said


def test_the_archive_is_searched_and_read_in_a_browser_by_an_index_that_stands_elsewhere(shut):
    assert_found(shut, "the search index is made in ")


def test_an_index_that_is_there_is_used_as_it_was_left(crawled):
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        kept = crawled.copy(Path(made) / "archive")
        assert kept.scrapy("browse", "--index-only").returncode == 0
        with closed_to_writers(kept):
            assert_found(kept, "the search is as search.db was left")


def assert_found(kept, told):
    """Check what the server of an archive says, and that it finds and shows its articles and their pages."""
    with (
        tempfile.TemporaryFile("w+") as said,
        subprocess.Popen(
            ordered(kept, "browse", "--port", "0"),
            cwd="/",
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
        ) as process,
    ):
        address = process.stdout.readline().strip()
        try:
            assert address, said.seek(0) or said.read()
            with urlopen(f"{address}?q=xa") as answer:
                found = re.findall(r'href="/article/(\d+)', answer.read().decode())
            assert found
            with urlopen(f"{address}article/{found[0]}") as answer:
                page = answer.read().decode()
            assert re.search(r"/article/\d+/original/\d+", page)
            with urlopen(f"{address}archive/articles") as answer:
                assert answer.status == 200
        finally:
            process.terminate()
            process.wait(30)
        said.seek(0)
        assert told in said.read()


def test_the_newest_changes_are_never_left_out_in_silence(crawled):
    """They may stand in the journal alone, when a crawl was killed, or while one is at work."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        kept = crawled.copy(Path(made) / "archive")
        with open_archive(kept.archive) as archive:
            archive.keep(an_article(1, content="Chợ phiên về lại vùng cao, bà con vui mừng."), "1")
            with closed_to_writers(kept):
                assert b"vui m" in as_another(kept, "export", "-o", "-").stdout, "beside whoever writes"
            copied = Kept(Path(made) / "copy")
            shutil.copytree(kept.folder, copied.folder)
            (copied.folder / "archive.db-shm").unlink()
        with closed_to_writers(copied):
            done = as_another(copied, "export", "-o", "-")
        assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
        assert b"archive.db-wal" in done.stderr


def test_what_was_changed_while_it_was_read_is_told(crawled, tmp_path, monkeypatch):
    kept = crawled.copy(tmp_path / "copy")
    monkeypatch.setattr("os.access", lambda *_: False)
    with open_archive(kept.archive, create=False) as archive:
        assert archive.number()
        kept.change("UPDATE articles SET url = url || '?'")
        with pytest.raises(Exception, match="was changed while it was read; run this again"):
            archive.number()


def test_what_a_writer_has_in_its_journal_alone_is_told_too(crawled, tmp_path, monkeypatch):
    kept = crawled.copy(tmp_path / "copy")
    monkeypatch.setattr("os.access", lambda *_: False)
    with open_archive(kept.archive, create=False) as archive, closing(connect(kept.database)) as writer:
        assert archive.number()
        before = kept.database.stat()
        writer.execute("UPDATE articles SET url = url || '?'")
        writer.commit()
        assert (kept.database.stat().st_mtime_ns, kept.database.stat().st_size) == (before.st_mtime_ns, before.st_size)
        with pytest.raises(Exception, match="was changed while it was read; run this again"):
            archive.number()
