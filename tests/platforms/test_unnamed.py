"""Pages whose boxes have no telling names: a column is told by how it begins, the lead by its place."""

import pytest

from crawler.article import NotAnArticle
from crawler.platforms.generic import GenericSpider
from crawler.platforms.legacy_gmt7 import LegacyGmt7Spider
from crawler.platforms.onecms import OneCmsSpider
from crawler.reading.cleaning.clean import clean
from crawler.reading.validate import validate
from tests.platforms.pages import page
from tests.reading.sentences import HARD, PLAIN

TITLE = "Bến đò cũ thành bến tàu khách của cù lao"
LEAD = "Hết tháng này, chuyến đò chèo cuối cùng ở cù lao nhường chỗ cho tàu khách bốn mươi chỗ ngồi."
SHOWN, AT = "Thứ sáu, 12/05/2023 - 09:14", "2023-05-12T09:14:00+07:00"
URL = "https://bao.example.vn/xa-hoi/ben-do-cu-thanh-ben-tau-khach-20345.html"
SHORT = list(PLAIN[:2])
ABOUT = "".join(f"<p>{line}</p>" for line in HARD[:4])
OTHERS = "".join(
    f'<div><a href="/chuyen-cua-xom-ben-song-{number}.html"><img src="/nho/{number}.jpg"></a>'
    f'<h4><a href="/chuyen-cua-xom-ben-song-{number}.html">Chuyện của xóm bên sông, kỳ {number}</a></h4>'
    f"<p>{line}</p></div>"
    for number, line in enumerate(HARD[4:8], 301)
)
COLUMN = f"<div><h3>Đọc nhiều</h3>{OTHERS}</div><div><h3>Giới thiệu</h3>{ABOUT}</div>"
COMMENTS = "".join(f"<div><b>Bạn đọc</b><p>{line}</p><a href='#'>Trả lời</a></div>" for line in HARD)
FORM = "<form><textarea></textarea></form>"


def paragraphs(lines):
    return "".join(f"<p>{line}</p>" for line in lines)


def read(body, title=TITLE, head="", url=URL):
    text = f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return validate(clean(GenericSpider.read(page(text, url))))


def article_of(lines=SHORT, after=""):
    return f"<h1>{TITLE}</h1><span>{SHOWN}</span><p><b>{LEAD}</b></p><div>{paragraphs(lines)}</div>{after}"


def is_whole(article, lines=SHORT):
    return (article.title, article.lead, article.body) == (TITLE, LEAD, "\n\n".join(lines))


@pytest.mark.parametrize(
    "around",
    [
        "<div class='css-1q8'><div class='css-m1'>{}</div><div class='css-s9'>{}</div></div>",
        "<div class='flex'><div class='w-full lg:w-2/3'>{}</div><div class='w-full lg:w-1/3'>{}</div></div>",
        "<div><section>{}</section><section>{}</section></div>",
        "<div><div>{0}<div>{1}</div></div></div>",
    ],
)
def test_a_column_that_begins_with_other_articles_is_beside_a_short_one(around):
    assert is_whole(read(around.format(article_of(), COLUMN)))
    article = read(around.format(article_of(), COLUMN + ABOUT * 9))
    assert is_whole(article)
    assert (article.published_at, article.images) == (AT, [])


def test_a_column_before_the_article_is_beside_it():
    assert is_whole(read(f"<div><div>{COLUMN}</div><div>{article_of()}</div></div>"))


@pytest.mark.parametrize("headline", ["<h1>{}</h1>", "<div class='tieudetin'>{}</div>"])
@pytest.mark.parametrize("place", [0, 1])
def test_a_list_of_the_newest_articles_may_hold_this_one(headline, place):
    own = f'<div><a href="{URL}"><img src="/nho/9.jpg"></a><h4><a href="{URL}">{TITLE}</a></h4><p>{LEAD}</p></div>'
    newest = f"<div><h3>Tin mới</h3>{own * (1 - place)}{OTHERS}{own * place}</div>"
    article = article_of().replace(f"<h1>{TITLE}</h1>", headline.format(TITLE))
    assert is_whole(read(f"<div><div>{newest}</div><div>{article}</div></div>"))
    assert is_whole(read(f"<div><div>{article}</div><div>{newest}</div></div>"))


