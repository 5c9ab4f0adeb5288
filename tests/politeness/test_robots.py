"""robots.txt: what it says is done, and where nobody can know what it says, nothing is asked for."""

import pytest

from tests.hostile.server import page

pytestmark = pytest.mark.slow


REFUSED = b"User-agent: *\nDisallow: /no\n"


def robots(body, status="200 OK"):
    return page(body, kind="text/plain", status=status)


def test_rules_are_kept_to_and_robots_txt_is_asked_for_once(site):
    site.answers["/robots.txt"] = [robots(REFUSED)]
    said, _ = site.crawl("/yes", "/no", "/yes2")
    assert said == {"/yes": "200", "/no": "forbidden by robots.txt", "/yes2": "200"}
    assert site.paths == ["/robots.txt", "/yes", "/yes2"]


def test_an_error_page_for_a_missing_robots_txt_is_not_taken_for_rules(site):
    site.answers["/robots.txt"] = [robots(b"User-agent: *\nDisallow: /\n", "404 Not Found")]
    said, _ = site.crawl("/yes")
    assert said == {"/yes": "200"}


def test_a_robots_txt_that_fails_is_waited_for_longer_each_time_and_then_obeyed(site):
    site.answers["/robots.txt"] = [robots(b"", "503 Unavailable"), robots(b"", "500 Error"), robots(REFUSED)]
    said, _ = site.crawl("/yes", "/no", DOWNLOAD_DELAY=0.1, BLOCKED_WAIT=0.5)
    assert said == {"/yes": "200", "/no": "forbidden by robots.txt"}
    first, second = site.gaps()[:2]
    assert first > 0.45
    assert second > 0.95


def test_a_robots_txt_that_fails_for_good_forbids_everything(site):
    site.answers["/robots.txt"] = [robots(b"", "503 Unavailable")]
    said, log = site.crawl("/a", "/b")
    assert set(said.values()) == {"robots.txt unreachable: http 503"}
    assert site.paths == ["/robots.txt"] * 3
    assert "nothing is asked of this host" in log


def test_a_robots_txt_without_an_answer_forbids_everything(site):
    site.answers["/robots.txt"] = [b""]
    said, _ = site.crawl("/a", ROBOTS_RETRY_TIMES=1)
    assert said["/a"].startswith("robots.txt unreachable: ")
    assert site.paths == ["/robots.txt"] * 2


def test_a_robots_txt_that_says_wait_for_ever_means_that_we_are_blocked(site):
    site.answers["/robots.txt"] = [page(b"", status="429 Too Many Requests", headers=["Retry-After: 0"])]
    said, _ = site.crawl("/a")
    assert said == {"/a": "blocked 2 times"}
    assert set(site.paths) == {"/robots.txt"}


def test_requests_are_as_far_apart_as_crawl_delay_says_but_no_farther_than_the_cap(site):
    site.answers["/robots.txt"] = [robots(b"User-agent: *\nCrawl-delay: 86400\n")]
    said, log = site.crawl("/a", "/b", "/c", DOWNLOAD_DELAY=0.05, ROBOTS_DELAY_MAX=0.6)
    assert len(said) == 3
    assert all(gap > 0.55 for gap in site.gaps())
    assert "one request in 0.6 s, of 86400 s asked for" in log


def test_without_a_delay_crawl_delay_delays_nothing_and_a_shorter_one_never_makes_us_faster(site):
    site.answers["/robots.txt"] = [robots(b"User-agent: *\nCrawl-delay: 30\n")]
    site.crawl("/a", "/b")
    assert max(site.gaps()) < 10
    site.answers["/robots.txt"] = [robots(b"User-agent: *\nCrawl-delay: 0.1\n")]
    site.times.clear()
    site.crawl("/a", "/b", DOWNLOAD_DELAY=0.5)
    assert all(gap > 0.45 for gap in site.gaps())
