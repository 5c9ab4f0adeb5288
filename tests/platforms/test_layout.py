"""What every layout does where a theme has a field in another place than its family's pages that were seen."""

import pytest

from crawler.platforms.dotnetnuke import DotNetNukeSpider
from crawler.platforms.joomla_k2 import JoomlaK2Spider
from crawler.platforms.laichau import LaiChauSpider
from crawler.platforms.legacy_gmt7 import LegacyGmt7Spider
from crawler.platforms.mediatech import MediatechSpider
from crawler.platforms.vnpt_enews import VnptEnewsSpider
from crawler.platforms.zce import ZceSpider
from crawler.reading.cleaning.clean import clean
from tests.platforms.pages import page

TITLE = "Mùa vàng trên cánh đồng phía đông"
LEAD = "Vụ này, nông dân trong xã gieo cấy thêm hai trăm héc-ta, thu hoạch sớm hơn năm ngoái bảy ngày."
LINES = [f"Sáng nay, bà con trong xã cùng nhau đắp lại con đường ra cánh đồng số {number}." for number in range(1, 5)]
TEXT = "".join(f"<p>{line}</p>" for line in LINES)
BOXES = {
    MediatechSpider: '<div id="content-detail">{}</div>',
    VnptEnewsSpider: '<div id="content">{}</div>',
    ZceSpider: '<div class="article__body cms-body">{}</div>',
}


def read(platform, text):
    return clean(platform.read(page(f"<html><head><title>{TITLE} - Báo Mẫu</title></head><body>{text}</body></html>")))


@pytest.mark.parametrize("platform", BOXES)
def test_title_date_and_lead_are_found_above_the_text_under_names_not_seen_before(platform):
    above = f'<h1 class="ten-bai">{TITLE}</h1><span class="luc">Cập nhật: 07:45 03-11-2025</span>'
    article = read(platform, f'{above}<div class="article-summary">{LEAD}</div>{BOXES[platform].format(TEXT)}')
    assert (article.title, article.lead) == (TITLE, LEAD)
    assert article.published_at == "2025-11-03T07:45:00+07:00"
    assert (article.body or "").split("\n\n") == LINES


@pytest.mark.parametrize("platform", BOXES)
def test_a_first_paragraph_in_bold_is_the_lead(platform):
    article = read(platform, f"<h1>{TITLE}</h1>{BOXES[platform].format(f'<p><b>{LEAD}</b></p>{TEXT}')}")
    assert (article.lead, (article.body or "").split("\n\n")) == (LEAD, LINES)


@pytest.mark.parametrize("platform", BOXES)
def test_a_title_that_is_no_heading_is_the_line_that_the_page_names_before_the_site(platform):
    within = f'<p class="ten">{TITLE}</p><p class="luc">03/11/2025 07:45 | Số lượt xem: 254</p><div><b>{LEAD}</b></div>'
    article = read(platform, BOXES[platform].format(f"{within}{TEXT}"))
    assert (article.title, article.lead) == (TITLE, LEAD)
    assert article.published_at == "2025-11-03T07:45:00+07:00"
    assert (article.body or "").split("\n\n") == LINES


def test_a_caption_between_title_and_text_is_no_lead():
    picture = f'<img src="/a.jpg"><div class="image-desc">{LEAD}</div>'
    assert read(ZceSpider, f"<h1>{TITLE}</h1>{picture}{BOXES[ZceSpider].format(TEXT)}").lead is None


@pytest.mark.parametrize("platform", BOXES)
@pytest.mark.parametrize(
    "line", ["Vụ này, nông dân trong xã thu hoạch sớm bảy ngày.", f"{LEAD} Giá bán cao hơn trước."]
)
def test_the_one_sentence_between_title_and_text_is_the_lead_under_any_name(platform, line):
    above = (
        f'<h1>{TITLE}</h1><div class="x1"><span>03/11/2025 07:45</span> <a>In bài</a></div><div class="x2">{line}</div>'
    )
    article = read(platform, f"{above}{BOXES[platform].format(TEXT)}")
    assert (article.lead, (article.body or "").split("\n\n")) == (line, LINES)


