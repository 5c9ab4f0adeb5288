"""Selectors proposed from one article must not take the words of another one."""

from crawler.operations.portals.proposal import propose
from crawler.operations.portals.proposal import written as written_lines
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


def built(build, lead="Lúa chín sớm hơn mọi năm, bà con gặt xong trước cơn bão đầu mùa."):
    """A page as a site made with CSS modules has it; each build of the site has other hashes."""
    text = "".join(f"<p>{line}</p>" for line in PLAIN)
    return page(
        f"<title>{TITLE}</title><main class='layout_main__{build}'><h1 class='article_title__{build}'>{TITLE}</h1>"
        f"<span class='article_date__{build}'>12/05/2023 09:14</span>"
        f"<p class='article_sapo__{build}'>{lead}</p><div class='article_content__{build}'>{text}</div></main>"
    )


def test_classes_of_css_modules_are_proposed_without_the_hash_that_each_build_makes_anew():
    first = built("x7Gh2")
    layout = propose(first, clean(GenericSpider.read(first)), "lua_som")
    assert layout is not None
    assert layout.body == ("div[class*='article_content__']",)
    assert layout.title == ("h1[class*='article_title__']",)
    assert """            body=("div[class*='article_content__']",),""" in written_lines(layout)
    later = clean(read_layouts(built("Qa-9Z"), (layout,)))
    assert (later.title, later.body) == (TITLE, "\n\n".join(PLAIN))
    assert later.reader == "lua_som/1"


def test_an_elements_name_of_plain_letters_is_no_hash():
    first = built("title")
    layout = propose(first, clean(GenericSpider.read(first)), "lua_som")
    assert layout is not None
    assert layout.title == ("h1.article_title__title",)
