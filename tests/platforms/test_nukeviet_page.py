"""NukeViet's layouts by version and theme, in small: where each field stands, and what is not the article."""

import pytest
from scrapy.http import HtmlResponse

from crawler.article import NotAnArticle, paragraphs
from crawler.platforms.nukeviet.page import read_page
from crawler.platforms.nukeviet.refusal import is_block_page
from crawler.reading.cleaning.clean import clean
from crawler.reading.validate import validate

TEXT = (
    "Sáng 12/3, đoàn công tác của huyện đến kiểm tra tiến độ làm đường vào ba xóm vùng cao của xã.",
    "Bà con góp hơn bốn trăm ngày công, phần xi măng và cát do ngân sách tỉnh hỗ trợ theo kế hoạch năm.",
)
BODY = "".join(f"<p>{text}</p>" for text in TEXT)
HEAD = (
    '<html lang="vi"><head><title>Đường mới - Trang tin</title><meta name="generator" content="NukeViet v4.4">{}'
    "</head><body>"
)
LEAD = "Con đường mới mở ra nhiều hy vọng cho bà con ba xóm vùng cao."
IN_3 = f"""<div class="breadcrumbs"><a href="/">Trang nhất</a> &raquo; <a href="/vi/news/kinh-te/">Kinh tế</a> &raquo;
<a href="/vi/news/giao-thong/">Giao thông</a></div><div class="main"><div id="news_detail"><h1>Đường mới</h1>
<span class="time">Thứ năm - 09/03/2017 21:41</span><img src="/themes/xua/images/print.gif" alt="In ra">
<div id="hometext"><div id="imghome"><a href="/uploads/news/2017_03/cau.jpg"><img src="/assets/news/2017_03/cau.jpg"
alt="cau"></a><em>Cầu mới bắc qua suối</em></div><h2>{LEAD}</h2></div><div class="bodytext">{BODY}</div>
<p align="right"><strong>Nguồn tin: </strong><img width="100px" src="/uploads/news/source/bao.png"></p></div>
<div class="keywords"><strong>Từ khóa: </strong><a href="/vi/news/search/?q=duong"><em>làm đường</em></a></div></div>"""
RATING = '<div class="news_column"><form id="form3B">Tổng số điểm của bài viết là: 3 trong 1 đánh giá</form></div>'

EGOV = f"""<div class="news_column panel newsdetail" itemtype="http://schema.org/NewsArticle" itemscope>
<div class="panel-body">
<h1 class="title" itemprop="headline">Đường mới, khánh thành 27/7/2016</h1>
<span class="hidden" itemprop="datePublished">2017-03-11T08:00:00+07:00</span>
<div><span class="h5"><em class="fa fa-clock-o"></em> Thứ năm - 09/03/2017 21:41</span>
<span class="h5">3.217</span> <span class="h5">0</span></div>
<div class="hometext">{LEAD}</div>
<div class="bodytext"><div id="news-bodyhtml">{BODY}</div></div>
<div><p class="h5 text-right"><strong>Tác giả bài viết: </strong>Lò Văn Inh</p>
<p class="h5 text-right"><strong>Nguồn tin: </strong>Báo Cao Bằng</p></div></div></div>{RATING}"""
OLD = f"""<div class="site"><h1>Trang tin huyện</h1></div><div id="news_detail"><h1>Đường mới</h1>
<em class="pull-left time">Thứ năm - 09/03/2017 21:41</em>
<div id="hometext"><h2>{LEAD}</h2></div><div class="bodytext">{BODY}</div>
<p style="text-align: right;"><strong>Tác giả bài viết:</strong> Lò Văn Inh</p>
<p><strong>Nguồn tin:</strong> Báo Cao Bằng</p></div>{RATING}"""


