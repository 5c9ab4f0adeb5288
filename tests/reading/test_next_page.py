import time

import pytest
from lxml import html

from crawler.reading.outlinks.pager import next_page

SLOW = 5  # seconds; about one here
SECTION = "https://bao.example.vn/kinh-te"


def behind_first(body):
    return next_page(html.fromstring(f"<html><body>{body}</body></html>"), SECTION, 1)


@pytest.mark.parametrize(
    ("pager", "following"),
    [
        ('<ul class="pagination"><li><b>1</b></li><li><a href="?page=2">2</a></li></ul>', "?page=2"),
        ('<div class="phan-trang"><a href="/kinh-te/trang-2">2</a></div>', "/trang-2"),
        ('<div class="paging"><a href="/kinh-te/p/2">Trang 2</a></div>', "/p/2"),
        ('<div class="pager"><a href="/kinh-te?trang=2">Trang tiếp »</a></div>', "?trang=2"),
        ('<ul class="pagination"><li><a href="?page=2" aria-label="Next"><i></i></a></li></ul>', "?page=2"),
        ('<div class="page-nav"><a href="?page=2" aria-label="next-page"><i></i></a></div>', "?page=2"),
        ('<div class="trang"><a href="/kinh-te/trang-2.html">[2]</a></div>', "/trang-2.html"),
        ('<a class="load-more" href="/kinh-te/trang-2.html">Xem thêm</a>', "/trang-2.html"),
        ('<div class="day-nav"><a href="/kinh-te?ngay=4-10-2026">« Ngày trước</a></div>', "?ngay=4-10-2026"),
        ('<div class="day-nav"><a href="/lich?ngay=4-10-2026">« Ngày trước</a></div>', None),
        ('<div id="blog-pager"><a href="/kinh-te?to=5">Bài đăng cũ hơn</a></div>', "?to=5"),
        ('<p><a href="/kinh-te?to=5">Bài đăng cũ hơn</a></p>', "?to=5"),
        ('<p><a href="/bai-khac?to=5">Bài đăng cũ hơn</a></p>', None),
        ('<p><a href="/kinh-te/2">Trang tiếp theo</a></p>', "/2"),
        ('<p><a href="/van-hoa/2">Trang tiếp theo</a></p>', None),
        ('<div class="box"><a href="/van-hoa">Xem thêm</a></div>', None),
        ('<div class="x1"><a href="/kinh-te/p2">2</a></div>', "/p2"),
        ('<a class="css-1" href="/kinh-te?page=2">→</a>', "?page=2"),
        ('<a class="css-1" href="/kinh-te?after=xyz" aria-label="Trang sau">→</a>', "?after=xyz"),
        ('<a class="css-1" href="/van-hoa?page=2">→</a>', None),
        ('<a class="css-1" href="/kinh-te?after=xyz">→</a>', None),
        ('<p>Còn <a href="/hai-chuyen-la">2</a> chuyện lạ</p>', None),
    ],
)
def test_the_next_page_is_found_by_number_words_or_sign(pager, following):
    assert behind_first(pager) == (following and SECTION + following)


def test_words_lead_on_from_a_numbered_page_too():
    pager = html.fromstring('<html><body><p><a href="/kinh-te/3">Trang tiếp theo</a></p></body></html>')
    assert next_page(pager, f"{SECTION}/2", 2) == f"{SECTION}/3"


@pytest.mark.parametrize(
    ("pager", "following"),
    [
        ('<ul class="pagination"><li><a href="?page=2"><i class="fa fa-angle-right"></i></a></li></ul>', "?page=2"),
        ('<div class="paging"><a href="?page=2"><span class="icon-chevron-right"></span></a></div>', "?page=2"),
        ('<ul class="pagination"><li><a href="?page=9"><i class="fa fa-angle-double-right"></i></a></li></ul>', None),
        ('<p><a href="/van-hoa"><i class="fa fa-angle-right"></i></a></p>', None),
        ("<ul class=pager><li><a href=# onclick=\"location.href='/kinh-te?page=2'\">2</a></li></ul>", "?page=2"),
        ("<ul class=pager><li><span onclick=\"window.location='?page=2'\">2</span></li></ul>", "?page=2"),
        ("<p><span onclick=\"location.href='/quang-cao'\">2</span></p>", None),
        (
            '<select class="paging"><option value="?page=1">1</option><option value="?page=2">2</option></select>',
            "?page=2",
        ),
        ('<select class="nam"><option value="1">1</option><option value="2">2</option></select>', None),
    ],
)
def test_a_pager_may_lead_on_by_a_sign_a_script_or_a_list(pager, following):
    assert behind_first(pager) == (following and SECTION + following)


TEASER = """<li><h3><a href="/kinh-te/{0}.html">Vụ mùa thứ {0} ở vùng cao</a></h3>
<div class="view-more"><a href="/kinh-te/{0}.html">Xem thêm</a></div></li>"""
BOX = '<h2><a href="/kinh-te/thue">Thuế</a></h2><a class="more show-more" href="/kinh-te/thue">Xem thêm</a>'
TEASERS = "".join(map(TEASER.format, (31, 32)))