@pytest.mark.parametrize(
    "thread",
    [
        f"<div class='css-c'><h3>Bình luận (15)</h3>{COMMENTS}{FORM}</div>",
        f"<div>{COMMENTS}</div>",
        f"<div><h4>Ý kiến bạn đọc (15)</h4><ul>{paragraphs(HARD)}</ul>{FORM}</div>",
    ],
    ids=["headed", "bare", "without buttons"],
)
def test_comments_longer_than_the_article_are_no_part_of_it(thread):
    assert is_whole(read(f"<div><div>{article_of(after=thread)}</div><div>{COLUMN}</div></div>"))


def test_a_heading_that_speaks_of_comments_takes_no_text_with_it():
    lines = ["Bình luận (2)", *PLAIN]
    article = read(f"<div><h1>{TITLE}</h1><p>{SHOWN}</p><p><b>{LEAD}</b></p><div>{paragraphs(lines)}</div></div>")
    assert article.body.split("\n\n")[-len(PLAIN) :] == list(PLAIN)


def test_a_text_that_begins_with_related_links_is_the_text():
    links = "".join(
        f'<li><a href="/xom-ben-song-doi-thay-{n}.html">Xóm bên sông đổi thay {n}</a></li>' for n in (411, 412)
    )
    own = f"<h1>{TITLE}</h1><span>{SHOWN}</span><p><b>{LEAD}</b></p><div><ul>{links}</ul>{paragraphs(PLAIN)}</div>"
    assert is_whole(read(f"<div><div>{own}</div></div>"), PLAIN)


def test_two_related_links_in_a_short_text_do_not_make_a_listing():
    links = "".join(
        f'<li><a href="/xom-ben-song-doi-thay-{n}.html">Xóm bên sông đổi thay {n}</a></li>' for n in (411, 412)
    )
    inset = f"<div><h3>Tin liên quan</h3><ul>{links}</ul></div>"
    own = (
        f"<h1>{TITLE}</h1><span>{SHOWN}</span><p><b>{LEAD}</b></p><div><p>{PLAIN[0]}</p>{inset}<p>{PLAIN[1]}</p></div>"
    )
    assert is_whole(read(f"<div>{own}</div>"))


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("<h1>Cổng thông tin điện tử huyện Cù Lao</h1>", "Cổng thông tin điện tử huyện Cù Lao"),
        ("<h1>Báo Cù Lao</h1>", "Báo Cù Lao - Tin tức"),
        ("", "Trường Chính trị - Tin tức"),
    ],
)
@pytest.mark.parametrize("headline", ["<h2>{}</h2>", "<h4 class='tieu-de'>{}</h4>", "<div class='tieudetin'>{}</div>"])
def test_of_pages_titled_by_their_site_the_headline_is_what_has_the_date_below_it(above, title, headline):
    own = article_of(PLAIN).replace(f"<h1>{TITLE}</h1>", headline.format(TITLE))
    article = read(f"{above}<div><div>{own}</div><div>{COLUMN}</div></div>", title)
    assert is_whole(article, PLAIN)
    assert article.published_at == AT


def test_a_headline_that_begins_like_a_sites_name_is_one():
    title = "Tỉnh ủy cho ý kiến về bến tàu khách của cù lao"
    article = read(article_of(PLAIN).replace(TITLE, title), title)
    assert (article.title, article.body) == (title, "\n\n".join(PLAIN))
    undated = article_of(PLAIN).replace(TITLE, title).replace(SHOWN, "")
    assert read(undated, title).title == title


def test_the_first_paragraph_apart_from_the_box_of_the_text_is_its_lead():
    assert is_whole(
        read(f"<div><h1>{TITLE}</h1><i>{SHOWN}</i><p>{LEAD}</p><div>{paragraphs(PLAIN)}</div></div>"), PLAIN
    )
    header = f"<header><h1>{TITLE}</h1><i>{SHOWN}</i><p>{LEAD}</p></header>"
    assert is_whole(read(f"<article>{header}{paragraphs(PLAIN)}</article>"), PLAIN)


@pytest.mark.parametrize(
    "first",
    [
        f"<p>{LEAD}</p>{paragraphs(PLAIN)}",
        f"<p>{LEAD}</p><blockquote>{paragraphs(PLAIN[:1])}</blockquote>{paragraphs(PLAIN[1:])}",
    ],
)
def test_a_first_paragraph_among_the_others_is_no_lead(first):
    article = read(f"<div><h1>{TITLE}</h1><i>{SHOWN}</i>{first}</div>")
    assert (article.lead, article.body) == (None, "\n\n".join([LEAD, *PLAIN]))


def test_a_caption_above_the_text_is_no_lead():
    figure = f'<figure><img src="/upload/ben-tau.jpg"><figcaption>{HARD[1]}</figcaption></figure>'
    article = read(f"<div><h1>{TITLE}</h1><i>{SHOWN}</i>{figure}<div>{paragraphs(PLAIN)}</div></div>")
    assert (article.lead, article.body) == (None, "\n\n".join(PLAIN))