CLOUD = '<div class="panel"><h3>Từ khóa nổi bật</h3><a href="/tag/mua-que">mùa quế</a></div>'
TAGS = '<div class="h5"><strong>Tags: </strong><a href="/tag/lam-duong"><em>làm đường</em></a></div>'
FILES = """<div class="list-group news-download-file"><a data-toggle="collapse" href="#file-1">Xem trước</a>
<a href="/tin-tuc/duong-moi-12.html?download=1&amp;id=0">Tập tin 1: <strong>ke-hoach.pdf</strong></a>
<a href="https://khac.example/du-toan.xlsx">Tập tin 2: <strong>du-toan.xlsx</strong></a></div>"""


def read(markup, head="", path="/tin-tuc/duong-moi-12.html"):
    page = HEAD.format(head) + markup + "</body></html>"
    return clean(read_page(HtmlResponse(f"http://bao.example{path}", body=page, encoding="utf-8")))


@pytest.mark.parametrize(("markup", "reader"), [(EGOV, "nukeviet/1"), (OLD, "nukeviet/2")], ids=["eGovernment", "4.0"])
def test_every_field_is_read_where_the_layout_has_it(markup, reader):
    article = read(markup)
    assert article.reader == reader
    assert article.title.startswith("Đường mới")
    assert article.lead == LEAD
    assert paragraphs(article.body) == list(TEXT)
    assert article.published_at == "2017-03-09T21:41:00+07:00"
    assert (article.authors, article.source) == (["Lò Văn Inh"], "Báo Cao Bằng")


def test_a_date_in_the_title_is_not_the_articles_and_the_edit_time_is_not_its_publication():
    article = read(EGOV)
    assert article.published_raw == "Thứ năm - 09/03/2017 21:41"
    assert article.modified_at == "2017-03-11T08:00:00+07:00"
    assert read(EGOV.replace(' itemprop="datePublished"', "")).published_raw == "Thứ năm - 09/03/2017 21:41"


def test_without_a_visible_date_the_malformed_meta_tag_is_repaired():
    undated = EGOV.replace("Thứ năm - 09/03/2017 21:41", "")
    article = read(undated, '<meta property="article:published_time" content="2017-03-09+0721:41:00">')
    assert article.published_at == "2017-03-09T21:41:00+07:00"


def test_the_layout_of_3_x_has_its_picture_with_the_lead_its_tags_in_the_search_and_its_crumbs_in_no_list():
    article = read(IN_3)
    assert article.lead == LEAD
    assert [(image.url, image.caption) for image in article.images] == [
        ("http://bao.example/uploads/news/2017_03/cau.jpg", "Cầu mới bắc qua suối")  # the picture is a thumbnail
    ]
    assert (article.section, article.tags) == (["Kinh tế", "Giao thông"], ["làm đường"])


def test_tags_of_the_portal_below_the_article_are_not_the_articles():
    assert read(EGOV + CLOUD).tags == []
    assert read(EGOV + TAGS + CLOUD).tags == ["làm đường"]


@pytest.mark.parametrize(
    ("shown", "at"),
    [
        ("Monday - 09/03/2017 09:41 PM", "21:41"),
        ("09-03-2017 21:41", "21:41"),
        ("Thứ năm - <b>09/03/2017</b> 21:41", "21:41"),
        ("Được viết bởi quantri lúc 21:41 ngày 09/03/2017", "21:41"),
        ("09/03/2017", "00:00"),
    ],
)
def test_a_theme_may_print_the_date_as_it_likes(shown, at):
    article = read(EGOV.replace("Thứ năm - 09/03/2017 21:41", shown).replace(LEAD, "Xã sẽ nghỉ lễ từ ngày 30/4/2018."))
    assert article.published_at == f"2017-03-09T{at}:00+07:00"