@pytest.mark.parametrize(
    "between",
    [
        f"<img src=/a.jpg><div>{LEAD}</div>",
        f"<div>{LEAD}</div><div>{LINES[0]}</div>",
        f"<div><a href=/bai-khac.html>{LEAD}</a></div>",
        f'<div class="box-related"><p>{LEAD}</p></div>',
        "<div>Theo dõi Báo Mẫu trên Google News.</div>",
        "<div>Mùa vàng trên cánh đồng phía đông, nông dân phấn khởi</div>",
    ],
)
def test_what_else_stands_between_title_and_text_is_no_lead(between):
    assert read(ZceSpider, f"<h1>{TITLE}</h1>{between}{BOXES[ZceSpider].format(TEXT)}").lead is None


@pytest.mark.parametrize("platform", BOXES)
def test_words_right_above_the_title_that_lead_on_to_it_are_its_kicker(platform):
    for above, kicker in (("Kỷ niệm Ngày thành lập xã:", "Kỷ niệm Ngày thành lập xã:"), ("Chuyên mục:", None)):
        shown = f"<div><p class=x1>{above}</p><h1>{TITLE}</h1></div>"
        assert read(platform, f"{shown}{BOXES[platform].format(TEXT)}").kicker == kicker


def test_tags_and_source_lose_their_signs_and_labels():
    below = '<div class="article__tags"><a>#lúa</a></div><div class="article__source">Theo Nhân Dân</div>'
    article = read(ZceSpider, f"<h1>{TITLE}</h1>{BOXES[ZceSpider].format(TEXT)}{below}")
    assert (article.tags, article.source) == (["lúa"], "Nhân Dân")


@pytest.mark.parametrize(
    ("below", "tags"),
    [
        ('<div class="keywords"><a href="/tag/lua">#lúa</a>, <a href="/tag/mua">mùa</a></div>', ["lúa", "mùa"]),
        ('<ul class="list-tags tag-cloud"><li><a href="/tag/lua">lúa</a></li></ul>', []),
        ('<div class="tag-news"><a href="/mo-duong-ra-canh-dong-phia-dong-301.html">Mở đường</a></div>', []),
        ('<div class="tags"></div>', []),
    ],
)
def test_tags_in_a_box_of_another_name_are_taken_and_neither_a_cloud_nor_a_list_of_articles(below, tags):
    beside = '<div><div class="keywords"><a href="/tag/bao">bão</a></div></div>'
    own = f"<div><div><h1>{TITLE}</h1>{BOXES[VnptEnewsSpider].format(TEXT)}{below}</div></div>"
    article = read(VnptEnewsSpider, f"<div><div>{own}</div>{beside}</div>")
    assert (article.tags, (article.body or "").split("\n\n")) == (tags, LINES)


@pytest.mark.parametrize(
    ("below", "authors"),
    [
        ('<div class="detail-author">Nông Văn Tú</div>', ["Nông Văn Tú"]),
        ('<p class="tac-gia"><b>Nông Văn Tú - Lê Mai</b></p>', ["Nông Văn Tú", "Lê Mai"]),
        ('<div class="ten-author">Bút danh</div>', []),
        ('<div class="ten-author">admin</div>', []),
        ('<div class="social"><span class="post-author">Nông Văn Tú</span></div>', []),
        ('<aside><div class="author">Nông Văn Tú</div></aside>', []),
        ('<div class="comment-author">Nông Văn Tú</div>', []),
        ('<div class="author">Nông Văn Tú, 12/3/2024</div>', []),
    ],
)
def test_the_author_in_a_box_of_another_name_below_the_text_is_taken(below, authors):
    own = f"<div><div><h1>{TITLE}</h1>{BOXES[VnptEnewsSpider].format(TEXT)}{below}</div></div>"
    article = read(VnptEnewsSpider, own.replace('class="author"', 'class="ten-author"'))
    assert (article.authors, (article.body or "").split("\n\n")) == (authors, LINES)


