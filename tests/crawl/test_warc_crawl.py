"""What a crawl stores of what it fetched, and that each article leads back to it."""

import json
from collections import Counter
from datetime import datetime
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from scrapy.settings import Settings

from crawler.archive.running import complete_runs
from crawler.archive.store import open_archive
from crawler.archive.warc_files.pages import read_at, records, torn_at
from crawler.archive.warc_files.warc_records import digest
from crawler.crawl.arguments import Arguments
from crawler.middlewares.exchange import about_run
from crawler.samples.server import serve
from tests.crawl.stored import Kept, crawl_some, last_line


@pytest.fixture(scope="module")
def kept(served, tmp_path_factory):
    return crawl_some(served, tmp_path_factory.mktemp("archive"))


def test_every_article_leads_to_the_response_it_was_read_from(kept):
    articles = kept.articles()
    assert len(articles) > 100
    for article in articles:
        record = read_at(kept.warc, **article["warc"])
        assert (record.url, record.status) == (article["url"], article["http_status"])
        assert record.at == datetime.fromisoformat(article["fetched_at"])


def test_every_request_that_the_portal_had_is_in_the_files_with_its_answer(kept, served):
    home = served.portals["nukeviet"]
    stored = [r for path in kept.files() for r in records(path) if r.url.startswith(home)]
    answers = [record for record in stored if record.kind in ("response", "revisit")]
    assert len(answers) == sum(served.requests("nukeviet").values())
    assert len([record for record in stored if record.kind == "request"]) == len(answers)
    roles = {record.fields["role"] for record in stored if record.kind == "metadata"}
    assert roles == {"robots", "sitemap", "home", "listing", "article"}
    assert {record.status for record in answers} >= {200, 301, 302}
    asked = {record.url for record in answers}
    led = [record.fields.get("via") for record in stored if record.fields.get("role") in ("article", "listing")]
    assert set(led) <= asked, "what led to a page is told with it"


def test_a_payload_seen_before_is_a_revisit_and_is_written_once(kept):
    answers = [record for path in kept.files() for record in records(path) if record.kind in ("response", "revisit")]
    whole = [
        record.headers["warc-payload-digest"] for record in answers if record.kind == "response" and record.payload
    ]
    assert len(set(whole)) == len(whole)
    revisits = [record for record in answers if record.kind == "revisit"]
    assert any("sitemap" in record.url for record in revisits)
    assert {record.headers["warc-payload-digest"] for record in revisits} <= set(whole)


def test_replay_of_an_address_prints_its_newest_page(kept):
    # An article that was crawled twice, and whose counters had moved between: they may have been the same by chance.
    answers = [record for path in kept.files() for record in records(path) if record.kind == "response"]
    fetched = Counter(record.url for record in answers)
    url = next(article["url"] for article in kept.articles() if fetched[article["url"]] == 2)
    pages = [record for record in answers if record.url == url]
    shown = kept.scrapy("replay", url)
    assert shown.returncode == 0
    assert shown.stdout == max(pages, key=lambda page: page.at).payload


def test_replay_of_a_record_prints_that_one_and_of_a_revisit_the_body_it_refers_to(kept):
    article = kept.articles()[-1]
    record = read_at(kept.warc, **article["warc"])
    assert kept.scrapy("replay", record.record_id).stdout == record.payload
    revisit = [r for path in kept.files() for r in records(path) if r.kind == "revisit"][-1]
    shown = kept.scrapy("replay", revisit.record_id, "--headers").stdout
    assert shown.startswith(revisit.head + b"\r\n")
    assert digest(shown.removeprefix(revisit.head + b"\r\n")) == revisit.headers["warc-payload-digest"]


def test_replay_of_an_articles_id_prints_the_page_that_its_record_was_read_from(kept):
    rows = kept.rows("SELECT identity, record FROM articles GROUP BY identity HAVING count(*) = 1")
    identity, record = next((one, json.loads(line)) for one, line in rows if one.isdigit())
    shown = kept.scrapy("replay", identity)
    assert shown.returncode == 0
    assert last_line(shown.stderr).endswith(record["warc"]["record_id"])
    assert shown.stdout == kept.scrapy("replay", record["warc"]["record_id"]).stdout


def test_replay_of_an_id_that_several_portals_have_names_them_and_prints_the_one_of_the_portal_named(kept, tmp_path):
    copy = kept.copy(tmp_path)
    one, other = [json.loads(line) for (line,) in copy.rows("SELECT record FROM articles GROUP BY portal LIMIT 2")]
    for article in (one, other):
        copy.change_one("UPDATE articles SET identity = '7000007' WHERE url = ?", article["url"])
    for more in ([], ["--part", "1"]):
        said = copy.scrapy("replay", "7000007", *more)
        assert (said.returncode, said.stdout) == (2, b"")
        assert f"--portal: {one['portal']}, {other['portal']}" in last_line(said.stderr)
        for article in (one, other):
            shown = copy.scrapy("replay", "7000007", "--portal", article["portal"], *more)
            assert shown.returncode == 0
            assert shown.stdout == copy.scrapy("replay", article["warc"]["record_id"]).stdout
    said = copy.scrapy("replay", "7000007", "--portal", "baomau")
    assert (said.returncode, said.stdout) == (2, b"")
    assert "no article of portal baomau is kept at 7000007" in last_line(said.stderr)


