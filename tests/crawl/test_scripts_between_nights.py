"""A page that a script would fetch, and that fails for a night, does not cost the articles on it."""

import pytest

from tests.crawl import test_by_script
from tests.crawl.test_by_script import ALL, FORMS, Portal, in_json
from tests.hostile.server import page

DOWN = [page(b"", status="500 Error"), page(b"", status="503 Unavailable"), page(b"", status="502 Bad Gateway")]


@pytest.mark.parametrize("down", DOWN, ids=["500", "503", "502"])
def test_a_page_for_a_script_that_failed_on_the_first_night_is_asked_for_again(crawls, down):
    portal = Portal(crawls, FORMS["a list"][0], lambda _nth: down)
    with portal.server:
        said = portal.crawl()
        assert ": complete" not in said, said
        portal.rest = FORMS["a list"][1]
        said = portal.crawl()
    assert f"{ALL - test_by_script.EACH} new" in said, said


def test_a_page_for_a_script_that_was_refused_for_a_night_is_asked_for_again(crawls, monkeypatch):
    portal = Portal(crawls, *FORMS["a list"])
    with portal.server:
        assert f"{ALL} new" in portal.crawl()
        monkeypatch.setattr(test_by_script, "ALL", ALL + 12)
        portal.rest = lambda _nth: in_json({"error": "token"})
        assert "5 new" in portal.crawl()
        portal.rest = FORMS["a list"][1]
        said = portal.crawl()
    assert "7 new" in said, said