def test_a_byline_above_the_designers_of_the_page_is_taken():
    inside = f'{TEXT}<div class="t1"><span class="t2">Khánh</span></div><div class="t3">Thiết kế: Lê Mai</div>'
    for name in ("article__body cms-body", "zce-content-body"):
        article = read(ZceSpider, f'<h1>{TITLE}</h1><div class="{name}">{inside}</div>')
        assert (article.authors, (article.body or "").split("\n\n")) == (["Khánh"], [*LINES, "Thiết kế: Lê Mai"])


def test_an_article_in_the_tables_of_joomla_is_read():
    article = read(
        JoomlaK2Spider,
        f'<table class="contentpaneopen"><tr><td class="contentheading">{TITLE}</td></tr></table><table class='
        '"contentpaneopen"><tr><td class="createdate">Thứ hai, 03 Tháng 11 2025 07:45</td></tr>'
        f"<tr><td valign='top'><p><strong>{LEAD}</strong></p>{TEXT}</td></tr></table>",
    )
    assert (article.reader, article.title, article.lead) == ("joomla_k2/0", TITLE, LEAD)
    assert article.published_at == "2025-11-03T07:45:00+07:00"
    assert (article.body or "").split("\n\n") == LINES


def test_the_breadcrumb_of_a_platform_counts_where_nothing_else_of_it_is_known():
    crumbs = '<span id="dnn_dnnBREADCRUMB_x"><a href="/">Trang chủ</a><a href="/Kinh-te">Kinh tế</a></span>'
    article = read(DotNetNukeSpider, f"{crumbs}<div><h1>{TITLE}</h1><p>(03/11/2025 07:45)</p>{TEXT}</div>")
    assert (article.reader, article.section) == ("generic/1", ["Kinh tế"])
    assert article.body == "\n\n".join(LINES)


def test_a_line_that_links_to_another_article_is_left_out_of_the_oldest_pages_too():
    inset = '<p><a href="/kinh-te/202010/mot-bai-viet-khac-2515001/">Một bài viết khác hẳn về làng nghề</a></p>'
    date = "<span>Thứ Hai, 03/11/2025, 07:45 [GMT+7]</span>"
    article = read(LegacyGmt7Spider, f"<div><h1>{TITLE}</h1>{date}<div>{TEXT}{inset}{TEXT}</div></div>")
    assert (article.body or "").split("\n\n") == [*LINES, *LINES]


@pytest.mark.parametrize("platform", BOXES)
def test_labelled_lines_below_the_text_are_its_authors_source_and_files(platform):
    below = (
        '<div class="a"><span>Tác giả: </span><b>Lê Mai</b></div><div class="b">Nguồn: <span>Báo Nhân Dân</span></div>'
        '<div>File đính kèm: <a href="/LinkClick.aspx?fileticket=a1">ke-hoach.pdf</a></div>'
        '<div><a href="/mo-duong-ra-canh-dong-phia-dong-301.html">Mở đường</a><p>Nguồn: Báo khác</p></div>'
    )
    article = read(platform, f"<h1>{TITLE}</h1>{BOXES[platform].format(TEXT)}{below}")
    assert (article.authors, article.source) == (["Lê Mai"], "Báo Nhân Dân")
    assert [file.name for file in article.attachments] == ["ke-hoach.pdf"]
    other = read(platform, f"<h1>{TITLE}</h1>{BOXES[platform].format(TEXT)}{below[below.index('<div><a') :]}")
    assert other.source is None


@pytest.mark.parametrize(
    ("row", "section"),
    [
        ('<div><a href="/">Trang chủ</a> » <a href="/kinh-te/">Kinh tế</a></div>', ["Kinh tế"]),
        (f'<p><a href="/">Trang chủ</a> &gt; <a href="/kinh-te/">Kinh tế</a> &gt; {TITLE}</p>', ["Kinh tế"]),
        ('<div><a href="/">Trang chủ</a> | <a href="/kinh-te/">Kinh tế</a></div>', []),
        ('<ul><li><a href="/">Trang chủ</a></li><li><a href="/kinh-te/">Kinh tế</a></li></ul>', []),
    ],
)
def test_a_row_of_links_from_home_with_signs_that_point_on_is_the_breadcrumb(row, section):
    assert read(VnptEnewsSpider, f"{row}<h1>{TITLE}</h1>{BOXES[VnptEnewsSpider].format(TEXT)}").section == section


