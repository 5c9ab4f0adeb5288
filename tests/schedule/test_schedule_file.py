"""What the operator's file may say, which word counts, and what is said of a mistake."""

import re
from datetime import timedelta
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.operations.scheduling.cadence import Window, parse_duration, said
from crawler.operations.scheduling.schedule import LEAST_EVERY, Site, plans
from crawler.operations.scheduling.schedule_file import ScheduleError, read_schedule
from crawler.operations.scheduling.toml_lines import line_numbers
from crawler.platforms.generic import GenericSpider


class Paper(GenericSpider):
    name = "baothu"
    province, kind = "cao-bang", "newspaper"
    start_urls: ClassVar[list[str]] = ["https://baothu.vn/"]


class Office(GenericSpider):
    name = "coquan"
    province, kind = "lao-cai", "government"
    start_urls: ClassVar[list[str]] = ["https://coquan.laocai.gov.vn/"]


class Often(Paper):
    name = "hangio"
    cadence = "1h"


SITES = {spider.name: Site(spider) for spider in (Paper, Office, Often)}
PLATFORMS = {"generic": GenericSpider}
HOUR = timedelta(hours=1)


@pytest.fixture
def read(tmp_path):
    def read(text):
        path = tmp_path / "schedule.toml"
        path.write_text(text, encoding="utf-8")
        return {plan.name: plan for plan in read_schedule(path, SITES, PLATFORMS)}

    return read


def test_without_a_file_each_portal_has_the_cadence_of_its_kind_or_its_own(tmp_path):
    plans = {plan.name: plan for plan in read_schedule(tmp_path / "none.toml", SITES, PLATFORMS)}
    assert {name: plan.every / HOUR for name, plan in plans.items()} == {"baothu": 6, "coquan": 24, "hangio": 1}
    assert all(plan.enabled and plan.window is None and plan.time_limit == 3 * HOUR for plan in plans.values())


def test_the_table_that_says_more_of_a_portal_counts_more_wherever_it_stands(read):
    plans = read(
        """
        [portal.baothu]
        every = "2h"
        arguments = { since = "2024-01-01" }
        [province.cao-bang]
        every = "3h"
        time_limit = "30m"
        arguments = { since = "2020-01-01", sections = "chinh-tri" }
        [kind.newspaper]
        time_limit = "50m"
        window = "22:00-05:00"
        [defaults]
        every = "12h"
        enabled = false
        """
    )
    paper, office, often = plans["baothu"], plans["coquan"], plans["hangio"]
    assert (paper.every, paper.time_limit) == (2 * HOUR, HOUR / 2)
    assert paper.arguments == {"since": "2024-01-01", "sections": "chinh-tri"}
    assert paper.window == Window.parse("22:00-05:00")
    assert (office.every, office.time_limit, office.window) == (12 * HOUR, 3 * HOUR, None)
    assert often.every == 3 * HOUR  # the file counts more than the program's own word
    assert {plan.enabled for plan in plans.values()} == {False}


def test_a_portal_can_be_named_by_platform_and_address(read):
    plan = read('[portal.thu]\nplatform = "generic"\naddress = "http://127.0.0.1:8300/"\nevery = "1h"\n')["thu"]
    assert (plan.portal, plan.spider, plan.addresses) == ("127.0.0.1:8300", "generic", ("http://127.0.0.1:8300/",))
    assert plan.arguments == {"portal": "http://127.0.0.1:8300/"}


