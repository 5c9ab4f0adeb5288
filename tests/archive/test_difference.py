"""The readable difference of two records."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_articles import an_article

from crawler.article import record
from crawler.operations.difference import difference, printed, visible, words


def shown(old, new):
    return ["".join(piece.text for piece in printed(line)) for line in difference(record(old), record(new))]


def test_a_changed_word_is_shown_within_its_paragraph_and_what_stayed_is_left_out():
    stays = "Đoạn này vẫn như cũ."
    old = "Sáng nay xã Quang Trung khánh thành cây cầu mới bắc qua sông Bằng, nối liền hai bản từ lâu cách trở."
    new = old.replace("xã", "phường").replace("lâu", "bao đời")
    name, line = shown(an_article(1, content=f"{stays}\n\n{old}"), an_article(1, content=f"{stays}\n\n{new}"))
    assert name == "body:"
    assert line == (
        "~ Sáng nay [-xã-] {+phường+} Quang Trung khánh thành cây cầu … "
        "Bằng, nối liền hai bản từ [-lâu-] {+bao đời+} cách trở."
    )


def test_paragraphs_that_came_or_went_are_shown_whole():
    old, new = an_article(1, content="Một.\n\nHai hai hai."), an_article(1, content="Một.\n\nBa ba ba.\n\nBốn.")
    assert shown(old, new) == ["body:", "- Hai hai hai.", "+ Ba ba ba.", "+ Bốn."]


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ({"authors": ["Lê Na"]}, {"authors": ["Lê Na", "Hoàng Anh"]}, ["authors:", "+ Hoàng Anh"]),
        ({"tags": ["a", "b"]}, {"tags": ["b", "a"]}, ["tags:", "in another order"]),
        ({"lead": None}, {"lead": "Tóm tắt."}, ["lead:", "+ Tóm tắt."]),
        ({"source": "TTXVN"}, {"source": None}, ["source:", "- TTXVN"]),
        ({"fetched_at": "2024"}, {"fetched_at": "2025"}, []),
        ({"title": "a\x1b[2Jb"}, {"title": None}, ["title:", "- a\\x1b[2Jb"]),
    ],
)
def test_fields_are_shown_by_what_came_and_went(before, after, lines):
    assert shown(an_article(1, **before), an_article(1, **after)) == lines


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_can_command_a_terminal(text):
    assert visible(text).isprintable() or visible(text) == ""
    assert visible(visible(text)) == visible(text)


some_words = st.lists(st.sampled_from(["cầu", "sông", "xã", "bản", ""])).map(" ".join)


@given(some_words, some_words)
def test_the_words_that_went_and_came_are_all_told(old, new):
    lines = [*words(old, new)]
    for sign, text in (("-", old), ("+", new)):
        told = [piece.text for line in lines for piece in line if piece.sign in (sign, "")]
        if not any("…" in part for part in told):
            assert " ".join(told) == text


@given(st.text(max_size=80), st.text(max_size=80))
def test_a_difference_is_shown_if_and_only_if_there_is_one(old, new):
    assert bool(shown(an_article(1, title=old), an_article(1, title=new))) == (old != new)
