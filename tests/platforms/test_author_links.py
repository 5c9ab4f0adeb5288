"""Authors named by a link to their page, beside the headline of a page of an unknown platform."""

import pytest

from crawler.platforms.generic import GenericSpider
from crawler.reading.cleaning.clean import clean
from tests.platforms.pages import page
from tests.reading.sentences import PLAIN

TITLE = "Người giữ lửa lò rèn cuối cùng ở Bản Cáy"
SHOWN = "Thứ năm, 16/05/2024 06:55"
TEXT = "".join(f"<p>{line}</p>" for line in PLAIN)
ADDRESSES = [
    "/tac-gia/lo-hac",
    "/tac-gia/lo-hac-1204.html",
    "/author/lo-hac/",
    "/authors/1204",
    "/but-danh/lo-hac",
    "/phong-vien/lo-hac.html",
    "/?author=12",
    "/tac-gia.aspx?id=1204",
    "https://bao.example.vn/tacgia/lo-hac",
]
LINES = [
    "<p>{}</p><p>{shown}</p>",
    "<p>{shown}</p><p>{}</p>",
    "<div>{} - <span>{shown}</span></div>",
    "<div><span><img src='/avatar/12.jpg'></span>{} <time>{shown}</time></div>",
    "<div>Tác giả: {}</div><div>{shown}</div>",
]


def read(line, url="https://bao.example.vn/xa-hoi/nguoi-giu-lua-20345.html"):
    body = f"<main><h1>{TITLE}</h1>{line}<div>{TEXT}</div></main>"
    return clean(GenericSpider.read(page(f"<html><title>{TITLE}</title><body>{body}</body></html>", url)))


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("line", LINES)
def test_a_name_that_links_to_its_own_page_is_the_author(line, address):
    article = read(line.format(f'<a href="{address}">Lò Hặc</a>', shown=SHOWN))
    assert (article.authors, article.body) == (["Lò Hặc"], "\n\n".join(PLAIN))
    assert article.published_at == "2024-05-16T06:55:00+07:00"


def test_two_names_that_link_to_their_pages_are_two_authors():
    names = '<a href="/tac-gia/lo-hac">Lò Hặc</a>, <a href="/tac-gia/tong-inh">Tòng Inh</a>'
    assert read(f"<div>{names}</div><div>{SHOWN}</div>").authors == ["Lò Hặc", "Tòng Inh"]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/nong-thon-moi">Nông Thôn Mới</a>',
        '<a href="/ban-cay">Bản Cáy</a>',
        '<a href="/tac-gia/">Tác Giả</a>',
        '<a href="/tac-gia/quan-tri">Quản trị</a>',
        '<a href="/author/admin">admin</a>',
        '<a href="/tac-gia/lo-hac">Xem tất cả bài viết của tác giả</a>',
        '<a href="/tac-gia-tre-cua-huyen-nhan-giai-20346.html">Tác Giả Trẻ Nhận Giải</a>',
    ],
)
@pytest.mark.parametrize("line", LINES[:3])
def test_a_link_to_a_section_or_an_account_names_nobody(line, link):
    assert read(line.format(link, shown=SHOWN)).authors == []


def test_who_wrote_another_article_is_not_the_author():
    other = '<h3><a href="/xa-hoi/cau-moi-cua-ban-20346.html">Cầu mới của bản Cáy đã thông xe</a></h3>'
    other += '<p><a href="/tac-gia/tong-inh">Tòng Inh</a></p>'
    article = read(f"<p>{SHOWN}</p>")
    assert article.authors == []
    body = f"<main><h1>{TITLE}</h1><p>{SHOWN}</p><div>{TEXT}</div></main><aside>{other}</aside>"
    assert clean(GenericSpider.read(page(f"<title>{TITLE}</title>{body}"))).authors == []
    body = f"<main><h1>{TITLE}</h1><p>{SHOWN}</p><div>{other}</div><div>{TEXT}</div></main>"
    assert clean(GenericSpider.read(page(f"<title>{TITLE}</title>{body}"))).authors == []
