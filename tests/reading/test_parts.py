"""A page that links to the second part of its own text is told, and no other pager is taken for that."""

import pytest
from scrapy.http import HtmlResponse

from crawler.reading.page import page_root
from crawler.reading.parts import second_part

TEXT = [
    "Con đường vào bản dài bảy cây số, mùa mưa xe không lên được.",
    "Năm nay, bà con góp công mở rộng thêm hai mét.",
]
BODY = "\n\n".join(TEXT)
OWN = "https://bao.vn/ky-su/con-duong-vao-ban-4711.html"


def part_of(behind, url=OWN, around="<div class='detail'><div class='text'>{}</div>{}</div>", body=BODY):
    text = "".join(f"<p>{line}</p>" for line in TEXT)
    page = f"<body><nav><a href='/ky-su?page=2'>2</a></nav><main>{around.format(text, behind)}</main></body>"
    response = HtmlResponse(url, body=page.encode(), encoding="utf-8")
    return second_part(page_root(response), url, body)


PAGER = "<div class='pagination'><b>1</b> <a href='{}'>2</a> <a href='{}'>Trang sau »</a></div>"


@pytest.mark.parametrize(
    ("url", "second"),
    [
        (OWN, f"{OWN}?page=2"),
        (OWN, f"{OWN}?trang=2"),
        (OWN, OWN.replace(".html", "-p2.html")),
        (OWN, OWN.replace(".html", "/trang-2.html")),
        ("https://bao.vn/con-duong-vao-ban/", "https://bao.vn/con-duong-vao-ban/2/"),
        ("https://bao.vn/con-duong-vao-ban", "https://bao.vn/con-duong-vao-ban/page/2"),
        ("https://bao.vn/?p=4711", "https://bao.vn/?p=4711&page=2"),
        ("https://bao.vn/tin.aspx?id=7", "https://bao.vn/tin.aspx?id=7&page=2"),
    ],
)
def test_the_second_part_is_found_behind_the_text_by_its_number_or_by_words(url, second):
    assert part_of(PAGER.format(second, second), url) == second
    assert part_of(f"<a href='{second}'>Trang sau</a>", url) == second
    assert part_of(f"<p><b>Hoàng Nam</b></p><a rel='next' href='{second}'>đọc tiếp phần hai</a>", url) == second


def test_what_wordpress_names_for_the_parts_of_a_post_is_believed_wherever_it_stands():
    links = f"<p>{'Lời bạt dài. ' * 30}</p><div class='page-links'>Trang: <span>1</span> <a href='{OWN}/2/'>2</a></div>"
    assert part_of(links, OWN) == f"{OWN}/2/"


NO_PARTS = {
    "a list below": f"<div class='tin-khac'><h3>Tin khác</h3>{PAGER.format(f'{OWN}?page=2', '#')}</div>",
    "an unnamed list below": f"<div><h3>Các tin mới</h3><div>{PAGER.format(f'{OWN}?page=2', '#')}</div></div>",
    "headlines of a list": f"<ul>{'<li><a href=/a-1.html>Bản cao có điện, bà con xem được tivi</a></li>' * 9}</ul>"
    + PAGER.format(f"{OWN}?page=2", f"{OWN}?page=2"),
    "comments": f"<div id='comments'>{PAGER.format(f'{OWN}?page=2', f'{OWN}?page=2')}</div>",
    "comments of WordPress": f"<a href='{OWN}/comment-page-2/'>2</a>",
    "the next article": "<a rel='next' href='/ky-su/con-duong-vao-ban-4712.html'>Bài sau »</a>",
    "the same in two parts": "<a rel='next' href='/ky-su/con-duong-vao-ban-ky-2-4712.html'>Bài sau »</a>",
    "the section's pager": "<div class='pagination'><a href='/ky-su?page=2'>2</a></div>",
    "another site's": "<a href='https://khac.vn/ky-su/con-duong-vao-ban-4711.html?page=2'>2</a>",
    "another parameter": f"<a href='{OWN}?print=1&amp;page=2'>2</a>",
    "a headline": f"<a href='{OWN}?page=2'>Con đường vào bản đã thông xe</a>",
    "the third": f"<a href='{OWN}?page=3'>3</a>",
}


@pytest.mark.parametrize("other", NO_PARTS)
def test_no_other_pager_is_taken_for_parts(other):
    assert part_of(NO_PARTS[other]) is None


def test_a_pager_before_the_text_or_without_a_text_is_none():
    assert part_of(PAGER.format(f"{OWN}?page=2", "#"), around="{1}<div>{0}</div>") is None
    assert part_of(PAGER.format(f"{OWN}?page=2", "#"), body=None) is None


def test_of_the_home_page_s_address_nothing_is_a_part():
    assert part_of(PAGER.format("/2/", "/2/"), "https://bao.vn/") is None