@pytest.mark.parametrize("arguments", [["http://bao.example/none"], [], ["a", "b"]])
def test_replay_of_what_is_not_stored_is_one_line_and_exit_code_2(kept, arguments):
    said = kept.scrapy("replay", *arguments)
    assert said.returncode == 2
    assert said.stdout == b""
    assert len(said.stderr.decode().strip().splitlines()) == 1


def test_replay_without_the_file_is_one_line_and_exit_code_2(kept):
    said = kept.scrapy("replay", kept.articles()[0]["url"], "-s", "WARC_DIR=/nowhere")
    assert said.returncode == 2
    assert len(said.stderr.decode().strip().splitlines()) == 1
    assert "WARC_DIR" in last_line(said.stderr)


def test_without_warc_nothing_is_written_and_the_articles_are_the_same(kept, served, tmp_path):
    other = Kept(tmp_path)
    run = other.run("legacy_gmt7", f"portal={served.portals['legacy_gmt7']}", settings=["WARC_ENABLED=0"])
    assert run.code == 0
    assert not other.warc.exists()
    host = urlsplit(served.portals["legacy_gmt7"]).netloc
    mine = {article["url"]: article["content_hash"] for article in other.articles()}
    theirs = {a["url"]: a["content_hash"] for a in kept.articles() if a["portal"] == host}
    assert len(theirs) > 30  # the others are reprints of another portal's
    assert theirs.items() <= mine.items()
    assert {article["warc"] for article in other.articles()} == {None}


def test_the_files_go_where_warc_dir_says_and_are_no_larger_than_asked(served, tmp_path):
    kept = Kept(tmp_path)
    settings = [f"WARC_DIR={tmp_path / 'elsewhere'}", "WARC_MAX_SIZE=50000"]
    run = kept.run("legacy_gmt7", f"portal={served.portals['legacy_gmt7']}", settings=settings)
    assert run.code == 0
    files = sorted((tmp_path / "elsewhere").rglob("*.warc.gz"))
    assert len(files) > 3
    assert all(50_000 <= path.stat().st_size < 100_000 for path in files[:-1])
    for article in kept.articles():
        assert read_at(tmp_path / "elsewhere", **article["warc"]).url == article["url"]


def test_a_warc_folder_that_cannot_be_written_is_one_line_and_exit_code_2_before_anything_is_fetched(tmp_path):
    (tmp_path / "warc").write_text("a file")
    with serve(["nukeviet"]) as served:
        run = Kept(tmp_path).run("nukeviet", f"portal={served.portals['nukeviet']}")
        assert not served.requests("nukeviet")
    assert run.code == 2
    assert len(run.said.strip().splitlines()) == 1
    assert "WARC_DIR" in run.said


def test_a_crawl_whose_pages_cannot_be_stored_stops_loudly_and_keeps_nothing_unproven(tmp_path):
    kept = Kept(tmp_path)
    with serve(["nukeviet"]) as served:
        host = urlsplit(served.portals["nukeviet"]).netloc
        kept.warc.mkdir()
        (kept.warc / host.replace(":", "_")).write_text("a file where the portal's folder should be")
        run = kept.run("nukeviet", f"portal={served.portals['nukeviet']}")
        assert sum(served.requests("nukeviet").values()) <= 2
    assert run.code == 9
    assert "Crawl stopped: cannot write the WARC file" in run.said
    assert "Traceback" not in run.said
    assert "not complete (warc_error)" in run.said
    assert kept.articles() == []


def test_a_killed_crawl_leaves_files_that_the_next_one_does_not_touch(tmp_path):
    kept = Kept(tmp_path)
    with serve(["nukeviet"]) as served:
        portal = f"portal={served.portals['nukeviet']}"
        process = kept.start("nukeviet", portal)
        while sum(served.requests("nukeviet").values()) < 30:
            assert process.poll() is None
        process.kill()
        process.wait()
        (first,) = kept.files()
        if torn_at(first, 0) is None:  # hardly ever was one being written just then
            with first.open("ab") as file:  # what a record looks like whose writing was cut off
                file.write(first.read_bytes()[:100])
        torn = first.read_bytes()
        assert kept.run("nukeviet", portal).code == 0
    assert first.read_bytes() == torn
    assert len(kept.files()) == 2
    for article in kept.articles():
        assert read_at(kept.warc, **article["warc"]).url == article["url"]
    checked = kept.scrapy("verify")
    assert checked.returncode == 0, checked.stdout.decode()
    assert "the last record is torn" in checked.stdout.decode()
    assert "nothing was kept from it" in checked.stdout.decode()


def test_the_run_is_told_in_the_files_from_its_arguments_to_its_end(kept):
    first = [*records(kept.files()[0])]
    assert json.loads(first[0].fields["arguments"])["portal"] in first[1].url
    assert first[0].fields["software"].startswith("baotinh/")
    assert (first[-1].fields["outcome"], first[-1].fields["complete"]) == ("finished", "true")
    with open_archive(kept.archive) as archive:
        assert complete_runs(archive, first[0].fields["isPartOf"])


def test_each_file_says_who_crawled_where_that_is_known():
    account = SimpleNamespace(run_id=1)
    spider = SimpleNamespace(name="nukeviet", portal="bao.example", account=account, arguments=Arguments.parse({}))
    assert "operator" not in about_run(spider, Settings({"CONTACT": ""}))
    info = about_run(spider, Settings({"CONTACT": "Thư viện tỉnh, luu-tru@tinh.example"}))
    assert info["operator"] == "Thư viện tỉnh, luu-tru@tinh.example"