@pytest.mark.parametrize(
    ("url", "at"),
    [
        ("https://bao.example.vn/2023/05/12/ben-do-cu-thanh-ben-tau-khach/", "2023-05-12T00:00:00+07:00"),
        ("https://bao.example.vn/tin/2023-05-12/ben-do-cu-thanh-ben-tau.aspx", "2023-05-12T00:00:00+07:00"),
        ("https://bao.example.vn/ben-do-cu-20230512091430465.htm", "2023-05-12T09:14:30+07:00"),
        ("https://bao.example.vn/2023/15/42/ben-do-cu-thanh-ben-tau-khach/", None),
        ("https://bao.example.vn/ben-do-cu-thanh-ben-tau-khach-20345.html", None),
    ],
)
def test_a_date_that_only_the_address_tells_is_the_articles(url, at):
    body = article_of(PLAIN).replace(SHOWN, "")
    assert read(f"<div>{body}</div>", url=url).published_at == at


@pytest.mark.parametrize(
    "shown",
    [
        "<span>12/05/2023</span> <span>09:14</span>",
        "<b>09:14</b> <b>12/05/2023</b>",
        "<div>Thứ Sáu, 12/05/2023 <span>09:14</span></div>",
        '<time datetime="2023-05-12T09:14:00+07:00">hôm kia</time>',
    ],
)
def test_day_and_time_may_stand_in_two_elements(shown):
    assert read(f"<div>{article_of().replace(f'<span>{SHOWN}</span>', shown)}</div>").published_at == AT


def test_of_two_readings_of_a_date_the_one_that_the_page_shows_counts():
    head = '<meta property="article:published_time" content="5/12/2023 9:14:00 AM">'
    assert read(f"<div>{article_of(PLAIN)}</div>", head=head).published_at == AT
    hidden = read(f"<div>{article_of(PLAIN).replace(SHOWN, '')}</div>", head=head)
    assert hidden.published_at is None


def test_breadcrumb_and_tags_are_told_by_their_words():
    crumbs = '<div class="c0b"><a href="/">Trang chủ</a> › <a href="/xa-hoi">Xã hội</a></div>'
    tags = '<div class="t6g"><span>Từ khóa:</span><a href="/t/ben-tau">bến tàu</a><a href="/t/cu-lao">cù lao</a></div>'
    article = read(f"<div>{crumbs}{article_of(PLAIN)}{tags}</div>")
    assert (article.section, article.tags) == (["Xã hội"], ["bến tàu", "cù lao"])
    menu = "".join(f'<a href="/{name}">{name}</a>' for name in ("kinh-te", "doi-song", "van-hoa"))
    assert read(f'<div><a href="/">Trang chủ</a>{menu}</div><div>{article_of(PLAIN)}</div>').section == []


def test_a_picture_that_leads_to_another_site_is_an_advertisement():
    banner = '<div><a href="https://ban-hang.example.com/x"><img src="/qc/1.jpg"></a></div>'
    own = '<a href="https://anh.example.vn/goc/ben-tau.jpg"><img src="/upload/ben-tau.jpg"></a>'
    article = read(f"<div>{article_of(PLAIN).replace(f'<p>{PLAIN[3]}', f'{banner}{own}<p>{PLAIN[3]}')}</div>")
    assert [image.url for image in article.images] == ["https://bao.example.vn/upload/ben-tau.jpg"]
    assert is_whole(article, PLAIN)


def test_the_maker_of_the_site_is_no_author():
    head = '<meta name="author" content="PHANMEM">'
    assert read(f"<div>{article_of(PLAIN)}</div>", head=head).authors == []
    assert read(f"<div>{article_of(PLAIN)}</div>", head=head.replace("PHANMEM", "BTV")).authors == ["BTV"]


DATED = '<div class="date">Thứ Sáu, 12/05/2023, 09:14 [GMT+7]</div>'
PICTURES = "".join(
    f'<table><tr><td><img src="/dataimages/202305/original/images{n}.jpg"></td></tr><tr><td>Ảnh {n}</td></tr></table>'
    for n in range(3)
)


