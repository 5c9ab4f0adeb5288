"""Every page of a run is accounted for: the lines agree with the run, the database and the WARC index."""

import gzip
import json
import subprocess
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.archive.killed import killed_runs
from crawler.archive.running import begin, run_file
from crawler.archive.store import open_archive
from crawler.archive.tables import runs
from crawler.archive.times import as_text
from crawler.crawl.page_account import PageAccount, compress, read_pages
from crawler.operations.runs.closing import close_killed
from crawler.operations.runs.measures import Measures
from crawler.operations.runs.tallies import differences, sums, tallied
from crawler.samples.server import serve
from tests.crawl.conftest import ROOT
from tests.crawl.stored import Kept
from tests.matrix.conftest import PLATFORM, ask, last_run

pytestmark = pytest.mark.slow


KEPT = ("new", "unchanged", "revised", "updated")


def pages(kept, run):
    with open_archive(kept.archive, create=False) as archive:
        return [*read_pages(run_file(archive, run.portal, run.id))]


def agrees(kept, run):
    """Check an account of pages against the run's measures and the database."""
    lines = pages(kept, run)
    assert list(differences(lines, run.measures)) == []
    assert set(lines[0]) >= {"url", "role", "outcome", "reason", "at", "status"}
    answered = {url for (url,) in ask(kept, "SELECT url FROM responses WHERE run_id = ?", run.id)}
    assert answered <= {line["url"] for line in lines}
    captured = [url for (url,) in ask(kept, "SELECT url FROM captures WHERE run_id = ? ORDER BY id", run.id)]
    assert captured == [line["url"] for line in lines if line["outcome"] in KEPT]
    return lines


@pytest.fixture(scope="module")
def several(tmp_path_factory):
    """Crawl samples with redirects, refused pages, reprints and dead ends: twice, the second time some of it."""
    kept = Kept(tmp_path_factory.mktemp("several"))
    found = []
    with serve(["nukeviet", "onecms", "wordpress", "city003"]) as served:
        for name, platform in (("city003", "generic"), ("nukeviet", "nukeviet"), ("onecms", "onecms")):
            kept.run(platform, f"portal={served.portals[name]}")
            found.append(last_run(kept))
        kept.run("wordpress", f"portal={served.portals['wordpress']}", "since=2024-06-01")
        found.append(last_run(kept))
        kept.run("nukeviet", f"portal={served.portals['nukeviet']}")
        found.append(last_run(kept))
    return kept, found


def test_the_sums_by_outcome_are_the_runs_measures_and_no_answer_and_no_article_is_missing(several):
    kept, found = several
    seen = {}
    for run in found:
        for outcome, count in sums(agrees(kept, run)).items():
            seen[outcome] = seen.get(outcome, 0) + count
    assert set(seen) >= {"new", "duplicate", "refused", "skipped", "listing", "redirected", "robots"}
    assert found[1].measures["articles"]["new"] == found[1].counts["article/new"] == 95
    assert found[1].measures["refused"] == {"members-only": 3}
    assert found[1].measures["skipped"] == {"leads to another site": 2}


def test_each_line_says_why(several):
    kept, found = several
    for run in found:
        for line in pages(kept, run):
            assert line["reason"] or line["outcome"] not in ("refused", "skipped", "failed", "error", "redirected"), (
                line
            )


def test_the_command_run_lists_them_and_their_sums(several):
    kept, found = several
    listed = kept.scrapy("run", str(found[1].id), "--json")
    assert listed.returncode == 0, listed.stderr
    assert [json.loads(line) for line in listed.stdout.splitlines()] == pages(kept, found[1])
    assert b"95 new" in listed.stderr
    only = kept.scrapy("run", str(found[1].id), "--outcome", "refused")
    assert only.stdout.decode().count("(members-only)") == len(only.stdout.splitlines()) == 3
    missing = kept.scrapy("run", "999")
    assert (missing.returncode, missing.stderr) == (2, b"run: there is no run 999; `scrapy runs` lists them\n")


def test_the_command_run_says_where_an_account_does_not_agree(several, tmp_path):
    kept = several[0].copy(tmp_path)
    run = several[1][0]
    (path,) = (kept.folder / "runs").glob(f"*/{run.id}.pages.jsonl.gz")
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    path.write_bytes(gzip.compress(b"".join(line for line in lines if b'"listing"' not in line)))
    said = kept.scrapy("run", str(run.id))
    assert said.returncode == 1
    assert f"listing_pages: 0 in the account, {run.measures['listing_pages']} measured" in said.stderr.decode()


def test_the_command_runs_lists_by_portal_and_verdict(several):
    kept, found = several
    listed = kept.scrapy("runs", "--portal", found[1].portal).stdout.decode()
    assert [line.split()[0] for line in listed.splitlines() if found[1].portal in line] == ["5", "2"]
    listed = kept.scrapy("runs", "--verdict", "nothing-new", "--last", "1").stdout.decode()
    assert "nothing new among 8" in listed
    none = kept.scrapy("runs", "--verdict", "stale")
    assert (none.returncode, none.stdout) == (1, b"")
    never = kept.scrapy("runs", "--portal", "baocaobang")
    assert (never.returncode, never.stderr) == (1, b"runs: there is none such in the archive\n")
    for name, known in (("baocaobag", "baocaobang"), (f"{found[1].portal}0", found[1].portal)):
        mistyped = kept.scrapy("runs", "--portal", name)
        assert mistyped.returncode == 2
        assert f"unknown portal '{name}'; known are e.g. {known}" in mistyped.stderr.decode()
    wrong = kept.scrapy("runs", "--verdict", "stael")
    assert wrong.returncode == 2
    assert b"unknown verdict 'stael'; known are e.g. stale" in wrong.stderr


