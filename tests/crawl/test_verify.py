"""Verifying an archive from a real crawl, and making its database anew from its WARC files alone."""

import json
import shutil
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import delete, insert, select

from crawler.archive.store import open_archive
from crawler.archive.tables import responses
from crawler.archive.warc_files.pages import records
from crawler.crawl.reached import FILE as REACHED
from crawler.operations.verifying.database_file import set_aside, with_journals
from crawler.operations.verifying.findings import Seen
from crawler.operations.verifying.verify import verify
from crawler.operations.verifying.verify_files import check_file
from tests import few
from tests.crawl.stored import crawl_some, last_line

GZIP_HEADER = 10  # bytes, some of which say nothing of the content: no checksum covers them


@pytest.fixture(scope="module")
def crawled(served, tmp_path_factory):
    return crawl_some(served, tmp_path_factory.mktemp("archive"))


@pytest.fixture
def kept(crawled, tmp_path):
    return crawled.copy(tmp_path / "copy")


def findings(kept):
    with open_archive(kept.archive, create=False) as archive:
        return [finding for finding in verify(archive, kept.warc, Seen()) if not finding.harmless]


def test_an_archive_as_a_crawl_left_it_is_verified_with_exit_code_0(crawled):
    said = crawled.scrapy("verify")
    assert (said.returncode, said.stdout) == (0, b""), said.stdout.decode()
    assert "all as it should be" in last_line(said.stderr)


def test_made_anew_from_the_warc_files_alone_the_export_is_the_same_byte_for_byte(kept):
    before = kept.export()
    assert before.count("\n") > 100
    kept.forget_database()
    said = kept.scrapy("verify", "--repair")
    assert said.returncode == 0, said.stdout.decode() + said.stderr.decode()
    assert kept.export() == before


def test_made_anew_the_captures_and_runs_are_the_same_too_and_the_old_database_is_kept(kept):
    asked = (
        (
            "SELECT a.identity, c.url, c.fetched_at, c.http_status, c.content_hash, c.revision, c.record, c.record_id"
            " FROM captures c JOIN articles a ON a.id = c.article_id ORDER BY c.record_id"
        ),
        "SELECT portal, outcome, complete, arguments FROM runs ORDER BY id",
        (
            "SELECT portal, url, role, fetched_at, http_status, file, offset, record_id, digest, refers_to"
            " FROM responses ORDER BY file, offset"
        ),
    )

    def answers():
        with closing(sqlite3.connect(kept.database)) as connection, connection:
            found = [connection.execute(query).fetchall() for query in asked]
        connection.close()
        return found

    before = answers()
    assert kept.scrapy("verify", "--repair").returncode == 0
    for old, new in zip(before, answers(), strict=True):
        assert new == old
    assert [path.name for path in kept.folder.glob("archive.db.before-*")]


def test_a_crawl_upon_what_was_made_anew_fetches_no_article_again(kept, served):
    kept.forget_database()
    kept.scrapy("verify", "--repair")
    before = kept.export()
    run = kept.run("nukeviet", f"portal={served.portals['nukeviet']}")
    assert run.code == 3
    assert "0 new, 0 unchanged, 0 revised" in run.said
    assert kept.export() == before