def test_the_headline_of_a_theme_whose_h1_is_the_sites_name_is_what_the_title_begins_with():
    page = OLD.replace("<h1>Đường mới</h1>", "<h2>Đường mới về ba xóm vùng cao</h2>").replace("site", "logo")
    root = HEAD.format("").replace("Đường mới - ", "Đường mới về ba xóm vùng cao - ")
    article = read_page(HtmlResponse("http://bao.example/a/b-1.html", body=root + page, encoding="utf-8"))
    assert article.title == "Đường mới về ba xóm vùng cao"


@pytest.mark.parametrize(
    ("shown", "source"),
    [
        ('<img src="/uploads/news/source/bao.png">', None),
        (
            '<a href="https://bao.example/" title="Báo Cao Bằng"><img src="/uploads/news/source/b.png"></a>',
            "Báo Cao Bằng",
        ),
        ('<a href="https://bao.example/x" title="Báo Cao Bằng">https://bao.example/x</a>', "Báo Cao Bằng"),
        ("https://bao.example/x", "https://bao.example/x"),
        ("bao.example", "bao.example"),
    ],
)
def test_the_logo_of_the_source_is_its_name_and_no_picture_of_the_article(shown, source):
    article = read(EGOV.replace("</strong>Báo Cao Bằng", f"</strong>{shown}"))
    assert (article.source, article.images) == (source, [])


def test_attached_files_are_given_wherever_they_lie_and_so_are_those_in_the_text():
    own = (
        '<p>Xem <a href="/uploads/news/qd.pdf">quyết định</a></p><iframe src="/xem.html?file=/uploads/b.docx"></iframe>'
    )
    article = read(EGOV.replace('<div><p class="h5', f'{FILES}<div><p class="h5').replace(BODY, BODY + own))
    assert [(file.url.removeprefix("http://bao.example"), file.name) for file in article.attachments] == [
        ("/tin-tuc/duong-moi-12.html?download=1&id=0", "ke-hoach.pdf"),
        ("https://khac.example/du-toan.xlsx", "du-toan.xlsx"),
        ("/uploads/news/qd.pdf", "quyết định"),
        ("/uploads/b.docx", None),
    ]


SIGNED = EGOV[EGOV.index("<div><p class") : EGOV.index(RATING)]


@pytest.mark.parametrize(
    "labels",
    [
        "<p><strong>Tác giả: </strong>Lò Văn Inh<br><strong>Nguồn tin: </strong>Báo Cao Bằng</p>",
        "<dl><dt>Tác giả:</dt><dd>Lò Văn Inh</dd><dt>Nguồn tin:</dt><dd>Báo Cao Bằng</dd></dl>",
        "<table><tr><td>Tác giả:</td><td>Lò Văn Inh</td></tr><tr><td>Nguồn:</td><td>Báo Cao Bằng</td></tr></table>",
        "<p><span>Tác giả: Lò Văn Inh</span> | <span>Nguồn tin: Báo Cao Bằng</span></p>",
        "<ul><li><b>Tác giả:</b> Lò Văn Inh</li><li><b>Nguồn tin:</b> Báo Cao Bằng</li></ul>",
        "<div>Nguồn: <i>Báo Cao Bằng</i></div><div><span>Tác giả: <a href='/author/i/'>Lò Văn Inh</a></span></div>",
    ],
)
def test_author_and_source_are_read_however_a_theme_lays_them_out_below_the_text_or_above_it(labels):
    below = read(EGOV.replace(SIGNED, f"{labels}</div></div>"))
    above = read(
        EGOV.replace(SIGNED, "</div></div>").replace('<div class="hometext">', f'{labels}<div class="hometext">')
    )
    for article in (below, above):
        assert (article.authors, article.source) == (["Lò Văn Inh"], "Báo Cao Bằng")
        assert (article.lead, paragraphs(article.body)) == (LEAD, list(TEXT))


def test_the_account_that_filed_an_article_is_not_its_author():
    assert read(EGOV.replace("</strong>Lò Văn Inh", "</strong>quantri")).authors == []


