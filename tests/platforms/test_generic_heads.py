"""Headlines, dates, leads and authors of pages of unknown platforms, where others stand beside the article's."""

import pytest

from tests.platforms.unknown_make import AT, LEAD, PARAGRAPHS, SHOWN, TEXT, TITLE, read
from tests.reading.sentences import HARD, PLAIN

DATE = f"<p>{SHOWN}</p>"
SHARE = "".join(
    f'<li><a class="{name}" href="javascript:;"><i class="icon"></i><span></span></a></li>' for name in "abcdefghijkl"
)


@pytest.mark.parametrize(
    "badge", ["<span>Mới</span>", "<em>Phóng sự ảnh</em> ", '<span class="icon">E-magazine</span>']
)
def test_a_badge_before_the_headline_is_none_of_it(badge):
    article = read(f'<main><h2 class="title">{badge}{TITLE}</h2>{DATE}<div>{PARAGRAPHS}</div></main>')
    assert (article.title, article.lead, article.body, article.published_at) == (TITLE, None, TEXT, AT)


def test_the_headline_may_begin_with_more_than_the_title_says():
    whole = f"Thủy lợi vùng cao, nhìn từ một con mương: {TITLE}"
    popular = "<div><h1>Tin đọc nhiều</h1><p>Không có tin</p></div>"
    head = f'<meta property="og:title" content="{TITLE}">'
    article = read(f"<main><h1>{whole}</h1>{DATE}<div>{PARAGRAPHS}</div></main>{popular}", f"{whole} - Báo", head)
    assert (article.title, article.body, article.published_at) == (whole, TEXT, AT)


def test_the_headline_is_not_its_repetition_in_a_box_to_share_it():
    shown = f"<h4>Chia sẻ bài này</h4><h4>{TITLE}</h4><p>{PLAIN[0]}</p><p>Đã gửi</p>"
    box = f'<div class="box-share"><div>{shown}</div></div>'
    article = read(f"<article>{box}<h1>{TITLE}</h1>{DATE}<p>{LEAD}</p><div>{PARAGRAPHS}</div></article>")
    assert (article.title, article.lead, article.body, article.published_at) == (TITLE, LEAD, TEXT, AT)


def test_the_headline_is_not_the_sites_name_with_the_title_before_it():
    site = f'<header><h1><span>{TITLE}</span><a href="/mien-nui.html">Báo Miền Núi</a></h1></header>'
    menu = '<ul><li><a href="/tin">Tin</a></li><li><a href="/ban-tre">Bạn trẻ</a></li></ul><p>Đặt báo dài hạn</p>'
    article = read(f"{site}{menu}<div><h2>{TITLE}</h2>{DATE}{PARAGRAPHS}</div>", f"{TITLE} » Báo Miền Núi")
    assert (article.title, article.lead, article.body, article.published_at) == (TITLE, None, TEXT, AT)


@pytest.mark.parametrize(
    "site", ["Trang tin điện tử xã", "Tin tức - Cổng thông tin điện tử huyện", "Xã hội | Báo Sông Hiến"]
)
def test_a_headline_of_two_words_is_one_where_the_title_goes_on_with_section_and_site(site):
    row = "<section><h1>Tin cùng chuyên mục</h1><a href='/tin/ba-con-gop-cong-lam-muong'>Bà con góp công</a></section>"
    article = read(f"<div><h3>Tin buồn</h3>{DATE}<div>{PARAGRAPHS}</div></div>{row}", f"Tin buồn - {site}")
    assert (article.title, article.body, article.published_at) == ("Tin buồn", TEXT, AT)


@pytest.mark.parametrize("name", ["hide-accessible", "element-invisible", "visually-hidden"])
def test_the_headline_is_neither_what_is_not_shown_nor_what_a_portal_calls_all_of_its_pages(name):
    above = f'<nav><h1 class="{name}">Điều hướng</h1></nav><h2>Chi tiết tin</h2>'
    shown = f'<div class="news-title">{TITLE}</div><div class="news-date">{SHOWN}</div><div>{PARAGRAPHS}</div>'
    article = read(f"{above}<div><div>{shown}</div></div>", "Chi tiết tin - Sở Y tế - Cổng TTĐT")
    assert (article.title, article.body, article.published_at) == (TITLE, TEXT, AT)


