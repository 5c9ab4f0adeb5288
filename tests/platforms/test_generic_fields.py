"""Fields on pages of unknown platforms that nothing but place, looks or an address tells: authors, tags, captions."""

import pytest

from crawler.platforms.generic import GenericSpider
from crawler.platforms.wordpress import WordPressSpider
from crawler.reading.cleaning.clean import clean
from tests.platforms.pages import page
from tests.platforms.unknown_make import AT, LEAD, PARAGRAPHS, SHOWN, TEXT, TITLE, read
from tests.reading.sentences import PLAIN

HEAD = f"<h1>{TITLE}</h1><p>{SHOWN}</p>"


def test_a_headline_in_large_letters_is_the_title_where_the_pages_is_the_sites():
    menu = '<a href="/tin.asp?cat=1">Tin huyện</a> | <a href="/tin.asp?cat=2">Đoàn thể</a>'
    date = "<font size=1>Cập nhật ngày 12 tháng 3 năm 2024</font>"
    own = f"<font size=4 color=red><b>{TITLE}</b></font><br>{date}<p><b><font size=2>{LEAD}</font></b></p>{PARAGRAPHS}"
    back = '<p align=right><a href="javascript:history.go(-1)">Trở về</a></p>'
    beside = "<font size=2><b>Liên kết</b></font><br><img src=/count.asp>"
    article = read(
        f"<table><tr><td><font color=white size=2>{menu}</font></td></tr></table><table><tr><td width=150>{beside}</td>"
        f"<td><font size=2>Tin huyện</font><br>{own}<p align=right><b>Tòng Inh</b></p>{back}</td></tr></table>",
        "Huyen uy",
    )
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, TEXT)
    assert (article.published_at, article.authors, article.images) == (AT[:11] + "00:00:00+07:00", ["Tòng Inh"], [])


def test_the_breadcrumb_goes_before_metadata_that_name_its_last_section_alone():
    crumbs = '<ul class="breadcrumb"><li><a href="/xa-hoi">Xã hội</a></li><li><a href="/y-te">Y tế</a></li></ul>'
    body = f"<main>{crumbs}{HEAD}<div>{PARAGRAPHS}</div></main>"
    for told, section in (("Y tế", ["Xã hội", "Y tế"]), ("Xã hội", ["Xã hội", "Y tế"]), ("Tin nóng", ["Tin nóng"])):
        head = f'<meta property="article:section" content="{told}">'
        assert read(body, head=head).section == section


def test_who_signs_in_a_box_of_the_authors_with_the_outlet_is_not_one_name_with_that():
    signed = '<p class="Author" style="text-align:right"><b>Tòng Inh/Chinhphu.vn</b></p>'
    article = read(f"<main>{HEAD}<div>{PARAGRAPHS}{signed}</div></main>")
    assert (article.authors, article.source, article.body) == (["Tòng Inh"], "Chinhphu.vn", TEXT)


def test_a_paper_that_the_metadata_names_gives_way_to_who_signs_above_counts():
    head = '<meta name="author" content="Báo Sông Hiến">'
    liked = "<p><span>Thích 120</span> <span>Chia sẻ 33</span></p>"
    body = f"<main>{HEAD}<div>{PARAGRAPHS}<p><b>Tòng Inh</b></p></div>{liked}</main>"
    assert read(body, head=head).authors == ["Tòng Inh"]


def test_a_picture_whose_alt_names_its_kind_is_the_articles():
    picture = '<p><a href="/lon.png"><img src="/anh.png" alt="[Infographic] Kết quả làm đường năm 2023"></a></p>'
    head = '<meta property="og:type" content="article">'
    signed = "<p style='text-align:right'>Thực hiện: Tòng Inh</p>"
    article = read(f"<article>{HEAD}<p class=sapo>{LEAD}</p><div>{picture}{signed}</div></article>", head=head)
    assert (article.lead, article.authors, len(article.images)) == (LEAD, ["Tòng Inh"], 1)


