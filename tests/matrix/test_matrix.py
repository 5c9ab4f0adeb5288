"""The fault matrix: each trouble of a portal or a crawl, crawled for real, has its verdict and exit code."""

import ssl
import subprocess
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from crawler.operations.runs.verdict import Verdict
from tests.matrix.conftest import PLATFORM, SETTINGS, judged, last_run


def test_a_first_crawl_of_which_all_went_well_is_ok(crawled):
    row = judged(crawled, crawled.first, "ok", 0)
    assert row.measures["articles"]["new"] == row.measures["captured"] == 12
    assert row.reasons[0].startswith("12 new articles, ")


def test_a_crawl_that_finds_nothing_new_says_so(portal, crawled, tmp_path):
    kept = crawled.copy(tmp_path)
    row = judged(kept, portal.crawl(kept), "nothing-new", 3)
    assert "nothing new among 12 articles" in row.reasons[0]


def test_nothing_new_for_much_longer_than_ever_before_is_stale(portal, crawled, tmp_path):
    kept = crawled.copy(tmp_path)
    newest = max(article.published for article in portal.site.articles)
    portal.history(kept, 8, last=newest)
    row = judged(kept, portal.crawl(kept), "stale", 4)
    days = (datetime.now(newest.tzinfo) - newest).days
    assert f"the newest is {days} days old" in row.reasons[0] or f"the newest is {days + 1} days old" in row.reasons[0]
    assert "the longest silence before was 1" in row.reasons[0]


@pytest.mark.parametrize(
    ("trouble", "verdict", "because"),
    [
        ("5xx", "unreachable", "robots.txt unreachable: http 503"),
        ("slow", "unreachable", "DownloadTimeoutError"),
        ("blocked by status", "blocked", "http 403"),
        ("blocked at 200", "blocked", "blocked"),
        ("too many requests", "blocked", "blocked (http 429)"),
        ("maintenance", "unreachable", "error-page"),
        ("listings redesigned", "broken", "none shows an article"),
        ("articles redesigned", "broken", "12 no-article"),
        ("half without body", "degraded", "articles have a body; usual are 100%"),
        ("half fail", "degraded", "6 http 500"),
        ("robots fails", "unreachable", "robots.txt unreachable: http 503"),
        ("robots refuses", "refused-by-robots", "robots.txt forbids the home page"),
    ],
)
def test_a_portal_that_was_well_until_yesterday(portal, kept, trouble, verdict, because):
    portal.history(kept)
    row = judged(kept, portal.crawl(kept, trouble=trouble), verdict, Verdict(verdict).exit_code)
    assert because in row.reasons[0], row.reasons


def test_an_empty_portal_is_broken_at_once_the_first_time_and_the_second_night_after_good_ones(portal, kept, tmp_path):
    judged(kept, portal.crawl(kept, trouble="empty"), "broken", 5)
    later = type(kept)(tmp_path / "later")
    portal.history(later)
    row = judged(later, portal.crawl(later, trouble="empty"), "degraded", 1)
    assert "one night says little" in row.reasons[0]
    judged(later, portal.crawl(later, trouble="empty"), "broken", 5)


@pytest.mark.parametrize(
    ("address", "because"),
    [("http://127.0.0.1:9/", "DownloadConnectionRefusedError"), ("http://bao.invalid/", "CannotResolveHostError")],
)
def test_a_portal_that_is_down_or_has_no_name_is_unreachable_and_no_traceback_is_logged(kept, address, because):
    run = kept.run(PLATFORM, f"portal={address}", settings=SETTINGS)
    row = judged(kept, run, "unreachable", 7)
    assert because in row.reasons[0]
    assert "Traceback" not in run.said


class Silent(BaseHTTPRequestHandler):
    def log_message(self, *_):
        pass


def test_a_portal_with_a_bad_certificate_is_unreachable(kept, tmp_path):
    pem = tmp_path / "own.pem"
    subprocess.run(
        f"openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -keyout {pem} -out {pem}.crt".split(),
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(f"{pem}.crt", pem)
    with HTTPServer(("127.0.0.1", 0), Silent) as server:
        server.handle_error = lambda *_: None
        server.socket = context.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        run = kept.run(PLATFORM, f"portal=https://localhost:{server.server_port}/", settings=SETTINGS)
        server.shutdown()
    judged(kept, run, "unreachable", 7)


def test_a_mistake_is_misconfigured_and_nothing_is_noted(kept):
    run = kept.run(PLATFORM, "portal=http://127.0.0.1:9/", "since=2024-13-01")
    assert (run.code, Verdict.MISCONFIGURED.exit_code) == (2, 2)
    assert not kept.database.exists()


def test_a_crawl_that_reaches_its_time_limit_is_interrupted(portal, kept):
    row = judged(kept, portal.crawl(kept, settings=["CLOSESPIDER_TIMEOUT=1", "DOWNLOAD_DELAY=0.4"]), "interrupted", 9)
    assert row.reasons[0].startswith("its time limit was reached, after ")


def test_a_crawl_that_is_limited_is_judged_on_what_it_saw(portal, kept):
    portal.history(kept)
    row = judged(kept, portal.crawl(kept, "limit=2"), "ok", 0)
    assert row.reasons[0].startswith("2 new articles")


def test_a_trouble_that_is_over_is_over(portal, kept):
    portal.crawl(kept, trouble="blocked by status")
    assert last_run(kept).verdict == "blocked"
    judged(kept, portal.crawl(kept), "ok", 0)