def test_words_right_above_the_headline_that_lead_on_to_it_are_its_kicker():
    kicker = "Kỷ niệm 134 năm Ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890 - 19/5/2024):"
    article = read(f"<div><p>{kicker}</p><h1>{TITLE}</h1>{DATE}<div>{PARAGRAPHS}</div></div>")
    assert (article.kicker, article.title, article.body) == (kicker, TITLE, TEXT)


def test_a_day_above_the_headline_in_one_header_with_it_is_the_articles():
    day = (
        '<span>Đăng vào</span> <a href="/bai-a1.html"><time datetime="2024-03-12T08:15:00+07:00">12/03/2024</time></a>'
    )
    header = (
        f'<header class="entry-header"><div><span>{day}</span><span> bởi <a href="/author/btv">btv1</a></span></div>'
    )
    article = read(f"<article>{header}<h1>{TITLE}</h1></header><div>{PARAGRAPHS}</div></article>")
    assert (article.published_at, article.body) == (AT, TEXT)


def test_a_time_in_an_attribute_goes_before_the_day_that_its_box_shows():
    time = '<a rel="bookmark"><time class="published" datetime="2024-03-12T08:15:00+07:00">tháng 3 12, 2024</time></a>'
    row = f'<div class="byline"><meta content="https://bao.example.vn/bai-a1.html">{time}</div>'
    assert read(f"<div><h1>{TITLE}</h1><div>{row}</div><div>{PARAGRAPHS}</div></div>").published_at == AT


def test_a_centred_heading_in_two_lines_at_the_top_of_a_text_is_its_own():
    heading = '<p style="text-align:center"><strong>THƯ CHÚC TẾT</strong><br><strong>của Chủ tịch xã</strong></p>'
    article = read(f"<div><h1>{TITLE}</h1>{DATE}<div>{heading}{PARAGRAPHS}</div></div>")
    assert article.body == f"THƯ CHÚC TẾT của Chủ tịch xã\n\n{TEXT}"


def test_a_short_lead_is_one_where_the_description_repeats_it():
    lead = "Bà con bản Nà Lùng nay cấy hai vụ."
    head = f'<meta name="description" content="{lead}">'
    article = read(f"<div><h1>{TITLE}</h1>{DATE}<p>{lead}</p><div>{PARAGRAPHS}</div></div>", head=head)
    assert (article.lead, article.body) == (lead, TEXT)


def test_a_headline_may_be_a_small_heading_above_the_date():
    line = "<div><b>Ngày đăng: 12/03/2024</b> <i>Nguồn: Hội Nông dân</i></div>"
    article = read(
        f"<div><h2>Trang chủ - Tin tức</h2><div><h5>{TITLE}</h5>{line}<div>{PARAGRAPHS}</div></div></div>", "Tin tức"
    )
    assert (article.title, article.body, article.published_at) == (TITLE, TEXT, f"{AT[:11]}00:00:00+07:00")


def test_a_date_may_stand_below_a_row_of_buttons_without_words():
    others = "".join(
        f"<li><a href='/chuyen-cua-xom-ben-song-{number}.html'>{line}</a></li>" for number, line in enumerate(HARD, 301)
    )
    article = read(
        f"<main><h3>{TITLE}</h3><ul>{SHARE}</ul><div><span>{SHOWN}</span></div><div>{PARAGRAPHS}</div><ul>{others}</ul></main>"
    )
    assert (article.body, article.published_at) == (TEXT, AT)


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://binhluan.example.net/4205481189"><em>37</em> bình luận</a>',
        '<a href="https://xahoi.example.net/chia-se/20345678"><img src="/x.gif"></a>',
    ],
)
def test_a_date_may_stand_beside_a_link_to_what_has_a_number_and_no_headline(link):
    article = read(f"<main><h1>{TITLE}</h1><div><span>{SHOWN}</span> {link}</div><div>{PARAGRAPHS}</div></main>")
    assert (article.body, article.published_at) == (TEXT, AT)


def test_a_lead_below_the_text_or_in_a_list_is_another_articles():
    link = '<a href="/cho-phien-ngay-xuan-20346.html"><h5>Chợ phiên ngày xuân</h5></a>'
    other = f'<div class="row-desc">{link}<p class="row-excerpt">{HARD[0]}</p></div>'
    most = f'<aside><div class="summary-item"><div class="summary-head">{HARD[1]}</div></div></aside>'
    article = read(
        f"<article><h1>{TITLE}</h1>{DATE}<div>{PARAGRAPHS[:200]}{most}{PARAGRAPHS[200:]}</div>{other}</article>"
    )
    assert (article.lead, article.body) == (None, TEXT)


