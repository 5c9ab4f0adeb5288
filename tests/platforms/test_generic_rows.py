"""What stands in a row between headline and text, or in a sidebar, as Plone, Wagtail and Mezzanine print it."""

import pytest

from crawler.article import NotAnArticle
from tests.platforms import unknown_make
from tests.platforms.unknown_make import PARAGRAPHS, TEXT, TITLE
from tests.reading.sentences import PLAIN

URL = "https://bao.example.vn/kinh-te/nuoc-ve-ban-na-lung-ruong-cay-hai-vu"
AT = "2024-03-12T00:00:00+07:00"
BY = '<a href="/author/lo-hac">Lò Hặc</a>'
FILED = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("kinh-te", "tag/lua", "tag/muong", "tag/xuan"))


def read(body, title=TITLE):
    return unknown_make.read(body, title, url=URL)


@pytest.mark.parametrize(
    "row",
    [
        f"<section id=row><span>by {BY} — </span><span><span>published</span> <span>12/03/2024</span></span></section>",
        f"<div><span>Tác giả:</span> {BY} <span>Ngày đăng:</span> <span>12/03/2024</span></div>",
        f"<ul><li><i></i> {BY}</li><li><i></i> Ngày 12 tháng 3 năm 2024</li></ul>",
        f'<div>{BY} | <a href="/kinh-te">Kinh tế</a> | <span>12/03/2024</span></div>',
        "<div><span>Lò Hặc</span> • <span>12/03/2024</span></div>",
        f"<ul><li><i></i> {BY}</li><li><i></i> Ngày 12 tháng 3 năm 2024</li><li><i></i><ul>{FILED}</ul></li></ul>",
    ],
)
def test_a_day_in_numbers_behind_the_name_of_the_author_is_the_articles(row):
    article = read(f"<main><header><h1>{TITLE}</h1>{row}</header><div>{PARAGRAPHS}</div></main>")
    assert (article.published_at, article.authors, article.body) == (AT, ["Lò Hặc"], TEXT)


@pytest.mark.parametrize(
    "row",
    [
        "Ngày đăng: 12/03/2024 08:15:00 AM - Người đăng: Quản trị - Lượt xem: 52",
        "Người đăng: Ban biên tập | Ngày 12/03/2024 | Số lượt xem: 1.052 lượt",
        "Thứ ba - 12/03/2024 08:15 | Nguồn: Trung tâm Văn hóa huyện | 1.052 lượt xem",
        "Văn phòng UBND xã•12/03/2024•61 lượt xem",
        "Đăng ngày: 12/03/2024 - 14:22 | Người đăng: Quản trị viên | Chuyên mục: Hoạt động chuyên môn của tổ Toán",
        "Bởi Lò Hặc vào 12 Tháng Ba, 2024 lúc 09:15 · 3 phút đọc · 2 bình luận",
    ],
)
def test_a_row_of_facts_in_one_line_is_neither_lead_nor_text(row):
    when = "<small><i></i> 3 năm trước <i></i> 871</small>"
    ago = read(f"<div><h3>{TITLE}</h3>{when}<div class=card-text>{PARAGRAPHS}</div></div>")
    assert (ago.lead, ago.body) == (None, TEXT)
    article = read(f"<div><h1>{TITLE}</h1><div>{row}</div><div>{PARAGRAPHS}</div></div>")
    assert (article.lead, article.body, (article.published_at or "")[:10]) == (None, TEXT, AT[:10])


def test_an_article_with_a_long_row_of_facts_is_dated_beside_a_form_to_log_in():
    row = "Đăng ngày: 12/03/2024 - 14:22 | Người đăng: Quản trị viên | Chuyên mục: Hoạt động chuyên môn của tổ Toán"
    login = "<div>Tên đăng nhập <input> Mật khẩu <input type=password></div>"
    text = "".join(f"<p>{line}</p>" for line in PLAIN[:3])
    article = read(f"<div class=title>{TITLE}</div><div>{row}</div><div>{text}</div>{login}", title="Trường Nậm Nhùn")
    assert (article.title, article.published_at) == (TITLE, "2024-03-12T14:22:00+07:00")


@pytest.mark.parametrize(
    "line",
    [
        "Tỉnh giao chỉ tiêu năm 2024 | Huyện thực hiện đến 12/03/2024 | Xã còn thiếu bốn tiêu chí.",
        "Bản Nà Lùng - Nhật ký ngày 12/03/2024 - Nước về đến chân ruộng sau bốn mươi năm chờ đợi.",
    ],
)
def test_a_line_that_signs_part_and_that_says_more_stays(line):
    article = read(f"<div><h1>{TITLE}</h1><p>Thứ ba, 12/03/2024 08:15</p><div><p>{line}</p>{PARAGRAPHS}</div></div>")
    assert line in (article.lead, *(article.body or "").split("\n\n"))


