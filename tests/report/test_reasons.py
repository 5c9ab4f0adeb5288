"""The reasons that verdicts give are told in Vietnamese too."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from crawler.operations.runs.verdict import Past, judge
from crawler.reading.lines.dates import VIETNAM
from crawler.report.reasons import in_language

ROOT = Path(__file__).parents[2]
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
    "barred amid": (SEEN | {"failed": {"blocked": 20, "blocked (http 429)": 4, "http 403": 3}}, "blocked", ()),
    "barred at some": (SEEN | {"skipped": {"http 403": 3}}, "finished", ()),
    "cut listings": (SEEN | {"listings": {"page cap": 1, "last page": 2}}, "finished", ()),
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


NAMES = {"robots", "scrapy", "check", "portals", "closespider", "errorcount"}  # of programs and files


def words_of(text):
    return set(re.findall(r"[a-z]{4,}", text))


@pytest.mark.parametrize("name", CASES)
def test_every_reason_of_a_verdict_has_a_translation(name):
    measures, ended, earlier = CASES[name]
    for complete in (True, False):
        reasons = judge(measures, ended, {}, earlier, at=AT, complete=complete).reasons
        assert reasons
        for reason in reasons:
            said, language = in_language(reason, "vi")
            assert language == "vi", reason
            assert words_of(said) & words_of(reason) <= NAMES, said
            assert [each for each in said if each.isdigit()] == [each for each in reason if each.isdigit()]


DOCUMENTED = re.compile(r"\| `(?:refused: N|skipped: N|failed: N|listings ended by: …) (.*?) \|")
AS_THE_DOCS_WRITE = {"403": "http 403", "410": "http 410", "…TimeoutError": "DownloadTimeoutError"}


def documented():
    """Give the reasons for which a page gives nothing, or a listing ends, as docs/operating.md names them."""
    for row in DOCUMENTED.findall((ROOT / "docs/operating.md").read_text()):
        yield from (AS_THE_DOCS_WRITE.get(said, said) for said in row.split("`")[::2])


@pytest.mark.parametrize("why", dict.fromkeys(documented()))
def test_every_reason_that_a_page_gives_nothing_has_a_translation(why):
    why = why.replace("…", "http 503")
    said, language = in_language(f"3 requests failed: 2 {why}, 1 http 500", "vi")
    assert (language, why in said) == ("vi", False)
    assert said.startswith("3 yêu cầu bị lỗi: 2 lần ")
    assert said.endswith(", 1 lần mã HTTP 500")


def test_what_has_no_translation_stays_among_what_has():
    english = "2 of 9 pages gave no article: 1 no-article, 1 KeyError in crawler.x.X.read, line 31 (our own code)"
    assert in_language(english, "vi").text == (
        "2 trên 9 trang không cho bài: 1 lần không nhận ra bài nào, 1 lần KeyError in crawler.x.X.read,"
        " line 31 (mã của ta)"
    )


def test_numbers_and_fields_are_put_into_the_translation():
    english = "3 of 12 articles have a lead; usual are 96%: was the article page redesigned?"
    assert in_language(english, "vi").text == "3 trên 12 bài có sapo; thường là 96%: trang bài đã đổi giao diện chăng?"


def test_a_reason_that_no_rule_gives_stays_and_is_marked_as_english():
    assert in_language("the moon is full", "vi") == ("the moon is full", "en")
