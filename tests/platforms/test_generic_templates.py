"""What themes of unknown platforms print around a text: section, author and times by label, address or a box's name."""

import pytest

from crawler.article import NotAnArticle
from crawler.platforms.generic import GenericSpider
from crawler.reading.cleaning.clean import clean
from crawler.reading.validate import validate
from tests.platforms.pages import page
from tests.reading.sentences import PLAIN

TITLE = "Trường tiểu học xã Chiềng Pha khánh thành thư viện mới"
URL = "https://bao.example.vn/truong-tieu-hoc-xa-chieng-pha-khanh-thanh-thu-vien-moi/"
DAY, AT = "Thứ ba, 12/03/2024 08:15", "2024-03-12T08:15:00+07:00"
TEXT = "".join(f"<p>{line}</p>" for line in PLAIN)
HEAD = f"<h1>{TITLE}</h1><p>{DAY}</p>"
MENU = '<ul class="menu-list"><li><a href="/">Trang chủ</a></li><li><a href="/luu-tru">Lưu trữ</a></li></ul>'
SECTIONS = "".join(f'<li><a href="/chuyen-muc/muc-{number}/">Mục {number}</a></li>' for number in range(5))


def read(body, title=TITLE, head="", url=URL):
    html = f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return validate(clean(GenericSpider.read(page(html, url))))


def is_whole(article):
    return (article.title, article.published_at, article.body) == (TITLE, AT, "\n\n".join(PLAIN))


def test_a_headline_that_is_a_link_to_its_page_is_the_articles_though_it_begins_like_a_site():
    own = f'<header><h2><a href="{URL}">{TITLE}</a></h2></header>{TEXT}<h2>Sách đến từ nhiều nơi xa</h2>'
    article = read(
        f'<h1><a href="/">Báo Sông Trà</a></h1>{own}<p>{PLAIN[0]}</p><footer>{DAY}</footer>', f"Báo - {TITLE}"
    )
    assert (article.title, article.published_at) == (TITLE, AT)


@pytest.mark.parametrize(
    "told",
    [
        '<p>Chuyên mục: <a href="/giao-duc.aspx">Giáo dục</a></p>',
        '<div><b>Danh mục</b> <a href="/giao-duc.aspx">Giáo dục</a></div>',
        '<dl><dt>Chuyên mục</dt><dd><a href="/giao-duc.aspx">Giáo dục</a></dd></dl>',
        '<div><i></i> <a href="/chuyen-muc/giao-duc/">Giáo dục</a></div>',
        '<span class="post-categories"><a href="/giao-duc.aspx">Giáo dục</a></span>',
    ],
)
def test_the_section_is_what_a_label_an_address_or_a_box_names(told):
    for body in (f"{HEAD}{told}<div>{TEXT}</div>", f"{HEAD}<div>{TEXT}</div>{told}"):
        article = read(f"{MENU}<article>{body}</article><div><h3>Chuyên mục</h3><ul>{SECTIONS}</ul></div>")
        assert article.section == ["Giáo dục"]
        assert is_whole(article)


def test_the_name_behind_the_label_of_a_section_is_no_text_and_a_subhead_called_like_it_is():
    told = "".join(  # as Drupal 7 has it
        f'<div class="field"><div class="field-label">{label}:&nbsp;</div><div class="field-items">{value}</div></div>'
        for label, value in (
            ("Tác giả", "<div>Lò Hặc</div>"),
            ("Chuyên mục", '<div><a href="/giao-duc">Giáo dục</a></div>'),
        )
    )
    told += '<div><ul class="links"><li><a href="/print/53">Bản để in</a></li><li>53 lượt xem</li></ul></div>'
    text = f"<p>{PLAIN[0]}</p><p><b>Giáo dục</b></p>" + "".join(f"<p>{line}</p>" for line in PLAIN[1:])
    others = "".join(f'<li><a href="/node/{number}">Ngày hội đọc sách lần thứ {number}</a></li>' for number in range(5))
    others = f"<div><h2>Các tin khác</h2><ul>{others}</ul></div>"
    body = f"<h1>{TITLE}</h1><div class=node><p>{DAY}</p><div><div>{text}</div>{told}</div></div>{others}"
    article = read(f'{MENU}<div id="content">{body}</div>')
    assert article.body == "\n\n".join([PLAIN[0], "Giáo dục", *PLAIN[1:]])


@pytest.mark.parametrize(
    "told",
    [
        f"<div><h3>Chuyên mục</h3><ul>{SECTIONS}</ul></div>",
        '<div><a href="/tin-cac-xa-vung-cao-301.html">Đường vào bản</a> <a href="/chuyen-muc/xa/">Tin xã</a></div>',
        '<p class="meta"><a class="tag p-category" href="/thu-vien.aspx">thư viện</a></p>',
        '<div class="sidebar"><p>Chuyên mục: <a href="/chuyen-muc/xa/">Tin xã</a></p></div>',
    ],
)
def test_lists_of_sections_teasers_tags_and_menus_name_no_section(told):
    article = read(f"{MENU}<article>{HEAD}<div>{TEXT}</div></article>{told}")
    assert article.section == []
    assert is_whole(article)