@pytest.mark.parametrize(
    "lead",
    [
        f'<div class="sapo">{LEAD}</div>',
        f'<h2 class="news-lead"><strong>{LEAD}</strong></h2>',
        f"<p><strong>{LEAD}</strong></p>",
    ],
)
def test_a_lead_that_a_theme_names_anew_is_known_by_its_name_or_by_the_pages_description(lead):
    said = f'<meta name="description" content="{LEAD}">' if "class" not in lead else ""
    note = '<div class="ghi-chu">Trang đang thử nghiệm chức năng đọc báo nói cho người khiếm thị của tỉnh.</div>'
    assert read(EGOV.replace(f'<div class="hometext">{LEAD}</div>', note + lead), said).lead == LEAD
    assert read(EGOV.replace(f'<div class="hometext">{LEAD}</div>', note), said).lead is None


def test_a_date_that_stands_below_the_text_alone_is_the_articles():
    undated = EGOV.replace("Thứ năm - 09/03/2017 21:41", "")
    article = read(undated.replace("<div><p class", "<div>Ngày đăng: 09/03/2017 21:41</div><div><p class"))
    assert article.published_at == "2017-03-09T21:41:00+07:00"


def test_the_time_of_a_day_that_is_shown_alone_is_the_metadatas():
    day = EGOV.replace("Thứ năm - 09/03/2017 21:41", "Thứ năm - 09/03/2017")
    said = '<meta property="article:published_time" content="2017-03-{}+0721:41:00">'
    assert read(day, said.format("09")).published_at == "2017-03-09T21:41:00+07:00"
    assert read(day, said.format("11")).published_at == "2017-03-09T00:00:00+07:00"


def test_author_and_source_without_labels_are_read_on_the_right_below_the_text():
    unlabelled = '<p class="text-right"><b>Lò Văn Inh</b></p><p style="text-align: right">Theo Báo Cao Bằng</p>'
    article = read(EGOV.replace(SIGNED, f"{unlabelled}</div></div>"))
    assert (article.authors, article.source) == (["Lò Văn Inh"], "Báo Cao Bằng")
    on_the_left = unlabelled.replace("text-right", "copyright").replace("text-align: right", "")
    assert read(EGOV.replace(SIGNED, f"{on_the_left}</div></div>")).authors == []


@pytest.mark.parametrize(
    "inset",
    [
        '<p><a href="/tin-tuc/cho-phien-vung-cao-mo-lai-88.html">Chợ phiên vùng cao mở lại sau mùa lũ</a></p>',
        '<p>Tin liên quan</p><ul><li><a href="/tin/cho-phien-vung-cao-mo-lai-88.html">Chợ phiên mở lại</a></li></ul>',
        '<div class="toc"><p>Mục lục</p><ul><li>Đường vào xóm</li></ul></div>',
        '<div class="quang-cao"><p>Mời bà con đến hội chợ</p></div>',
    ],
)
def test_lines_and_boxes_within_the_text_that_lead_elsewhere_are_no_part_of_it(inset):
    article = read(EGOV.replace(BODY, BODY.replace("</p><p>", f"</p>{inset}<p>")))
    assert paragraphs(article.body) == list(TEXT)


def test_a_link_in_a_sentence_and_a_list_that_is_the_text_stay():
    said = '<p>Xem thêm ở <a href="/tin-tuc/cho-phien-vung-cao-mo-lai-88.html">tin trước</a> của xã.</p>'
    assert paragraphs(read(EGOV.replace(BODY, BODY + said)).body)[-1] == "Xem thêm ở tin trước của xã."
    titles = [f"Bài {nth}: Chợ phiên vùng cao mở lại sau mùa lũ" for nth in range(1, 5)]
    links = "".join(f'<li><a href="/tin-tuc/cho-phien-vung-cao-{8 + nth}0.html">{nth}</a></li>' for nth in range(4))
    for nth, title in enumerate(titles):
        links = links.replace(f">{nth}</a>", f">{title}</a>")
    assert paragraphs(read(EGOV.replace(BODY, f"<ul>{links}</ul>")).body) == titles


