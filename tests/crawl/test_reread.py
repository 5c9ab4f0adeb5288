"""Reading stored pages again: nothing changes by itself, and what today's rules read otherwise is put right."""

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawler.archive.keeping import kept_record
from crawler.archive.store import open_archive
from crawler.archive.warc_files.pages import records
from crawler.archive.warc_files.warc import WarcWriter
from crawler.archive.warc_files.warc_records import Exchange
from crawler.article import Article
from crawler.operations.rereading.again import is_as_kept
from crawler.reading.cleaning.clean import clean
from crawler.samples.server import serve
from tests.benchmarks.rereading import measure, sample_pages
from tests.crawl.stored import DIGESTED, Kept, crawl_some, last_line


@pytest.fixture(scope="module")
def crawled(served, tmp_path_factory):
    return crawl_some(served, tmp_path_factory.mktemp("archive"))


@pytest.fixture
def kept(crawled, tmp_path):
    return crawled.copy(tmp_path / "copy")


def reread(kept, *arguments):
    said = kept.scrapy("reread", *arguments)
    assert said.returncode == 0, said.stderr.decode()
    return said.stdout.decode() + last_line(said.stderr)


def test_a_portal_of_which_nothing_is_kept_is_no_mistake_and_one_that_is_none_is_told(kept):
    for command in ("reread", "reclean"):
        assert kept.scrapy(command, "--portal", "baocaobang", "--dry-run").returncode == 0
        said = kept.scrapy(command, "--portal", "baocaobag", "--dry-run")
        assert (said.returncode, b"unknown portal 'baocaobag'; known are e.g. baocaobang" in said.stderr) == (2, True)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_with_the_same_rules_the_archive_does_not_change_by_a_byte(kept, jobs):
    with closing(sqlite3.connect(kept.database)) as connection, connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    before = kept.database.read_bytes()
    said = reread(kept, "--jobs", jobs)
    assert "unchanged" in said
    assert "refused again: members-only" in said
    assert "changed:" not in said
    assert kept.database.read_bytes() == before


def test_what_the_rules_read_otherwise_today_is_shown_by_field_replaced_and_the_old_record_kept(kept):
    before = kept.export()
    wrong = """UPDATE articles SET record = replace(record, '"title":"', '"title":"Đọc sai ') WHERE id IN (3, 4)"""
    kept.change(wrong, DIGESTED)
    old = {line for line in kept.export().splitlines() if "Đọc sai" in line}
    assert old
    said = reread(kept)
    assert "changed: 2 title" in said
    assert "[-Đọc sai-]" in said
    assert "2 changed" in said
    assert kept.export() == before
    with closing(sqlite3.connect(kept.database)) as connection, connection:
        replaced = connection.execute("SELECT reason, record FROM replaced_records").fetchall()
        revisions = connection.execute("SELECT DISTINCT revision FROM articles").fetchall()
    connection.close()
    assert [reason for reason, _ in replaced] == ["reread", "reread"]
    assert all("Đọc sai" in record for _, record in replaced)
    assert revisions == [(1,)]  # the portal has changed nothing
    assert kept.scrapy("verify").returncode == 0


def test_a_text_that_another_catalogue_cleaned_is_cleaned_by_todays(kept):
    before = kept.export()
    kept.change("""UPDATE articles SET record = replace(record, '"cleaner_version":"', '"cleaner_version":"0.')""")
    assert "unchanged" not in reread(kept)
    assert kept.export() == before


def test_a_time_of_the_future_is_forgotten_though_it_is_kept_so():
    article = clean(Article("http://a.example/1", title="Tin ngày mai", published_at="2026-01-09T08:00:00+07:00"))
    article.fetched_at = "2026-01-09T07:00:00+07:00"
    assert is_as_kept(kept_record(article, 1), article)
    article.fetched_at = "2026-01-07T07:00:00+07:00"
    assert not is_as_kept(kept_record(article, 1), article)


def test_a_dry_run_shows_the_same_and_changes_nothing(kept):
    kept.change("""UPDATE articles SET record = replace(record, '"title":"', '"title":"Đọc sai ') WHERE id = 3""")
    before = kept.contents()
    said = reread(kept, "--dry-run")
    assert "changed: 1 title" in said
    assert "nothing was written" in said
    assert kept.contents() == before