def test_a_byte_changed_in_a_warc_file_is_found(kept):
    path = kept.files()[0]
    data = bytearray(path.read_bytes())
    offsets = [record.offset for record in records(path)]
    data[offsets[len(offsets) // 2] + GZIP_HEADER + 20] ^= 0xFF
    path.write_bytes(data)
    found = findings(kept)
    assert found
    assert all(path.name in finding.text for finding in found)
    assert kept.scrapy("verify").returncode == 1


def test_a_warc_file_that_is_cut_short_after_its_run_ended_is_found(kept):
    path = kept.files()[-1]
    path.write_bytes(path.read_bytes()[:-10])
    assert any("torn" in finding.text for finding in findings(kept))


def test_a_warc_file_that_is_gone_is_found_and_what_was_kept_from_it_stays(kept):
    kept.files()[0].unlink()
    before = kept.export()
    (found,) = findings(kept)
    assert "missing" in found.text
    assert kept.export() == before


CHANGED = [
    ("UPDATE responses SET digest = 'sha256:other' WHERE id = 5", "another digest"),
    ("UPDATE responses SET offset = 1 WHERE id = 5", "no record"),
    ("DELETE FROM responses WHERE id = (SELECT max(id) FROM responses)", "1 response missing in the database"),
    ("UPDATE articles SET content_hash = 'ab' WHERE id = 3", "another content_hash than its row"),
    ("UPDATE articles SET url = 'http://other.example/' WHERE id = 3", "another url"),
    ("UPDATE articles SET kind = 'party', ordered_at = '2001' WHERE id = 3", "another kind, ordered_at"),
    ("UPDATE responses SET role = 'listing' WHERE role = 'article' AND id = 9", "another role"),
    ("UPDATE responses SET portal = 'b.example' WHERE id = 9", "another portal"),
    ("UPDATE captures SET fetched_at = '1999' WHERE id = 3", "a capture that is not as its WARC record"),
    (
        "UPDATE captures SET article_id = 4 WHERE article_id = (SELECT max(id) FROM articles)",
        "the article has no capture",
    ),
    ("UPDATE captures SET run_id = 2 WHERE id = 3", "a capture that is not as its WARC record"),
    ("DELETE FROM articles WHERE id = 3", "rows of captures name articles that are not there"),
    ("DELETE FROM runs WHERE id = 2", "rows of responses name runs that are not there"),
    ("UPDATE articles SET record = '[]' WHERE id = 3", "no article"),
    (
        """UPDATE articles SET record = replace(record, '"title":"', '"title":"Sửa ') WHERE id = 3""",
        "its digest says",
    ),
    ("UPDATE articles SET record_digest = NULL WHERE id = 3", "the record is not what its digest says"),
    ("UPDATE articles SET first_captured_at = '2001' WHERE id = 3", "no capture is of the time of its first one"),
    (
        """UPDATE captures SET record = replace(record, '"section":["', '"section":["Sửa ') WHERE id = 3""",
        "the record of a capture is not what its digest says",
    ),
    ("UPDATE captures SET record_id = 'urn:uuid:none' WHERE id = 3", "no WARC record"),
    (
        'UPDATE articles SET record = replace(record, \'"body":"\', \'"body":"Thêm\') WHERE id = 3',
        "the hash is not",
    ),
]


@pytest.mark.parametrize(("sql", "told"), few(CHANGED, 6))
def test_what_was_changed_in_the_database_is_found_and_a_repair_mends_it(kept, sql, told):
    before = kept.export()
    kept.change_one(sql)
    assert any(told in finding.text for finding in findings(kept))
    said = kept.scrapy("verify", "--repair")
    assert said.returncode == 0, said.stdout.decode()
    assert kept.export() == before


EDITS = {
    "hash": """record = json_set(record, '$.content_hash', 'ab'), content_hash = 'ab'""",
    "title": """record = replace(record, '"title":"', '"title":"Sửa ')""",
    "authors": """record = json_set(record, '$.authors', json('["Người khác"]'))""",
    "time": """record = replace(record, '"modified_at":', '"modified_at":"2001-01-01T00:00:00+07:00","x":')""",
    "digest": "record_digest = 'ab'",
}


@pytest.mark.parametrize("edit", few(EDITS, 2))
def test_a_record_that_was_edited_by_hand_is_found_and_reading_again_mends_it(kept, edit):
    before = kept.export()
    kept.change_one(f"UPDATE articles SET {EDITS[edit]} WHERE id = 3")
    found = findings(kept)
    assert any("the record is not what its digest says" in one.text for one in found)
    assert all("reread" in one.remedy for one in found)
    assert kept.scrapy("reread", "--dry-run").returncode == 0
    assert findings(kept) == found, "a dry run changes nothing"
    assert kept.scrapy("reread").returncode == 0
    assert findings(kept) == []
    assert kept.export() == before


@pytest.mark.parametrize("how", ["reread", "crawl"])
def test_that_a_record_was_edited_by_hand_is_told_when_another_has_taken_its_place_too(kept, served, how):
    first = """(SELECT min(id) FROM articles WHERE record LIKE '%"reader":"nukeviet/%')"""
    kept.change_one(f"UPDATE articles SET {EDITS['title']} WHERE id = {first}")
    ((url,),) = kept.rows('SELECT url FROM articles WHERE record LIKE \'%"title":"Sửa %\'')
    if how == "reread":
        kept.scrapy("reread")
    else:
        assert "1 updated" in kept.run("nukeviet", f"portal={served.portals['nukeviet']}", "full=1").said
    said = kept.scrapy("verify")
    assert (said.returncode, len(said.stdout.splitlines())) == (0, 1), said.stdout.decode()
    assert said.stdout.decode().startswith(f"note: {url}: a record that was replaced had been edited")
    shown = kept.scrapy("history", url).stdout.decode()
    assert shown.count("; edited in the database") == 1
    assert "[-Sửa-]" in shown


def test_a_replaced_record_that_was_edited_by_hand_is_found(kept):
    kept.change_one(f"UPDATE articles SET {EDITS['title']} WHERE id = 3")
    kept.scrapy("reread")
    kept.change_one("UPDATE replaced_records SET record = replace(record, 'Sửa', 'Sai')")
    assert ["a record that was replaced is not" in found.text for found in findings(kept)] == [True]


def test_an_article_that_is_gone_with_its_captures_is_told_by_the_account_of_its_run(kept):
    last = "(SELECT max(id) FROM articles)"
    kept.change(f"DELETE FROM captures WHERE article_id = {last}", f"DELETE FROM articles WHERE id = {last}")
    said = kept.scrapy("verify")
    assert (said.returncode, said.stdout.startswith(b"wrong: run ")) == (1, True), said.stdout
    assert b"captures are here" in said.stdout
    assert b"1 new" in kept.scrapy("reread").stderr
    assert kept.scrapy("verify").stdout == b""


def test_a_capture_that_is_gone_alone_comes_back_by_the_repair_that_is_named(kept):
    before = kept.rows("SELECT record_id FROM captures ORDER BY id")
    kept.change_one("DELETE FROM captures WHERE id = (SELECT max(id) FROM captures)")
    (found,) = findings(kept)
    assert "captures are here" in found.text
    assert "`scrapy verify --repair` a lost capture" in found.remedy
    assert kept.scrapy("verify", "--repair").returncode == 0
    assert kept.rows("SELECT record_id FROM captures ORDER BY id") == before


def test_a_killed_run_may_have_told_of_more_than_a_power_cut_has_left(kept):
    last = "(SELECT max(id) FROM articles)"
    kept.change(
        "UPDATE runs SET outcome = 'killed'",
        f"DELETE FROM captures WHERE article_id = {last}",
        f"DELETE FROM articles WHERE id = {last}",
    )
    said = kept.scrapy("verify")
    assert (said.returncode, said.stdout.startswith(b"note: run ")) == (0, True), said.stdout


def test_what_todays_rules_refuse_when_the_database_is_made_anew_is_not_wrong_and_what_is_deleted_later_is(kept):
    counted = "SELECT json_extract(measures, '$.captured') FROM runs WHERE id = 1"
    for file in kept.folder.glob("runs/*/1.json"):
        told = json.loads(file.read_text())
        told["measures"]["captured"] += 1
        file.write_text(json.dumps(told))
    kept.forget_database()
    kept.scrapy("verify", "--repair")
    ((said,),) = kept.rows(counted)
    ((here,),) = kept.rows("SELECT count(*) FROM captures WHERE run_id = 1")
    assert here == said - 1
    assert findings(kept) == []
    kept.change("DELETE FROM captures WHERE id = (SELECT max(id) FROM captures WHERE run_id = 1)")
    assert any("captures are here" in finding.text for finding in findings(kept))


def test_an_index_that_has_lost_an_entry_is_found(kept):
    kept.change(
        "UPDATE sqlite_schema SET sql = replace(sql, '(url)', '(record_id)') WHERE name = 'captures_by_url'",
        before="PRAGMA writable_schema = 1",
    )
    assert any("captures_by_url" in finding.text for finding in findings(kept))
    assert kept.scrapy("verify", "--repair").returncode == 0


def test_a_damaged_record_costs_its_own_page_and_no_other_when_the_database_is_made_anew(kept):
    once = "SELECT article_id FROM captures GROUP BY article_id HAVING count(*) = 1"
    captured = f"responses JOIN captures USING (record_id) WHERE article_id IN ({once})"
    (file, hit), *_ = kept.rows(f"SELECT file, offset FROM {captured} ORDER BY file, offset")
    path = kept.warc / file
    data = bytearray(path.read_bytes())
    data[hit + GZIP_HEADER + 20] ^= 0xFF
    path.write_bytes(data)
    number = len(kept.rows("SELECT id FROM articles"))
    (damage, lost) = findings(kept)
    assert f"from {hit} to " in damage.text
    assert f"{path.name} at {hit}: no record, but the database names one for http" in lost.text
    kept.forget_database()
    assert kept.scrapy("verify", "--repair").returncode == 1
    assert len(kept.rows("SELECT id FROM articles")) == number - 1


@pytest.mark.parametrize("damaged", [1, 2])
def test_a_run_that_has_lost_a_record_is_not_complete_when_it_is_made_anew_nor_is_any_later_one(kept, damaged):
    ((portal,),) = kept.rows("SELECT portal FROM runs GROUP BY portal HAVING count(*) = 2")
    of_portal = f"WHERE portal = '{portal}'"
    last = kept.rows(f"SELECT file, max(offset) FROM responses {of_portal} GROUP BY file ORDER BY file")
    for file, hit in last[:damaged]:
        data = bytearray((kept.warc / file).read_bytes())
        data[hit + GZIP_HEADER + 20] ^= 0xFF
        (kept.warc / file).write_bytes(data)
    reached = kept.folder / "runs" / "a" / REACHED
    reached.parent.mkdir()
    reached.write_text("{}")
    kept.forget_database()
    assert kept.scrapy("verify", "--repair").returncode == 1
    assert not reached.exists(), "listings are paged again for what is lost"
    assert kept.rows(f"SELECT id FROM runs {of_portal} AND complete") == []
    assert len(kept.rows("SELECT id FROM runs WHERE complete")) == 2


def test_a_file_under_another_name_is_no_file_of_a_killed_run(kept):
    path = kept.files()[0]
    path.rename(path.with_name(path.name.replace("-00001.", "-00009.")))
    assert len(findings(kept)) == 2
    assert kept.scrapy("verify", "--repair").returncode == 0


def test_an_export_that_was_changed_since_is_found_by_its_manifest(kept):
    out = kept.folder / "exported" / "articles.jsonl"
    out.parent.mkdir()
    assert kept.scrapy("export", "-o", str(out)).returncode == 0
    assert kept.scrapy("verify", str(out.parent)).returncode == 0
    (kept.folder / "empty").mkdir()
    unsaid = kept.scrapy("verify", str(kept.folder / "empty"))
    assert unsaid.returncode == 2, "what was named and not checked is no good news"
    assert b"no export with a manifest is in it" in unsaid.stderr
    schema = out.with_name("article.schema.json")
    schema.write_bytes(schema.read_bytes() + b" ")
    said = kept.scrapy("verify", str(out))
    assert said.returncode == 0, "the file itself is as it was"
    assert b"note: " in said.stdout
    assert b"not the schema" in said.stdout
    out.write_bytes(out.read_bytes() + b"{}\n")
    assert kept.scrapy("verify", str(out)).returncode == 1, "the file may be named as well as its manifest"
    said = kept.scrapy("verify", str(out.parent))
    assert said.returncode == 1
    assert "articles.jsonl" in said.stdout.decode()


def test_captures_kept_without_warc_are_never_lost_by_a_repair(kept):
    kept.change_one("UPDATE captures SET record_id = NULL WHERE id = 3")
    before = kept.export()
    said = kept.scrapy("verify", "--repair")
    assert said.returncode == 2
    assert "move" in last_line(said.stderr)
    assert kept.export() == before


def test_captures_of_a_portal_that_is_no_longer_known_are_never_lost_by_a_repair(kept):
    before = kept.export()
    said = kept.scrapy("verify", "--repair", "-s", "PLATFORM_MODULES=crawler.platforms.nukeviet")
    assert (said.returncode, b"or of a portal that is no longer known; put back" in said.stderr) == (2, True)
    assert kept.export() == before


def test_without_warc_files_a_repair_is_refused_and_nothing_is_touched(kept):
    before = kept.export()
    said = kept.scrapy("verify", "--repair", "-s", f"WARC_DIR={kept.folder / 'empty'}")
    assert said.returncode == 2
    assert len(said.stderr.decode().strip().splitlines()) == 1
    assert kept.export() == before


def test_a_database_of_a_newer_version_is_never_replaced_by_a_repair(kept):
    with closing(sqlite3.connect(kept.database)) as connection, connection:
        connection.execute("UPDATE archive SET version = 99")
    connection.close()
    said = kept.scrapy("verify", "--repair")
    assert said.returncode == 2
    assert b"made by a newer baotinh" in said.stderr
    with closing(sqlite3.connect(kept.database)) as connection, connection:
        assert connection.execute("SELECT version FROM archive").fetchall() == [(99,)]
    connection.close()


@pytest.mark.parametrize("left", [None, b""])
def test_where_the_database_is_gone_the_files_that_it_can_be_made_of_are_named(kept, left):
    kept.forget_database()
    if left is not None:
        kept.database.write_bytes(left)
    said = kept.scrapy("verify")
    assert said.returncode == 2
    assert f"`scrapy verify --repair` makes it anew from the WARC files in {kept.warc}" in last_line(said.stderr)
    shutil.rmtree(kept.warc)
    assert "--repair" not in last_line(kept.scrapy("verify").stderr)


def test_a_damaged_database_is_made_anew(kept):
    before = kept.export()
    kept.database.write_bytes(b"no database at all")
    assert kept.scrapy("verify").returncode == 2
    assert kept.scrapy("verify", "--repair").returncode == 0
    assert kept.export() == before


def test_there_is_something_of_each_kind_in_what_these_tests_verify(crawled):
    kinds = {record.kind for path in crawled.files() for record in records(path)}
    assert kinds == {"warcinfo", "metadata", "request", "response", "revisit"}
    assert any(json.loads(line)["also_at"] for line in crawled.export().splitlines())


def test_made_anew_the_runs_are_as_they_were_with_numbers_and_verdicts(kept):
    def runs():
        with closing(sqlite3.connect(kept.database)) as connection, connection:
            found = connection.execute("SELECT * FROM runs ORDER BY id").fetchall()
        connection.close()
        return found

    nowhere = kept.run("generic", "portal=http://127.0.0.1:1/", settings=["RETRY_TIMES=0"])
    assert nowhere.code == 7  # no answer, and so no WARC file
    said, before, rows = kept.scrapy("runs").stdout, kept.export(), runs()
    assert said.decode().count("127.0.0.1") >= 5
    kept.forget_database()
    assert kept.scrapy("verify", "--repair").returncode == 0
    assert kept.scrapy("runs").stdout == said
    assert runs() == rows
    assert kept.export() == before
    assert kept.scrapy("run", "1").returncode == 0
    jobs = dict(kept.rows("SELECT portal, last_started_at || ' ' || last_verdict FROM jobs"))
    assert len(jobs) == len(kept.rows("SELECT DISTINCT portal FROM runs")) > 3
    for portal, last in jobs.items():
        begun = f"SELECT started_at || ' ' || verdict FROM runs WHERE portal = '{portal}' ORDER BY id DESC LIMIT 1"
        assert kept.rows(begun) == [(last,)]


def test_a_run_that_its_own_account_does_not_call_complete_is_not_so_when_it_is_made_anew(kept):
    assert kept.rows("SELECT id FROM runs WHERE NOT complete") == []
    (account,) = (kept.folder / "runs").glob("*/1.json")
    account.write_text(json.dumps({**json.loads(account.read_bytes()), "complete": False}))
    kept.forget_database()
    assert kept.scrapy("verify", "--repair").returncode == 0
    assert kept.rows("SELECT id FROM runs WHERE NOT complete") == [(1,)]


def test_a_run_that_gets_another_number_takes_its_file_and_its_account_of_pages_with_it(crawled, served, tmp_path):
    kept = type(crawled)(tmp_path)
    for _ in range(2):  # the second into a new archive, beside the files of the first
        assert kept.run("generic", f"portal={served.portals['city003']}").code == 0
        kept.forget_database()
    assert kept.scrapy("verify", "--repair").returncode == 0
    listed = [kept.scrapy("run", str(number), "--json") for number in (1, 2)]
    assert [said.returncode for said in listed] == [0, 0], [said.stderr for said in listed]
    first, second = ([json.loads(line) for line in said.stdout.splitlines()] for said in listed)
    assert {line["url"] for line in first} == {line["url"] for line in second}
    assert first != second
    before = kept.scrapy("runs").stdout
    kept.forget_database()
    assert kept.scrapy("verify", "--repair").returncode == 0
    assert kept.scrapy("runs").stdout == before
    assert not [*(tmp_path / "runs").rglob("*.before-*")]


def test_what_a_run_notes_while_its_file_is_verified_is_not_missing(kept):
    name = kept.files()[0].relative_to(kept.warc).as_posix()
    with open_archive(kept.archive) as archive:
        with archive.writing() as connection:
            late = connection.execute(select(responses).where(responses.c.file == name)).mappings().all()[-1]
            connection.execute(delete(responses).where(responses.c.id == late["id"]))

        def noted(_steps):
            nonlocal late
            if late:
                with archive.writing() as connection:
                    connection.execute(insert(responses), dict(late))
            late = None

        assert list(check_file(archive, kept.warc / name, name, Seen(), noted)) == []


def test_a_database_is_set_aside_with_its_journals_whatever_its_name(tmp_path):
    file = tmp_path / "al"
    for part in with_journals(file):
        part.write_text(part.name, encoding="utf-8")
    old = set_aside(file)
    assert [part.read_text(encoding="utf-8") for part in with_journals(old)] == ["al", "al-wal", "al-shm"]