@pytest.mark.parametrize(
    "crumbs",
    [
        '<td class="path"><a href="?cat=1">Chính trị</a></td>',
        '<td class="cms-path"><a href="?cat=1">Chính trị</a></td>',
        '<td class="duongdan"><a href="/"> Trang chủ</a> &gt; <a href="?cat=1">Chính trị</a></td>',
    ],
)
def test_the_section_is_what_a_cell_of_an_old_page_says_that_is_named_a_path(crumbs):
    rows = f"<tr><td><b>{TITLE}</b></td></tr><tr><td><i>{SHOWN}</i></td></tr><tr><td>{PARAGRAPHS}</td></tr>"
    assert read(f"<table><tr>{crumbs}</tr>{rows}</table>").section == ["Chính trị"]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        (f"<span>Tòng Inh</span> <span>•</span> <time>{SHOWN}</time>", ["Tòng Inh"]),
        (f"<div><b>Tòng Inh</b></div> | <div>{SHOWN}</div>", ["Tòng Inh"]),
        (f"</div><div>ThS. Lò Văn Inh</div><div>{SHOWN}", ["ThS. Lò Văn Inh"]),
        (f"<span>Quản trị viên</span> <span>{SHOWN}</span>", []),
        (f"<span>Nông thôn mới</span> <span>{SHOWN}</span>", []),
        (f'<span>Kinh Tế</span> <span>{SHOWN}</span><a href="/kinh-te">Kinh tế</a>', []),
    ],
)
def test_a_name_in_one_line_with_the_date_is_the_author(line, authors):
    article = read(f"<main><h1>{TITLE}</h1><div class=m1>{line}</div><div>{PARAGRAPHS}</div></main>")
    assert (article.authors, article.published_at, article.body) == (authors, AT, TEXT)


def test_who_is_named_below_the_text_goes_before_who_stands_beside_the_date():
    line = f"<div><span>Lò Hặc</span> <span>{SHOWN}</span></div>"
    signed = "<p style='text-align:right'><b>Tòng Inh</b></p>"
    assert read(f"<main><h1>{TITLE}</h1>{line}<div>{PARAGRAPHS}{signed}</div></main>").authors == ["Tòng Inh"]


def test_the_line_of_the_date_with_name_and_buttons_is_no_text():
    follow = "<a class=x1>Theo dõi Báo Sông Hiến trên Google News</a>"
    line = f"<div><span>Tòng Inh</span> - <span>{SHOWN}</span>{follow}</div>"
    article = read(f"<article><h1>{TITLE}</h1>{line}<p>{PLAIN[0]}</p></article>")
    assert (article.body, article.authors) == (PLAIN[0], ["Tòng Inh"])


@pytest.mark.parametrize(
    ("below", "tags"),
    [
        ('<div><a href="/tag/lua">#lúa nước</a> <a href="/tag/muong">#mương</a></div>', ["lúa nước", "mương"]),
        ('<p><a href="/tim-kiem?tag=lua">lúa nước</a></p>', ["lúa nước"]),
        (
            '<div class="x"><a href="/tu-khoa/lua">lúa nước</a><a href="/tu-khoa/muong">mương</a></div>',
            ["lúa nước", "mương"],
        ),
        ('<div class="hot-x"><a href="/tag/lua">lúa nước</a></div>', []),
        (f'<p>Bà con trồng <a href="/tag/lua">lúa nước</a> quanh năm ở {PLAIN[0]}</p>', []),
        ('<aside><a href="/tag/lua">lúa nước</a></aside>', []),
    ],
)
def test_links_to_pages_of_tags_are_tags_and_no_text(below, tags):
    article = read(f"<main>{HEAD}<div>{PARAGRAPHS}</div>{below}</main>")
    assert article.tags == tags
    assert article.body is not None
    assert not tags or article.body == TEXT


