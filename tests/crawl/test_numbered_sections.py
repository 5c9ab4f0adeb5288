"""Portals of unknown make whose menus link to sections at addresses of an article's form, with a number."""

import re

import pytest

from tests.crawl.test_unlike_portals import article, listing, night  # noqa: F401 - a fixture

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
    ],
)
def test_a_section_that_the_home_page_names_is_one_whatever_number_its_address_has(night, section, menu):  # noqa: F811
    menu = f'<ul class="{menu}"><li><a href="{section}">Trong tỉnh</a></li><li><a href="{ABOUT}">Lịch sử</a></li></ul>'

    def answer(path, _host):
        if path == "/":
            return listing([link(0)], menu)
        if path in (section, f"{section}?page=2"):
            first = 1 if path == section else 6
            pager = '<div class="pager"><a href="?page=1">1</a> <a href="?page=2">2</a></div>'
            return listing(map(link, range(first, first + 5)), menu + pager)
        if path == ABOUT:
            return article("7")
        return article(found[1]) if (found := ARTICLE.fullmatch(path)) else None

    said, asked = night(answer)
    assert "12 new" in said.said, said.said
    assert asked[section] == asked[f"{section}?page=2"] == 1
    said, asked = night(answer)
    assert "complete (finished): 0 new" in said.said, said.said
    assert asked[ABOUT] == 0, "an article of the menu that is kept"
    assert asked[section] == 1
