"""An archive in PostgreSQL: crawled into, read again, verified; made anew from its WARC files, or from SQLite's."""

import os
import sys

import pytest
from sqlalchemy import select

from crawler.archive.running import begin
from crawler.archive.store import open_archive
from crawler.archive.tables import runs
from crawler.article import from_record
from tests import forked
from tests.archive import throwaway
from tests.crawl.conftest import ROOT
from tests.crawl.stored import crawl_some

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def new_address():
    try:
        with throwaway.addresses() as new:
            yield new
    except throwaway.Absent as absent:
        pytest.skip(str(absent))


@pytest.fixture(scope="module")
def folder(served, tmp_path_factory):
    """Give a folder with an archive of some crawls in `output`, where that of an archive on a server is."""
    folder = tmp_path_factory.mktemp("work")
    crawl_some(served, folder / "output")
    return folder


def scrapy(folder, address, *words):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SCRAPY_SETTINGS_MODULE": "crawler.settings"}
    settings = [f"ARCHIVE_URL={address}", "DOWNLOAD_DELAY=0", "LOG_LEVEL=ERROR"]
    command = [sys.executable, "-m", "scrapy", *words, *(part for setting in settings for part in ("-s", setting))]
    done = forked.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=120)
    return done.returncode, done.stdout + done.stderr


def repair(folder, address):
    return scrapy(folder, address, "verify", "--repair")


def told(archive):
    with archive.engine.connect() as connection:
        return connection.execute(select(runs).order_by(runs.c.id)).all()


def test_an_empty_database_on_a_server_is_filled_with_articles_and_runs_and_goes_on_counting(folder, new_address):
    address = new_address()
    code, said = repair(folder, address)
    assert code == 0, said
    assert "all as it should be" in said
    with open_archive(address) as made, open_archive(f"sqlite:///{folder}/output/archive.db") as crawled:
        assert list(made.export()) == list(crawled.export())
        assert told(made) == told(crawled)
        assert begin(made, "baocaobang", {}) == begin(crawled, "baocaobang", {})


def test_an_archive_on_a_server_is_not_replaced(folder, new_address):
    address = new_address()
    with open_archive(address) as archive:
        begin(archive, "baocaobang", {})
    code, said = repair(folder, address)
    assert code == 2
    assert "holds an archive" in said
    with open_archive(address) as archive:
        assert (archive.number(), len(told(archive))) == (0, 1)


def test_what_is_crawled_into_a_server_is_read_again_by_two_processes_and_whole(served, tmp_path, new_address):
    address = new_address()
    code, said = scrapy(tmp_path, address, "crawl", "nukeviet", "-a", f"portal={served.portals['nukeviet']}")
    assert code == 0, said
    with open_archive(address) as archive:
        before = list(archive.export())
        one = archive.find(before[0]["url"])[0]
        assert archive.replace(one, from_record({**one.record, "title": "Một tên khác"}), "reread")
    code, said = scrapy(tmp_path, address, "reread", "--jobs", "2")
    assert (code, "1 changed" in said) == (0, True), said
    with open_archive(address) as archive:
        assert list(archive.export()) == before
    code, said = scrapy(tmp_path, address, "verify")
    assert (code, "all as it should be" in said) == (0, True), said
