"""The arguments of a crawl."""

import pytest

from crawler.crawl.arguments import Arguments, covers
from crawler.platforms.generic import GenericSpider


def test_a_portal_is_the_same_however_the_case_of_its_address_is_written():
    for address in ("https://baomau.vn/Tin/", "HTTPS://BaoMau.VN/Tin/"):
        assert GenericSpider.crawled(Arguments.parse({"portal": address})) == ("baomau.vn", ["https://baomau.vn/Tin/"])


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.baomau.vn/", "baomau.vn"),
        ("http://baomau.vn:80/", "baomau.vn"),
        ("http://www.baomau.vn:8080/", "baomau.vn:8080"),
        ("http://127.0.0.1:9000/", "127.0.0.1:9000"),
        ("https://m.baomau.vn/", "m.baomau.vn"),
    ],
)
def test_a_portal_is_named_by_its_host_and_begun_at_the_address_that_was_given(address, name):
    assert GenericSpider.crawled(Arguments.parse({"portal": address})) == (name, [address])


@pytest.mark.parametrize(
    ("given", "named", "remedy"),
    [
        ({"since": "2024-02-01", "until": "2024-01-31"}, "since=2024-02-01", "swap them"),
        ({"limit": "0"}, "limit=0", "limit=20"),
        ({"limit": "-3"}, "limit=-3", "limit=20"),
        ({"limit": "²"}, "limit=²", "limit=20"),
        ({"full": "2"}, "full=2", "full=1"),
        ({"portal": "baomau.vn"}, "portal=baomau.vn", "https://"),
        ({"sections": "tin\udcff"}, "sections=", "UTF-8"),
    ],
)
def test_an_argument_that_cannot_be_meant_is_refused_with_its_name_and_a_remedy(given, named, remedy):
    with pytest.raises(ValueError, match="=") as refused:
        Arguments.parse(given)
    assert named in str(refused.value)
    assert remedy in str(refused.value)


def test_both_days_of_a_crawl_are_inclusive():
    given = Arguments.parse({"since": "2024-02-01", "until": "2024-02-01"})
    at = {day: f"{day}T23:59:59+07:00" for day in ("2024-01-31", "2024-02-01", "2024-02-02")}
    assert [given.wants(when) for when in at.values()] == [False, True, False]
    assert [given.is_before(when) for when in at.values()] == [True, False, False]
    assert not Arguments().is_before(at["2024-01-31"])


SEEN_ALL = {"limit": None, "since": None, "until": None, "sections": [], "full": False}


@pytest.mark.parametrize(
    ("earlier", "now", "covered"),
    [
        ({}, {}, True),
        ({}, {"since": "2024-01-01", "until": "2024-02-01", "sections": "a", "limit": "3"}, True),
        ({"full": True}, {}, True),
        ({"limit": 20}, {}, False),
        ({"limit": 20}, {"limit": "20"}, False),  # which twenty is not known
        ({"until": "2024-02-01"}, {"until": "2024-02-01"}, False),  # new ones before that day may have come since
        ({"since": "2024-02-01"}, {}, False),
        ({"since": "2024-02-01"}, {"since": "2024-01-31"}, False),
        ({"since": "2024-02-01"}, {"since": "2024-02-01"}, True),
        ({"since": "2024-02-01"}, {"since": "2024-02-02"}, True),
        ({"sections": ["a", "b"]}, {}, False),
        ({"sections": ["a", "b"]}, {"sections": "a,c"}, False),
        ({"sections": ["a", "b"]}, {"sections": "b"}, True),
    ],
)
def test_an_earlier_run_has_seen_what_a_run_asks_for_only_where_it_asked_for_as_much(earlier, now, covered):
    assert covers({**SEEN_ALL, **earlier}, Arguments.parse(now)) is covered
