"""Selectors proposed from one article must not take the words of another one."""

from crawler.operations.proposal import propose
from crawler.platforms.generic import GenericSpider
from crawler.reading.cleaning.clean import clean
from crawler.reading.layouts.read_layout import read_layouts
from tests.platforms.pages import page
from tests.reading.sentences import PLAIN

TITLE = "Bến đò cũ thành bến tàu khách của cù lao"
QUESTIONS = ["Thưa ông, bến tàu mới đón được bao nhiêu khách?", "Giá vé có đắt hơn đò chèo không, thưa ông?"]
SIGNED = '<p style="text-align: right"><strong>Thu Hà</strong></p>'


def written(lines):
    text = "".join(f"<p>{line}</p>" for line in lines)
    return page(
        f"<title>{TITLE}</title><h1>{TITLE}</h1><p class=ngay>12/05/2023 09:14</p>"
        f"<div class=chi-tiet>{text}{SIGNED}</div>"
    )


def test_a_byline_in_bold_does_not_make_authors_of_all_that_is_bold():
    first = written(PLAIN)
    layout = propose(first, clean(GenericSpider.read(first)), "cu_lao")
    assert layout is not None
    asked = [f"<strong>{question}</strong>" for question in QUESTIONS]
    other = clean(read_layouts(written([PLAIN[0], asked[0], PLAIN[1], asked[1], PLAIN[2]]), (layout,)))
    assert other.authors == ["Thu Hà"]
    assert other.body == "\n\n".join([PLAIN[0], QUESTIONS[0], PLAIN[1], QUESTIONS[1], PLAIN[2]])
