"""Widgets that stand in a line of the article without a space: they go, and the line stays."""

import copy

import pytest

from crawler.article import Article, paragraphs
from crawler.reading.cleaning.clean import clean
from crawler.reading.cleaning.glued import unglue
from tests.reading.sentences import PLAIN


@pytest.mark.parametrize("glued", ["Chia sẻ", "Chia sẻIn bài viết", "Lượt xem: 1.204Tin liên quan", "Bình luận (0)"])
def test_a_widget_goes_from_the_end_of_a_paragraph(glued):
    article = clean(Article(url="x", body="\n\n".join([*PLAIN[:-1], PLAIN[-1] + glued])))
    assert paragraphs(article.body) == list(PLAIN)
    assert article.stripped
    assert clean(copy.deepcopy(article)) == article


@pytest.mark.parametrize("glued", ["Quảng cáo", "Nghe bài viết", "Chia sẻ", "In bài viếtChia sẻ"])
def test_a_widget_goes_from_before_a_paragraph_wherever_it_stands(glued):
    article = clean(Article(url="x", body="\n\n".join([*PLAIN[:5], glued + PLAIN[5], PLAIN[6]])))
    assert paragraphs(article.body) == list(PLAIN)


def test_a_line_of_counts_without_spaces_goes():
    counts = "Đang truy cập15Hôm nay1,204Tháng hiện tại30,112Tổng lượt truy cập2,771,320"
    article = clean(Article(url="x", body="\n\n".join([*PLAIN, counts])))
    assert (paragraphs(article.body), article.stripped) == (list(PLAIN), {"visit_counter": 4})


@pytest.mark.parametrize(
    "line",
    [
        "Bản tin phát trên YouTube",
        "VietinBank chi nhánh huyện tặng 20 suất quà",
        "Chia sẻ của ông Páo",
        "Mức phạt theo khoản 3.Điều 12",
        "TP.HCM",
        ".A",
        "",
    ],
)
def test_a_seam_between_words_that_are_no_widget_parts_nothing(line):
    assert unglue(line) == [(line, None)]
