"""What editors put into a text that is no part of it, whatever the platform; all of it is tried on two."""

import pytest

from crawler.platforms.mediatech import MediatechSpider
from crawler.platforms.onecms import OneCmsSpider
from crawler.platforms.vccorp import VccorpSpider
from crawler.reading.cleaning.clean import clean
from tests.platforms.pages import page

URL = "https://bao.example.vn/mua-vang-tren-canh-dong-dong-3318952.html"
LINES = [f"Sáng nay, bà con trong xã cùng nhau đắp lại con đường ra cánh đồng số {number}." for number in range(1, 7)]
OTHER = "Chuyện khác hẳn ở làng bên"
LINK = f'<a href="/chuyen-khac-han-o-lang-ben-3317424.html">{OTHER}</a>'
PICTURE = '<a href="/chuyen-khac-han-o-lang-ben-3317424.html"><img src="/khac.jpg"></a>'
PLATFORMS = {
    OneCmsSpider: '<h1 class="c-detail-head__title">Mùa vàng</h1><div class="b-maincontent">{}</div>',
    VccorpSpider: '<h1 class="detail-title">Mùa vàng</h1><div class="detail-content" data-role="content">{}</div>',
}


def read(platform, inset, url=URL):
    lines = [f"<p>{line}</p>" for line in LINES]
    return clean(platform.read(page(PLATFORMS[platform].format("".join([*lines[:3], inset, *lines[3:]])), url)))


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(
    "inset",
    [
        f"<p>{LINK}</p>",
        f"<p><em><strong>{LINK}</strong></em></p>",
        f"<p>-&gt; {LINK}</p>",
        f"<p>► {LINK} (12/03/2025)</p>",
        f"<p>Đọc thêm {LINK}</p>",
        f"<p><b>Xem thêm:</b></p><ul><li>{LINK}</li><li>{LINK.replace('ben', 'tren')}</li></ul>",
        f'<div class="o"><div class="ten">Tin liên quan</div><ul><li>{LINK}</li></ul></div>',
        f"<table><tr><td><p>Tin liên quan</p><ul><li>{LINK}</li></ul></td></tr></table>",
        f'<div class="o">{PICTURE}<div><h3>{LINK}</h3><p>Lời dẫn của bài khác, dài bằng một câu.</p></div></div>',
        f'<div class="o" type="x">{LINK}<p class="sapo">Lời dẫn của bài khác, dài bằng một câu.</p></div>',
        f'<div class="o"><p><b>{LINK}</b></p><div class="tom-tat">Lời dẫn của bài khác, dài bằng một câu.</div></div>',
        '<blockquote class="tiktok-embed"><a href="https://vt.example/a">@baomau</a> Xem ngay</blockquote>',
        '<blockquote class="instagram-media"><p>Xem bài viết này trên Instagram</p></blockquote>',
        '<div class="swiper-button-next">Next</div><span class="slick-arrow slick-prev">Trước</span>',
        '<a class="carousel-control-prev" href="#anh"><span>Previous</span></a><div class="owl-nav">prev next</div>',
        '<div class="box-lienquan"><p>Lời dẫn của bài khác, dài bằng một câu.</p></div>',
        '<div class="newsRelated"><p>Lời dẫn của bài khác, dài bằng một câu.</p></div>',
        '<div id="related_news"><p>Lời dẫn của bài khác, dài bằng một câu.</p></div>',
        '<div class="social-share"><p>Gửi cho bạn bè</p></div>',
        '<div class="sharebtn"><p>Gửi tặng bạn bè bốn phương</p></div>',
        '<div id="linkshare"><p>Gửi tặng bạn bè bốn phương</p></div>',
    ],
)
def test_what_leads_to_other_articles_is_no_part_of_the_text(platform, inset):
    article = read(platform, inset)
    assert (article.body or "").split("\n\n") == LINES
    assert article.images == []


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(
    "inset",
    [
        f"<p>Như đã kể trong bài {LINK}, bà con góp công.</p>",
        f"<p>{LINK} là chuyện mà bà con xã này vẫn kể cho nhau nghe những ngày giáp hạt.</p>",
        f'<p><a href="{URL}">Mùa vàng trên cánh đồng</a></p>',
        '<p><a href="https://khac.example.vn/chuyen-khac-han-o-lang-ben-1.html">Cổng đăng ký trực tuyến</a></p>',
        '<p class="MsoCommentText">Đoạn này chép từ Word sang, lớp của nó do Word đặt.</p>',
        '<div class="shareholders"><p>Cổ đông góp thêm 300 triệu đồng cho hợp tác xã.</p></div>',
        '<div class="swiper-slide"><p>Cánh đồng xóm trên có máy gặt mới từ sáng nay.</p></div>',
        '<blockquote class="quote-embed"><p>Được mùa thì vui, được giá còn vui hơn.</p></blockquote>',
        '<div class="box-note"><p>Toàn xã có 300 hộ trồng lúa.</p></div>',
        '<p><a href="/tac-gia/le-mai-hoa-12345.html">Theo nhà báo Lê Mai Hoa</a></p>',
    ],
)
def test_what_only_looks_like_it_stays(platform, inset):
    assert len((read(platform, inset).body or "").split("\n\n")) == len(LINES) + 1


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_box_that_holds_the_text_is_the_text_whatever_its_name(platform):
    text = "".join(f"<p>{line}</p>" for line in LINES)
    for markup in (f'<div class="tin-moi-wrap">{text}</div>', "".join(f"<p>{LINK}</p>" for _ in range(9))):
        article = clean(platform.read(page(PLATFORMS[platform].format(markup), URL)))
        assert article.body


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_file_that_the_text_links_to_is_attached(platform):
    article = read(platform, '<p>Xem <a href="/tep/Nghi-quyet.PDF">Nghị quyết 46</a>.</p>')
    assert [(file.url, file.name) for file in article.attachments] == [
        ("https://bao.example.vn/tep/Nghi-quyet.PDF", "Nghị quyết 46")
    ]


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("name", ["keyword", "tag-link tags", "share"])
def test_a_word_of_a_sentence_that_is_a_link_is_of_the_text(platform, name):
    words = f'<span><a class="{name}" href="/chu-de/lang-ben">làng bên</a></span>'
    article = read(platform, f"<p>Sang ngày mai, bà con {words} cũng đắp lại con đường ra cánh đồng của họ.</p>")
    said = "Sang ngày mai, bà con làng bên cũng đắp lại con đường ra cánh đồng của họ."
    assert (article.body or "").split("\n\n") == [*LINES[:3], said, *LINES[3:]]


