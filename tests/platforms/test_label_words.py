"""A label says the same whoever's page it is on: each reader knows the words that another knows."""

import pytest

from crawler.platforms.generic import GenericSpider
from crawler.platforms.mediatech import MediatechSpider
from crawler.platforms.nukeviet import NukeVietSpider
from crawler.platforms.zce import ZceSpider
from crawler.reading.cleaning.clean import clean
from crawler.reading.cleaning.dump import read_dump
from tests.platforms.pages import page
from tests.reading.sentences import PLAIN

TITLE = "Người giữ lửa lò rèn cuối cùng ở Bản Cáy"
SHOWN = "Thứ năm, 16/05/2024 06:55"
TEXT = "".join(f"<p>{line}</p>" for line in PLAIN)
HEAD = f"<h1>{TITLE}</h1><p>{SHOWN}</p>"
ZCE = '<div class="article__body cms-body">{}</div>'
WAYS = {
    "a layout": (ZceSpider, f"{HEAD}{ZCE.format(TEXT)}<div class=b><p>{{}}</p></div>"),
    "a layout's own box": (
        ZceSpider,
        f'{HEAD}{ZCE.format(TEXT)}<p class="article__author article__source">{{}}</p>',
    ),
    "a box named after it": (ZceSpider, f'<main>{HEAD}<p class="but-danh">{{}}</p>{ZCE.format(TEXT)}</main>'),
    "a box named after it below": (ZceSpider, f'<main>{HEAD}{ZCE.format(TEXT)}<p class="but-danh">{{}}</p></main>'),
    "a pen name's box": (
        MediatechSpider,
        f'<div class="content-article">{HEAD}<p class=pseudonym>{{}}</p><div id="content-detail">{TEXT}</div></div>',
    ),
    "an unknown make": (GenericSpider, f"<main>{HEAD}<div>{TEXT}</div><p>{{}}</p></main>"),
    "an unknown make's box": (GenericSpider, f"<main>{HEAD}<p class=author>{{}}</p><div>{TEXT}</div></main>"),
    "NukeViet": (
        NukeVietSpider,
        f'<div class="news_column">{HEAD}<div id="news-bodyhtml">{TEXT}</div><p>{{}}</p></div>',
    ),
}
OF_AUTHORS = ["a layout", "a box named after it", "a box named after it below", "a pen name's box"]
OF_AUTHORS += ["an unknown make", "an unknown make's box", "NukeViet", "a layout's own box"]
OF_SOURCES = ["a layout", "a layout's own box", "an unknown make", "NukeViet"]


def read(way, line):
    platform, body = WAYS[way]
    text = f"<html><head><title>{TITLE} - Báo Mẫu</title></head><body>{body.format(line)}</body></html>"
    return clean(platform.read(page(text, "https://bao.example.vn/xa-hoi/nguoi-giu-lua-lo-ren-20345.html")))


@pytest.mark.parametrize("label", ["Tác giả: ", "Tác giả bài viết: ", "Bút danh: ", "Người viết: ", "Tác giả:"])
@pytest.mark.parametrize("way", OF_AUTHORS)
def test_who_stands_behind_a_label_is_the_author(way, label):
    article = read(way, f"{label}Lò Văn Hặc")
    assert article.authors == ["Lò Văn Hặc"]
    assert article.body == "\n\n".join(PLAIN)


@pytest.mark.parametrize("label", ["Tác giả", "Bút danh:", "Người viết: "])
@pytest.mark.parametrize("way", [*OF_AUTHORS[:4], "NukeViet"])
def test_a_label_without_a_value_names_nobody(way, label):
    article = read(way, label)
    assert (article.authors, article.body) == ([], "\n\n".join(PLAIN))


@pytest.mark.parametrize("label", ["Nguồn: ", "Nguồn tin: ", "Nguồn bài: ", "Nguồn:"])
@pytest.mark.parametrize("way", OF_SOURCES)
def test_the_outlet_behind_a_label_is_the_source(way, label):
    article = read(way, f"{label}Báo Nhân Dân")
    assert article.source == "Báo Nhân Dân"
    assert article.body == "\n\n".join(PLAIN)


@pytest.mark.parametrize("label", ["Tác giả", "Tác giả bài viết", "Bút danh", "Người viết"])
def test_who_stands_behind_a_label_in_a_text_is_the_author(label):
    article = clean(read_dump("\n".join([TITLE, SHOWN, *PLAIN, f"{label}: Lò Văn Hặc"]), "a.txt"))
    assert article.authors == ["Lò Văn Hặc"]
    assert (article.body or "").endswith(PLAIN[-1])


@pytest.mark.parametrize("label", ["Nguồn", "Nguồn tin", "Nguồn bài"])
def test_the_outlet_behind_a_label_in_a_text_is_the_source(label):
    article = clean(read_dump("\n".join([TITLE, SHOWN, *PLAIN, f"{label}: Báo Nhân Dân"]), "a.txt"))
    assert article.source == "Báo Nhân Dân"
    assert (article.body or "").endswith(PLAIN[-1])


@pytest.mark.parametrize("name", ["Ruby Nguyễn", "Toby Lò", "Nguyễn Bởi Hà"])
@pytest.mark.parametrize("way", ["a box named after it", "a box named after it below", "an unknown make's box"])
def test_a_name_that_holds_the_word_of_a_label_stays_whole(way, name):
    assert read(way, name).authors == [name]