@pytest.mark.parametrize(
    ("box", "section"),
    [
        ('<div class="bread"><a href="/">Trang chủ</a><a href="/c/kinh-te">Kinh tế</a></div>', ["Kinh tế"]),
        ('<div id="duong-dan"><a href="/c/kinh-te">Kinh tế</a><b>Lúa</b></div>', ["Kinh tế"]),
        ('<div class="breaking"><a href="/c/kinh-te">Kinh tế</a></div>', []),
    ],
)
def test_a_box_that_is_named_a_breadcrumb_is_one_whatever_parts_its_names(box, section):
    above = f"<div>{box}<p>Chuyên trang của tờ báo</p></div>" + "<i>-</i>" * 8
    assert read(VnptEnewsSpider, f"{above}<h1>{TITLE}</h1>{BOXES[VnptEnewsSpider].format(TEXT)}").section == section


def as_named(platform, title, text):
    return clean(platform.read(page(f"<html><head><title>{title}</title></head><body>{text}</body></html>")))


@pytest.mark.parametrize("platform", BOXES)
def test_the_title_is_the_heading_alone_where_the_page_names_the_site_before_it(platform):
    article = as_named(platform, f"Báo Mẫu điện tử | {TITLE}", f"<h2>{TITLE}</h2>{BOXES[platform].format(TEXT)}")
    assert article.title == TITLE


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        (f'<h2 class="tieu-de">{TITLE}</h2>', TITLE),
        (f'<h3 class="news-title">{TITLE}</h3>', TITLE),
        (f"<h2>{TITLE}</h2>", "Chi tiết - Báo Mẫu"),
        (f'<h2 class="tieu-de"><a href="/">{TITLE}</a></h2>', "Chi tiết - Báo Mẫu"),
        (f'<h2 class="title">{TITLE}</h2><h2 class="title">{LEAD}</h2>', "Chi tiết - Báo Mẫu"),
    ],
)
def test_where_all_articles_have_one_page_title_the_one_heading_named_so_above_the_text_is_the_title(heading, title):
    text = f"<div>{heading}<p>Đăng ngày 15-05-2022 10:48</p>{BOXES[VnptEnewsSpider].format(TEXT)}</div>"
    assert as_named(VnptEnewsSpider, "Chi tiết - Báo Mẫu", text).title == title


@pytest.mark.parametrize(
    ("above", "at"),
    [
        ("<div>07:45, 15/04/2016</div>", "2016-04-15T07:45:00+07:00"),
        ("<div>07:45, 15/04/2016</div><div>Kinh tế</div>", None),
        ("<div>Số 12, ngày 15/04/2016 của huyện</div>", None),
    ],
)
def test_a_date_right_above_the_title_is_the_article_s_where_none_stands_below(above, at):
    article = read(VnptEnewsSpider, f"<div>{above}<h2>{TITLE}</h2>{BOXES[VnptEnewsSpider].format(TEXT)}</div>")
    assert article.published_at == at


def test_a_link_to_the_section_above_the_oldest_pages_titles_is_no_kicker():
    date = '<div class="date">Cập nhật lúc 20:15, Thứ Ba, 07/10/2014 (GMT+7)</div>'
    head = f'<div class="cap"><a href="/tintuc/">Thời sự</a></div><div class="title">{TITLE}</div>{date}'
    html = f"<html><head><title>Báo Mẫu - {TITLE}</title></head><body><div>{head}<div>{TEXT}</div></div></body></html>"
    article = clean(LegacyGmt7Spider.read(page(html, "https://bao.example.vn/tintuc/201410/lua-2341001/")))
    assert (article.title, article.kicker, article.section) == (TITLE, None, ["Thời sự"])


@pytest.mark.parametrize(
    ("items", "section"),
    [
        ("<li>Trang chủ</li><li>Kinh tế</li>", ["Kinh tế"]),
        ('<li><a href="/">Trang chủ</a></li><li><span>Kinh tế</span></li>', ["Kinh tế"]),
        (f"<li>Trang chủ</li><li>Kinh tế</li><li>{TITLE[:14]}...</li>", ["Kinh tế"]),
        ("<li>Kinh tế</li><li>Xã hội</li>", []),
    ],
)
def test_a_breadcrumb_without_links_says_the_section_behind_home(items, section):
    crumbs = f'<ul class="crumb-trail">{items}</ul>'
    assert read(VnptEnewsSpider, f"{crumbs}<h1>{TITLE}</h1>{BOXES[VnptEnewsSpider].format(TEXT)}").section == section