@pytest.mark.parametrize(
    "told",
    [
        '<li>Bởi <a href="/tac-gia/lo-thi-hoa">Lò Thị Hoa</a></li>',
        '<address>By <a href="/author/lo-thi-hoa.html">Lò Thị Hoa</a></address>',
        '<span><a rel="author" href="/lo-thi-hoa.aspx">Lò Thị Hoa</a></span>',
        '<div class="post-author"><b>Author: </b><span>Lò Thị Hoa</span></div>',
    ],
)
def test_the_author_is_whom_a_link_to_an_authors_page_names(told):
    for body in (f"{HEAD}{told}<div>{TEXT}</div>", f"{HEAD}<div>{TEXT}</div>{told}"):
        article = read(f"<article>{body}</article>")
        assert article.authors == ["Lò Thị Hoa"]
        assert is_whole(article)


@pytest.mark.parametrize(
    ("told", "head"),
    [
        ("", '<meta name="author" content="Báo Sông Trà">'),
        ('<div class="post-author"><b>Author: </b><a href="/author/bst">Báo Sông Trà</a></div>', ""),
        ('<div><a href="/author/hai">Hai Yến</a> <a href="/tin-cua-cac-xa-vung-cao-301.html">Bản mới</a></div>', ""),
        (
            '<p><a href="/author/hai">Hải Yến</a></p><div class="comments"><a rel="author" href="/x">Bạn đọc</a></div>',
            "",
        ),
    ],
)
def test_neither_the_site_nor_who_wrote_another_article_or_a_comment_is_its_author(told, head):
    article = read(f"<article>{HEAD}<div>{TEXT}</div></article>{told}", f"{TITLE} | Báo Sông Trà", head)
    assert article.authors == (["Hải Yến"] if "comments" in told else [])
    assert is_whole(article)


def test_the_line_of_the_day_on_which_a_text_was_made_is_no_text():
    article = read(f"<h1>{TITLE}</h1><article><p>Created on 2024-03-12</p><p><b>{PLAIN[0]}</b></p>{TEXT}</article>")
    assert (article.lead, article.published_at) == (PLAIN[0], f"{AT[:11]}00:00:00+07:00")
    assert "Created" not in article.body


def test_a_title_that_begins_like_a_sites_name_is_told_by_the_address_that_repeats_it():
    own = (
        f'<div class="head"><span class="title">{TITLE}</span></div><div>{TEXT}</div><h2>Sách đến từ nhiều nơi xa</h2>'
    )
    article = read(f"{own}<p>{PLAIN[0]}</p><div>{DAY}</div>")
    assert article.title == TITLE
    assert "Sách đến từ nhiều nơi xa" in article.body


@pytest.mark.parametrize(
    "told",
    [
        '<span class="tag"><a href="/t/1">thư viện</a></span><span class="tag"><a href="/t/2">trường học</a></span>',
        '<p class="tags"><a href="/t/1">#thư viện<span>3</span></a><a href="/t/2">trường học<sup>(12)</sup></a></p>',
        '<p><a href="/tag/1">thư viện <small>3</small></a> <a href="/tag/2">trường học <small>12</small></a></p>',
        '<a rel="tag" href="/chuyen-muc/gd">GD</a><a rel="tag" href="/1">thư viện</a><a rel="tag">trường học</a>',
    ],
)
def test_tags_are_told_in_a_box_each_with_counts_or_beside_their_section(told):
    article = read(f"<article>{HEAD}<div>{TEXT}</div>{told}</article>")
    assert article.tags == ["thư viện", "trường học"]
    assert is_whole(article)


def test_what_holds_the_headline_is_no_sidebar_whatever_its_name():
    told = '<p class="author">Lò Thị Hoa</p><p class="tags"><a href="/t/1">thư viện</a></p>'
    article = read(f'<div class="with sidebar-right"><article>{HEAD}{told}<div>{TEXT}</div></article></div>')
    assert (article.authors, article.tags) == (["Lò Thị Hoa"], ["thư viện"])
    assert is_whole(article)


def test_below_a_short_text_a_box_of_copyright_and_one_that_stands_aside_are_no_part_of_it():
    rights = f'<p><b>Link: </b><a href="{URL}">{URL}</a></p><p>Bài đăng trên trang này giữ mọi quyền.</p>'
    aside = '<div class="avatar"><img src="/bien-tap.png"></div><p>Cơ quan ngôn luận của nhân dân các xã vùng cao.</p>'
    own = f'<article>{HEAD}<p>{PLAIN[0]}</p></article><div class="post-copyright"><img src="/anh.png">{rights}</div>'
    article = read(f'<main><div>{own}</div><div id="aside-content">{aside}</div></main>')
    assert (article.body or article.lead, article.images) == (PLAIN[0], [])