def test_a_row_of_links_from_home_to_the_section_is_the_breadcrumb_whatever_its_name():
    row = "<a href='/'>Trang chủ</a> / <a href='/kinh-te/'>Kinh tế</a> / <a href='/giao-thong/'>Giao thông</a>"
    menu = f"<ul><li><a href='/'>Trang chủ</a></li>{'<li><a href=/x/>Mục khác</a></li>' * 3}</ul>"
    said = '<meta property="article:section" content="Giao thông">'
    assert read(f"{menu}<div class='duong-dan'>{row}</div>{EGOV}", said).section == ["Kinh tế", "Giao thông"]
    assert read(f"{menu}{EGOV}", said).section == ["Giao thông"]


def test_a_picture_of_the_module_for_advertisements_is_not_the_articles():
    banner = '<p><a href="/banners/click/?id=3"><img src="/uploads/banners/tet.jpg"></a></p>'
    assert read(EGOV.replace(BODY, banner + BODY)).images == []


def test_an_article_that_is_nothing_but_a_video_is_kept_with_it():
    video = '<iframe src="https://video.example/embed/1"></iframe>'
    article = validate(read(EGOV.replace(BODY, video).replace(LEAD, "")))
    assert [file.url for file in article.attachments] == ["https://video.example/embed/1"]
    assert read(EGOV.replace(BODY, BODY + video)).attachments == []


@pytest.mark.parametrize(
    "title", ["404 tỷ đồng làm đường", "Lỗi nhỏ, hậu quả lớn", "Hãy đợi mùa quế", "Tìm kiếm người lạc"]
)
def test_a_short_article_with_a_headline_like_an_error_pages_is_kept_and_the_undated_page_is_not(title):
    article = validate(read(EGOV.replace("Đường mới, khánh thành 27/7/2016", title)))
    assert article.title == title
    article.published_at = None
    with pytest.raises(NotAnArticle):
        validate(article)


def test_a_theme_that_names_the_body_otherwise_is_read_as_one_of_unknown_make():
    text = "".join(f"<p>{text} Lần thứ {nth}.</p>" for nth in range(4) for text in TEXT)
    own = EGOV.replace('id="news-bodyhtml"', 'class="noi-dung-bai"').replace('class="bodytext"', "").replace(BODY, text)
    article = read(own)
    assert article.reader == "generic/1"
    assert paragraphs(article.body)[-1] == f"{TEXT[1]} Lần thứ 3."
    assert (article.authors, article.source) == (["Lò Văn Inh"], "Báo Cao Bằng")


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ('<div class="alert alert-info">Bạn không được phép xem bài viết</div>', "members-only"),
        ('<div class="nv-infodie"><h2>Lỗi</h2>Trang web mà bạn truy cập không tồn tại.</div>', "not-found"),
        ('<a href="/tin-tuc/mot-1.html">Một</a><a href="/tin-tuc/hai-2.html">Hai</a>', "listing"),
        (f'<div id="print"><h1>Đường mới</h1><div id="bodytext">{BODY}</div></div>', "print-page"),
        ("<p>Giới thiệu chung về huyện.</p>", "no-article"),
        (f'<h1>Giới thiệu</h1><div id="page-bodyhtml" class="bodytext">{BODY}</div>', "no-article"),
        (
            f'<script>var nv_func_name="main";</script><h1>Giới thiệu</h1><div class="bodytext">{BODY}</div>',
            "no-article",
        ),
        (f'<div class="page panel"><h1>Giới thiệu</h1><div class="bodytext">{BODY}</div></div>', "no-article"),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason(markup, reason):
    with pytest.raises(NotAnArticle) as refused:
        read(markup)
    assert refused.value.reason == reason