@pytest.mark.parametrize(
    ("shown", "gives"),
    [
        (f"<p>{SHORT[0]}</p>{PICTURES}", "images"),
        (f'<p>{SHORT[0]}</p><a href="/upload/lich-tau.pdf">Lịch tàu chạy</a>', "attachments"),
        (f'<iframe src="https://www.youtube.com/embed/x"></iframe><p>{SHORT[0]}</p>', None),
    ],
)
def test_an_article_of_the_old_cms_with_hardly_any_text_is_read(shown, gives):
    body = f"<div><h2>{TITLE}</h2>{DATED}<div>{shown}</div></div><div class='sidebar'>{COLUMN}</div>"
    article = clean(LegacyGmt7Spider.read(page(f"<title>{TITLE} - Báo Cù Lao</title>{body}", URL)))
    assert (article.title, article.published_at) == (TITLE, AT)
    assert article.body.split("\n\n")[0] == SHORT[0]
    assert gives is None or getattr(article, gives)


def test_a_teaser_of_the_old_cms_is_no_article():
    with pytest.raises(NotAnArticle):
        LegacyGmt7Spider.read(page(f"<title>Xã hội</title><div><h2>{TITLE}</h2>{DATED}<p>{LEAD}</p></div>", URL))


@pytest.mark.parametrize(("questions", "is_lead"), [(1, True), (3, False)])
def test_the_first_question_of_an_interview_is_no_lead_but_one_alone_is(questions, is_lead):
    asked = [
        f"Thưa ông, bến tàu mới giúp được gì cho người dân cù lao trong năm thứ {n} này?" for n in range(questions)
    ]
    text = "".join(
        f"<p><strong>{question}</strong></p><p>{line}</p>" for question, line in zip(asked, PLAIN, strict=False)
    )
    article = OneCmsSpider.read(
        page(f'<h1 class="block-sc-title">{TITLE}</h1><div class="b-maincontent">{text}</div>', URL)
    )
    assert (article.lead == asked[0]) is is_lead
    assert (asked[0] in article.body) is not is_lead


FIELDS = """<div class="field"><div class="field-label">{}</div><div class="field-items">{}</div></div>"""


def test_fields_with_a_label_in_an_element_of_its_own_are_no_text():
    fields = FIELDS.format("Bút danh", "Lê Mai") + FIELDS.format("Nguồn tin", "Cổng TTĐT của tỉnh")
    files = FIELDS.format("Tệp đính kèm:", '<a href="/files/ke-hoach.pdf"><img src="/icons/pdf.png">ke-hoach.pdf</a>')
    article = read(f"<h1>{TITLE}</h1><span>{SHOWN}</span><div>{paragraphs(HARD)}{fields}{files}</div>")
    assert (article.authors, article.source) == (["Lê Mai"], "Cổng TTĐT của tỉnh")
    assert ([file.name for file in article.attachments], article.images) == (["ke-hoach.pdf"], [])
    assert (article.body or "").split("\n\n") == list(HARD)


@pytest.mark.parametrize(
    "line",
    [
        "<div><span>Được gửi bởi <span>bientap</span> vào Thứ 6, 12/05/2023 - 09:14</span></div>",
        "<div><span>12-05-2023 09:14</span><span>2 Lượt xem</span></div>",
        '<div><span>Lê Thị Mai</span><time datetime="2023-05-12T02:14:00.000Z">3 ngày trước</time></div>',
        "<div>Friday, May 12, 2023 9:14 AM</div>",
        "<ul><li>12/05/2023</li><li>09:14</li><li>513</li></ul>",
    ],
)
def test_the_line_of_date_and_account_below_the_headline_is_no_text(line):
    article = read(f"<h1>{TITLE}</h1>{line}<p><b>{LEAD}</b></p><div>{paragraphs(HARD)}</div>")
    assert (article.published_at, article.lead) == (AT, LEAD)
    assert (article.body or "").split("\n\n") == list(HARD)


def test_a_box_with_a_summary_in_its_name_is_not_the_lead():
    box = f'<div class="field field-type-text-with-summary"><img src="/a.jpg"><p>{HARD[0]}</p></div>'
    article = read(f"<h1>{TITLE}</h1><span>{SHOWN}</span><div>{paragraphs(SHORT)}{box}</div>")
    assert article.lead is None


def test_the_day_beside_the_headline_of_another_article_is_not_this_ones():
    teaser = '<div><a href="/chuyen-cua-xom-ben-song-301.html">Chuyện của xóm bên sông</a><i>01/02/2023 08:00</i></div>'
    article = read(
        f"<h1>{TITLE}</h1><p>12 thg 5, 2023, 09:14</p><div>{paragraphs(HARD)}</div><h3>Tin khác</h3>{teaser}"
    )
    assert article.published_at == AT
    undated = read(
        f"<h1>{TITLE}</h1><div>{paragraphs(HARD)}</div>{teaser}", head='<meta property="og:type" content="article">'
    )
    assert undated.published_at is None