@pytest.mark.parametrize(
    ("pager", "following"),
    [
        ("", None),
        ('<a class="load-more" href="/kinh-te?page=2">Xem thêm</a>', "?page=2"),
        ('<a class="load-more" href="/kinh-te?page=2">Hiển thị thêm</a>', "?page=2"),
        ('<div class="pager"><a href="/kinh-te?page=2">›</a></div>', "?page=2"),
        (BOX, None),
    ],
)
def test_a_link_to_more_of_what_has_a_name_leads_to_no_next_page(pager, following):
    assert behind_first(f"<ul>{TEASERS}</ul>{pager}") == (following and SECTION + following)


@pytest.mark.parametrize(
    ("pager", "following"),
    [
        ('<td><a href="/kinh-te?page=2&loai=5">2</a></td>', "?page=2&loai=5"),
        ('<td><a href="/kinh-te?nam=2&loai=5">2</a></td>', None),
        ('<td><a href="/kinh-te?page=2">&lt;2&gt;</a></td>', "?page=2"),
        ('<td class="pager"><a href="/kinh-te?d=12">02</a></td>', "?d=12"),
        ('<td class="pager">| <a href="/kinh-te?d=12">2,</a></td>', "?d=12"),
        ('<td class="pager"><a href="/kinh-te?d=12">Trang số 2</a></td>', "?d=12"),
        ('<div class="pageNumber"><a href="/kinh-te?d=12">2</a></div>', "?d=12"),
        ('<div class="pagelist"><a href="/kinh-te?d=12">2</a></div>', "?d=12"),
        ('<div class="phan_trang"><a href="/kinh-te?d=12">2</a></div>', "?d=12"),
        ('<div class="paging"><a href="?d=12"><img src="/img/btn_next.gif" alt="Trang sau"></a></div>', "?d=12"),
        ('<div class="paging"><a href="?d=12"><img src="/img/next.gif" alt=""></a></div>', "?d=12"),
        ('<div class="paging"><a href="?d=12"><img src="/img/copyright.gif" alt=""></a></div>', None),
        ('<div class="pager"><a href="?d=12">Trang kế tiếp</a></div>', "?d=12"),
        ('<div class="pager"><a href="?d=12">Kế tiếp »</a></div>', "?d=12"),
        ('<div class="pager"><a href="?d=12"><u>Trang sau </u>|</a></div>', "?d=12"),
        ('<div class="pager"><a href="?d=12">Trang sau...</a></div>', "?d=12"),
        ('<div class="pager"><a href="?d=12">Xem tiếp &gt;&gt;</a></div>', "?d=12"),
        ('<div class="pager"><a href="?page=9">...</a></div>', None),
        ('<div class="pager"><a href="?page=2">...</a></div>', "?page=2"),
        ('<div class="pager"><a href="?d=12"><span>»</span><span class="sr-only">Next</span></a></div>', "?d=12"),
        ('<div><a rel="next" href="?d=12"><svg></svg></a></div>', "?d=12"),
        ('<div class="nav-previous"><a href="/kinh-te/page/2/">← Bài viết cũ</a></div>', "/page/2/"),
    ],
)
def test_what_stands_around_a_pagers_words_and_numbers_does_not_matter(pager, following):
    assert behind_first(pager) == (following and SECTION + following)


@pytest.mark.parametrize(
    ("row", "following"),
    [
        ("<b>1</b> <a href='?tu=10'>2</a> <a href='?tu=20'>3</a> <a href='?tu=20'>Cuối</a>", "?tu=10"),
        ("Trang: <a href='?tu=0'>1</a> | <a href='?tu=10'>2</a> | <a href='?tu=20'>Sau &raquo;</a>", "?tu=10"),
        ("<a href='?tu=10'>2</a>", None),
        ("<a href='/a.html'>1</a> <a href='/b.html'>2</a></div><a href='/b.html'>Lũ về bản Cáy</a>", None),
        ("Còn <b>1</b> <a href='?tu=10'>2</a> chuyện", None),
        ("".join(f"<a href='?ngay={day}-11'>{day}</a> " for day in range(1, 31)), None),
        (
            "<table><tr><td>T7<td>CN<tr><td><a href='?d=1-11'>1</a><td><a href='?d=2-11'>2</a>"
            + "".join(f"<tr><td>{day}<td>{day + 1}" for day in range(3, 30, 2))
            + "</table>",
            None,
        ),
    ],
)
def test_a_row_of_numbers_is_a_pager_without_a_name_and_a_calendar_is_none(row, following):
    assert behind_first(f"<p>Tin</p><div>{row}</div>") == (following and SECTION + following)


def test_ten_thousand_links_by_one_number_cost_no_more_than_their_number():
    body = "".join(f'<a href="/x?a={nth}b">2</a> ' for nth in range(10_000))
    began = time.process_time()
    assert behind_first(f"<p>{'Tin. ' * 200_000}</p>{body}") is None
    assert time.process_time() - began < SLOW
