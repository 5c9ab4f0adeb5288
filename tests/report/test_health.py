"""What state a portal is in, and what its past was."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.operations.runs.measures import FIELDS, Measures
from crawler.operations.runs.verdict import Verdict
from crawler.report.health import (
    GRAVEST,
    ORDER,
    TONES,
    Run,
    State,
    alive,
    measured,
    overdue,
    run_of,
    state_of,
    verdict_of,
)
from crawler.report.overview import Overview
from crawler.report.past import Redesign, age, by_day, last_redesign, usual_new

NOW = "2026-11-22T06:00:00+07:00"


def a_run(number, verdict="ok", *, captured=0, lacking=(), **fields):
    """Make the run of a night, the number of which is the day of November 2026."""
    has = {name: 0 if name in lacking else captured for name in FIELDS}
    made = Run(
        number,
        f"2026-11-{number:02}T01:00:00+07:00",
        f"2026-11-{number:02}T01:10:00+07:00",
        complete=True,
        verdict=verdict,
        reasons=(),
        exit_code=0,
        measures=Measures(captured=captured, articles={"new": captured}, fields=has),
        heartbeat_at=None,
    )
    return replace(made, **fields)


def without_end(number, sign):
    return a_run(number, None, finished_at=None, heartbeat_at=sign)


def test_every_verdict_of_a_run_has_a_rank_and_a_tone():
    assert {*Verdict} <= set(ORDER)
    assert set(TONES.values()) == set(GRAVEST)
    assert {State(verdict).tone for verdict in Verdict if verdict.level == 0} == {"good"}
    assert "good" not in {State(verdict).tone for verdict in Verdict if verdict.level}


def test_a_verdict_that_is_not_known_is_shown_and_ranks_as_none():
    assert (State("from-the-future").tone, State("from-the-future").rank) == ("none", State("unjudged").rank)


def test_a_portal_without_runs_was_never_crawled():
    assert state_of([], NOW) == State("never")


def test_a_portal_has_the_verdict_of_its_last_run_since_the_first_of_those_alike():
    state = state_of([a_run(18), a_run(19, "broken"), a_run(20), a_run(21, "broken"), a_run(22, "broken")], NOW)
    assert (state.verdict, state.times, state.since[:10], state.run.id) == ("broken", 2, "2026-11-21", 22)
    assert state_of([a_run(21), a_run(22)], NOW).times == 2


def test_a_run_that_goes_on_leaves_the_verdict_of_the_one_before():
    state = state_of([a_run(21, "blocked"), without_end(22, "2026-11-22T05:59:00+07:00")], NOW)
    assert (state.verdict, state.run.id, state.running.id) == ("blocked", 21, 22)
    assert state_of([without_end(22, "2026-11-22T05:59:00+07:00")], NOW).verdict == "running"


def test_a_run_without_an_end_or_a_recent_sign_of_life_was_killed():
    state = state_of([a_run(21), without_end(22, "2026-11-22T03:00:00+07:00")], NOW)
    assert (state.verdict, state.killed, state.running) == ("interrupted", True, None)
    assert not state_of([a_run(22, "interrupted")], NOW).killed


def test_a_run_without_an_end_that_another_followed_was_killed():
    run = without_end(22, NOW)
    assert verdict_of(run, last=False, now=NOW) == "interrupted"
    assert verdict_of(run, last=True, now=NOW) == "running"


def test_a_run_that_an_older_version_ended_has_no_verdict():
    assert state_of([a_run(22, None)], NOW).verdict == "unjudged"


def test_a_portal_is_late_a_day_after_it_was_due_unless_it_has_run_since():
    due = "2026-11-20T01:00:00+07:00"
    assert state_of([a_run(19)], NOW, due).late == due
    assert state_of([], NOW, due).late == due
    assert state_of([a_run(20)], NOW, due).late is None
    assert state_of([a_run(19), without_end(22, NOW)], NOW, due).late is None
    assert state_of([a_run(19)], NOW, "2026-11-22T01:00:00+07:00").late is None


def test_what_the_schedule_leaves_out_waits_for_nothing():
    due = "2026-11-20T01:00:00+07:00"
    never = state_of([], NOW, due, "[kind.party]")
    assert (never.verdict, never.late, never.tone) == ("left-out", None, "none")
    crawled = state_of([a_run(19, "broken")], NOW, due, "[defaults]")
    assert (crawled.verdict, crawled.late, crawled.left_out) == ("broken", None, "[defaults]")


@given(st.none() | st.text(max_size=30), st.none() | st.text(max_size=30))
def test_times_that_are_none_make_no_portal_late_or_alive(due, sign):
    assert overdue(due, None, NOW) in (None, due)
    assert alive(a_run(22, heartbeat_at=sign, started_at="", finished_at=None), "no time") is False


def test_measures_of_an_older_versions_run_come_from_its_counts():
    counts = {"article/new": 5, "downloader/request_count": 9, "portal/failed/http 500": 2, "portal/skipped/x": 1}
    seen = Measures.of(measured(counts))
    assert (seen.new, seen.requests, seen.failures, seen.skipped) == (5, 9, 2, {"x": 1})


def test_a_row_with_nothing_but_its_beginning_is_read():
    class Row:
        id, started_at, complete = 1, NOW, False
        finished_at = verdict = reasons = exit_code = measures = counts = heartbeat_at = None

    run = run_of(Row)
    assert (run.measures, run.reasons, run.sign) == (Measures(), (), NOW)


def test_a_redesign_is_when_a_verdict_turned_broken():
    runs = [a_run(10), a_run(11, "broken"), a_run(12, "broken"), a_run(13), a_run(14, "broken"), a_run(15, "broken")]
    assert last_redesign(runs) == Redesign("2026-11-14", 14)
    assert last_redesign(runs[:1]) is None


def test_a_redesign_is_when_fields_broke_off_and_counts_when_it_begins():
    before = [a_run(number, captured=10) for number in range(1, 6)]
    after = [a_run(number, captured=10, lacking=("lead", "authors")) for number in range(6, 9)]
    assert last_redesign([*before, *after]) == Redesign("2026-11-06", 6, ("lead", "authors"))


def test_few_articles_few_runs_and_fields_that_were_rare_tell_of_no_redesign():
    before = [a_run(number, captured=10) for number in range(1, 6)]
    assert last_redesign([*before, a_run(6, captured=4, lacking=("lead",))]) is None
    assert last_redesign([*before[:2], a_run(6, captured=10, lacking=("lead",))]) is None
    rare = [a_run(number, captured=10, lacking=("source",)) for number in range(1, 6)]
    assert last_redesign([*rare, a_run(6, captured=10, lacking=("source",))]) is None


def test_runs_of_one_day_are_added_up():
    twice = [a_run(5, captured=4), a_run(5, captured=6, lacking=("lead",))]
    day = by_day(twice)["2026-11-05"]
    assert (day.runs, day.new, day.share("lead"), day.share("title")) == (2, 10, 0.4, 1.0)
    assert by_day([a_run(5)])["2026-11-05"].share("lead") is None


def test_what_is_usual_is_of_the_weeks_before_the_day_or_before_a_silence():
    day = date(2026, 11, 22)
    month = {(day - timedelta(days=back)).isoformat(): 7 for back in range(20, 48)}
    assert usual_new(month, day) == 7
    assert usual_new(month | {day.isoformat(): 500}, day) == 7
    assert usual_new({}, day) is None
    assert usual_new({day.isoformat(): 3}, day) is None


def test_what_is_usual_of_a_night_is_of_the_days_with_a_crawl():
    overview = Overview(date(2026, 12, 30), "2026-12-30T06:00:00+07:00")
    assert overview.usual_new() is None
    overview.new.update({"2026-12-01": 245, "2026-12-02": 4, "2026-12-03": 4, "2026-12-29": 64, "2026-12-30": 9})
    assert overview.usual_new() == 34, "the machine was off for most of four weeks"
    overview.new.update(
        {f"2026-12-{day:02}": 6 for day in range(4, 29)} | {f"2026-11-{day}": 90 for day in range(10, 31)}
    )
    assert overview.usual_new() == 6


@pytest.mark.parametrize("newest", [None, "", "no time", "2026-11-20T06:00:00"])
def test_the_age_of_what_has_no_time_is_unknown(newest):
    assert age(newest, NOW) is None
    assert age("2026-11-20T06:00:00+07:00", NOW) == 2.0
    assert age("2026-11-30T06:00:00+07:00", NOW) == 0.0