def test_a_killed_crawl_leaves_a_readable_account_and_is_noticed_and_closed(portal, kept):
    command = [*kept.command(PLATFORM, f"portal={portal.address}"), "-s", "DOWNLOAD_DELAY=1"]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not kept.database.exists() or ask_articles(kept) < 2:
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.02)
    with open_archive(kept.archive) as archive:
        assert close_killed(archive) == []  # it is alive
    process.kill()
    process.wait()
    (account,) = (kept.folder / "runs").glob("*/1.pages.jsonl")
    with account.open("ab") as file:
        file.write(b'{"url": "http://torn')
    assert len([*read_pages(account.with_name("1.json"))]) >= 4
    said = kept.scrapy("runs", "--verdict", "interrupted")
    assert b"its process was gone before it ended, after" in said.stdout
    run = last_run(kept)
    assert (run.verdict, run.exit_code, run.outcome, run.complete) == ("interrupted", 9, "killed", False)
    assert run.started_at <= run.finished_at <= as_text(datetime.now(UTC))
    agrees(kept, run)
    assert not account.exists()
    assert json.loads(account.with_name("1.json").read_text())["verdict"] == "interrupted"


def ask_articles(kept):
    try:
        return ask(kept, "SELECT count(*) FROM articles")[0][0]
    except Exception:  # noqa: BLE001 - the tables are just being made
        return 0


def test_the_next_crawl_of_the_portal_closes_a_killed_one(portal, kept):
    with open_archive(kept.archive) as archive:
        killed = begin(archive, portal.name, {})
    portal.crawl(kept, "limit=1")
    with open_archive(kept.archive) as archive:
        assert killed_runs(archive) == []
    rows = ask(kept, "SELECT id, verdict FROM runs ORDER BY id")
    assert rows == [(killed, "interrupted"), (killed + 1, "ok")]


def test_what_a_kill_kept_from_the_account_is_taken_from_the_database(several, tmp_path):
    kept = several[0].copy(tmp_path)
    run = several[1][1]
    (path,) = (kept.folder / "runs").glob(f"*/{run.id}.pages.jsonl.gz")
    lines = gzip.decompress(path.read_bytes()).splitlines(keepends=True)
    path.with_suffix("").write_bytes(b"".join(lines[: len(lines) // 2]))
    path.unlink()
    ask(kept, "SELECT 1")
    with open_archive(kept.archive) as archive:
        with archive.writing() as connection:
            values = {"verdict": None, "finished_at": None, "measures": None}
            connection.execute(runs.update().where(runs.c.id == run.id).values(**values))
        (closed,) = close_killed(archive)
    agrees(kept, closed)
    assert closed.measures["articles"]["new"] == 95


text = st.text(max_size=40)
noted = st.tuples(text, st.sampled_from(["new", "refused", "skipped", "failed", "listing", "error"]), st.none() | text)


@given(lines=st.lists(noted, max_size=12), cut=st.integers(0, 400))
def test_an_account_cut_anywhere_is_read_up_to_its_last_whole_line(lines, cut, tmp_path_factory):
    beside = tmp_path_factory.mktemp("account") / "1.json"
    account = PageAccount(beside)
    for url, outcome, reason in lines:
        account.note(url, "article", outcome, reason)
    whole = [*read_pages(beside)]
    assert [(line["url"], line["outcome"], line["reason"]) for line in whole] == lines
    assert tallied(account.tally()) == tallied(whole)
    account.file.close()
    data = account.path.read_bytes()[:cut]
    account.path.write_bytes(data)
    assert [*read_pages(beside)] == whole[: data.count(b"\n")]
    compress(account.path)
    assert [*read_pages(beside)] == whole[: data.count(b"\n")]
    assert not account.path.exists()


def test_an_account_on_a_full_disk_is_told_once_and_goes_on_counting(tmp_path, caplog):
    account = PageAccount(tmp_path / "1.json")
    account.file.close()
    account.file = open("/dev/full", "w", encoding="utf-8")  # noqa: PTH123, SIM115
    for _ in range(3):
        account.note("https://bao.example/1", "article", "new")
    account.close()
    assert [record.message for record in caplog.records] == [
        f"the account of pages ends here: {tmp_path / '1.pages.jsonl'}: No space left on device; free space"
    ]
    assert Measures.of(tallied(account.tally())).new == 3


def test_the_account_of_another_archives_run_of_this_number_is_set_aside(tmp_path):
    first = PageAccount(tmp_path / "1.json")
    first.note("https://bao.example/1", "article", "new")
    first.close()
    second = PageAccount(tmp_path / "1.json")
    second.close()
    assert [*read_pages(tmp_path / "1.json")] == []
    assert len([*tmp_path.glob("1.pages.jsonl.gz.before-*")]) == 1