def test_a_page_that_was_refused_becomes_an_article_when_todays_rules_read_it(kept):
    before = kept.export()
    kept.change(
        "DELETE FROM captures WHERE article_id = 7",
        "DELETE FROM articles WHERE id = 7",
    )
    assert kept.export() != before
    assert "1 new" in reread(kept)
    assert kept.export() == before


def test_only_the_portal_and_the_days_asked_for_are_read(kept, served):
    host = urlsplit(served.portals["legacy_gmt7"]).netloc
    assert f"{len(served.truth('legacy_gmt7'))} unchanged" in reread(kept, "--portal", host)
    ((day,),) = kept.rows("SELECT max(substr(fetched_at, 1, 10)) FROM responses")
    assert "unchanged" in reread(kept, "--since", day)
    assert "unchanged" not in reread(kept, "--since", (date.fromisoformat(day) + timedelta(days=1)).isoformat())


def test_an_article_whose_page_is_damaged_stays_as_it_is_and_is_counted(kept):
    before = kept.export()
    for path in kept.files():
        path.write_bytes(path.read_bytes()[:3000])
    said = reread(kept)
    assert "the stored page is damaged" in said
    assert kept.export() == before


@pytest.mark.parametrize(
    "arguments",
    [["--portal", "none"], ["--since", "yesterday"], ["--jobs", "few"], ["--jobs", "0"], ["--warc", "/none"], ["what"]],
)
def test_a_mistake_is_one_clear_line_and_exit_code_2(crawled, arguments):
    said = crawled.scrapy("reread", *arguments)
    assert said.returncode == 2
    assert len(said.stderr.decode().strip().splitlines()) == 1


# Of a known portal's platform, as a crawler of others would have stored it.
HOST = "baoquangninh.example"
PORTAL = f'''
from crawler.platforms.legacy_gmt7 import LegacyGmt7Spider


class Imported(LegacyGmt7Spider):
    """A portal for this test."""

    name = "imported"
    province = "quang-ninh"
    kind = "newspaper"
    start_urls = ["http://{HOST}/"]
'''


@pytest.fixture
def others(crawled, served, tmp_path):
    """Give a WARC file that others made: a portal's pages under the address that the portal is known by."""
    own, home = f"http://{HOST}/", served.portals["legacy_gmt7"]
    found = [r for path in crawled.files() for r in records(path) if r.kind == "response" and r.url.startswith(home)]
    writer = WarcWriter(tmp_path / "others", "crawl", {"software": "another"}, 10**9)
    for record in found:
        exchange = Exchange(
            url=record.url.replace(home, own),
            at=datetime(2024, 5, 31, tzinfo=UTC),
            status=record.status,
            headers=b"\r\n".join(b": ".join(pair) for pair in record.http_headers),
            body=record.payload.replace(home.encode(), own.encode()),
        )
        writer.write(exchange)
    writer.write(
        Exchange(url="http://elsewhere.example/a.html", at=datetime.now(UTC), status=200, headers=b"", body=b"")
    )
    writer.close()
    (path,) = (tmp_path / "others").rglob("*.warc.gz")
    return path


@pytest.fixture
def with_portal(tmp_path):
    """Give the settings under which the test's portal is known."""
    package = tmp_path / "portals_of_test"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "imported.py").write_text(PORTAL)
    return {"PYTHONPATH": str(tmp_path), "SETTING": "SPIDER_MODULES=portals_of_test"}


