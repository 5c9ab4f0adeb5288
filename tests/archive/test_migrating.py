"""An archive of an older version opens as today's; one of a newer version is refused and left alone."""

import json
import multiprocessing
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest
from sample_articles import an_article
from sqlalchemy import MetaData, NullPool, create_engine, func, insert, inspect, select

from crawler.archive.database import ArchiveError
from crawler.archive.migrations import STEPS
from crawler.archive.running import complete_runs
from crawler.archive.store import open_archive
from crawler.archive.tables import VERSION, Key, metadata
from tests import forked
from tests.crawl.conftest import ROOT

OLDER = {version: Path(__file__).with_name(f"archive_version_{version}.db") for version in range(1, VERSION)}


@pytest.fixture(params=OLDER)
def older(request, tmp_path, database, new_address):
    """Give the address of an archive that an older version made: four articles, one of them revised, one seen twice."""
    shutil.copy(OLDER[request.param], tmp_path / "older.db")
    if database == "sqlite":
        return f"sqlite:///{tmp_path}/older.db"
    address = new_address()
    copy(f"sqlite:///{tmp_path}/older.db", address)
    return address


def copy(one, other):
    """Copy all tables into another database, as the same version would have made them there."""
    source, target = (create_engine(address, poolclass=NullPool) for address in (one, other))
    tables = MetaData()
    tables.reflect(source)
    with source.connect() as reading, target.begin() as writing:
        for table in tables.sorted_tables:
            for column in table.columns:
                in_order = column.name in ("portal", "identity", "url", "ordered_at")
                column.type = Key if in_order else column.type.as_generic()
            table.create(writing)
            if rows := [dict(row) for row in reading.execute(select(table)).mappings()]:
                writing.execute(insert(table), rows)
            if "id" in table.columns:
                number = select(func.setval(func.pg_get_serial_sequence(table.name, "id"), func.max(table.c.id)))
                writing.execute(number.select_from(table))


