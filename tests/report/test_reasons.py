"""The reasons that verdicts give are told in Vietnamese too."""

from datetime import datetime, timedelta

import pytest

from crawler.operations.runs.verdict import Past, judge
from crawler.reading.lines.dates import VIETNAM
from crawler.report.reasons import in_language

AT = datetime(2026, 11, 22, 5, tzinfo=VIETNAM)
GOOD = {
    "title": 20,
    "lead": 19,
    "body": 20,
    "authors": 18,
    "published_at": 20,
    "section": 20,
    "images": 18,
    "source": 5,
}
WELL = {"requests": 60, "articles": {"new": 20}, "captured": 20, "fields": GOOD, "home": "answered", "listing_pages": 6}
SEEN = WELL | {"shown": 60}
DARK = {"requests": 5, "home": "answered", "listing_pages": 6}


def past(number=20, until=0):
    for back in range(number + until, until, -1):
        at = AT - timedelta(days=back)
        newest = (at - timedelta(hours=2)).isoformat()
        yield Past(at.isoformat(), "ok", {}, SEEN | {"newest": newest})


CASES = {
    "good": (SEEN, "finished", ()),
    "as usual": (SEEN, "finished", [*past()]),
    "one article": (SEEN | {"articles": {"new": 1}, "requests": 1}, "finished", ()),
    "nothing": (DARK | {"shown": 12, "skipped": {"already kept": 12}}, "finished", ()),
    "nothing but changes": (
        DARK | {"shown": 12, "captured": 2, "articles": {"revised": 2}, "skipped": {"already kept": 10}},
        "finished",
        [*past()],
    ),
    "stale": (
        DARK | {"shown": 60, "skipped": {"already kept": 60}, "newest": (AT - timedelta(days=21)).isoformat()},
        "finished",
        [*past(until=20)],
    ),
    "killed": (SEEN, "killed", ()),
    "signal": (SEEN, "shutdown", ()),
    "time": (SEEN, "closespider_timeout", ()),
    "memory": (SEEN, "memusage_exceeded", ()),
    "archive": (SEEN, "archive_error", ()),
    "warc": (SEEN, "warc_error", ()),
    "other end": (SEEN, "closespider_errorcount", ()),
    "robots": ({"home": "forbidden by robots.txt"}, "finished", ()),
    "barred": ({"home": "http 403"}, "finished", ()),
    "down": ({"home": "CannotResolveHostError"}, "finished", ()),
    "moved": ({"home": "http 404"}, "finished", ()),
    "sitemaps only": (SEEN | {"home": "http 500"}, "finished", ()),
    "empty listings": (DARK, "finished", ()),
    "empty once": (DARK | {"listing_pages": 1}, "finished", [*past()]),
    "listings down": (DARK | {"failed": {"http 503": 4}}, "finished", ()),
    "sections moved": (SEEN | {"skipped": {"no listing": 9}}, "finished", ()),
    "few shown": (SEEN | {"shown": 3, "captured": 3, "articles": {"new": 3}, "fields": {}}, "finished", [*past()]),
    "fewer shown": (SEEN | {"shown": 25}, "finished", [*past()]),
    "no articles": (DARK | {"shown": 30, "refused": {"no-article": 30}}, "finished", ()),
    "some wrong": (SEEN | {"failed": {"http 500": 10}}, "finished", ()),
    "code": (SEEN | {"errors": 1}, "finished", ()),
    "few failures": (SEEN | {"failed": {"http 500": 1}}, "finished", ()),
    "robots forbids pages": (DARK | {"shown": 9, "skipped": {"forbidden by robots.txt": 9}}, "finished", ()),
    "none came": (DARK | {"shown": 9}, "finished", ()),
    "no body": (SEEN | {"fields": GOOD | {"body": 0}}, "finished", [*past()]),
    "no body at first": (SEEN | {"fields": GOOD | {"body": 0}}, "finished", ()),
    "no lead": (SEEN | {"fields": GOOD | {"lead": 0}}, "finished", [*past()]),
    "no authors": (SEEN | {"fields": GOOD | {"authors": 0}}, "finished", [*past()]),
    "generic": (SEEN | {"generic": 20}, "finished", [*past()]),
    "generic at first": (SEEN | {"generic": 20}, "finished", ()),
    "one title": (SEEN | {"alike": {"title": 20}}, "finished", ()),
    "one lead": (SEEN | {"alike": {"lead": 19}}, "finished", [*past()]),
    "today": (SEEN | {"dated_today": 20}, "finished", ()),
    "few new": (SEEN | {"articles": {"new": 2}}, "finished", [*past()]),
    "costly": (SEEN | {"requests": 900}, "finished", [*past()]),
}


@pytest.mark.parametrize("name", CASES)
def test_every_reason_of_a_verdict_has_a_translation(name):
    measures, ended, earlier = CASES[name]
    for complete in (True, False):
        reasons = judge(measures, ended, {}, earlier, at=AT, complete=complete).reasons
        assert reasons
        for reason in reasons:
            said, language = in_language(reason, "vi")
            assert language == "vi", reason
            assert said != reason
            assert [each for each in said if each.isdigit()] == [each for each in reason if each.isdigit()]


def test_numbers_and_fields_are_put_into_the_translation():
    english = "3 of 12 articles have a lead; usual are 96%: was the article page redesigned?"
    assert in_language(english, "vi").text == "3 trên 12 bài có sapo; thường là 96%: trang bài đã đổi giao diện chăng?"


def test_a_reason_that_no_rule_gives_stays_and_is_marked_as_english():
    assert in_language("the moon is full", "vi") == ("the moon is full", "en")