def test_files_that_others_made_give_the_articles_of_known_portals(others, with_portal, served, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", with_portal["PYTHONPATH"])
    setting = ("-s", with_portal["SETTING"])
    kept = Kept(tmp_path / "archive")
    kept.folder.mkdir()
    truth = {article.path: article for article in served.truth("legacy_gmt7")}
    assert f"{len(truth)} new" in reread(kept, "--warc", str(others), *setting)
    found = {urlsplit(url).path for article in kept.articles() for url in [article["url"], *article["also_at"]]}
    assert found == set(truth)
    for article in kept.articles():
        assert (article["portal"], article["province"]) == ("imported", "quang-ninh")
        assert article["title"] == truth[urlsplit(article["url"]).path].title
        assert article["fetched_at"] == "2024-05-31T07:00:00+07:00"
    before = kept.export()
    others.unlink()  # a copy is kept: each article still leads to its page
    assert kept.scrapy("replay", kept.articles()[0]["url"]).returncode == 0
    assert kept.scrapy("verify").returncode == 0
    assert f"{len(truth)} unchanged" in reread(kept, *setting)
    (copy,) = (kept.warc / "imported").iterdir()
    assert f"{len(truth)} kept already" in reread(kept, "--warc", str(copy), *setting)
    kept.forget_database()
    assert kept.scrapy("verify", "--repair", *setting).returncode == 0
    assert kept.export() == before


def test_a_dry_run_of_others_files_copies_and_keeps_nothing(others, with_portal, tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", with_portal["PYTHONPATH"])
    kept = Kept(tmp_path / "archive")
    told = reread(kept, "--warc", str(others), "--dry-run", "-s", with_portal["SETTING"])
    assert " new" in told
    assert not kept.folder.exists()  # not even a database is made, where there was none
    said = reread(kept, "--warc", str(others), "-s", with_portal["SETTING"])
    assert said == told.replace("; nothing was written", "")


def test_an_archive_of_crawls_with_a_limit_is_not_added_to(tmp_path):
    kept = Kept(tmp_path)
    with serve(["nukeviet"]) as served:
        assert kept.run("nukeviet", f"portal={served.portals['nukeviet']}", "limit=5").code == 0
    before = kept.contents()
    reread(kept)
    assert kept.contents() == before
    with open_archive(kept.archive) as archive:
        assert archive.number() == 5
    other = kept.copy(tmp_path / "other")
    last = "(SELECT max(id) FROM articles)"  # as if it had come after the limit was reached
    other.change(f"DELETE FROM captures WHERE article_id = {last}", f"DELETE FROM articles WHERE id = {last}")
    before = other.contents()
    reread(other)
    assert other.contents() == before
    export = [json.loads(line)["warc"] for line in kept.export().splitlines()]
    kept.forget_database()
    assert kept.scrapy("verify", "--repair").returncode == 0
    assert [json.loads(line)["warc"] for line in kept.export().splitlines()] == export
    kept.forget_database()
    shutil.rmtree(kept.folder / "runs")
    assert kept.scrapy("verify", "--repair").returncode == 0
    assert kept.rows("SELECT outcome, complete FROM runs") == [("limit", 0)], "the WARC files alone tell so"


def test_an_archive_of_crawls_of_some_days_is_not_added_to(tmp_path):
    kept = Kept(tmp_path)
    with serve(["nukeviet"]) as served:
        days = [article.published.date() for article in served.truth("nukeviet")]
        portal, middle = f"portal={served.portals['nukeviet']}", days[len(days) // 2]
        assert kept.run("nukeviet", portal, f"until={middle}").code == 0
    before, export = kept.contents(), kept.export()
    ((refused,),) = kept.rows(
        "SELECT count(*) FROM responses WHERE role = 'article' AND http_status = 200"
        " AND record_id NOT IN (SELECT record_id FROM captures)"
    )
    assert refused > 5
    reread(kept)
    assert kept.contents() == before
    kept.forget_database()
    assert kept.scrapy("verify", "--repair").returncode == 0
    assert kept.export() == export


def test_the_benchmark_of_rereading_reads_again_what_it_stores():
    cost = measure("sample", sample_pages()[:2], count=4)
    assert cost.ours > cost.bare > 0


# In a process of its own, that the tests before this one made no larger.
BATCH = """
import sys
from pathlib import Path
from crawler.archive.store import open_archive
from crawler.operations.rereading.again import AT_A_TIME, Page, read_batch
from tests.benchmarks.memory import peak
from tests.benchmarks.rereading import MODULES, stored_pages

folder = Path(sys.argv[1])
large = b"<html><body><div id=news-bodyhtml>" + b"<b>x</b>" * 120_000
with open_archive(f"sqlite:///{folder}/archive.db") as archive:
    stored = [*stored_pages([("/tin-tuc/cau-moi-1.html", large)], AT_A_TIME, folder, archive)]
before = peak()
read = read_batch([Page(str(folder), one, None, MODULES) for one in stored])
assert {one.refused for one in read} == {"too-large"}, read
print(peak() - before)
"""


def test_a_row_of_large_pages_is_not_in_memory_at_once(tmp_path):
    command = [sys.executable, "-c", BATCH, str(tmp_path)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2])
    assert float(said.stdout) < 400  # MB; all of them take 1,200