def shape(engine):
    """Say what the tables are: their columns, keys and indexes, whatever the order they were made in."""
    seen, tables = inspect(engine), {}
    for name in seen.get_table_names():
        tables[name] = {
            "columns": sorted((c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(name)),
            "key": seen.get_pk_constraint(name)["constrained_columns"],
            "unique": sorted(c["column_names"] for c in seen.get_unique_constraints(name)),
            "indexes": sorted((i["name"], i["column_names"]) for i in seen.get_indexes(name)),
            "foreign": sorted((f["constrained_columns"], f["referred_table"]) for f in seen.get_foreign_keys(name)),
        }
    return tables


def test_a_migrated_archive_has_the_tables_of_a_new_one(older, archive):
    with open_archive(older) as migrated:
        assert shape(migrated.engine) == shape(archive.engine)
        assert set(shape(migrated.engine)) == set(metadata.tables)


@pytest.mark.parametrize("create", [True, False])
def test_a_migrated_archive_holds_what_it_held_and_goes_on(older, create):
    with open_archive(older, create=create) as migrated:
        assert [(r["url"], r["revision"], r["also_at"]) for r in migrated.export()] == [
            ("https://baocaobang.vn/bai-00001.html", 1, []),
            ("https://baocaobang.vn/bai-00002.html", 2, []),
            ("https://baolaocai.vn/bai-00003.html", 1, ["https://baocaobang.vn/bai-00004.html"]),
        ]
        assert [run.arguments for run in complete_runs(migrated, "baocaobang")] == [{"since": "2024-01-01"}]
        assert migrated.keep(an_article(1, authors=["Lê Na"], tags=["cầu"]), "1") == "unchanged"
        assert migrated.keep(an_article(9), "9") == "new"
    with open_archive(older) as again:
        assert again.kept("baocaobang", ["1", "2", "9"]) == {"1", "2", "9"}


def test_a_migration_that_fails_leaves_the_archive_as_it_was(older, monkeypatch):
    def fails(connection):
        last(connection)
        connection.exec_driver_sql("SELECT * FROM no_such_table")

    last = STEPS[VERSION]
    monkeypatch.setitem(STEPS, VERSION, fails)
    with pytest.raises(ArchiveError):
        open_archive(older)
    monkeypatch.undo()
    with open_archive(older) as archive:
        assert len(list(archive.export())) == 3


def test_a_dry_run_refuses_an_older_archive_and_leaves_it_as_it_was(older):
    engine = create_engine(older, poolclass=NullPool)
    before = shape(engine)
    with pytest.raises(ArchiveError, match=f"does not bring it to version {VERSION}: copy it"):
        open_archive(older, create=False, dry=True)
    assert shape(engine) == before


@pytest.mark.parametrize("words", [["reclean", "--dry-run"], ["reread", "--dry-run"], ["crawl-due", "--dry-run"]])
def test_no_command_migrates_an_archive_in_a_dry_run(tmp_path, words):
    file = tmp_path / "archive.db"
    shutil.copy(OLDER[VERSION - 1], file)
    before = file.read_bytes()
    command = [sys.executable, "-m", "scrapy", *words, "-s", f"ARCHIVE_URL=sqlite:///{file}"]
    said = forked.run(command, cwd=ROOT, text=True)
    assert (said.returncode, said.stdout) == (2, "")
    assert f"is of version {VERSION - 1}, and a dry run" in said.stderr
    assert len(said.stderr.splitlines()) == 1
    assert file.read_bytes() == before
    assert not (tmp_path / "locks").exists()


def opened(address, together, failures):
    together.wait()
    try:
        open_archive(address).close()
    except ArchiveError as error:
        failures.put(str(error))


@pytest.mark.slow
@pytest.mark.parametrize("older", [1], indirect=True)
def test_many_crawls_may_migrate_at_once(older):
    spawn = multiprocessing.get_context("spawn")
    together, failures = spawn.Barrier(4), spawn.Queue()
    crawls = [spawn.Process(target=opened, args=(older, together, failures)) for _ in range(4)]
    for crawl in crawls:
        crawl.start()
    for crawl in crawls:
        crawl.join()
    assert [crawl.exitcode for crawl in crawls] == [0] * 4
    assert failures.empty()
    with open_archive(older) as archive:
        assert len(list(archive.export())) == 3


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (f"UPDATE archive SET version = {VERSION + 1}", f"is of version {VERSION + 1}, made by a newer baotinh"),
        ("DELETE FROM archive", "is damaged: it lacks its version"),
        ("DROP TABLE captures", "is damaged: it lacks captures"),
        ("DROP TABLE archive", "is damaged: it lacks its version"),
    ],
)
def test_an_archive_that_cannot_be_used_is_refused_in_one_line_and_left_alone(address, archive, change, said, create):
    archive.close()
    other = create_engine(address, poolclass=NullPool)
    with other.begin() as connection:
        connection.exec_driver_sql(change.replace("captures", "captures CASCADE") if "psycopg" in address else change)
    before = contents(other, archive)
    with pytest.raises(ArchiveError, match=said) as error:
        open_archive(address, create=create)
    assert "\n" not in str(error.value)
    assert contents(other, archive) == before


def contents(engine, archive):
    """Give what a database is: the file of SQLite, byte for byte, or else its tables with their rows."""
    if engine.dialect.name == "sqlite":
        return Path(archive.where).read_bytes()
    tables = MetaData()
    tables.reflect(engine)
    with engine.connect() as connection:
        return {table.name: connection.execute(select(table)).all() for table in tables.sorted_tables}


def test_the_older_archives_of_the_tests_are_what_they_say():
    for version, file in OLDER.items():
        connection = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        found = connection.execute("SELECT version FROM archive").fetchone()[0] if "archive" in names else 1
        records = [json.loads(line) for (line,) in connection.execute("SELECT record FROM articles")]
        connection.close()
        assert (found, len(records)) == (version, 4)
