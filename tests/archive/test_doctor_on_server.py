"""What `scrapy doctor` says of an archive in PostgreSQL, and that it changes nothing there."""

import pytest
from scrapy.settings import Settings
from sqlalchemy import NullPool, create_engine, func, inspect, make_url, select, update

from crawler.archive import tables
from crawler.archive.database import ArchiveError
from crawler.archive.store import open_archive
from crawler.operations.doctor import Level
from crawler.operations.doctor_archive import clock, database, under_way

pytestmark = pytest.mark.slow


@pytest.fixture
def address(postgresql, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # below it would be the folder of the locks
    return postgresql()


def examined(address):
    settings = Settings({"ARCHIVE_URL": address})
    (found, *_) = [finding for check in (database, clock, under_way) for finding in check(settings)]
    return found


def test_an_empty_database_stays_empty(address):
    found = examined(address)
    assert (found.level, "is empty" in found.text) == (Level.OK, True)
    with pytest.raises(ArchiveError, match="is no archive"):
        open_archive(address, create=False)


def test_a_database_that_cannot_hold_vietnamese_is_told_before_the_first_crawl(address):
    other = make_url(address).set(database=f"latin_{make_url(address).database}")
    engine = create_engine(address, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(
            f"CREATE DATABASE {other.database} ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0"
        )
    with pytest.raises(ArchiveError, match="its encoding is LATIN1"):
        examined(other.render_as_string(hide_password=False))


def test_an_older_archive_is_not_migrated(address):
    with open_archive(address) as archive:
        with archive.writing() as connection:
            connection.execute(update(tables.archive).values(version=tables.VERSION - 1))
        found = examined(address)
        assert (found.level, f"of version {tables.VERSION - 1}" in found.text) == (Level.WARNING, True)
        with archive.engine.connect() as connection:
            assert connection.scalar(select(func.max(tables.archive.c.version))) == tables.VERSION - 1


def test_a_part_of_an_archive_is_told(address):
    with open_archive(address) as archive:
        with archive.writing() as connection:
            tables.jobs.drop(connection)
        with pytest.raises(ArchiveError, match="is damaged: it lacks jobs"):
            examined(address)
        assert not inspect(archive.engine).has_table("jobs")


def test_an_archive_of_today_is_well(address):
    with open_archive(address):
        assert examined(address).text.endswith(f"opens, version {tables.VERSION}")
