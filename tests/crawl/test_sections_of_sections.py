"""Portals of unknown platforms whose sections have sections of their own, which the home page does not name."""

import re

from tests.crawl.small_portals import article, listing
from tests.hostile.server import page

ARTICLE = re.compile(r"/cau-treo-moi-qua-suoi-tan-lap-so-(\d+)\.html")
MENU = '<ul class="main-menu"><li><a href="/">Trang chủ</a></li><li><a href="/tin-tuc">Tin tức</a></li></ul>'
OWN = (
    '<div class="left-menu"><a href="/tin-tuc/xa-hoi">Xã hội</a><a href="/tin-tuc/kinh-te">Kinh tế</a>'
    '<a href="/gioi-thieu/so-do">Sơ đồ</a></div>'
)


def links(first):
    return [f"/cau-treo-moi-qua-suoi-tan-lap-so-{number + 34_000}.html" for number in range(first, first + 5)]


MORE = '<nav class="navigation"><a href="/tin-tuc/xa-hoi?page=2">2</a> <a href="?page=2">Trang cuối</a></nav>'
PAGES = {
    "/": listing(links(0), MENU),
    "/tin-tuc": listing(links(5), MENU + OWN),
    "/tin-tuc/xa-hoi": listing(links(10), MENU + OWN + MORE),
    "/tin-tuc/xa-hoi?page=2": listing(links(15), MENU + OWN),
    "/tin-tuc/kinh-te": listing(links(20), MENU + OWN),
    "/gioi-thieu/so-do": page(b"<h1>So do</h1>"),
}


def test_the_sections_that_a_section_names_are_followed(night):
    def answer(path, _host):
        found = ARTICLE.fullmatch(path)
        return article(found[1]) if found else PAGES.get(path)

    said, asked = night(answer)
    assert "25 new" in said.said, said.said
    assert {path: times for path, times in asked.items() if times > 1} == {}