@pytest.mark.parametrize(
    ("below", "behind"),
    [
        ("<span>Cập nhật lần cuối: 13/03/2024 09:30</span>", ""),
        ("<p>Đã được cập nhật <b>13/03/2024 09:30</b></p>", ""),
        ("", '<footer><p>Sửa: <time datetime="2024-03-13T09:30+07:00">hôm sau</time></p></footer>'),
        ("", '<abbr class="modified" title="2024-03-13T09:30+07:00">13/03/2024</abbr>'),
    ],
)
def test_the_time_of_the_last_change_is_what_a_label_or_a_name_says(below, behind):
    article = read(f"<article>{HEAD}{below}<div>{TEXT}</div>{behind}</article>")
    assert article.modified_at == "2024-03-13T09:30:00+07:00"
    assert is_whole(article)


@pytest.mark.parametrize(
    ("changed", "published"),
    [
        ("Cập nhật lúc: 09:30 - 13/03/2024", "Ngày đăng: 12/03/2024 - 08:15"),
        ("Sửa: 13/03/2024 09:30", "Đăng: Thứ ba, 12/03/2024 08:15"),
    ],
)
def test_the_time_of_publication_is_told_by_its_label_where_that_of_the_last_change_stands_first(changed, published):
    article = read(f"<h1>{TITLE}</h1><div><span>{changed}</span><span>{published}</span></div><div>{TEXT}</div>")
    assert (article.published_at, article.modified_at) == (AT, "2024-03-13T09:30:00+07:00")


@pytest.mark.parametrize("changed", ["Cập nhật lần cuối: 13/03/2024", "Last updated: 13/03/2024"])
@pytest.mark.parametrize("counts", ["", "<div><span>0</span><span>1.024</span><span>2 phút đọc</span></div>"])
def test_a_day_before_the_time_of_the_last_change_in_its_line_is_that_of_publication(changed, counts):
    row = f"<div><span>Vàng A Sủ</span><span>12/03/2024</span><span>{changed}</span>{counts}</div>"
    article = read(f"<article><header><h1>{TITLE}</h1>{row}</header><div>{TEXT}</div></article>")
    assert (article.published_at, article.modified_at) == ("2024-03-12T00:00:00+07:00", "2024-03-13T00:00:00+07:00")
    assert article.body == "\n\n".join(PLAIN)


def test_a_day_in_the_text_above_the_time_of_the_last_change_is_none_of_publication():
    text = f"<div><p>12/02/2024</p>{TEXT}</div><p>Cập nhật: 13/03/2024</p>"
    article = read(f"<article><h1>{TITLE}</h1>{text}</article>")
    assert not (article.published_at or "").startswith("2024-02-12")


@pytest.mark.parametrize(
    "told",
    [
        "<span>Cập nhật: 12/03/2024 08:15</span>",
        "<span>Cập nhật: 11/03/2024 09:30</span>",
        '<div class="sidebar"><p>Cập nhật: <time datetime="2024-03-13T09:30+07:00">hôm sau</time></p></div>',
    ],
)
def test_no_change_is_told_by_the_day_of_publication_an_earlier_one_or_another_box(told):
    article = read(f"<article>{HEAD}<div>{TEXT}</div></article>{told}")
    assert article.modified_at is None


@pytest.mark.parametrize(
    "content", ['<section id="main">{}</section>', "<main>{}</main>", '<div id="noi-dung">{}</div>']
)
@pytest.mark.parametrize("name", ["sidebar-right", "col-md-12 sidebar-left"])
def test_a_box_around_content_and_column_is_no_column_whatever_its_name(name, content):
    """The headline stands above, on a banner: nothing but the parts of the box tell that it has the article."""
    aside = "<aside><h3>Mục lục</h3><ol><li><a href='#a'>Sách từ nhiều nơi</a></li></ol></aside>"
    own = f'<p>{DAY}</p>{TEXT}<footer><a href="/chuyen-muc/giao-duc/">Giáo dục</a></footer>'
    article = read(f'<header>{MENU}<h1>{TITLE}</h1></header><div class="{name}">{aside}{content.format(own)}</div>')
    assert is_whole(article)
    assert article.section == ["Giáo dục"]


def test_the_section_is_told_by_the_address_of_a_link_right_above_the_headline():
    told = (
        '<div><time datetime="2024-03-12T08:15:00+07:00">12/03/2024</time><a href="/chuyen-muc/giao-duc/">Giáo dục</a>'
    )
    article = read(f"{MENU}<article>{told}</div><p class='title'>{TITLE}</p><div>{TEXT}</div></article>")
    assert (article.title, article.section) == (TITLE, ["Giáo dục"])


def test_a_list_is_told_by_the_sites_name_as_its_title_though_its_metadata_has_a_time():
    head = "".join(f'<meta property="og:{name}" content="Sông Trà Online">' for name in ("title", "site_name"))
    head += f'<meta property="article:published_time" content="{AT}">'
    with pytest.raises(NotAnArticle, match="listing: its title is the site's name"):
        read(f"<div>{TEXT}</div>", "Sông Trà Online", head)
