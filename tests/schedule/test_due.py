"""When a portal is due: by its cadence, its window, and how its last crawls ended."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.archive.store import open_archive
from crawler.operations.runs.verdict import Verdict
from crawler.operations.scheduling.cadence import DAY, Window
from crawler.operations.scheduling.due import MARGIN, by_urgency, next_due, standing, time_limit
from crawler.operations.scheduling.jobs import FIRST_WAIT, Job, read_jobs, waiting, write_jobs
from crawler.operations.scheduling.schedule import Plan
from crawler.operations.scheduling.spread import sites_of
from crawler.reading.lines.dates import VIETNAM

HOUR = timedelta(hours=1)
NOON = datetime(2026, 11, 20, 12, tzinfo=VIETNAM)
NIGHT = Window.parse("22:00-05:00")


def plan(name="baothu", **values):
    return Plan(
        **{
            "name": name,
            "portal": name,
            "spider": name,
            "addresses": (),
            "every": 6 * HOUR,
            "time_limit": 3 * HOUR,
            **values,
        }
    )


def job(ago, verdict=Verdict.OK, failures=0, took=timedelta(0), portal="baothu"):
    return Job(portal, NOON - ago, NOON - ago + took, verdict.value, verdict.exit_code, failures)


def test_a_portal_that_never_was_crawled_is_due():
    assert standing(plan(), None, NOON).due
    assert standing(plan(), Job("baothu"), NOON).due


@pytest.mark.parametrize(("hours", "due"), [(5.99, False), (6, True), (60, True)])
def test_a_portal_is_due_when_its_cadence_has_passed_since_its_crawl_began(hours, due):
    stands = standing(plan(), job(hours * HOUR, took=HOUR), NOON)
    assert (stands.due, stands.at) == (due, NOON - hours * HOUR + 6 * HOUR)


def test_a_portal_that_is_not_enabled_or_under_way_is_not_due_and_the_reason_is_told():
    assert standing(plan(enabled=False), None, NOON).why == "not enabled"
    under_way = standing(plan(), Job("baothu", last_started_at=NOON - 9 * HOUR), NOON)
    assert (under_way.due, under_way.why) == (False, "under way since 20.11. 03:00")


def test_outside_its_window_a_portal_waits_for_it_and_no_crawl_goes_on_beyond_it():
    asleep = standing(plan(window=NIGHT), None, NOON)
    assert (asleep.due, asleep.why, asleep.at) == (False, "its window is shut", NOON.replace(hour=22))
    assert standing(plan(window=NIGHT), None, NOON.replace(hour=23)).due
    assert time_limit(plan(window=NIGHT), NOON.replace(hour=4)) == HOUR
    assert time_limit(plan(window=NIGHT), NOON.replace(hour=23)) == 3 * HOUR
    assert standing(plan(window=NIGHT), job(2 * HOUR), NOON).at == NOON.replace(hour=22)


def test_a_window_is_one_of_vietnam_whatever_zone_the_time_is_told_in():
    assert NIGHT.left(datetime(2026, 11, 20, 15, 0, tzinfo=UTC)) == 7 * HOUR  # 22:00 in Vietnam
    assert NIGHT.left(datetime(2026, 11, 20, 14, 59, tzinfo=UTC)) == timedelta(0)


times = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(VIETNAM))  # noqa: DTZ001 - they get one
windows = (
    st.tuples(*[st.integers(0, 23), st.integers(0, 59)] * 2)
    .filter(lambda given: (given[2] * 60 + given[3] - given[0] * 60 - given[1]) % 1440 >= 15)
    .map(lambda given: Window.parse("{:02}:{:02}-{:02}:{:02}".format(*given)))
)


@given(times, windows)
def test_a_window_opens_within_a_day_and_is_open_then_for_its_whole_length(at, window):
    opens = window.opening(at)
    assert at < opens <= at + DAY
    assert window.left(opens) == window.length
    assert window.left(opens - timedelta(microseconds=1)) == timedelta(0)


@given(
    times, windows, st.sampled_from(list(Verdict)), st.integers(0, 50), st.integers(0, 100).map(lambda n: n * HOUR / 3)
)
def test_when_the_time_has_come_that_was_told_a_portal_is_due(at, window, verdict, failures, ago):
    before = Job("baothu", at - ago, at - ago, verdict.value, verdict.exit_code, failures)
    stands = standing(plan(window=window), before, at)
    if stands.due:
        assert window.left(at) >= MARGIN
        assert stands.at <= at
    else:
        assert stands.at >= at
        assert standing(plan(window=window), before, stands.at).due


@given(st.sampled_from(sorted(FIRST_WAIT)), st.integers(1, 10**6))
def test_a_pause_after_failures_grows_with_them_and_is_never_longer_than_a_day(verdict, failures):
    wait = waiting(verdict, failures)
    assert timedelta(0) < wait <= DAY
    assert wait <= waiting(verdict, failures + 1)
    assert wait >= FIRST_WAIT[verdict]


def test_after_a_failure_a_portal_is_tried_again_later_each_time_and_at_its_cadence_after_a_good_run():
    last, waits = Job("baothu"), []
    for verdict in [*[Verdict.UNREACHABLE] * 7, Verdict.NOTHING_NEW, Verdict.BLOCKED]:
        last = last.began(NOON).finished(NOON + HOUR, verdict, "")
        waits.append((last.due_at(6 * HOUR) - NOON) / HOUR)
    assert waits == [1.5, 2, 3, 5, 9, 17, 25, 6, 5]
    assert last.failures == 1


def test_when_a_portal_is_next_due_its_window_is_open():
    ended = job(2 * HOUR)  # at 10, due at 16
    assert next_due(plan(), ended) == NOON.replace(hour=16)
    assert next_due(plan(window=NIGHT), ended) == NOON.replace(hour=22)
    assert next_due(plan(every=14 * HOUR, window=NIGHT), ended) == NOON.replace(hour=0) + DAY
    assert next_due(plan(window=NIGHT), Job("baothu")) is None


def test_a_clock_that_was_ahead_keeps_no_portal_waiting():
    assert standing(plan(), job(-400 * DAY), NOON).due


def test_the_longest_overdue_comes_first():
    names = ("fresh", "late", "never", "later", "off")
    jobs = {name: job(hours * HOUR, portal=name) for name, hours in {"fresh": 1, "late": 7, "later": 30}.items()}
    stands = by_urgency([plan(name, enabled=name != "off") for name in names], jobs, NOON)
    assert [(one.plan.name, one.due) for one in stands] == [
        ("never", True),
        ("later", True),
        ("late", True),
        ("fresh", False),
        ("off", False),
    ]


def test_portals_below_one_registered_domain_are_one_site_and_others_are_not():
    def sites(address):
        return sites_of(plan(addresses=(address,)))

    assert sites("https://thanhuy.bacninh.gov.vn/") == sites("https://svhttdl.bacninh.gov.vn/tin/")
    assert sites("https://hanoi.gov.vn/") != sites("https://hue.gov.vn/")
    assert sites("http://127.0.0.1:8300/") != sites("http://127.0.0.1:8301/")


def test_jobs_are_read_as_they_were_written(tmp_path):
    jobs = [
        Job("a"),
        job(HOUR, Verdict.BLOCKED, 3, portal="b")._replace(next_due_at=NOON, note="đợi"),
        Job("c").began(NOON),
    ]
    with open_archive(f"sqlite:///{tmp_path}/archive.db") as archive:
        write_jobs(archive, [Job("b"), Job("c")])
        write_jobs(archive, jobs)
        assert read_jobs(archive) == {job.portal: job for job in jobs}