@pytest.mark.parametrize(
    "line",
    [
        "<p><span>Sang ngày mai, bà con {} cũng đắp lại con đường ra cánh đồng.</span></p>",
        "<p>Sang ngày mai, con đường ra cánh đồng được đắp lại bởi bà con {}</p>",
    ],
)
def test_a_word_that_is_a_link_is_of_the_text_at_its_end_and_in_a_span_around_all(line):
    word = '<a class="tags" href="/chu-de/lang-ben">làng bên</a>'
    assert "bà con làng bên" in (read(OneCmsSpider, line.format(word)).body or "")


@pytest.mark.parametrize("platform", PLATFORMS)
def test_an_advertisement_within_the_text_is_no_picture_of_the_article(platform):
    banner = '<p><a href="https://ngan-hang.example.com/vay-von"><img src="/anh/vay-von.jpg"></a></p>'
    assert read(platform, banner).images == []


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ('<div class="author">Trang tin điện tử của xã</div>', ""),
        ("", "<p>Tác giả: Quản trị viên</p>"),
    ],
)
def test_who_keeps_the_site_is_no_author_near_a_text_that_nobody_signed(above, below):
    lines = "".join(f"<p>{line}</p>" for line in LINES)
    html = PLATFORMS[VccorpSpider].replace("</h1>", f"</h1>{above}").format(lines)
    assert clean(VccorpSpider.read(page(f"<div>{html}{below}</div>", URL))).authors == []


def test_a_long_heading_is_the_lead_only_where_a_layout_says_so():
    heading = "Con đường ra cánh đồng được đắp lại bằng sức của cả xã trong mười ngày"
    lines = "".join(f"<p>{line}</p>" for line in LINES)
    html = PLATFORMS[VccorpSpider].format(f"<h3>{heading}</h3>{lines}")
    assert clean(VccorpSpider.read(page(html, URL))).lead is None


@pytest.mark.parametrize("platform", PLATFORMS)
def test_the_lead_of_a_teased_article_is_not_this_ones(platform):
    teaser = f'<div class="o">{LINK}<p class="sapo detail-sapo">Lời dẫn của bài khác, dài bằng một câu.</p></div>'
    assert read(platform, teaser).lead is None


def test_a_text_that_links_to_an_article_beside_its_own_lead_is_whole():
    own = f'<div class="o"><p>Xã có {LINK} từ lâu.</p><p class="sapo">Lúa chín sớm hơn mọi năm mười ngày.</p></div>'
    article = read(OneCmsSpider, own)
    assert "Lúa chín sớm" in f"{article.lead} {article.body}"
    assert OTHER in (article.body or "")


def test_of_two_leads_the_one_in_a_teaser_is_not_this_articles_though_its_tag_goes_before():
    teaser = f'<div class="o">{LINK}<p class="sapo">Lời dẫn của bài khác, dài bằng một câu.</p></div>'
    lead = '<div class="sapo"><p>Xã có 45 ha lúa chín sớm hơn mọi năm, bà con gặt xong trước mùa mưa.</p></div>'
    lines = "".join(f"<p>{line}</p>" for line in LINES)
    text = f'<h1 class="name">Mùa vàng</h1><div id="content-detail">{lead}{lines}{teaser}{lines}</div>'
    article = clean(MediatechSpider.read(page(text, URL)))
    assert (article.lead or "").startswith("Xã có 45 ha")
