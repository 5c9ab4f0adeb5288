"""How an archive is opened, and what is said when it cannot be."""

import multiprocessing
import sqlite3
from contextlib import closing

import pytest
from sample_articles import an_article
from sqlalchemy import create_engine, func, make_url, select

from crawler.archive.database import ArchiveError, explained
from crawler.archive.store import open_archive


def one_line(error):
    text = str(error.value)
    assert "\n" not in text
    return text


def test_the_folder_and_the_tables_are_made(tmp_path):
    file = tmp_path / "new" / "folder" / "archive.db"
    with open_archive(f"sqlite:///{file}") as archive:
        archive.keep(an_article(), "1")
    assert file.exists()
    with open_archive(f"sqlite:///{file}", create=False) as archive:
        assert archive.portals() == ["baocaobang"]


def test_sqlite_is_set_up_to_be_read_while_it_is_written_and_to_check_references(archive):
    with archive.engine.connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        assert [connection.exec_driver_sql(f"PRAGMA {what}").scalar() for what in asked] == ["wal", 1, 1, 30_000]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "no database address"),
        ("output/archive.db", "no database address"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:////tmp/a.db?timeout=soon", "timeout that is no number"),
        ("mysql://host/archive", "sqlite and postgresql are supported"),
        ("postgres://host/archive", r"write it like .* or postgresql\+psycopg://"),
        ("nonsense://host/archive", "sqlite and postgresql are supported"),
    ],
)
def test_an_address_that_is_none_is_told(address, said):
    with pytest.raises(ArchiveError, match=said) as error:
        open_archive(address)
    one_line(error)


@pytest.mark.parametrize(
    "named", ["me:secret@localhost/x", "me@localhost/x?password=secret", "me@localhost/x?sslpassword=secret"]
)
def test_no_password_is_told_wherever_it_stands_in_the_address(named):
    with pytest.raises(ArchiveError) as error:
        open_archive(f"postgresql+psycopg://{named}".replace("localhost", "127.0.0.1:9"))
    assert "127.0.0.1:9" in one_line(error)
    assert "secret" not in str(error.value)


@pytest.mark.parametrize(("driver", "wanted"), [("pg8000", "pg8000"), ("psycopg", "-e '.[postgresql]'")])
def test_a_driver_that_is_not_installed_is_named_and_the_password_is_not(monkeypatch, driver, wanted):
    monkeypatch.setitem(__import__("sys").modules, driver, None)  # importing it fails, installed or not
    with pytest.raises(ArchiveError) as error:
        open_archive(f"postgresql+{driver}://me:secret@localhost/archive")
    assert "secret" not in one_line(error)
    assert f"pip install {wanted}" in str(error.value)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"database": "none"}, "its server has no such database"),
        ({"username": "nobody"}, "does not let you in"),
        ({"query": {"host": "no.host.invalid"}}, "cannot be reached"),
        ({"query": {"host": "/none"}}, "cannot be reached"),
    ],
)
def test_what_is_wrong_with_the_address_of_a_server_is_told_apart(postgresql, wrong, said):
    with pytest.raises(ArchiveError, match=said) as error:
        open_archive(make_url(postgresql()).set(**wrong).render_as_string(hide_password=False))
    one_line(error)


@pytest.mark.slow
def test_a_database_of_another_encoding_than_utf8_is_refused_before_anything_is_written(postgresql):
    server = create_engine(postgresql(), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE baotinh_test_latin ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'")
        try:
            latin = server.url.set(database="baotinh_test_latin").render_as_string(hide_password=False)
            with pytest.raises(ArchiveError, match=r"its encoding is LATIN1; .*createdb -E UTF8") as error:
                open_archive(latin)
            one_line(error)
        finally:
            connection.exec_driver_sql("DROP DATABASE baotinh_test_latin")
    server.dispose()


@pytest.mark.slow
def test_letters_are_kept_whatever_the_encoding_of_the_environment(postgresql, monkeypatch):
    monkeypatch.setenv("PGCLIENTENCODING", "LATIN1")
    with open_archive(postgresql()) as archive:
        archive.keep(an_article(title="Tiếng Việt ở quê"), "1")
        assert [record["title"] for record in archive.export()] == ["Tiếng Việt ở quê"]


@pytest.mark.slow
def test_a_server_that_stops_while_the_archive_is_used_is_told(postgresql):
    address = postgresql()
    with open_archive(address) as archive, open_archive(address) as other:
        with archive.engine.connect() as connection:
            number = connection.connection.dbapi_connection.info.backend_pid
            with other.engine.connect() as killer:
                killer.execute(select(func.pg_terminate_backend(number)))
            with pytest.raises(ArchiveError, match="lost its server") as error, explained(archive.where):
                connection.execute(select(func.now()))
        one_line(error)
        assert archive.number() == 0


def test_a_path_that_cannot_be_used_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "file" / "archive.db", tmp_path):
        with pytest.raises(ArchiveError, match=str(path)) as error:
            open_archive(f"sqlite:///{path}")
        one_line(error)


@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_database_is_told_and_left_alone(tmp_path, create):
    file = tmp_path / "letter.txt"
    file.write_text("Kính gửi tòa soạn, " * 100)
    with pytest.raises(ArchiveError, match=r"no SQLite database; where .*verify --repair") as error:
        open_archive(f"sqlite:///{file}", create=create)
    one_line(error)
    assert file.read_text() == "Kính gửi tòa soạn, " * 100


def test_a_database_that_is_no_archive_is_not_turned_into_one_by_reading(tmp_path):
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("CREATE TABLE something (id)")
    before = file.read_bytes()
    with pytest.raises(ArchiveError, match="is no archive") as error:
        open_archive(f"sqlite:///{file}", create=False)
    one_line(error)
    assert file.read_bytes() == before


def test_no_archive_yet_is_told_with_the_folder_that_was_looked_in_and_none_is_made(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ArchiveError, match="crawl a portal first") as error:
        open_archive("sqlite:///output/archive.db", create=False)
    one_line(error)
    assert f"{tmp_path}/output/archive.db; run this in the folder that has one" in str(error.value)
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_is_not_given_up_is_told(address):
    with open_archive(f"{address}?timeout=0.1") as archive:
        other = sqlite3.connect(archive.where, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="locked by another process"):
            archive.keep(an_article(), "1")
        other.execute("COMMIT")
        other.close()
        assert archive.keep(an_article(), "1") == "new"


def test_an_archive_is_read_while_another_process_writes(address):
    with open_archive(f"{address}?timeout=0.1") as archive:
        archive.keep(an_article(1), "1")
        other = sqlite3.connect(archive.where, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert archive.kept("baocaobang", ["1"]) == {"1"}
        assert len(list(archive.export())) == 1
        other.close()


def open_and_keep(address, number, together, failures):
    together.wait()
    try:
        with open_archive(address) as archive:
            archive.keep(an_article(number), str(number))
    except ArchiveError as error:
        failures.put(str(error))


@pytest.mark.slow
def test_many_first_crawls_may_begin_at_once(address):
    spawn = multiprocessing.get_context("spawn")
    together, failures = spawn.Barrier(6), spawn.Queue()
    crawls = [spawn.Process(target=open_and_keep, args=(address, n, together, failures)) for n in range(6)]
    for crawl in crawls:
        crawl.start()
    for crawl in crawls:
        crawl.join()
    assert [crawl.exitcode for crawl in crawls] == [0] * 6
    assert failures.empty()
    with open_archive(address) as archive:
        assert len(list(archive.export())) == 6
