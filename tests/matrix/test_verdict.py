"""The verdict as a function: total, never better for more failures, fair to one bad night, by the portal's history."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.operations.runs.measures import Measures, kind_of
from crawler.operations.runs.verdict import Past, Verdict, judge
from tests.matrix.conftest import nights, usual_measures

NOW = datetime(2024, 5, 31, 3, tzinfo=UTC)
YESTERDAY = NOW - timedelta(days=1)
ENDS = ["finished", "limit", "shutdown", "killed", "closespider_timeout", "archive_error", "start_error", "x"]
REASONS = [
    *("http 404", "http 403", "http 429", "http 500", "blocked", "DownloadTimeoutError", "CannotResolveHostError"),
    *("blocked (http 429)", "no sitemap", "no listing"),
    *("no-article", "members-only", "too-large", "already kept", "forbidden by robots.txt", "leads to another site"),
]
counts = st.integers(0, 400)
by_reason = st.dictionaries(st.sampled_from(REASONS) | st.text(max_size=8), counts, max_size=4)
names = st.sampled_from(["new", "unchanged", "revised", "updated", "duplicate"])
measured = st.fixed_dictionaries(
    {},
    optional={
        **dict.fromkeys(["requests", "responses", "bytes", "blocked", "errors", "captured", "generic"], counts),
        **dict.fromkeys(["listing_pages", "shown"], counts),
        **dict.fromkeys(["refused", "skipped", "failed", "listings"], by_reason),
        "articles": st.dictionaries(names, counts),
        "fields": st.dictionaries(st.sampled_from(["title", "body", "published_at", "lead"]), counts),
        "alike": st.dictionaries(st.sampled_from(["title", "lead"]), counts),
        "dated_today": counts,
        "newest": st.none() | st.sampled_from(["2024-05-30T08:00:00+07:00", "2019-01-01T08:00:00+07:00", "2024", ""]),
        "home": st.none() | st.just("answered") | st.sampled_from(REASONS),
        "peak_memory": st.none() | counts,
        "seconds": st.floats(0, 1e5),
    },
)
arguments = st.fixed_dictionaries({}, optional={"limit": st.none() | counts, "since": st.just("2024-01-01")})
past_run = st.builds(
    Past,
    st.integers(0, 1600).map(lambda days: (YESTERDAY - timedelta(days=days)).isoformat()) | st.just(""),
    st.none() | st.sampled_from(list(Verdict)).map(str),
    arguments,
    st.none() | measured,
)


def good(number=8, last=YESTERDAY, **other):
    return [Past(at, "ok", {}, measures) for at, measures in nights(number, last, **other)]


histories = st.lists(past_run, max_size=8) | st.integers(0, 10).map(good)


def verdict(measures, past=(), ended="finished", **other):
    return judge(measures, ended, {}, past, at=NOW, **other)


def test_a_run_that_could_not_start_is_broken_for_it_will_not_start_when_it_is_run_again():
    assert verdict({}, ended="start_error").verdict == Verdict.BROKEN


@given(st.none() | measured, st.sampled_from(ENDS), arguments, histories, st.booleans())
def test_any_measures_give_a_verdict_with_a_reason(measures, ended, given_, past, complete):
    found = judge(measures, ended, given_, past, at=NOW, complete=complete)
    assert found.reasons
    assert all(found.reasons)
    assert json.dumps(found.reasons)


def test_nothing_at_all_is_no_good_run():
    assert verdict(None).verdict.level == 2
    assert verdict({}).verdict.level == 2


@pytest.mark.parametrize(
    "worse",
    [
        ("failed", "http 500"),
        ("failed", "DownloadTimeoutError"),
        ("failed", "http 403"),
        ("skipped", "http 403"),
        ("refused", "no-article"),
        ("refused", "blocked"),
        ("errors", None),
    ],
    ids=str,
)
@given(measures=measured, past=histories, more=st.integers(1, 300))
def test_more_failures_never_make_it_better(worse, measures, past, more):
    name, reason = worse
    before = verdict(measures, past).verdict
    if reason is None:
        bad = {**measures, name: measures.get(name, 0) + more}
    else:
        counted = measures.get(name, {})
        bad = {**measures, name: {**counted, reason: counted.get(reason, 0) + more}}
    assert verdict(bad, past).verdict.level >= before.level


@given(measures=measured, past=histories, fewer=st.integers(1, 100))
def test_fewer_bodies_never_make_it_better(measures, past, fewer):
    fields = measures.get("fields", {})
    bad = {**measures, "fields": {**fields, "body": max(fields.get("body", 0) - fewer, 0)}}
    assert verdict(bad, past).verdict.level >= verdict(measures, past).verdict.level


@given(measured, histories, st.sampled_from(["shutdown", "killed", "closespider_timeout", "memusage_exceeded"]))
def test_a_run_that_was_cut_off_is_never_called_good(measures, past, ended):
    assert verdict(measures, past, ended=ended).verdict.level == 2


@given(measured, histories)
def test_what_was_measured_is_the_same_when_it_was_kept_as_json(measures, past):
    kept = json.loads(json.dumps(Measures.of(measures).as_dict()))
    assert verdict(kept, past) == verdict(measures, past)


def test_a_usual_night_is_ok_and_says_what_is_usual():
    found = verdict(usual_measures(), good())
    assert found == (Verdict.OK, ["6 new articles, 26 requests; usual are 6 a day"])


@pytest.mark.parametrize(
    ("changed", "expected", "because"),
    [
        ({"home": "http 403"}, "blocked", "bars us from its home page: http 403"),
        ({"home": "CannotResolveHostError"}, "unreachable", "could not be fetched: CannotResolveHostError"),
        ({"home": "http 502"}, "unreachable", "http 502"),
        ({"home": "robots.txt answered 503"}, "unreachable", "robots.txt answered 503"),
        ({"home": "forbidden by robots.txt"}, "refused-by-robots", "forbids"),
        ({"home": "leads to another site"}, "broken", "has the portal moved?"),
        ({"listing_pages": 30}, "broken", "30 listing pages answered and none shows an article"),
        ({"listing_pages": 1}, "degraded", "one night says little"),
        ({"listing_pages": 2, "skipped": {"no listing": 9}}, "broken", "9 of 11 listings are not there: were sections"),
        ({"listing_pages": 9, "shown": 9, "refused": {"no-article": 9}}, "broken", "9 of 9 pages gave no article"),
        ({"listing_pages": 9, "shown": 9, "failed": {"http 403": 9}}, "blocked", "9 http 403"),
        ({"listing_pages": 9, "shown": 9, "failed": {"http 500": 9}}, "unreachable", "9 http 500"),
        ({"listing_pages": 9, "shown": 9, "errors": 9}, "broken", "9 errors (our own code)"),
        ({"listing_pages": 9, "shown": 9, "skipped": {"forbidden by robots.txt": 9}}, "refused-by-robots", "9 pages"),
        ({"listing_pages": 9, "shown": 9, "skipped": {"leads to another site": 9}}, "broken", "none of 9 articles"),
    ],
)
def test_why_nothing_came_is_told_apart(changed, expected, because):
    found = verdict({"home": "answered", **changed}, good(shown=9))
    assert found.verdict == expected, found
    assert because in found.reasons[0]


def test_a_redesign_seen_on_few_pages_is_degraded_the_first_night_and_broken_when_they_grow_more():
    night = {"home": "answered", "listing_pages": 9, "shown": 12, "skipped": {"already kept": 9}}
    first = {**night, "refused": {"no-article": 3}}
    found = verdict(first, good())
    assert found.verdict is Verdict.DEGRADED
    assert "so few pages say little" in found.reasons[0]
    past = [*good(last=YESTERDAY - timedelta(days=1)), Past(YESTERDAY.isoformat(), "degraded", {}, first)]
    assert verdict({**night, "refused": {"no-article": 7}}, past).verdict is Verdict.BROKEN


def test_pages_for_members_that_are_asked_for_again_after_a_week_are_no_redesign():
    night = {"home": "answered", "listing_pages": 9, "shown": 12, "skipped": {"already kept": 9}}
    assert verdict({**night, "refused": {"members-only": 3}}, good()).verdict is Verdict.NOTHING_NEW
    both = {"members-only": 3, "no-article": 1}
    assert verdict({**night, "refused": both}, good()).verdict is Verdict.DEGRADED
    assert verdict({**night, "refused": {"members-only": 8}}, good()).verdict is Verdict.BROKEN


def test_a_reason_that_pages_failed_and_were_skipped_for_is_counted_once_for_both():
    found = verdict({"home": "answered", "shown": 9, "failed": {"http 404": 4}, "skipped": {"http 404": 3}})
    assert "7 of 7 pages gave no article: 7 http 404" in found.reasons[0]


def test_what_lists_articles_and_is_not_there_is_no_page_without_an_article():
    night = {"home": "answered", "listing_pages": 9, "shown": 12, "skipped": {"already kept": 9}}
    lists = {"no sitemap": 3, "no feed": 7, "no listing": 2}
    assert Measures.of({"skipped": lists, "failed": lists}).gone == 0
    gone = {**night, "skipped": night["skipped"] | lists}
    assert verdict(gone, good()).verdict is Verdict.NOTHING_NEW
    moved = verdict({**night, "skipped": night["skipped"] | {"no listing": 6}}, good())
    assert (moved.verdict, moved.reasons) == (
        Verdict.DEGRADED,
        ["6 of 15 listings are not there: were sections moved?"],
    )


def test_pages_that_the_reader_refuses_every_night_are_nothing_new():
    night = {"home": "answered", "listing_pages": 9, "shown": 12, "skipped": {"already kept": 12}}
    always = {"no-article": 40}
    past = good(refused=always)
    assert verdict({**night, "refused": always}, past).verdict is Verdict.NOTHING_NEW
    assert verdict({**night, "refused": always}, good()).verdict is Verdict.BROKEN


def test_a_page_that_fails_every_night_is_told_three_nights_and_then_usual():
    night = usual_measures(failed={"http 500": 1})
    past = good(8, last=NOW - timedelta(days=20))
    found = []
    for ago in range(14, 0, -1):
        at = NOW - timedelta(days=ago)
        found.append(judge(night, "finished", {}, past, at=at, complete=False).verdict)
        past.append(Past(at.isoformat(), found[-1], {}, night))
    assert found[0] is Verdict.DEGRADED
    assert found[-1] is Verdict.OK
    worse = usual_measures(failed={"http 500": 3})
    assert verdict(worse, past, complete=False).verdict is Verdict.DEGRADED


def quiet(days, skipped=12):
    return {
        "home": "answered",
        "listing_pages": 9,
        "shown": 12,
        "skipped": {"already kept": skipped},
        "newest": (NOW - timedelta(days=days)).isoformat(),
    }


@pytest.mark.parametrize(("days", "expected"), [(1, "nothing-new"), (3.5, "nothing-new"), (5, "stale"), (90, "stale")])
def test_a_daily_portal_is_stale_after_some_days(days, expected):
    assert verdict(quiet(days), good(last=NOW - timedelta(days=days))).verdict == expected


@pytest.mark.parametrize(("days", "expected"), [(30, "nothing-new"), (55, "nothing-new"), (70, "stale")])
def test_a_portal_that_publishes_once_a_month_is_not_stale_after_a_month(days, expected):
    past = []
    for months in range(6, 0, -1):
        at = NOW - timedelta(days=days + 30 * (months - 1))
        past.append(Past(at.isoformat(), "ok", {}, usual_measures(1, newest=at.isoformat())))
        past += [
            Past((at + timedelta(days=later)).isoformat(), "nothing-new", {}, quiet(0) | {"newest": at.isoformat()})
            for later in range(1, 29)
        ][:5]
    assert verdict(quiet(days), past).verdict == expected


def test_a_portal_whose_history_is_not_known_is_never_stale():
    assert verdict(quiet(2000), good(3)).verdict is Verdict.NOTHING_NEW
    assert verdict(quiet(2000)).verdict is Verdict.NOTHING_NEW


def test_failures_do_not_hide_that_a_portal_is_stale():
    found = verdict({**quiet(90), "failed": {"http 500": 2}}, good(last=NOW - timedelta(days=90)), complete=False)
    assert found.verdict is Verdict.STALE


def test_far_fewer_articles_than_on_any_day_is_degraded():
    past = good(new=40, shown=60)
    found = verdict(usual_measures(4, shown=60), past)
    assert found.verdict is Verdict.DEGRADED
    assert found.reasons == ["4 new articles in 1.0 days; usual are 40 a day, at least 40"]
    assert verdict(usual_measures(30, shown=60), past).verdict is Verdict.OK


def test_after_a_pause_more_is_expected():
    past = good(8, last=NOW - timedelta(days=6), new=12)
    assert verdict(usual_measures(12), past).verdict is Verdict.DEGRADED
    assert verdict(usual_measures(70, shown=80), past).verdict is Verdict.OK


def test_a_field_that_is_missing_of_a_sudden_is_told_and_one_that_always_was_is_not():
    fields = {"title": 6, "body": 6, "published_at": 6, "lead": 0}
    assert verdict(usual_measures(fields=fields), good(fields=fields)).verdict is Verdict.OK
    found = verdict(usual_measures(fields=fields), good(fields={**fields, "lead": 6}))
    assert found == (
        Verdict.DEGRADED,
        ["0 of 6 articles have a lead; usual are 100%: was the article page redesigned?"],
    )
    assert verdict(usual_measures(fields={**fields, "body": 0}), good()).verdict is Verdict.BROKEN
    few = usual_measures(2, fields={"title": 2})
    assert verdict(few, good()).verdict is Verdict.OK  # two articles say nothing


def test_the_first_crawl_is_judged_by_what_any_portal_has():
    assert verdict(usual_measures(fields={"title": 6, "body": 6})).verdict is Verdict.DEGRADED
    assert verdict(usual_measures(fields={"title": 6, "published_at": 6})).verdict is Verdict.BROKEN
    assert verdict(usual_measures()).verdict is Verdict.OK


def test_the_generic_reader_reading_of_a_sudden_is_told():
    found = verdict(usual_measures(generic=6), good())
    assert found.verdict is Verdict.DEGRADED
    assert "6 of 6 articles were read by the generic reader; usual are 0%" in found.reasons[0]
    assert verdict(usual_measures(generic=6), good(generic=6)).verdict is Verdict.OK


def test_a_portal_that_its_platform_cannot_read_on_its_first_night_is_told():
    assert verdict(usual_measures(generic=5)) == (
        Verdict.DEGRADED,
        ["5 of 6 articles were read by the generic reader, not by the portal's own rules: has its platform changed?"],
    )
    assert verdict(usual_measures(generic=2)).verdict is Verdict.OK
    assert verdict(usual_measures(2, generic=2)).verdict is Verdict.OK  # two articles say nothing


@pytest.mark.parametrize("name", ["title", "lead"])
def test_articles_that_all_have_one_title_or_one_lead_are_told_on_any_night(name):
    for past in ((), good(), good(alike={name: 6})):
        assert verdict(usual_measures(alike={name: 5}), past) == (
            Verdict.DEGRADED,
            [f"5 of 6 articles have the same {name}: is it the site's?"],
        )
        assert verdict(usual_measures(alike={name: 3}), past).verdict is Verdict.OK  # a column's, week by week
    assert verdict(usual_measures(2, alike={name: 2})).verdict is Verdict.OK  # two articles say nothing


def test_first_articles_that_are_all_dated_the_day_of_the_crawl_are_told():
    seen = usual_measures(12, dated_today=12)
    told = ["12 of 12 articles are dated the day of this crawl: was the page's clock read?"]
    assert verdict(seen) == (Verdict.DEGRADED, told)
    assert verdict(usual_measures(12, dated_today=10)).verdict is Verdict.OK
    assert verdict(seen, good()).verdict is Verdict.OK  # what is new on later nights is of that day
    assert judge(seen, "limit", {"limit": 12}, at=NOW).verdict is Verdict.OK  # so are the newest ones
    assert verdict(usual_measures(12, fields={"title": 12, "body": 12})).reasons == ["0 of 12 articles have a date"]


def test_many_more_requests_an_article_than_ever_is_told():
    found = verdict(usual_measures(requests=300), good())
    assert found == (Verdict.DEGRADED, ["50.0 requests an article; it never were more than 4.3"])


def test_every_verdict_has_its_own_exit_code_as_the_contract_says():
    codes = {str(one): one.exit_code for one in Verdict}
    order = "ok degraded misconfigured nothing-new stale broken blocked unreachable refused-by-robots interrupted"
    assert codes == {name: code for code, name in enumerate(order.split())}


@given(st.text(max_size=30))
def test_any_reason_has_a_kind(reason):
    assert kind_of(reason) in ("robots", "barred", "down", "gone")