LOCKED = [
    "Bạn cần đăng nhập với tư cách là Thành viên chính thức để xem nội dung này",
    "Bài viết này được bảo vệ bằng mật khẩu.",
    "Nội dung này chỉ dành cho thành viên.",
]


@pytest.mark.parametrize("notice", LOCKED)
def test_an_article_that_is_locked_is_refused_wherever_its_theme_says_so(notice):
    beside = '<a href="/tin-tuc/mot-1.html">Một</a><a href="/tin-tuc/hai-2.html">Hai</a>'
    own = f'<h1>Đường mới</h1><p>{notice}</p>{beside}<script>var nv_func_name="detail";</script>'
    news = '<meta property="og:type" content="article"><meta property="article:published_time" content="2017-03-09">'
    for page, head in ((EGOV.replace(BODY, f"<p>{notice}</p>"), ""), (own, ""), (own, news)):
        with pytest.raises(NotAnArticle) as refused:
            read(page, head)
        assert refused.value.reason == "members-only"
    told = f"<p>{notice}</p>{BODY}{BODY}"
    assert paragraphs(read(EGOV.replace(BODY, told)).body)[0] == notice


def test_a_page_that_says_that_there_is_none_is_not_found_whatever_stands_beside():
    beside = '<a href="/tin-tuc/mot-1.html">Một</a><a href="/tin-tuc/hai-2.html">Hai</a>'
    with pytest.raises(NotAnArticle) as refused:
        read(f"<div><h2>Thông báo</h2><p>Trang bạn yêu cầu không tồn tại.</p></div>{beside}")
    assert refused.value.reason == "not-found"


def test_an_article_for_members_is_refused_in_whichever_box_a_theme_says_so():
    news = '<meta property="og:type" content="article"><meta property="article:published_time" content="2017-03-09">'
    with pytest.raises(NotAnArticle, match="xem bài") as refused:
        read(f"<p>Bạn không được phép xem bài viết</p><div>{BODY}{BODY}{BODY}</div>", news)
    assert refused.value.reason == "members-only"


@pytest.mark.parametrize("status", [200, 429])
def test_the_flood_page_is_told_at_any_status_and_an_article_of_that_name_is_not(status):
    flood = "<html><title>Hãy đợi...</title><body>Hệ thống đang từ chối truy cập của bạn. Hãy đợi 59 giây</body></html>"
    assert is_block_page(HtmlResponse("http://bao.example/", status=status, body=flood, encoding="utf-8"))
    article = EGOV.replace("Đường mới, khánh thành", "Hãy đợi mùa quế,") + "<p>x</p>" * 600
    assert not is_block_page(HtmlResponse("http://bao.example/", body=HEAD.format("") + article, encoding="utf-8"))


NAMELESS = f"""<div class="tin"><h1 class="ten">Đường mới</h1><ul><li>09/03/2017</li><li>21:41</li><li>513</li></ul>
<p class="tom-tat">{LEAD}</p><div class="chu">{BODY * 2}</div></div>
<a href="/tin-tuc/mot-1.html">Chuyện của xã bên</a><a href="/tin-tuc/hai-2.html">Chuyện của huyện bên</a>"""


def test_a_theme_that_says_nothing_of_itself_is_read_at_an_articles_address():
    article = read(NAMELESS)
    assert (article.lead, article.published_at) == (LEAD, "2017-03-09T21:41:00+07:00")
    assert set(paragraphs(article.body)) == set(TEXT)


def test_an_undated_page_at_such_an_address_stays_the_list_that_it_seems():
    undated = NAMELESS.replace("<li>09/03/2017</li><li>21:41</li>", "")
    with pytest.raises(NotAnArticle, match="listing"):
        read(undated)


