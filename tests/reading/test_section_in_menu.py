"""Where only the menu says it, an article's section is what its address's folders are called there."""

import pytest
from lxml import html

from crawler.reading.layouts.section_in_menu import section_in_menu

URL = "https://bao.example.vn/van-hoa/am-thuc/cha-muc-ben-cang-1234567.html"
HOME = "<a href='/'>Trang chủ</a>"


def found(menu, url=URL):
    return section_in_menu(html.document_fromstring(f"<body><ul>{HOME}{menu}</ul><h1>Chả mực</h1>"), url, "Báo Mẫu")


@pytest.mark.parametrize(
    ("menu", "names"),
    [
        ("<a href='/kinh-te'>Kinh tế</a><a href='/van-hoa'>Văn hóa</a>", ["Văn hóa"]),
        ("<a href='/van-hoa/am-thuc'>Ẩm thực</a><a href='/van-hoa/'>VĂN HÓA</a>", ["VĂN HÓA", "Ẩm thực"]),
        ("<a href='https://bao.example.vn/van-hoa.html'>Văn hóa - Xã hội</a>", ["Văn hóa - Xã hội"]),
        ("<a href='/van-hoa/am-thuc/'>Ẩm thực</a><a href='/van-hoa/am-thuc/'>Ẩm thực bốn phương</a>", ["Ẩm thực"]),
        ("<a href='/Van-Hoa'>Văn hóa</a>", ["Văn hóa"]),
        ("<a href='/van-hoa'><img src='/i.png'></a><a href='/van-hoa'>Văn hóa</a>", ["Văn hóa"]),
        ("<a href='/van-hoa'>Báo Mẫu</a>", []),
        ("<a href='/van-hoa'>Tiếng Việt</a>", []),
        ("<a href='/van-hoa-van-nghe'>Văn hóa</a><a href='/am-thuc'>Ẩm thực</a>", []),
        ("<a href='/van-hoa?page=2'>Văn hóa</a>", []),
        ("<a href='http://['>Văn hóa</a>", []),
        ("", []),
    ],
)
def test_the_folders_of_the_address_are_called_what_the_menu_calls_them(menu, names):
    assert found(menu) == names


def test_an_address_without_folders_names_none():
    assert found("<a href='/van-hoa'>Văn hóa</a>", "https://bao.example.vn/cha-muc-1234567.html") == []


def test_the_portals_own_name_is_no_section():
    assert found("<a href='/bao-mau'>Báo Mẫu</a>", "https://bao.example.vn/bao-mau/cha-muc-1.html") == []


@pytest.mark.parametrize("own", ["/van-hoa/cha-muc/", "/van-hoa/cha-muc"])
def test_an_article_is_no_section_of_its_own_where_its_address_ends_in_a_slash(own):
    menu = f"<a href='/van-hoa'>Văn hóa</a><a href='{own}'>Chả mực</a>"
    assert found(menu, "https://bao.example.vn/van-hoa/cha-muc/") == ["Văn hóa"]
    assert found(f"<a href='{own}'>Chả mực</a>", "https://bao.example.vn/cha-muc/") == []