def test_a_paragraph_below_others_is_no_lead_though_the_description_repeats_it():
    head = f'<meta name="description" content="{PLAIN[2]}">'
    article = read(f"<article><h1>{TITLE}</h1>{DATE}<div>{PARAGRAPHS}</div></article>", head=head)
    assert (article.lead, article.body) == (None, TEXT)


@pytest.mark.parametrize("said", ["ten, email@gmail.com", "toasoan@bao.example.vn", "104363"])
def test_an_address_or_a_number_is_no_author(said):
    head = f'<meta name="author" content="{said}">'
    assert read(f"<article><h1>{TITLE}</h1>{DATE}<div>{PARAGRAPHS}</div></article>", head=head).authors == []


def test_a_button_in_the_authors_box_is_no_part_of_the_name():
    box = '<div class="author-row"><a href="#"><div class="name">Lò Hặc</div></a><div class="link">Theo dõi</div></div>'
    article = read(f"<article><h1>{TITLE}</h1>{DATE}{box}<div>{PARAGRAPHS}</div></article>")
    assert (article.authors, article.body) == (["Lò Hặc"], TEXT)


def test_author_and_editor_may_stand_in_one_box():
    box = '<div class="bot_author"><span>Tác giả: Lò Hặc</span><span>Biên tập: Vi Thị Én</span></div>'
    article = read(f"<article><h1>{TITLE}</h1>{DATE}<div>{PARAGRAPHS}</div>{box}</article>")
    assert (article.authors, article.body) == (["Lò Hặc"], TEXT)


@pytest.mark.parametrize("of_lead", ["bai-viet-header__lead", "header-desc", "page-header-text"])
def test_the_lead_may_stand_in_the_head_of_the_article(of_lead):
    title = f'<div class="header-title"><h1>{TITLE}</h1></div>'
    head = f'<div class="article-header">{title}<div class="{of_lead}">{LEAD}</div></div>'
    article = read(f"<article>{head}<div class='date'>{SHOWN}</div><div>{PARAGRAPHS}</div></article>")
    assert (article.title, article.lead, article.body, article.published_at) == (TITLE, LEAD, TEXT, AT)


def test_what_an_author_is_is_neither_his_name_nor_the_lead():
    what = "Phó Viện trưởng Viện Nghiên cứu Kinh tế - Xã hội các tỉnh miền núi phía Bắc"
    who = f'<div class="author-intro"><p><a href="../LoHac">Lò Hặc</a><span>{what}</span></p></div>'
    box = f'<ul class="author"><li>{who}</li></ul>'
    article = read(f"<article><h1>{TITLE}</h1>{box}{DATE}<div>{PARAGRAPHS}</div></article>")
    assert (article.authors, article.lead, article.body) == (["Lò Hặc"], None, TEXT)


def test_the_source_and_a_button_may_stand_in_the_line_of_the_date():
    links = '<a href="https://bao.example.net/">Báo Miền Núi</a> <a href="https://bao.example.net/gop-y">Góp ý</a>'
    line = f'<div class="time">{SHOWN} Nguồn: {links}</div>'
    article = read(f"<article><h1>{TITLE}</h1>{line}<div>{PARAGRAPHS}</div></article>")
    assert (article.lead, article.body, article.published_at) == (None, TEXT, AT)
    assert article.source == "Báo Miền Núi"


def test_a_line_of_counts_and_a_script_stand_above_and_within_a_lead():
    meta = f"<p>Đăng lúc {SHOWN} | 1164 lượt đọc | Nguồn tin Báo Miền Núi | 0 góp ý của bạn đọc | tác giả Lò Hặc</p>"
    box = f'<div class="tom-tat">{LEAD}<script>(function () {{ var dai = 16; }})();</script></div>'
    head = f'<meta name="description" content="{LEAD}">'
    for said in ("", head):
        article = read(f"<article><h1>{TITLE}</h1>{meta}{box}<div>{PARAGRAPHS}</div></article>", head=said)
        assert article.lead == LEAD
        assert article.body.endswith(TEXT)


SECOND = "".join(f"<p>{line}</p>" for line in PLAIN[:2])  # with hardly any text, as a second part has it
OLDER = "".join(
    f"<li><a href='/news.php?id={number}'>Ngày hội đọc sách lần thứ {number}</a></li>" for number in range(4)
)


