"""Portals of unknown platforms whose menus link to sections at addresses of an article's form, with a number."""

import re

import pytest

from tests.crawl.small_portals import article, listing
from tests.hostile.server import page

ARTICLE = re.compile(r"/cau-treo-moi-qua-suoi-tan-lap-so-(\d+)\.html")
ABOUT = "/lich-su-bao-tinh-nha-7.html"


def link(number):
    return f"/cau-treo-moi-qua-suoi-tan-lap-so-{number + 34_000}.html"


@pytest.mark.parametrize(
    ("section", "menu"),
    [
        ("/van-hoc-291.html", "menu"),
        ("/van-hoc-291.html", "x1"),
        ("/thoi-su-trong-tinh-c12.html", "x1"),
        ("/thoi-su-trong-tinh-12", "menu"),
        ("/news/12/thoi-su-trong-tinh", "menu"),
        ("/tin-tuc.aspx?id=120", "x1"),
    ],
)
def test_a_section_that_the_home_page_names_is_one_whatever_number_its_address_has(night, section, menu):
    menu = f'<ul class="{menu}"><li><a href="{section}">Trong tỉnh</a></li><li><a href="{ABOUT}">Lịch sử</a></li></ul>'

    second = f"{section}{'&' if '?' in section else '?'}page=2"

    def answer(path, _host):
        if path == "/":
            return listing([link(0)], menu)
        if path in (section, second):
            first = 1 if path == section else 6
            pager = f'<div class="pager"><a href="{section}">1</a> <a href="{second}">2</a></div>'
            return listing(map(link, range(first, first + 5)), menu + pager)
        if path == ABOUT:
            return article("7")
        return article(found[1]) if (found := ARTICLE.fullmatch(path)) else None

    said, asked = night(answer)
    assert "12 new" in said.said, said.said
    assert asked[section] == asked[second] == 1
    said, asked = night(answer)
    assert "complete (finished): 0 new" in said.said, said.said
    assert asked[ABOUT] == 0, "an article of the menu that is kept"
    assert asked[section] == 1


def test_a_section_and_a_refused_page_whose_numbers_are_parameters_make_no_article_another(night):
    menu = (
        '<ul class="menu"><li><a href="/tin.aspx?id=120">Tin</a></li><li><a href="/tin.aspx?id=121">Ảnh</a></li></ul>'
    )
    paths = [f"/chitiet.aspx?id={number}" for number in range(340, 346)]

    def answer(path, _host):
        if path in ("/", "/tin.aspx?id=120"):
            return listing(paths[: 3 if path == "/" else 6], menu)
        if path in ("/tin.aspx?id=121", paths[1]):
            return page(b"<title>Anh</title><p>Xin ch\xc3\xa0o</p>")
        return article(path[-3:]) if path in paths else None

    said, asked = night(answer)
    assert "5 new" in said.said, said.said
    assert asked["/tin.aspx?id=120"] == asked[paths[5]] == 1