@pytest.mark.parametrize(
    ("links", "section"),
    [
        ('<a href="/c/kinh-te/">Kinh tế</a><a href="/c/lua/">Lúa</a>', ["Kinh tế", "Lúa"]),
        ('<a href="/a/">Kinh tế</a><a href="/b/">Xã hội</a><a href="/c/">Thể thao</a>', []),
        ('<a href="/c/kinh-te/">Kinh tế</a> và tin khác', []),
    ],
)
def test_a_box_named_after_the_section_above_the_title_may_name_one_within_it_too(links, section):
    box = f'<div class="post-cate">{links}</div>'
    assert read(VnptEnewsSpider, f"{box}<h1>{TITLE}</h1>{BOXES[VnptEnewsSpider].format(TEXT)}").section == section


@pytest.mark.parametrize(
    ("row", "section"),
    [
        ('<a href="/c/kinh-te">Kinh tế</a><span>/</span><a href="/c/bien">Biển đảo</a>', ["Kinh tế", "Biển đảo"]),
        ('<a href="/c/kinh-te">Kinh tế</a><span>|</span><a href="/c/bien">Biển đảo</a>', []),
        (
            '<a href="/c/a">Xã hội</a> / <a href="/c/b">Y tế</a> / <a href="/c/c">Thể thao</a> / <a href="/d">Lúa</a>',
            [],
        ),
    ],
)
def test_a_short_row_of_links_that_points_on_above_the_title_is_the_section_without_home_too(row, section):
    text = f'<div><div class="flex">{row}</div><h1>{TITLE}</h1>{BOXES[VnptEnewsSpider].format(TEXT)}</div>'
    assert read(VnptEnewsSpider, text).section == section


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("<p align=right><em>Theo Báo Hà Giang</em></p>", "Báo Hà Giang"),
        ("<p>(Theo TTXVN)</p>", "TTXVN"),
        ("<p>Theo kế hoạch của xã</p>", None),
    ],
)
def test_the_outlet_on_a_line_below_the_text_is_its_source(line, source):
    article = read(VnptEnewsSpider, f"<div><h1>{TITLE}</h1>{BOXES[VnptEnewsSpider].format(TEXT)}{line}</div>")
    assert (article.source, (article.body or "").split("\n\n")) == (source, LINES)


@pytest.mark.parametrize(
    ("link", "authors"),
    [
        ('<a href="/tac-gia/12">Nông Văn Tú</a>', ["Nông Văn Tú"]),
        ('<a href="/tac-gia/12">bientap</a>', []),
        ('<a href="/kinh-te/">Nông Văn Tú</a>', []),
    ],
)
def test_the_author_whose_page_is_linked_beside_the_date_is_taken(link, authors):
    box = f'<div class="author-box"><img src="/a.png">{link}<time class="time">14:20, 29/08/2025</time></div>'
    article = read(VnptEnewsSpider, f"<div><h1>{TITLE}</h1>{box}{BOXES[VnptEnewsSpider].format(TEXT)}</div>")
    assert (article.authors, (article.body or "").split("\n\n")) == (authors, LINES)


@pytest.mark.parametrize("box", ["comment-area", "binh-luan", "list-comments"])
def test_the_time_of_a_comment_beside_the_text_is_not_the_articles(box):
    said = f'<div class="{box}"><div><b>Lan</b> <span class="date">12/11/2026 08:15</span><p>Hay.</p></div></div>'
    above = f'<h1>{TITLE}</h1><p class="luc">03/11/2025 07:45</p>'
    text = f'<div id="post-content"><div class="post-detail">{above}<div class="body">{TEXT}</div>{said}</div></div>'
    assert read(LaiChauSpider, text).published_at == "2025-11-03T07:45:00+07:00"
