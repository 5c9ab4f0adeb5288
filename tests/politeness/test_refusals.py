"""Pages that a portal shows to members only are asked for now and then, not by every run."""

from datetime import UTC, datetime, timedelta

import pytest

from crawler.crawl.refusals import FILE, Refusals
from crawler.samples.server import serve
from tests.crawl.conftest import Crawls

AT = datetime(2026, 11, 22, tzinfo=UTC)


def refused(path, days, *names):
    run = Refusals(path, AT + timedelta(days=days))
    for name in names:
        run.note(name, "members-only")
    run.end("finished")


def rests(path, days):
    return Refusals(path, AT + timedelta(days=days)).resting(["a", "b"]) == {"a"}


def test_it_is_asked_for_again_after_1_day_then_7_then_every_30(tmp_path):
    path = tmp_path / "runs" / FILE
    assert not rests(path, 0)
    began = 0
    for wait in (1, 7, 30, 30):
        refused(path, began, "a")
        assert rests(path, began + wait - 0.01)
        assert not rests(path, began + wait)
        began += wait


def test_a_run_that_does_not_meet_it_forgets_nothing_until_it_was_not_shown_for_a_year(tmp_path):
    path = tmp_path / FILE
    refused(path, 0, "a")
    refused(path, 0.5, "c")
    assert rests(path, 0.9)
    refused(path, 401, "c")
    assert set(Refusals(path, AT).earlier) == {"c"}


@pytest.mark.parametrize("reason", ["no-article", "blocked", "login-page", "error-page", "redirected"])
def test_what_may_be_read_another_time_is_not_remembered(tmp_path, reason):
    run = Refusals(tmp_path / FILE, AT)
    run.note("a", reason)
    run.note(None, "members-only")
    run.end("finished")
    assert not (tmp_path / FILE).exists()


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"a": [1, "soon"]}', '{"a": [1, "2026-01-01"]}', "\0"])
def test_a_damaged_memory_is_an_empty_one(tmp_path, text):
    (tmp_path / FILE).write_text(text)
    assert Refusals(tmp_path / FILE, AT).earlier == {}


def test_a_clock_that_was_ahead_keeps_nothing_away_for_ever(tmp_path):
    refused(tmp_path / FILE, 3650, "a")
    assert not rests(tmp_path / FILE, 0)


def test_a_second_crawl_asks_for_no_refused_page_and_a_full_one_for_all(tmp_path):
    crawls = Crawls(tmp_path)
    with serve(["nukeviet"]) as served:
        portal = f"portal={served.portals['nukeviet']}"
        assert "refused: 3 members-only" in crawls.run("nukeviet", portal).said
        again = crawls.run("nukeviet", portal).said
        assert "3 refused before" in again
        assert "refused: " not in again
        assert "refused: 3 members-only" in crawls.run("nukeviet", portal, "full=1").said