MENU = "".join(
    f'<li><a href="/tin/{slug}">Bà con bản Nà Lùng {line[:40]}</a></li>'
    for slug, line in ((f"ba-con-na-lung-{number}-lam-duong-vao-ban", PLAIN[number % 7]) for number in range(30))
)
OWN = f'<li><a href="{URL}">{TITLE}</a></li>'
TRAIL = f'<nav><ol class=breadcrumb><li><a href="/kinh-te">Kinh tế</a></li><li class=active>{TITLE}</li></ol></nav>'


@pytest.mark.parametrize("row", ["", "<p>12/03/2024</p>"])
def test_a_menu_with_the_headlines_of_each_section_makes_no_listing_of_an_article(row):
    opener = '<input id=n1 type=checkbox><label for=n1 aria-label="Kinh tế"></label>'
    menu = f'<ul id=globalnav class=navbar-nav><li><a href="/kinh-te">Kinh tế</a>{opener}<ul>{MENU}{OWN}</ul></li></ul>'
    own = f"<article><h1>{TITLE}</h1>{row}<div>{''.join(f'<p>{line}</p>' for line in PLAIN[:3])}</div></article>"
    article = read(f"<div id=top>{menu}</div>{TRAIL}{own}<aside><ul>{OWN}</ul></aside>")
    assert (article.title, article.body) == (TITLE, "\n\n".join(PLAIN[:3]))


COMMENTS = "<p>(<a href='#comments'>0 bình luận</a>)</p>"
NEXT = '<ul class=pager><li class=next><a href="/kinh-te/con-duong-moi-len-ban-xa-na-lung">Con đường mới →</a></ul>'


def test_the_author_of_a_text_with_the_next_article_below_is_read_though_a_sidebar_names_others():
    row = f"<h6 class=post-meta>Đăng bởi: {BY} 8 tháng trước</h6>{COMMENTS}"
    others = f'<h3>Tác giả</h3><ul><li>{BY} (8)</li><li><a href="/author/tong-inh">Tòng Inh</a> (7)</li></ul>'
    article = read(
        f"<div class=container><h1>{TITLE}</h1></div><div class=container><div class=row>"
        f"<div class='col-md-7 middle'>{row}{PARAGRAPHS}{NEXT}</div>"
        f"<div class='col-md-3 right'>{others}</div></div></div>"
    )
    assert (article.authors, article.body) == (["Lò Hặc"], TEXT)


@pytest.mark.parametrize("name", ["tag-cloud", "list-inline hot-tags", "popular"])
def test_the_first_tag_of_a_cloud_whose_tags_are_counted_is_none_of_the_article(name):
    cloud = "".join(
        f'<li><a href="/blog/tag/t{number}/">từ khóa {number}</a> ({number + 3})</li>' for number in range(6)
    )
    article = read(
        f"<div class=container><h1>{TITLE}</h1><p>12/03/2024</p></div><div class=row><div>{PARAGRAPHS}</div>"
        f"<div class=x2><h3>Từ khóa</h3><ul class='{name}'>{cloud}</ul></div></div>"
    )
    assert article.tags == []


@pytest.mark.parametrize(
    ("above", "images"),
    [
        (f'<img src=/anh/1.jpg alt="{TITLE}">', [("https://bao.example.vn/anh/1.jpg", None)]),
        (
            f'<figure><img src=/anh/1.jpg alt="{TITLE}"><figcaption>Ruộng bản Nà Lùng.</figcaption></figure>',
            [("https://bao.example.vn/anh/1.jpg", "Ruộng bản Nà Lùng.")],
        ),
        (
            "<figure><img src=/anh/1.jpg><figcaption>Ruộng bản Nà Lùng.</figcaption></figure>",
            [("https://bao.example.vn/anh/1.jpg", "Ruộng bản Nà Lùng.")],
        ),
        ('<img src=/anh/logo.png alt="Báo Sông Hiến">', []),
    ],
)
def test_the_picture_right_above_a_headline_is_the_articles_where_it_is_captioned_or_called_so(above, images):
    row = "<p>Thứ ba, 12/03/2024 08:15</p>"
    article = read(
        f"<article><header><div>{above}</div><h1>{TITLE}</h1>{row}</header><div>{PARAGRAPHS}</div></article>"
    )
    assert [(image.url, image.caption) for image in article.images] == images
    assert (article.title, article.body) == (TITLE, TEXT)


@pytest.mark.parametrize(
    "row",
    [
        '<div><a href="/">Trang chủ</a> <a href="/gioi-thieu">Giới thiệu</a> <a href="/x">Liên hệ</a> 12/03/2024</div>',
        "<div><span>Tình hình cây trồng</span> <span>12/03/2024</span></div>",
        "<table><tr><td>Lò Hặc</td><td>12/03/2024</td></tr></table>",
    ],
)
def test_a_day_behind_a_menu_or_other_words_or_in_a_table_does_not_make_an_article(row):
    teasers = "".join(
        f'<div><p>{line}</p><a href="/kinh-te/bai-so-{number}-ve-ban-na-lung-20{number}.html">Xem thêm về bản</a></div>'
        for number, line in enumerate(PLAIN)
    )
    with pytest.raises(NotAnArticle):
        read(f"<main><h1>Kinh tế</h1>{row}{teasers}</main>", "Kinh tế")
