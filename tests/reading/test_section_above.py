"""The section that links above a headline name; what a menu links to is none."""

import pytest
from lxml import html

from crawler.reading.layouts.section_above import section_above

URL = "https://bao.example.vn/xa-hoi/giao-duc/202306/lop-hoc-ben-suoi-1234567/"
FLAT = "https://bao.example.vn/lop-hoc-ben-suoi-a123456.html"


def found(above, url=URL):
    root = html.document_fromstring(
        f"<body><div><a href='/rss'>RSS</a></div><div class=bai>{above}<h1>Lớp học</h1></div>"
    )
    return section_above(root.find(".//h1"), url)


@pytest.mark.parametrize(
    ("above", "names"),
    [
        ("<p class=x1><a href='/xa-hoi/'>Xã hội</a></p>", ["Xã hội"]),
        ("<a href='/xa-hoi'>Xã hội</a> » <a href='/xa-hoi/giao-duc.html'>Giáo dục</a>", ["Xã hội", "Giáo dục"]),
        ("<ul><li><a href='/'>Trang chủ</a></li><li><a href='/xa-hoi/'>Xã hội</a></li></ul>", ["Xã hội"]),
        ("<p><a class=back href='/xa-hoi/'>Quay lại</a></p>", []),
        ("<a href='/xa-hoi/'>Xã hội</a> <a href='/xa-hoi/'>Quay về</a>", ["Xã hội"]),
        ("<p><a href='/xa-hoi/'>Trở về bản làng</a></p>", ["Trở về bản làng"]),
        ("<ul><li><a href='/kinh-te/'>Kinh tế</a></li><li><a href='/xa-hoi/'>Xã hội</a></li></ul>", []),
        ("<p class=x1><a href='/kinh-te/'>Kinh tế</a></p>", []),
        ("<p class=x1><a href='/'>Trang chủ</a></p>", []),
        ("<p><a href='/xa-hoi/?p=2'>Trang 2</a></p>", []),
        ("<p class=x1><a href='/xa-hoi/'>Trang chủ</a></p>", []),
        ("<p><a href='http://['>Xã hội</a></p>", []),
        ("", []),
    ],
)
def test_the_article_s_own_folders_are_its_sections(above, names):
    assert found(above) == names


@pytest.mark.parametrize(
    ("above", "names"),
    [
        ("<div class=cate-title><a href='/xa-hoi/'>Xã hội</a></div>", ["Xã hội"]),
        ("<span class='h-meta cat'><a href='/xa-hoi/'>Xã hội</a></span>", ["Xã hội"]),
        ("<div class=cate><a href='/xa-hoi/'>Xã hội</a><span>Tin khác</span></div>", []),
        ("<div class=catalogue><a href='/xa-hoi/'>Xã hội</a></div>", []),
        ("<div class=cate><a href='/mot-bai-khac-trong-muc-a123455.html'>Một bài khác</a></div>", []),
        ("<div class=cate><a href='/xa-hoi/'>Xã hội</a></div><p>" + "<b>x</b>" * 9 + "</p>", []),
        ("<div class=tool><a href='/in'>In bài</a></div>", []),
    ],
)
def test_without_folders_a_lone_link_in_a_box_named_so_is(above, names):
    assert found(above, FLAT) == names


@pytest.mark.parametrize(
    ("above", "names"),
    [
        ("<p class=x1>Tin tức » Nông thôn mới</p>", ["Tin tức", "Nông thôn mới"]),
        ("<td>Trang chủ &gt; Tin tức</td>", ["Tin tức"]),
        ("<p class=x1>Tin tức - Nông thôn mới</p>", []),
        ("<p class=x1>»</p>", []),
        (f"<p class=x1>Tin tức » {'Nông thôn mới ' * 9}</p>", []),
    ],
)
def test_without_links_a_row_with_signs_that_point_on_is(above, names):
    assert found(above, FLAT) == names


def test_without_a_headline_there_is_none():
    assert section_above(None, URL) == []
