"""A page that is shown in another's place for a night, as a cache does that knows no parameters, ends no listing."""

import pytest

from tests.crawl.papers import Nights, Paper

SINCE = "since=1990-01-01"


@pytest.fixture
def night(crawls):
    nights = Nights(crawls, Paper({"tin": [*range(60, 0, -1)]}))
    with nights.server:
        yield nights


@pytest.mark.parametrize("argument", ["full=0", SINCE])
@pytest.mark.parametrize(("shown", "instead"), [(1, 2), (2, 3), (1, 3), (1, 6), (5, 6)])
def test_a_page_shown_in_the_place_of_the_next_hides_none_behind_it(night, argument, shown, instead):
    night.paper.wrong = {f"/tin/page/{instead}": night.paper.page_of("tin", shown)}
    said, _ = night(argument)
    assert "not complete (finished)" in said, said
    night.paper.wrong = {}
    said, _ = night(argument)
    assert ": complete (finished)" in said, said
    assert night.missing() == []


def test_a_pager_that_never_leads_on_is_believed_by_the_second_night(night):
    night.paper.wrong = {f"/tin/page/{nth}": night.paper.page_of("tin", 1) for nth in range(2, 7)}
    assert "not complete (finished): 10 new" in night()[0]
    assert ": complete (finished): 0 new" in night()[0]
    assert ": complete (finished): 0 new" in night()[0]
