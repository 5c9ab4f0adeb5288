"""Lists of articles with their texts, or with headlines alone, on sites of unknown platforms: none is an article."""

import pytest

from crawler.article import NotAnArticle
from crawler.platforms.generic import GenericSpider
from crawler.reading.cleaning.clean import clean
from crawler.reading.validate import validate
from tests.platforms.pages import page
from tests.reading.sentences import HARD, PLAIN

OTHERS = ["Xã Mường Khoa làm đường vào bản mới", "Huyện đoàn trao áo ấm cho học sinh", "Giá chè búp tươi tăng đầu vụ"]
PATHS = [f"/tin-cua-cac-xa-vung-cao-{number}.html" for number in range(301, 304)]
LINKS = [f'<a href="{path}">{text}</a>' for path, text in zip(PATHS, OTHERS, strict=True)]
TEXT = "".join(f"<p>{line}</p>" for line in PLAIN)
SHORT = [f"<p>{line}</p>" for line in HARD[:3]]
DAY = "<p>12/03/2024 08:15</p>"
SECTION = "https://bao.example.vn/tin-cua-cac-xa/"


def read(body, title="Tin các xã", url=SECTION, head=""):
    html = f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return validate(clean(GenericSpider.read(page(html, url))))


LISTS = {
    "the newest in full below a headline that leads to it": (
        f"<article><h1>{LINKS[0]}</h1>{DAY}{TEXT}</article><article><h1>{LINKS[1]}</h1>{DAY}{SHORT[1]}</article>"
    ),
    "one alone, in full": f"<main><h1>Tin các xã</h1><article><h2>{LINKS[0]}</h2>{TEXT}</article></main>",
    "one alone with its lead, and the site's name": (
        f'<h1><a href="/">Báo Sông Trà</a></h1><article><h2>{LINKS[0]}</h2><div>{SHORT[0]}{SHORT[1]}</div></article>'
    ),
    "times and headlines in a list": (
        "<article><h1>Tin các xã</h1><ul>"
        + "".join(f'<li><time datetime="2024-03-12T08:15">12/03/2024 08:15</time>{link}<a></a></li>' for link in LINKS)
        + "</ul></article>"
    ),
    "data of a script alone": (
        '<div id="app"></div><script type="application/json">[{"title":"' + '"},{"title":"'.join(PLAIN) + '"}]</script>'
    ),
}


@pytest.mark.parametrize("body", LISTS.values(), ids=LISTS)
def test_a_list_of_articles_is_none_whatever_it_shows_of_them(body):
    with pytest.raises(NotAnArticle):
        read(body)


def test_a_headline_that_leads_to_its_own_article_heads_that():
    own = f'<h1><a href="/tin-cac-xa-vung-cao-mua-xuan-301.html">{OTHERS[0]}</a></h1>{DAY}{TEXT}'
    told = [
        read(own, OTHERS[0], "https://bao.example.vn/tin-cac-xa-vung-cao-mua-xuan-301.html"),
        read(own, OTHERS[0], "https://bao.example.vn/index.php?id=301"),
        read(own, "Báo Sông Trà", "https://bao.example.vn/chi-tiet/301"),
    ]
    assert [(article.title, article.body) for article in told] == [(OTHERS[0], "\n\n".join(PLAIN))] * 3


def test_a_related_article_above_the_text_makes_no_list_of_an_article():
    body = f"<h1>{OTHERS[1]}</h1><div><h4>{LINKS[0]}</h4>{TEXT}</div>"
    article = read(body, OTHERS[1], f"{SECTION}trao-ao-am-302.html")
    assert article.title == OTHERS[1]


def test_a_page_whose_text_a_script_fetches_is_no_article_for_what_its_metadata_says():
    head = '<meta property="og:type" content="article"><meta property="article:published_time" content="2024-03-12">'
    buttons = "".join(f"<button>{name}</button>" for name in ("Sáng", "Tối", "Theo máy"))
    with pytest.raises(NotAnArticle):
        read(f"<nav><a href='/'>Trang chủ</a></nav><div>{buttons}</div><p>Mục lục bài viết</p>", OTHERS[0], head=head)