def test_the_day_alone_in_words_below_a_headline_is_its_date_where_the_pages_title_is_the_sites():
    menu = '<div class="row"><div class="col-md-3"><p><a href="/Home/NewsDetail/302">Xã làm đường mới</a></p></div>'
    own = f"<h4><b>{TITLE}</b></h4><p><span class=i></span> Ngày 5 Tháng 6 Năm 2021</p><p><strong>{LEAD}</strong></p>"
    below = "<h4>Tin liên quan</h4><ul><li>Xã làm đường mới (04/06/2021)</li></ul>"
    article = read(f'{menu}<div class="col-md-9">{own}<div>{PARAGRAPHS}</div>{below}</div></div>', "Trang tin phường")
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, TEXT)
    assert article.published_at == "2021-06-05T00:00:00+07:00"


def test_a_date_that_links_to_its_own_article_is_the_articles():
    shown = f'<a href="/bai-a1.html" rel="bookmark"><time datetime="{AT}">12/03/2024</time></a><span>quantri</span>'
    article = read(f"<article><h1>{TITLE}</h1><div class=m1>{shown}</div><p><b>{LEAD}</b></p>{PARAGRAPHS}</article>")
    assert (article.published_at, article.lead, article.body, article.authors) == (AT, LEAD, TEXT, [])


def test_a_date_beside_the_sections_link_above_a_headline_is_the_articles():
    film = '<a href="/tin/duong-moi-301"><img src="/t.jpg"><span>03:12</span></a>'
    below = f'<div>{film}<h5><a href="/tin/duong-moi-301">Xã Mường Khoa làm đường vào bản mới</a></h5></div>'
    above = '<div class=p1><a href="/tin">Tin tức</a> / <span>08:15 - 12/03/2024</span></div>'
    foot = "<div id=ft><p>Đài tỉnh. Điện thoại: 0218 000 111. Email: dai@tinh.vn</p></div>"
    own = f"{above}<h2>{TITLE}</h2><video></video><p>{LEAD}</p><div class=n1><p>{PLAIN[0]}</p></div>"
    article = read(f"<div class=l8>{own}<h4>Tin cùng chuyên mục</h4>{below}{below.replace('301', '302')}</div>{foot}")
    assert (article.title, article.published_at, article.lead, article.body) == (TITLE, AT, LEAD, PLAIN[0])
    assert article.images == []


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Posted by Tòng Inh on 12/03/2024 at 08:15", ["Tòng Inh"]),
        ("Đăng bởi: Tòng Inh - 08:15 12/03/2024", ["Tòng Inh"]),
        ("Posted by admin on 12/03/2024 at 08:15", []),
    ],
)
def test_who_filed_an_article_is_its_author_where_nobody_else_is_named(line, authors):
    article = read(f"<article><h1>{TITLE}</h1><p class=m1>{line}</p>{PARAGRAPHS}</article>")
    assert (article.authors, article.published_at, article.body) == (authors, AT, TEXT)


def test_the_words_in_one_box_with_a_picture_among_paragraphs_are_its_caption():
    shown = "Bà con dẫn nước vào ruộng."
    box = '<div class="{}"><{}><p>' + shown + "</p></div>"
    for name, picture in (("ah", "img src=/a.jpg"), ("x1", "a href=/a.jpg><img src=/a.jpg></a")):
        article = read(f"<div>{HEAD}<div>{PARAGRAPHS}{box.format(name, picture)}<p>{PLAIN[0]} Hết.</p></div></div>")
        assert [one.caption for one in article.images] == [shown]


