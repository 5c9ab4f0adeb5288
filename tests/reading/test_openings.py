"""The catalogue by first signs: a pattern that may match is never left out for how the text begins."""

import re

import pytest

from crawler.reading.cleaning.catalogue import CATALOGUE
from crawler.reading.cleaning.openings import Openings, first_signs, split

PHRASES = [phrase for rule in CATALOGUE for phrase in rule.phrases]


@pytest.mark.parametrize(
    ("pattern", "signs"),
    [
        ("đọc tiếp", "đ"),
        ("(?:xem|đọc) thêm", "xđ"),
        ("(?:xem )?thêm", "xt"),
        (r"\(\d+\) bình luận", "("),
        ("s?ttt", "st"),
        (r"(?:«|<)?\s*1", None),
        ("[^.]{2,8}", None),
        ("", None),
    ],
)
def test_the_signs_that_a_pattern_may_begin_with(pattern, signs):
    assert first_signs(pattern) == (None if signs is None else frozenset(signs))


def test_alternatives_are_split_but_not_within_a_group_or_a_set():
    assert split(r"a|(?:b|c)d|[|]e|\|f") == ["a", "(?:b|c)d", "[|]e", r"\|f"]


@pytest.mark.parametrize(
    "text", ["xem thêm", "lượt xem: 312", "(2) bình luận", "© 2023 báo", "tất cả: 14", "—", "5 sao"]
)
def test_a_text_is_matched_as_by_all_phrases_at_once(text):
    every = re.compile(f"(?:{'|'.join(PHRASES)})")
    by_sign = Openings((None, phrase) for phrase in PHRASES)
    assert bool(by_sign.fullmatch(text)) == bool(every.fullmatch(text))
    assert bool(by_sign.match(text)) == bool(every.match(text))


def test_the_first_group_that_matches_names_the_hit():
    found = Openings([("a", "x.*"), ("b", "xy|z"), ("c", ".+")]).fullmatch("xy")
    assert found is not None
    assert found.lastgroup == "a"