@pytest.mark.parametrize("path", ["/tin-tuc/duong-moi-12.html", "/tin-tuc/Duong-moi-12/"], ids=["4.0", "3.x"])
def test_the_section_is_what_the_menu_calls_the_folder_of_the_address(path):
    menu = '<ul><li><a href="/tin-tuc/">Tin tức - Sự kiện</a></li><li><a href="/van-hoa/">Văn hóa</a></li></ul>'
    assert read(menu + OLD, path=path).section == ["Tin tức - Sự kiện"]


def test_a_byline_is_no_text_where_a_lead_and_pictures_are_all_there_is():
    body = '<p><img src="/uploads/a.jpg"></p><p style="text-align:right"><b>Tin, ảnh: Lò Văn Inh</b></p>'
    article = read(OLD.replace(BODY, body).replace("<strong>Tác giả bài viết:</strong> Lò Văn Inh", ""))
    assert (article.lead, article.body, article.authors) == (LEAD, None, ["Lò Văn Inh"])


DRESSED = f"""<div class="bv"><h2 class="bv-ten">Đường mới mở qua ba xóm</h2><div>21:41 ngày 09/03/2017 | 12 lượt
xem</div><p class="bv-dan"><strong>{LEAD}</strong></p><div class="bodytext">{BODY}</div>{{}}</div>"""


def test_in_a_theme_of_short_names_the_sentence_in_bold_is_the_lead_and_the_name_below_the_text_its_author():
    below = '<p class="bv-tg">Lò Văn Inh</p><p>File đính kèm: <a href="/uploads/a.pdf">ke-hoach.pdf</a></p>'
    article = read(DRESSED.format(below).replace("Đường mới mở", "Đường mới - Trang tin mở"))
    assert (article.lead, article.authors) == (LEAD, ["Lò Văn Inh"])
    assert [file.name for file in article.attachments] == ["ke-hoach.pdf"]


@pytest.mark.parametrize(
    "below", ["<p>Các Tin Khác</p>", '<p><a href="/a-1.html">Lò Văn Inh</a></p>', "<p>Tin mới</p>"]
)
def test_what_is_no_name_or_a_link_below_the_text_is_no_author(below):
    assert read(DRESSED.format(below)).authors == []


def test_tags_of_3_0_are_read_from_its_box():
    box = '<div class="keyword"><strong>Từ khóa:</strong> <a href="/vi/news/search/?q=duong">làm đường</a></div>'
    assert read(OLD + box).tags == read(OLD.replace("</div>" + RATING, box + "</div>" + RATING)).tags == ["làm đường"]


def test_the_author_in_the_next_box_is_the_article_s():
    labels = '<p class="h5 text-right"><strong>Tác giả bài viết: </strong>Lò Văn Inh</p>'
    box = f'<div class="news_column"><div class="panel-body">{labels}</div></div>'
    article = read(EGOV.replace(labels, "").replace("Nguồn tin: </strong>", "</strong>").replace(RATING, box + RATING))
    assert article.authors == ["Lò Văn Inh"]


def test_the_tags_of_4_6_are_read_from_the_cards_of_its_article():
    own = f'<div class="card"><div class="card-body"><h1>Đường mới</h1><div id="news-bodyhtml">{BODY}</div></div></div>'
    tags = '<div class="card"><div><i></i> Từ khóa: <a href="/vi/news/tag/lam-duong/">làm đường</a></div></div>'
    assert read(f"<main><article>{own}{tags}</article>{CLOUD}</main>").tags == ["làm đường"]


@pytest.mark.parametrize(("said", "language"), [("vi-VN", "vi"), ("en", "en"), ("v\x01i", "vi"), ("", "vi")])
def test_what_is_no_code_of_a_language_is_not_taken_for_one(said, language):
    body = (HEAD.format("") + OLD + "</body></html>").replace('lang="vi"', f'lang="{said}"')
    response = HtmlResponse("http://bao.example/tin-tuc/duong-moi-12.html", body=body, encoding="utf-8")
    assert clean(read_page(response)).language == language