@pytest.mark.parametrize("picture", ["<img src=/a.jpg>", "<div><a href=/a.jpg><img src=/a.jpg></a></div>"])
@pytest.mark.parametrize("words", ["<div>{}</div>", "<p>{}</p>", "<h6><i>{}</i></h6>"])
@pytest.mark.parametrize("style", ["", ' style="text-align: justify"'])
def test_the_words_in_one_box_with_a_picture_among_boxes_of_a_text_are_its_caption(picture, words, style):
    shown = "Bà con dẫn nước vào ruộng."
    lines = [f"<div{style}>{line}</div>" for line in PLAIN]
    box = f"<div class=x1>{picture}{words.format(shown)}</div>"
    article = read(f"<div>{HEAD}<div>{''.join(lines[:3])}{box}{''.join(lines[3:])}</div></div>")
    assert [one.caption for one in article.images] == [shown]
    assert article.body == TEXT


@pytest.mark.parametrize(
    "box",
    [
        "<div><img src=/a.jpg></div><div>{}</div>",
        "<div><img src=/a.jpg><p>{}</p><p>Chiều về, cả bản ra mương.</p></div>",
        "<div><span>{}</span><p><img src=/a.jpg></p></div>",
        "<div><p>{}</p></div><div><img src=/a.jpg></div>",
    ],
)
def test_a_paragraph_beside_a_picture_among_boxes_of_a_text_stays(box):
    said = "Bà con dẫn nước vào ruộng."
    lines = [f"<div>{line}</div>" for line in PLAIN]
    article = read(f"<div>{HEAD}<div>{''.join(lines[:3])}{box.format(said)}{''.join(lines[3:])}</div></div>")
    assert said in article.body.split("\n\n")
    assert [one.caption for one in article.images] == [None]


def test_the_only_paragraph_beside_a_picture_between_date_and_buttons_is_the_text():
    own = f"<div class=x1><div><img src=/a.jpg></div><div>{PLAIN[0]}</div></div>"
    article = read(f"<main><h1>{TITLE}</h1><div>{SHOWN}</div>{own}<div>Chia sẻ</div><div>Bình luận</div></main>")
    assert (article.lead or article.body) == PLAIN[0]


def test_a_box_behind_the_end_of_the_page_is_no_error():
    foot = "<div>Điện thoại: 0218 000 111. Email: x@y.vn</div>"
    whole = f"<!-- a --><html><head><title>{TITLE}</title></head><body>{HEAD}{PARAGRAPHS}</body></html><!-- b -->{foot}"
    assert clean(GenericSpider.read(page(whole))).title == TITLE


@pytest.mark.parametrize("views", ["1583 lượt xem", "1.583 lượt đọc", "12 views"])
def test_a_line_of_name_age_and_views_is_no_text(views):
    line = f"<div><span>Tòng Inh</span><span>3 ngày trước</span><span>{views}</span></div>"
    article = read(f"<div><div role=heading>{TITLE}</div>{line}<div>{LEAD}</div><div>{PARAGRAPHS}</div></div>")
    assert (article.lead, article.body) == (LEAD, TEXT)


def test_a_link_to_another_article_between_the_paragraphs_of_a_short_text_is_left_out_and_the_text_stays():
    link = (
        '<a href="/post/1cf95b557524bc35ee5bb563"><b>Xã Mường Khoa làm đường vào bản mới</b><span>Xem ngay</span></a>'
    )
    lines = PLAIN[:3]
    own = f"<p>{lines[0]}</p>{link}<p>{lines[1]}</p><p>{lines[2]}</p>"
    article = read(f"<div>{HEAD}<div>{LEAD}</div><div class=c1>{own}</div></div>")
    assert article.body == "\n\n".join(lines)


@pytest.mark.parametrize("name", ["field-name-field-tomtat", "tom-tat", "trich-yeu"])
def test_a_lead_in_a_box_that_a_vietnamese_template_calls_so_is_the_lead(name):
    lead = "Con mương mới đưa nước về tận chân ruộng của bản."
    inner = (
        f"<div class='field {name}'><div><p>{lead}</p></div></div><div class='field field-name-body'>{PARAGRAPHS}</div>"
    )
    article = read(f"{HEAD}<div class=content><img src=/a.jpg>{inner}</div>")
    assert (article.lead, article.body) == (lead, TEXT)