MISTAKES = {
    '[defaults]\nevry = "1h"': "line 2: unknown key 'evry'; known are e.g. every",
    "[defaults]\n\nevery = 6": 'line 3: every: 6 is no duration; write it like "45m", "6h" or "1d"',
    '[defaults]\nevery = "10s"': "line 2: every: '10s' is not between 1 minute and 366 days",
    '[defaults]\nwindow = "22h-5h"': "line 2: window: '22h-5h' is no window; write it like \"22:00-05:00\"",
    '[defaults]\nwindow = "05:00-05:00"': "line 2: window: '05:00-05:00' is shorter than 15 minutes",
    '[defaults]\nenabled = "no"': "line 2: enabled: 'no' is neither true nor false",
    '[defaults]\narguments = { limits = "5" }': "line 2: arguments: unknown argument 'limits'",
    '[defaults]\narguments = { limit = "many" }': "line 2: arguments: limit=many: not a number of articles",
    '[defaults]\narguments = "since=2024"': "line 2: arguments: no table of arguments",
    "defaults = 5": "line 1: defaults is no table; write it as [defaults]",
    '[portl.baothu]\nevery = "1h"': "line 1: unknown table 'portl'; known are e.g. portal",
    '# a word before\n[portal.baothuu]\nevery = "1h"': "line 2: unknown portal 'baothuu'; known are e.g. baothu",
    '[kind.paper]\nevery = "1h"': "line 1: unknown kind 'paper'; known are e.g. newspaper",
    '[province.cao-bng]\nevery = "1h"': "line 1: unknown province 'cao-bng'; known are e.g. cao-bang",
    '[province.yen-bai]\nevery = "1h"': "line 1: the portals of yen-bai are filed under lao-cai today",
    '[portal.moi]\nplatform = "generic"': "line 1: [portal.moi] needs both platform and address",
    '[portal.moi]\nplatform = "genric"\naddress = "http://a.vn/"': "line 2: unknown platform 'genric'",
    '[portal.moi]\nplatform = "generic"\naddress = "a.vn"': "line 3: address: portal=a.vn: not a web address",
    '[portal.baothu]\nplatform = "generic"\naddress = "http://a.vn/"': "line 1: baothu is a portal of the",
    'every = "1h"': "line 1: unknown table 'every'",
    "[defaults]\nevery = ": "the end: Invalid value",
    "[defaults]\nevery 6h": "line 2, column 7: Expected '=' after a key",
    "[defaults\n": "line 1, column 10: Expected",
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_is_one_line_with_its_place_cause_and_remedy(read, text):
    with pytest.raises(ScheduleError) as told:
        read(text)
    (problem,) = told.value.problems
    assert "\n" not in problem
    path, _, rest = problem.partition(": ")
    assert path.endswith("/schedule.toml")
    assert rest.startswith(MISTAKES[text]), rest


def test_all_mistakes_of_a_file_are_told_at_once_in_their_order(read):
    with pytest.raises(ScheduleError) as told:
        read('[portal.nobody]\nenabled = false\n[defaults]\nevery = "soon"\nwindow = "night"\n')
    assert [re.search(r"line (\d)", problem)[1] for problem in told.value.problems] == ["1", "4", "5"]


def test_one_address_is_one_portal(read):
    two = "".join(f'[portal.{name}]\nplatform = "generic"\naddress = "http://a.vn/"\n' for name in ("one", "two"))
    with pytest.raises(ScheduleError, match=r"line 6: address: a\.vn is the portal one already"):
        read(two)


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    with pytest.raises(ScheduleError, match="cannot be read: Is a directory"):
        read_schedule(tmp_path, SITES, PLATFORMS)
    (tmp_path / "latin").write_bytes("đêm = 1".encode("utf-16"))
    with pytest.raises(ScheduleError, match="is not in UTF-8; save it as that"):
        read_schedule(tmp_path / "latin", SITES, PLATFORMS)


def test_an_empty_file_is_none_that_says_to_crawl_all_portals(read):
    with pytest.raises(ScheduleError, match=r"schedule\.toml is empty; write it anew, or take it away"):
        read("\n")
    assert len(read("# each as it is")) == len(SITES)


def test_what_a_program_or_the_tables_together_say_wrongly_is_the_problem_of_that_portal_alone(read):
    class Wrong(Paper):
        name = "sai"
        cadence = "hourly"

    of = {plan.name: plan for plan in plans({"sai": Site(Wrong), **SITES}, {})}
    assert of["sai"].problem.startswith("its attribute cadence: 'hourly' is no duration")
    assert of["baothu"].problem is None
    both = read('[defaults]\narguments = {since = "2024-01-01"}\n[portal.baothu]\narguments = {until = "2020-01-01"}\n')
    assert "since=2024-01-01 is after until=2020-01-01" in both["baothu"].problem
    assert both["coquan"].problem is None


@given(st.integers(1, 366 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes)))
def test_a_duration_is_said_as_it_is_written(duration):
    number, unit = said(duration).split()
    assert parse_duration(f"{number}{unit[0]}", LEAST_EVERY) == duration


@given(st.text(max_size=12) | st.integers() | st.floats() | st.none())
def test_anything_else_is_no_duration_and_no_window_and_is_told_as_such(text):
    for read in (lambda value: parse_duration(value, LEAST_EVERY), Window.parse):
        try:
            read(text)
        except ValueError as error:
            assert str(error)  # noqa: PT017 - most of what is given is none, some may be one


@given(st.text(max_size=200))
def test_the_lines_of_a_file_are_found_whatever_is_in_it(text):
    numbers = line_numbers(text)
    assert all(1 <= line <= len(text.splitlines()) for line in numbers.values())


def test_a_name_with_dots_or_an_equals_sign_is_found_on_its_line():
    text = '\n[portal."127.0.0.1:8300"] # "why"\n"every" = "1h"\narguments.since = "2024=1"\n"a=b" = 1\n'
    numbers = line_numbers(text)
    portal = ("portal", "127.0.0.1:8300")
    wanted = {portal: 2, (*portal, "every"): 3, (*portal, "arguments", "since"): 4, (*portal, "a=b"): 5}
    assert wanted.items() <= numbers.items()
