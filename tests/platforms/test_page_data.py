"""A text that a page has in its data alone, for a script to show, is the article's; any other data is none."""

import json

import pytest

from crawler.article import NotAnArticle
from tests.platforms.unknown_make import AT, LEAD, PARAGRAPHS, SHOWN, TEXT, TITLE, read
from tests.reading.sentences import HARD, PLAIN

WAITING = '<div class="animate-pulse"><div></div><div></div></div>'
OTHER = {"title": "Nước sạch về xóm núi", "sapo": HARD[0], "content": f"<p>{HARD[1]}</p><p>{HARD[2]}</p>"}
OWN = {"id": 7, "title": TITLE, "sapo": LEAD, "content": PARAGRAPHS + '<figure><img src="/a.jpg"></figure>'}


def of_next(**props):
    return {"props": {"pageProps": props}, "page": "/[section]/[slug]", "buildId": "x"}


def script(data, kind="application/json"):
    return f'<script type="{kind}">{json.dumps(data).replace("<", chr(92) + "u003c")}</script>'


def shown(below=WAITING, lead=f"<p class=b2>{LEAD}</p>"):
    head = f'<h1 class="text-3xl">{TITLE}</h1><div><span>{SHOWN}</span> <button>Chia sẻ</button></div>{lead}'
    others = (
        f'<section><h2>Tin liên quan</h2><div><a href="/tin/nuoc-sach-ve-xom-nui-ve9"><h3>{OTHER["title"]}</h3></a>'
    )
    article = f"<article>{head}{below}{others}<p>{OTHER['sapo']}</p></div></section></article>"
    return f'<div id="__next"><main>{article}</main></div>'


def of_nuxt(record):
    """Give the data as Nuxt 3 has it: a list in which objects name their values by numbers."""
    return [{"data": 1}, dict(zip(record, range(2, 2 + len(record)), strict=True)), *record.values()]


@pytest.mark.parametrize(
    "data", [of_next(related=[OTHER], post=OWN), of_next(post=OWN | {"author": OTHER}), of_nuxt(OWN), [OWN]]
)
def test_a_text_in_the_data_alone_is_the_articles(data):
    article = read(shown() + script(data))
    assert (article.title, article.lead, article.body, article.published_at) == (TITLE, LEAD, TEXT, AT)
    assert [image.url for image in article.images] == ["https://bao.example.vn/a.jpg"]


@pytest.mark.parametrize("title", [TITLE, f"{TITLE} | Báo Sông Hiến"])
@pytest.mark.parametrize("day", ["publishedAt", "publish_date", "postedAt"])
def test_a_page_that_a_script_fills_has_headline_day_lead_and_text_in_its_data(title, day):
    shell = '<div id="__next"><div class="ant-spin"><div>Đang tải dữ liệu...</div></div></div>'
    record = {day: AT, **OWN, "createdAt": "2020-01-01T00:00:00+07:00"}
    article = read(shell + script(of_next(related=[OTHER], post=record)), title)
    assert (article.title, article.lead, article.body, article.published_at) == (TITLE, LEAD, TEXT, AT)


@pytest.mark.parametrize("sign", ["\x01", "\ufffe", "\ud800"])
def test_what_no_element_may_hold_is_taken_out_of_the_data(sign):
    article = read('<div id="app"></div>' + script([OWN | {"sapo": LEAD[:5] + sign + LEAD[5:]}]))
    assert (article.lead, article.body) == (LEAD, TEXT)


def test_a_short_lead_in_the_data_is_one_where_the_description_repeats_it():
    lead = "Bà con nay cấy hai vụ lúa."
    head = f'<meta name="description" content="{lead}">'
    article = read('<div id="app"></div>' + script([OWN | {"sapo": lead}]), head=head)
    assert (article.lead, article.body) == (lead, TEXT)


def test_a_page_that_a_script_fills_with_no_record_of_its_title_is_no_article():
    shell = '<div id="__next"><div class="ant-spin"><div>Đang tải dữ liệu...</div></div></div>'
    with pytest.raises(NotAnArticle):
        read(shell + script(of_next(posts=[OTHER])), "Xã hội | Báo Sông Hiến")


def test_a_text_in_the_data_without_a_lead_stands_below_the_headline():
    article = read(shown(lead="") + script(of_next(post={"title": TITLE, "content": PARAGRAPHS})))
    assert (article.title, article.body) == (TITLE, TEXT)


def test_a_text_that_the_page_shows_is_read_once():
    article = read(shown(f"<div>{PARAGRAPHS}</div>") + script(of_next(post=OWN)))
    assert (article.lead, article.body, article.images) == (LEAD, TEXT, [])


@pytest.mark.parametrize(
    "behind",
    [
        script(of_next(related=[OTHER], post={"title": TITLE, "content": ""})),
        script(of_next(post=OWN | {"title": OTHER["title"]})),
        script(of_next(post=OWN), "text/template"),
        '<script type="application/json">{"title": </script>',
        f'<script type="application/json">{"[" * 100_000}</script>',
    ],
)
def test_no_other_data_is_the_articles_text(behind):
    text = f"<div><p>{PLAIN[0]}</p><p>{PLAIN[1]}</p><p>{PLAIN[2]}</p></div>"
    assert read(shown(text) + behind).body == "\n\n".join(PLAIN[:3])


def test_a_listing_with_the_texts_of_its_articles_in_its_data_stays_a_listing():
    cards = "".join(f'<div><a href="/tin/muoi-chu-cai-{n}"><h3>{line}</h3></a></div>' for n, line in enumerate(HARD))
    with pytest.raises(NotAnArticle):
        read(f"<main><h1>Xã hội</h1>{cards}</main>" + script(of_next(posts=[OWN, OTHER])), "Xã hội")


def test_a_text_in_the_data_that_is_nested_too_deep_is_refused_and_no_error():
    with pytest.raises(NotAnArticle, match="too-deep"):
        read(shown() + script(of_next(post=OWN | {"content": "<div>" * 500 + PARAGRAPHS})))