@pytest.mark.parametrize("subhead", ["<p><b>{}</b></p>", "<h3>{}</h3>"])
def test_a_subhead_right_above_the_first_of_few_sentences_is_of_the_text(subhead):
    text = f"{subhead.format('Cách làm ở cơ sở')}{SECOND}<p align=right><b>Lò Hặc</b></p>"
    article = read(table(text))
    assert (article.title, article.body) == (TITLE, "\n\n".join(["Cách làm ở cơ sở", *PLAIN[:2]]))


@pytest.mark.parametrize("said", ["Cỡ chữ", "Thứ tư, 13/03/2024", "Lò Văn Hặc"])
def test_what_stands_in_bold_above_the_first_of_few_sentences_and_is_no_subhead_is_left_out(said):
    assert read(table(f"<p><b>{said}</b></p>{SECOND}")).body == "\n\n".join(PLAIN[:2])


def table(text):
    column = "<a href='/news.php?id=9'>Nước sạch về xóm núi</a><br>Số người truy cập: 88231"
    title = f"<p class=title><font size=4><b>{TITLE}</b></font></p><font size=1>Cập nhật 08:15 ngày 12-3-2024</font>"
    return (
        f"<table><tr><td>{column}</td><td>{title}{text}<hr><b>Tin cũ hơn:</b><ul>{OLDER}</ul></td></tr>"
        "<tr><td colspan=2>Toà soạn: 12 Trần Hưng Đạo</td></tr></table>"
    )


FOLDER = "https://xa.example.vn/tin-tuc/2024/03/12"
MADE = "nuoc-ve-ban-na-lung-ruong-cay-hai-vu.html"


def without_heading(title, url, above=""):
    side = "<div class=c3><div>THÔNG BÁO</div><a href='/tin-tuc/2024/03/01/ngay-hoi-doc-sach.html'>Ngày hội</a></div>"
    body = f"<div class=d1>{title}</div><div class=d2>{LEAD}</div><div class=d3>{PARAGRAPHS}</div>"
    return read(f"<div class=p>{above}<div class=c1><div class=d>{body}</div></div>{side}</div>", "UBND XÃ", url=url)


@pytest.mark.parametrize("above", ["", "<h1>UBND xã Nà Lùng</h1>", f"<p>{PLAIN[4]}</p>"])
def test_a_headline_without_heading_title_and_date_is_what_the_address_is_made_of(above):
    article = without_heading(TITLE, f"{FOLDER}/{MADE}", above)
    assert (article.title, article.lead, article.published_at) == (TITLE, LEAD, f"{AT[:11]}00:00:00+07:00")
    assert article.body == TEXT


@pytest.mark.parametrize(
    ("title", "url"),
    [
        (TITLE, f"{FOLDER}/ruong-cay-hai-vu-o-na-lung.html"),
        (TITLE, f"{FOLDER}/nuoc-ve-ban.html"),
        (f"<a href='/tin-tuc/2024/03/12/{MADE}'>{TITLE}</a>", f"{FOLDER}/{MADE}"),
    ],
)
def test_a_line_that_the_address_is_not_made_of_or_that_is_a_link_is_not_made_a_headline(title, url):
    assert without_heading(title, url).title == "UBND XÃ"


@pytest.mark.parametrize("name", ["portlet-title", "module-title", "widget-title"])
def test_the_heading_of_a_box_is_not_the_headline_where_a_line_above_the_date_is_named_one(name):
    boxes = (
        f'<div><h1 class="{name}">Văn bản mới</h1><p>Số 12</p><h1 class="{name}">Thăm dò ý kiến</h1><p>Đẹp</p></div>'
    )
    own = f'<div><p class="news-title">{TITLE}</p><p>{SHOWN}</p><div>{PARAGRAPHS}</div></div>'
    article = read(f"<div><div>{own}</div><div>{boxes}</div></div>", title="Chi tiết tin - Sở Xây dựng")
    assert (article.title, article.body, article.published_at) == (TITLE, TEXT, AT)


def test_the_heading_of_a_box_is_the_headline_where_nothing_else_is():
    own = f'<section><h1 class="portlet-title">{TITLE}</h1><p>{SHOWN}</p><div>{PARAGRAPHS}</div></section>'
    assert read(f"<div>{own}</div>", title="Chi tiết tin - Sở Xây dựng").title == TITLE


@pytest.mark.parametrize("tag", ["h4", "strong", "b"])
def test_a_box_on_the_author_names_him_first_and_then_says_what_he_is(tag):
    box = (
        f'<div class="author-card"><{tag}>Lò Thị Hặc</{tag}><div>Kỹ sư thủy lợi, mười năm ở huyện vùng cao.</div></div>'
    )
    article = read(f"<article><h1>{TITLE}</h1>{DATE}<div>{PARAGRAPHS}</div>{box}</article>")
    assert (article.authors, article.body) == (["Lò Thị Hặc"], TEXT)


