"""Waiting when a portal says so, and slowing down while it is slow."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import Response

from crawler.middlewares.patience import seconds_to_wait
from crawler.middlewares.throttle import next_delay
from tests.hostile.server import page

pytestmark = pytest.mark.slow

DEFAULT = 7.0


def wait(value):
    return seconds_to_wait(Response("http://x/", headers={"Retry-After": value}), DEFAULT)


@pytest.mark.parametrize(
    "absurd",
    ["-5", "soon", "1e9", "²", "Wed, 99 Foo 2026 00:00:00 GMT", "Sun, 06 Nov 1994 08:49:37 GMT", "nan", "5 minutes"],
)
def test_an_absurd_retry_after_is_as_none(absurd):
    assert wait(absurd) == DEFAULT


def test_retry_after_is_read_in_seconds_and_as_a_date_with_and_without_zone():
    at = datetime.now(UTC) + timedelta(seconds=100)
    assert wait("0") == 0
    assert wait("120") == 120
    assert 90 < wait(format_datetime(at, usegmt=True)) <= 100
    assert 90 < wait(at.strftime("%a, %d %b %Y %H:%M:%S")) <= 100


def test_a_portal_that_names_no_time_is_waited_for_twice_as_long_each_time(site):
    site.answers["/a"] = [page(b"wait")]
    said, _ = site.crawl("/a", BLOCKED_WAIT=0.3, BLOCKED_RETRY_TIMES=3, BLOCKED_WAIT_MAX=0.9)
    assert said == {"/a": "blocked 4 times"}
    waits = site.gaps()[-3:]
    assert all(gap > least for gap, least in zip(waits, (0.28, 0.58, 0.88), strict=True))


def test_a_503_with_a_time_is_waited_for_and_the_page_then_taken(site):
    busy = page(b"", status="503 Service Unavailable", headers=["Retry-After: 1"])
    site.answers["/a"] = [busy, page(b"ok")]
    said, _ = site.crawl("/a")
    assert said == {"/a": "200"}
    assert site.gaps()[-1] > 0.95


def test_a_portal_that_has_too_much_to_do_is_asked_more_slowly_and_then_faster_again(site):
    busy = page(b"", status="503 Service Unavailable")
    site.answers["/busy"] = [busy]
    paths = ["/busy", "/busy?2", "/a", "/b", "/c", "/d"]
    site.answers["/busy?2"] = [busy]
    site.crawl(*paths, DOWNLOAD_DELAY=0.3)
    gaps = site.gaps()[1:]  # between the pages
    assert gaps[0] > 0.55
    assert gaps[1] > 1.15
    assert gaps[-1] < gaps[1] - 0.2
    assert all(gap > 0.28 for gap in gaps)


def test_a_portal_that_does_not_answer_in_time_is_asked_more_slowly(site):
    site.late = {"/late": 1.5}
    said, _ = site.crawl("/late", "/a", "/b", DOWNLOAD_DELAY=0.3, DOWNLOAD_TIMEOUT=1)
    assert said == {"/late": "DownloadTimeoutError", "/a": "200", "/b": "200"}
    assert site.gaps()[-1] > 0.45


seconds = st.floats(0, 1000)


@given(seconds, seconds, st.tuples(st.floats(0.01, 10), st.floats(0, 50)), st.booleans(), st.booleans())
def test_the_delay_never_leaves_its_bounds_and_only_a_good_answer_shortens_it(delay, latency, bounds, busy, good):
    least, most = bounds[0], sum(bounds)
    delay = min(max(delay, least), most)
    found = next_delay(delay, latency, least, most, busy=busy, good=good)
    assert least * 0.999 <= found <= most * 1.001
    if busy or not good:
        assert found >= delay * 0.999


@given(st.floats(0.01, 10), st.floats(0.01, 1000))
def test_the_delay_comes_back_to_the_least(least, delay):
    for _ in range(100):
        delay = next_delay(delay, least / 2, least, 1000, busy=False, good=True)
    assert delay == least
