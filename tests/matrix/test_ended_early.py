"""Crawls that do not go through to their end: how soon they end, their verdict, and what they say they left out."""

import signal
import subprocess
import time
from urllib.parse import urlsplit

import pytest

from crawler.archive.running import run_file
from crawler.archive.store import open_archive
from crawler.crawl.page_account import read_pages
from crawler.crawl.waiting import NOT_ASKED
from crawler.operations.runs.tallies import differences
from crawler.operations.runs.verdict import Verdict, judge
from tests.crawl.conftest import ROOT
from tests.hostile.server import Server, page
from tests.matrix.conftest import PLATFORM, judged, last_run
from tests.matrix.test_verdict import NOW
from tests.schedule.conftest import until

FULL = "the disk of /srv/warc is full; free space"


@pytest.mark.parametrize(("ended", "what"), [("archive_error", "the archive"), ("warc_error", "the WARC files")])
@pytest.mark.parametrize("captured", [0, 3])
def test_a_disk_that_gets_full_during_a_crawl_interrupts_it_and_the_reason_names_it_with_the_remedy(
    ended, what, captured
):
    measures = {"captured": captured, "articles": {"new": captured}, "home": "answered" if captured else None}
    found = judge(measures, ended, {}, at=NOW, complete=False, why=FULL)
    assert found == (Verdict.INTERRUPTED, [f"{what} could not be written, after {captured} articles: {FULL}"])


def accounted(kept):
    """Give the lines of the last run's articles, which are as many as its listings showed."""
    run = last_run(kept)
    with open_archive(kept.archive, create=False) as archive:
        lines = [*read_pages(run_file(archive, run.portal, run.id))]
    assert list(differences(lines, run.measures)) == []
    assert len({(line["url"], line["outcome"]) for line in lines}) == len(lines)
    found = [line for line in lines if line["role"] == "article" and line["outcome"] != "redirected"]
    assert len(found) == run.measures["shown"]
    return found


@pytest.mark.slow
def test_what_a_limited_crawl_knew_and_did_not_ask_for_is_accounted_for(portal, kept):
    portal.crawl(kept, "limit=2")
    lines = accounted(kept)
    assert sum(line["outcome"] == "new" for line in lines) == 2
    left_out = [line for line in lines if (line["outcome"], line["reason"]) == ("skipped", "limit reached")]
    assert len(left_out) == len(lines) - 2 > 0
    said = kept.scrapy("run", str(last_run(kept).id), "--outcome", "skipped").stdout.decode()
    assert all(line["url"] in said for line in left_out)


@pytest.mark.slow
def test_what_a_crawl_did_not_come_to_before_its_time_limit_is_accounted_for(portal, kept):
    portal.crawl(kept, settings=["CLOSESPIDER_TIMEOUT=1", "DOWNLOAD_DELAY=0.4"])
    assert any((line["outcome"], line["reason"]) == ("skipped", NOT_ASKED) for line in accounted(kept))


LONG = ["Retry-After: 900"]
HOME = page("<html><body><h1>Báo Mẫu</h1><p>Chưa có bài viết.</p></body></html>".encode())
NONE = page(b"", status="404 Not Found")
WAITS = {  # what /robots.txt, the other pages answer, how many requests until it waits, and with what settings
    "Retry-After": (NONE, page(b"", status="429 Too Many Requests", headers=LONG), 2, []),
    "robots.txt": (page(b"", status="503 Service Unavailable"), HOME, 1, ["BLOCKED_WAIT=900", "RETRY_TIMES=0"]),
    "the delay": (NONE, HOME, 1, ["DOWNLOAD_DELAY=900"]),
    "Crawl-delay": (page(b"User-agent: *\nCrawl-delay: 900\n", kind="text/plain"), HOME, 1, ["ROBOTS_DELAY_MAX=900"]),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", WAITS)
def test_a_crawl_that_waits_for_a_quarter_of_an_hour_ends_when_it_is_told_to(kept, kind):
    robots, other, number, settings = WAITS[kind]
    with Server(lambda path, _host: robots if path == "/robots.txt" else other) as site:
        named = [part for one in ["DOWNLOAD_DELAY=0.01", *settings] for part in ("-s", one)]
        process = subprocess.Popen(
            [*kept.command(PLATFORM, f"portal={site.url}"), *named], cwd=ROOT, stderr=subprocess.PIPE, text=True
        )
        try:
            until(lambda: site.asked.total() >= number, "the request that is waited for")
            time.sleep(0.3)
            process.send_signal(signal.SIGTERM)
            told = time.monotonic()
            said = process.communicate(timeout=30)[1]
        finally:
            process.kill()
            process.wait()
        assert time.monotonic() - told < 5
        assert site.asked.total() == number  # nothing was asked for sooner than it should be
    assert "Traceback" not in said
    assert process.returncode == Verdict.INTERRUPTED.exit_code, said
    run = last_run(kept)
    assert (run.verdict, run.reasons) == ("interrupted", ["it was ended by a signal, after 0 articles"])
    assert run.measures["skipped"][NOT_ASKED] >= 1
    assert run.portal == urlsplit(site.url).netloc


OURS = ["SPIDER_MODULES=tests.matrix.portals"]
WHERE = "KeyError in tests.matrix.portals.raising.Raising.read, line 18"


@pytest.mark.slow
def test_a_portal_whose_reader_raises_on_every_page_is_broken_and_type_and_place_are_told(portal, kept):
    run = kept.run("raising", f"portal={portal.address}", settings=OURS)
    row = judged(kept, run, "broken", 5)
    assert f"pages gave no article: 12 {WHERE} (our own code)" in row.reasons[0]
    listed = kept.scrapy("run", str(row.id), "--outcome", "error")
    assert listed.returncode == 0, listed.stderr
    assert listed.stdout.decode().count(WHERE) == 12


@pytest.mark.slow
def test_a_portal_whose_module_does_not_load_is_told_and_the_others_are_listed_and_scheduled(kept):
    for command, code in (["portals"], 1), (["crawl-due", "--dry-run"], 0):
        listed = kept.scrapy(*command, "-s", OURS[0])
        assert listed.returncode == code, listed.stderr
        said = (listed.stdout + listed.stderr).decode()
        assert all(name in said for name in ("raising", "thieu", "RuntimeError: một dòng viết sai")), said
        assert "Traceback" not in said