def test_author_and_count_on_the_line_of_the_date_are_read_and_no_text():
    line = f"<div><time>{SHOWN}</time> <span>Tác giả: Lê Mai, Hà Vi</span> <span>Lượt xem: 12</span></div>"
    article = read(f"<h1>{TITLE}</h1>{line}<div>{paragraphs(HARD)}</div>")
    assert (article.authors, (article.body or "").split("\n\n")) == (["Lê Mai", "Hà Vi"], list(HARD))


@pytest.mark.parametrize("shown", ["12/03/2024 08:15", "08:15 12/03/2024"])
def test_a_bare_count_and_the_office_that_signed_it_on_the_line_of_the_date_are_no_text(shown):
    line = f"<div class='info'><span>{shown}</span> <span>77</span> <span class='news-author'>Văn phòng xã</span></div>"
    article = read(f"<div><div class='ten'>{TITLE}</div>{line}<div>{paragraphs(HARD)}</div></div>")
    assert (article.authors, article.body) == (["Văn phòng xã"], "\n\n".join(HARD))


def test_a_row_of_links_from_home_that_points_on_is_the_breadcrumb_wherever_its_links_lead():
    row = '<div><a href="/portal/vn">Trang chủ</a> &gt; <a href="/portal/gd">Giáo dục</a></div>'
    article = read(f"<div>{row}<p>Bản in</p><h1>{TITLE}</h1><p>12/03/2024 08:15</p>{paragraphs(HARD)}</div>")
    assert article.section == ["Giáo dục"]


def test_day_and_time_may_be_two_items_of_a_list():
    items = "<ul><li><b><time>12/05/2023</time></b></li><li><b><time>09:14</time></b></li><li><a>Xã hội</a></li></ul>"
    assert read(f"<div><h1>{TITLE}</h1>{items}{paragraphs(HARD)}</div>").published_at == AT


def test_a_menu_with_a_row_for_each_link_is_no_breadcrumb():
    rows = "".join(f'<tr><td><a href="{to}">{say}</a></td></tr>' for to, say in (("/", "Trang chủ"), ("/a", "Kinh tế")))
    menu = f"<td><table>{rows}</table></td>"
    own = f"<td><b class=tieude>{TITLE}</b><br><i>{SHOWN}</i>{paragraphs(HARD)}</td>"
    assert read(f"<table><tr>{menu}{own}</tr></table>").section == []


@pytest.mark.parametrize(
    ("row", "section"),
    [
        ('<a href="/">Trang chủ</a> <a href="/tin-tuc">Tin tức</a> <a href="/van-ban">Văn bản</a>', []),
        ('<a href="/">Trang chủ</a> <a href="/tin">Tin tức</a> <a href="/tin/xa">Tin xã</a>', ["Tin tức", "Tin xã"]),
        ('<a href="/">Trang chủ</a> » <a href="/a">Tin tức</a> » <a href="/b">Tin xã</a>', ["Tin tức", "Tin xã"]),
    ],
)
def test_a_menu_of_three_is_no_breadcrumb_unless_one_leads_on_to_the_next(row, section):
    article = read(f"<div><p>{row}</p></div><div><h1>{TITLE}</h1><p>{SHOWN}</p>{paragraphs(HARD)}</div>")
    assert article.section == section


@pytest.mark.parametrize("to", ["/thoi-su", "/tin-tuc/thoi-su", "tin-tuc.html", "https://bao.example.vn/tin/thoi-su/"])
def test_a_link_in_a_heading_above_the_headline_names_the_section_however_deep_its_address_is(to):
    own = f'<h2><a href="{to}">Thời sự</a></h2>{article_of(PLAIN)}'
    assert read(f"<div>{own}</div>").section == ["Thời sự"]


@pytest.mark.parametrize("to", ["/", "/vi", "https://bao.example.vn", "index.php", "/web/guest/home", "http://["])
def test_a_link_in_a_heading_above_the_headline_that_leads_home_names_no_section(to):
    own = f'<h2><a href="{to}">Cù Lao</a></h2>{article_of(PLAIN)}'
    assert read(f"<div>{own}</div>").section == []


def test_a_section_that_is_no_link_is_what_its_box_above_the_headline_says():
    own = f'<span class="chuyenmuc">Kinh tế</span><br><span class="tieude">{TITLE}</span><br><span>{SHOWN}</span>'
    assert read(f"<div>{own}<div>{paragraphs(HARD)}</div></div>").section == ["Kinh tế"]
