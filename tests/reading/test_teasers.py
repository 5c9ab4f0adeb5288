"""Teasers of other articles go with their sentences, where a heading, a button or times tell them from the text."""

import copy

import pytest

from crawler.article import Article, paragraphs
from crawler.reading.cleaning.clean import clean
from tests.reading.sentences import PLAIN

HEADLINES = ["Bản xa có điện lưới sau mười năm chờ đợi", "Thêm một cây cầu treo qua suối Nậm Lốc", "Chợ phiên đêm rằm"]
LEAD = "Chiều 3/4, ngành điện đóng điện cho 112 hộ dân của ba bản."
TIMES = ["Thứ sáu, 11/08/2023", "10/08/2023", "(08/08/2023 15:02)", "3 giờ trước", "Giáo dục | 5 giờ trước"]


def body_of(*lines):
    article = clean(Article(url="x", title="Đường mới", body="\n\n".join(lines)))
    assert clean(copy.deepcopy(article)) == article
    return paragraphs(article.body)


def test_a_teaser_goes_with_its_sentence():
    assert body_of(*PLAIN, "Bài liên quan", HEADLINES[0], LEAD, "Đọc tiếp") == [*PLAIN]


def test_teasers_with_the_button_to_read_on_go_below_a_heading_in_other_words():
    teasers = ["Bài liên quan", HEADLINES[0], LEAD, "Đọc thêm", HEADLINES[1], LEAD, "Đọc thêm"]
    assert body_of(*PLAIN, *teasers) == [*PLAIN]


@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("shape", ["hts", "ths", "hst", "ht", "th"])
def test_teasers_with_times_below_a_heading_go_from_the_end_and_from_amid_the_text(shape, time):
    teasers = [{"h": one, "t": time, "s": LEAD}[letter] for one in HEADLINES for letter in shape]
    assert body_of(*PLAIN, "Tin cùng chuyên mục", *teasers) == [*PLAIN]
    assert body_of(*PLAIN[:3], "Tin cùng chuyên mục", *teasers, *PLAIN[3:]) == [*PLAIN]


@pytest.mark.parametrize("time", TIMES[:-1])
def test_one_headline_with_a_time_and_a_sentence_amid_a_text_may_be_its_own(time):
    own = [HEADLINES[0], time, LEAD]
    assert set(own) <= set(body_of(*PLAIN[:3], "Tin cùng chuyên mục", *own, *PLAIN[3:]))


@pytest.mark.parametrize("related", [[], ["Tin liên quan", *HEADLINES[:2]], [f"Xem thêm: {HEADLINES[0]}"]])
def test_a_programme_of_days_that_the_text_opens_is_the_articles_own(related):
    own = ["Ngày hội có ba phần việc:", *(line for one in HEADLINES for line in (one, "10/08/2023"))]
    assert body_of(*PLAIN[:3], *related, *PLAIN[3:], *own) == [*PLAIN, *own]


def test_below_a_link_to_one_other_article_days_are_the_articles_own():
    own = [line for one in HEADLINES for line in (one, "10/08/2023", LEAD)]
    assert body_of(*PLAIN, f"Xem thêm: {HEADLINES[0]}", *own) == [*PLAIN, *own]


def test_headlines_above_days_in_brackets_go_from_below_the_text():
    listed = [line for one in HEADLINES for line in (one, "(10/08/2023)")]
    assert body_of(*PLAIN, *listed) == [*PLAIN]
    assert body_of(*PLAIN[:3], *listed, *PLAIN[3:]) == [*PLAIN[:3], *listed, *PLAIN[3:]]
    assert body_of(*PLAIN, *listed[:4]) == [*PLAIN, *listed[:4]]