def test_a_lead_apart_from_a_text_in_line_breaks_is_the_lead():
    article = read(
        f"<div>{HEAD}<div class=x1>{LEAD}</div><div class=x2><div>{'<br><br>'.join(PLAIN)}</div></div></div>"
    )
    assert (article.lead, article.body) == (LEAD, TEXT)


def test_a_small_heading_below_a_picture_in_its_box_is_the_caption():
    box = '<div class="photo"><img src="/anh-{0}.jpg"><h6>Cảnh thứ {0} của vụ cấy.</h6></div>'
    article = read(f"<article>{HEAD}<div>{PARAGRAPHS}{box.format(1)}{box.format(2)}</div></article>")
    assert [one.caption for one in article.images] == ["Cảnh thứ 1 của vụ cấy.", "Cảnh thứ 2 của vụ cấy."]
    assert article.body == TEXT


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/index.php?mod=news&amp;act=print&amp;id=7"><img src="/in.gif"> Bản in</a>',
        '<a href="/InTin.aspx?id=7"><img src="/in.gif"></a>',
        '<a href="mailto:x@y.vn"><img src="/thu.gif"></a>',
        '<a href="#" onclick="window.print()">Bản in của bài</a>',
    ],
)
def test_a_button_in_the_line_of_the_date_is_neither_picture_nor_text(link):
    article = read(f"<div><h1>{TITLE}</h1><div>{SHOWN} {link}</div>{PARAGRAPHS}</div>")
    assert (article.images, article.body) == ([], TEXT)


def test_a_kicker_in_a_box_of_that_name_is_read():
    article = read(f'<article><div class="kicker">Chuyện ở bản</div>{HEAD}{PARAGRAPHS}</article>')
    assert (article.kicker, article.body) == ("Chuyện ở bản", TEXT)


def test_a_film_with_a_sentence_takes_nothing_of_an_unnamed_menu_or_footer():
    menu = "".join(f'<a href="/{path}">{path.title()}</a>' for path in ("tin", "bai", "xa-hoi", "anh", "phim"))
    foot = "<div class=f1><b>TRANG TIN ĐẢNG BỘ</b><p>Giấy phép số 12/GP-TTĐT. Trưởng Ban Biên tập: Lò Văn Sơn</p></div>"
    film = f"<div><video></video><p>{PLAIN[0]}</p></div>"
    own = f"<h1>{TITLE}</h1><div class=d1>{SHOWN}</div><div class=s1>{LEAD}</div>{film}"
    article = read(f"<div class=w><div class=m>{menu}</div><div class=b><div class=c>{own}</div></div>{foot}</div>")
    assert (article.lead, article.body) == (LEAD, PLAIN[0])


def test_the_time_in_a_themes_own_date_stays_where_the_line_below_the_title_shows_the_day_alone():
    at = "2024-03-12T08:15:31+07:00"
    date = f"<span>Posted on <time class='entry-date published' datetime='{at}'>12 Tháng 3, 2024</time></span>"
    head = f'<meta property="article:published_time" content="{at}">'
    body = f"<article><h1 class='entry-title'>{TITLE}</h1>{date}<div class='entry-content'>{PARAGRAPHS}</div></article>"
    article = WordPressSpider.read(page(f"<html><head>{head}</head><body class='single-post'>{body}</body></html>"))
    assert article.published_at == at


def test_several_authors_on_a_line_of_their_own_in_the_box_of_the_date_are_read():
    article = read(f"<article><h1>{TITLE}</h1><div>{SHOWN}<br>Lò Hặc, Tòng Inh</div><div>{PARAGRAPHS}</div></article>")
    assert (article.authors, article.published_at) == (["Lò Hặc", "Tòng Inh"], AT)