def test_the_picture_of_the_author_is_none_of_the_articles_and_what_stands_for_it_no_name():
    on_her = f"<div class=nm>Mua Thị Mỷ</div><div class=dt>{SHOWN}</div>"
    box = f'<div class="byline-row"><img src="/av.png" alt="Mỷ"><div>{on_her}</div></div>'
    article = read(f"<article><header><h1>{TITLE}</h1>{box}</header><div>{PARAGRAPHS}</div></article>")
    assert (article.authors, article.images, article.body) == (["Mua Thị Mỷ"], [], TEXT)


def test_a_date_in_brackets_tells_the_headline_above_it():
    own = f"<div class=newstitle>{TITLE}</div><div class=newsdate>[12/03/2024 08:15:33]</div><div>{PARAGRAPHS}</div>"
    article = read(f"<table><tr><td><a href=/>Trang chủ</a></td><td>{own}</td></tr></table>", title=":: Trang tin ::")
    assert (article.title, article.published_at) == (TITLE, "2024-03-12T08:15:33+07:00")


def test_a_short_headline_behind_the_name_of_its_series_in_the_title_is_the_headline():
    series = "Tuyển tập truyện ngắn dự thi: Chuyến phà cuối - Văn nghệ Sông Tiền"
    info = "<div>Truyện ngắn của <b>Lò Hặc</b> - Đăng ngày 12/03/2024</div>"
    article = read(
        f"<div><h4>Truyện ngắn</h4><h2>Chuyến phà cuối</h2>{info}<div>{PARAGRAPHS}</div></div>", title=series
    )
    assert (article.title, article.published_at) == ("Chuyến phà cuối", "2024-03-12T00:00:00+07:00")


@pytest.mark.parametrize("own", [TITLE, "Tin hoạt động"])
def test_a_section_that_the_menu_names_is_not_the_headline_though_the_title_says_it(own):
    menu = '<div class=nav><a href="/">Trang chủ</a><a href="/tin">Tin hoạt động</a></div>'
    head = f"<h2>Tin hoạt động</h2><div><h3>{TITLE}</h3>{DATE}{PARAGRAPHS}</div>" if own == TITLE else ""
    head = head or f"<h2>{own}</h2>{DATE}<div>{PARAGRAPHS}</div>"
    article = read(f"<div><h1>Hội Nông dân tỉnh</h1>{menu}{head}</div>", title="Tin hoạt động - Hội Nông dân tỉnh")
    assert (article.title, article.body, article.published_at) == (own, TEXT, AT)


def test_an_article_whose_only_box_with_its_headline_is_the_pages_form_keeps_pictures_and_subheads():
    cells = '<tr><td><img src="/viewimage.aspx?imgid=77"></td></tr><tr><td class="cap">Bà con đắp mương</td></tr>'
    text = f'<div class="NewsBody"><table>{cells}</table>{PARAGRAPHS}<h3>Nước về</h3><p>{PLAIN[0]}</p></div>'
    tools = "<div>Bản in | Gửi email | Về trang trước</div><div>CÁC TIN KHÁC</div>"
    article = read(f'<form id="form1"><span>{TITLE}</span><br><span>{SHOWN}</span>{text}{tools}</form>')
    assert [image.caption for image in article.images] == ["Bà con đắp mương"]
    assert (article.title, article.body) == (TITLE, f"{TEXT}\n\nNước về\n\n{PLAIN[0]}")


@pytest.mark.parametrize("tag", ["h2", "h3", "h4"])
def test_a_text_without_a_lead_may_begin_with_a_subhead(tag):
    text = f"<{tag}>Từ một quyết định cũ</{tag}>{PARAGRAPHS}"
    assert read(f"<div><h1>{TITLE}</h1>{DATE}<div>{text}</div></div>").body == f"Từ một quyết định cũ\n\n{TEXT}"


@pytest.mark.parametrize("said", ["Tin liên quan", "Lò Thị Hặc", "Thứ ba, 12/03/2024"])
def test_a_heading_between_headline_and_text_that_is_no_subhead_is_left_out(said):
    assert read(f"<div><h1>{TITLE}</h1>{DATE}<h4>{said}</h4><div>{PARAGRAPHS}</div></div>").body == TEXT
