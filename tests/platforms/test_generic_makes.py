"""Pages of many makes, read without knowing any: layout tables, themes, hardly any text, much beside it."""

import json

import pytest

from crawler.article import NotAnArticle
from crawler.platforms.generic import GenericSpider
from crawler.reading.outlinks.listing import Entry
from tests.platforms.pages import page
from tests.platforms.unknown_make import AT, LEAD, PARAGRAPHS, SHOWN, TEXT, TITLE, read
from tests.reading.sentences import PLAIN

NOTICE = "Điện lực huyện thông báo lịch cắt điện như tệp đính kèm."
ABOUT = (
    "<p>Trang thông tin điện tử của huyện được thành lập năm 2012, là cầu nối giữa chính quyền với nhân dân,"
    " đăng tải văn bản, thủ tục và tin tức hằng ngày.</p><p>Mọi ý kiến xin gửi về phòng Văn hóa và Thông tin"
    " huyện trong giờ hành chính các ngày làm việc trong tuần.</p>"
)
OTHERS = ["Xã Mường Khoa làm đường vào bản mới", "Huyện đoàn trao áo ấm cho học sinh", "Giá chè búp tươi tăng đầu vụ"]
PATHS = [f"/tin-cua-cac-xa-vung-cao-{number}.html" for number in range(301, 304)]
LINKS = [f'<a href="{path}">{text}</a>' for path, text in zip(PATHS, OTHERS, strict=True)]
LIST = "<ul>" + "".join(f"<li>{link}</li>" for link in LINKS) + "</ul>"
TEASERS = "".join(
    f'<div><a href="{path}"><img src="/thumb.jpg"></a><h4>{link}</h4><p>{text}: bà con các bản đều vui.</p></div>'
    for path, link, text in zip(PATHS, LINKS, OTHERS, strict=True)
)
FOOTER = "<div id=ft><p>Cơ quan chủ quản: Ủy ban nhân dân huyện. Địa chỉ: tiểu khu 2, thị trấn.</p></div>"


def columns(own, beside=ABOUT + TEASERS):
    return f'<div class="row"><div class="col-md-8">{own}</div><div class="col-md-4">{beside}</div></div>{FOOTER}'


MAKES = {
    "ASP.NET with tables in tables": (
        '<form><input type="hidden" name="__VIEWSTATE" value="/wEPDwUK"><table><tr><td width="200"><table><tr><td>'
        f"{LIST}</td></tr></table></td><td><table><tr><td><span id='lblTitle' class='tieude'>{TITLE}</span></td></tr>"
        f"<tr><td><span>(Ngày đăng: 12/03/2024 08:15)</span></td></tr><tr><td><b>{LEAD}</b></td></tr>"
        f"<tr><td><span>{PARAGRAPHS}</span></td></tr><tr><td><b>Các tin khác:</b>{LIST}</td></tr></table></td>"
        f"<td><table><tr><td>{ABOUT}</td></tr></table></td></tr></table></form>{FOOTER}"
    ),
    "font elements and line breaks in a cell": (
        f"<table><tr><td width=160><font size=1>{ABOUT}</font></td><td><font size=5><b>{TITLE}</b></font><br>"
        f"<font size=1>{SHOWN}</font><br><br><font size=3><b>{LEAD}</b><br><br>{'<br><br>'.join(PLAIN)}</font><hr>"
        f"{LIST}</td></tr></table>"
    ),
    "Bootstrap columns": columns(
        f'<h3 class="text-danger">{TITLE}</h3><small><i class="fa"></i> 12/03/2024 08:15</small>'
        f'<p class="fw-bold">{LEAD}</p><div>{PARAGRAPHS}</div>'
    ),
    "Joomla with another h1": (
        '<div><h1><a href="/">Đảng bộ huyện Bắc Yên</a></h1></div>'
        f'<div class="row-fluid"><div class="span3">{ABOUT}</div>'
        f'<div class="span9"><h2>{TITLE} <sup>Nổi bật</sup></h2><dl><dd>{SHOWN}</dd></dl><p><strong>{LEAD}</strong></p>'
        f"{PARAGRAPHS}</div></div>"
    ),
    "rendered by scripts": (
        f'<div id="__next"><div class="css-c3"><h1 class="css-q">{TITLE}</h1><span>08:15'
        f' - 12/03/2024</span><h2 class="css-s">{LEAD}</h2><div>{PARAGRAPHS.replace("p>", "div>")}</div></div>'
        f"<div>{TEASERS}</div></div>"
    ),
    "a picture beside the headline, the text below both": (
        f'<div class="row"><div class="col-6"><h1>{TITLE}</h1><p>{SHOWN}</p><p class="sapo">{LEAD}</p></div><div'
        f' class="col-6"></div></div><div>{PARAGRAPHS}</div>{FOOTER}'
    ),
    "the text in the wider of two columns": (
        f'<div class="row"><div class="col-4"><h1>{TITLE}</h1><p>{SHOWN}</p><p class="sapo">{LEAD}</p></div>'
        f'<div class="col-8">{PARAGRAPHS}</div></div>'
    ),
    "columns of full width, which are rows": (
        f'<div class="row"><div class="col-12"><h1>{TITLE}</h1><p>{SHOWN}</p><p class="sapo">{LEAD}</p></div>'
        f'<div class="col-12">{PARAGRAPHS}</div></div>'
    ),
    "a list of links in the cell beside": (
        f"<table><tr><td><b>{TITLE}</b></td></tr><tr><td>{SHOWN}</td></tr></table><table><tr><td width=150>{LIST}</td>"
        f"<td><p><b>{LEAD}</b></p>{PARAGRAPHS}</td></tr></table>"
    ),
    "a kicker above, the date directly below": (
        f"<div><p>Chuyện ở bản</p><h1>{TITLE}</h1>{SHOWN}<p><b>{LEAD}</b></p>{PARAGRAPHS}</div>"
    ),
    "a title that is the site's": (f'<h2 class="detail">{TITLE}</h2><p>{SHOWN}</p><p><b>{LEAD}</b></p>{PARAGRAPHS}'),
    "a sidebar longer than the article": columns(
        f'<h1>{TITLE}</h1><p>{SHOWN}</p><p class="sapo">{LEAD}</p>{PARAGRAPHS}', ABOUT * 12
    ),
    "many teasers below the text": (
        f"<div><h1>{TITLE}</h1><span>{SHOWN}</span><p><b>{LEAD}</b></p>{PARAGRAPHS}<h3>Tin khác</h3>{TEASERS * 2}</div>"
    ),
    "a page builder's widgets": (
        f'<div class="elementor-widget elementor-widget-title"><h1>{TITLE}</h1></div><time>{SHOWN}</time><div'
        f' class="elementor-widget elementor-widget-content"><p class="excerpt">{LEAD}</p>{PARAGRAPHS}</div>'
    ),
}


@pytest.mark.parametrize("make", MAKES)
def test_of_any_make_the_article_is_read_and_nothing_beside_it(make):
    article = read(MAKES[make], "Cổng thông tin điện tử huyện" if "the site's" in make else TITLE)
    assert (article.title, article.lead, article.body) == (TITLE, LEAD, TEXT)
    assert article.published_at == AT
    assert article.images == []


@pytest.mark.parametrize("wrap", ["<table><tr><td>{}</td><td>{}</td></tr></table>", None], ids=["cells", "columns"])
@pytest.mark.parametrize(
    ("own", "body", "shows"),
    [
        (f'<p>{NOTICE}</p><a href="/upload/lich-cat-dien.pdf">lich-cat-dien.pdf</a>', NOTICE, "attachments"),
        ('<iframe src="https://docs.google.com/gview?url=https://x.vn/lich.pdf"></iframe>', None, "attachments"),
        (f'<iframe src="https://www.youtube.com/embed/abc"></iframe><p>{NOTICE}</p>', NOTICE, None),
        ('<p><img src="/upload/anh-1.jpg"></p>', None, "images"),
        ("<p>Sáng nay, nước đã về ruộng.</p>", "Sáng nay, nước đã về ruộng.", None),
    ],
    ids=["file", "embedded", "film", "picture", "sentence"],
)
def test_a_page_with_hardly_any_text_is_not_given_another_boxs(own, body, shows, wrap):
    own = f"<h1>{TITLE}</h1><p>{SHOWN}</p>{own}"
    article = read(wrap.format(own, ABOUT + TEASERS) + FOOTER if wrap else columns(own))
    assert (article.title, article.body, article.published_at) == (TITLE, body, AT)
    assert shows is None or len(getattr(article, shows)) == 1


def test_a_table_of_prices_is_an_article():
    rows = [["Mặt hàng", "Giá (đồng)"], ["Gạo nếp tan, loại một", "32.000"], ["Chè búp tươi đầu vụ", "12.000"]]
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    article = read(columns(f"<h1>{TITLE}</h1><p>{SHOWN}</p><table>{table}</table>"))
    assert article.body == "\n".join(" | ".join(row) for row in rows)


def test_of_a_story_in_pictures_none_is_lost_and_captions_are_captions():
    pictures = "".join(
        f'<figure><img src="/upload/anh-{number}.jpg"><figcaption>Cảnh thứ {number} của vụ cấy.</figcaption></figure>'
        for number in range(1, 7)
    )
    article = read(columns(f'<h1>{TITLE}</h1><p>{SHOWN}</p><p class="sapo">{LEAD}</p>{pictures}'))
    assert [image.caption for image in article.images] == [f"Cảnh thứ {number} của vụ cấy." for number in range(1, 7)]
    assert (article.lead or article.body) == LEAD


def test_what_is_named_gives_section_tags_and_author_and_a_download_is_a_file():
    article = read(
        '<ul class="breadcrumb"><li><a href="/">Trang chủ</a></li><li><a href="/xa-hoi">Xã hội</a></li></ul>'
        f'<div class="d"><h2 class="title">{TITLE}</h2><div class="author-time"><span class="author">Tòng Inh</span>'
        f' <span>08:15 ngày 12/03/2024</span></div>{PARAGRAPHS}</div><div class="files"><a href="?download=1&amp;id=0"'
        " download>Tập tin 1: <strong>ke-hoach.pdf</strong></a></div>"
        '<div class="tags"><a href="/tag/a">lúa nước</a></div>'
    )
    assert (article.section, article.tags, article.authors) == (["Xã hội"], ["lúa nước"], ["Tòng Inh"])
    assert [(file.url, file.name) for file in article.attachments] == [
        ("https://bao.example.vn/bai-a1.html?download=1&id=0", "ke-hoach.pdf")
    ]
    assert article.body == TEXT


def test_two_authors_in_the_pages_own_data_are_two():
    data = {"@type": "NewsArticle", "headline": TITLE, "author": {"name": "Lò Văn Hặc, Tòng Thị Inh"}}
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    assert read(f"<h1>{TITLE}</h1>{PARAGRAPHS}", head=head).authors == ["Lò Văn Hặc", "Tòng Thị Inh"]


def test_short_items_above_the_text_stay():
    items = ["Làm mương mới", "Cấy hai vụ"]
    listed = "".join(f"<li>{item}</li>" for item in items)
    article = read(f"<div><h1>{TITLE}</h1><p>{SHOWN}</p><ul>{listed}</ul>{PARAGRAPHS}</div>")
    assert article.body == "\n\n".join([*items, *PLAIN])


def test_a_line_of_a_notice_with_a_time_of_day_stays():
    lines = ["Thời gian: 19:30 ngày 20/03/2024", "Địa điểm: Nhà văn hóa bản Nà Lùng"]
    article = read(f"<div><h1>{TITLE}</h1><p>{SHOWN}</p><p>{lines[0]}</p><p>{lines[1]}</p>{PARAGRAPHS}</div>")
    assert article.body == "\n\n".join([*lines, *PLAIN])


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Thời sự", columns(f"<h1>Thời sự</h1>{TEASERS}")),
        (
            "Học tập và làm theo tấm gương đạo đức của Bác",
            "<h1>Học tập và làm theo tấm gương đạo đức của Bác</h1>"
            + "".join(f"<div><span>{SHOWN}</span>{link}<p>{LEAD}</p></div>" for link in LINKS),
        ),
        ("Liên hệ", f"<h1>Liên hệ</h1>{ABOUT}<form><input name=ten></form>"),
        ("Thống kê", f"<h3>Thống kê theo giờ trong ngày</h3><p>7.079</p><h3>Thống kê theo năm</h3>{ABOUT}"),
        (
            "Tin tức",
            "<table>"
            + "".join(f"<tr><td><img src=/a.jpg></td><td>{link}<br>{LEAD}</td></tr>" for link in LINKS)
            + "</table>",
        ),
    ],
    ids=["teasers", "dated teasers", "contact", "statistics", "rows"],
)
def test_what_is_no_article_is_refused(title, body):
    with pytest.raises(NotAnArticle):
        read(body, title)


@pytest.mark.parametrize("shown", [f"<div>{TEASERS}</div>", columns(TEASERS)], ids=["alone", "with columns"])
def test_a_listing_that_says_that_it_is_an_article_is_refused(shown):
    with pytest.raises(NotAnArticle):
        read(f"<h1>Thời sự</h1>{shown}", "Thời sự", '<meta property="og:type" content="article">')


@pytest.mark.parametrize(
    "body",
    [
        f"<script>window.print();</script>{PARAGRAPHS}",
        f'<a href="javascript:window.close()">Đóng cửa sổ</a>{PARAGRAPHS}',
    ],
    ids=["prints itself", "is closed"],
)
def test_a_page_to_print_is_known_by_what_it_does(body):
    with pytest.raises(NotAnArticle, match="print"):
        read(f"<h1>{TITLE}</h1>{PARAGRAPHS}{body}")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/chitiet.aspx?id=20345&catid=4", "/chitiet.aspx?id=20345"),
        ("/index.php?option=com_content&view=article&id=12:nuoc-ve&catid=4", "/index.php?id=12"),
        ("/xem.php?idtin=5", "/xem.php?idtin=5"),
        ("/?p=1234", "/?p=1234"),
        ("/xemtin?ma=1234", "/xemtin?ma=1234"),
        ("/tintuc.php?tin=1234", "/tintuc.php?tin=1234"),
        ("/tintuc.php?loai=1234", None),
        ("/modules.php?name=News&file=article&sid=34", "/modules.php?sid=34"),
        (
            "/chi-tiet-tin?id=2927f205-2e77-42af-7d06-0ce8332a1200",
            "/chi-tiet-tin?id=2927f205-2e77-42af-7d06-0ce8332a1200",
        ),
        ("/?gd=1&cn=28&tc=8934", "/?tc=8934"),
        ("/?gd=1&cn=28", None),
        ("/tin-bai/ngay/2023-11-28", None),
        ("/luu-tru/2023/11", None),
        ("/tin-tuc?id=2927f205-2e77-42af-7d06", None),
        ("/danh-sach-tin?cat=2927f205-2e77-42af-7d06-0ce8332a1200", None),
        ("/post/d19b67b8582d702de1ad61f2", "/post/d19b67b8582d702de1ad61f2"),
        ("/tin/nuoc-ve-2927f2052e7742af7d060ce8332a1200.html", "/tin/nuoc-ve-2927f2052e7742af7d060ce8332a1200.html"),
        ("/van-hoa/nuoc-ve.20345.html", "/van-hoa/nuoc-ve.20345.html"),
        ("/chi-tiet-tin?/nuoc-ve/20345&lang=vi", "/chi-tiet-tin?/nuoc-ve/20345"),
        ("/danh-muc-tin?/hoat-dong-cua-thanh-pho/12", None),
        ("/Tin-tuc/Chi-tiet/44/thu-chuc-tet", "/Tin-tuc/Chi-tiet/44/thu-chuc-tet"),
        ("/Tin-tuc/Danh-muc/3/hoat-dong-cua-nganh-cong-thuong", None),
        ("/danh-muc/nuoc-ve-ban-na-lung-20345.html", "/danh-muc/nuoc-ve-ban-na-lung-20345.html"),
        ("/2024/03/12/nuoc-ve/", "/2024/03/12/nuoc-ve"),
        ("/InTin.aspx?id=20345", None),
        ("/in-bai-viet.php?id=20345", None),
        ("/Print.aspx?newsid=20345", None),
        ("/InTinTuc/ChiTiet.aspx?id=20345", "/intintuc/chitiet.aspx?id=20345"),  # for such a server they are one
        ("/tin.aspx?id=20345", "/tin.aspx?id=20345"),
        ("/in-bai-tho-dau-tien-cua-ban-20345.html", "/in-bai-tho-dau-tien-cua-ban-20345.html"),
        ("/?p=2", None),
        ("/tintuc.aspx?page=2", None),
        ("/danhmuc.aspx?id=120", None),
        ("/index.php?option=com_content&view=category&id=120", None),
    ],
)
def test_an_articles_number_may_be_a_parameter(path, name):
    assert GenericSpider.identity_of(f"https://bao.example.vn{path}") == name


def test_a_section_whose_number_is_a_parameter_is_followed():
    menu = '<a href="/tintuc.aspx?cat=5">Kinh tế</a><a href="/chitiet.aspx?id=20345">Tin mới</a><a href="/x.css">x</a>'
    spider = GenericSpider(start_urls=["https://bao.example.vn/"])
    assert [*spider.find_sections(page(menu, "https://bao.example.vn/"))] == [
        "https://bao.example.vn/tintuc.aspx?cat=5"
    ]


@pytest.mark.parametrize(
    ("path", "followed"),
    [
        ("/chuyen-muc/thoi-su", True),
        ("/category/xa-hoi/y-te/", True),
        ("/?mod=news&act=list&cat=2", True),
        ("/chuyen-muc?id=12", True),
        ("/chuyen-muc?sort=new", False),
        ("/index.php?mod=list", True),
        ("/danh-muc-tin?/hoat-dong-cua-thanh-pho/12", True),
        ("/tin-tuc?sort=new", True),  # for its path alone
        ("/chuyen-muc/thoi-su/page/2", False),
        ("/bao/2024/?sort=new", False),
        ("/search.aspx?cat=2", False),
        ("/Tin-tuc/Danh-muc/3/hoat-dong-cua-nganh-cong-thuong", True),
        ("/danh-muc/nuoc-ve-ban-na-lung-20345.html", False),
        ("/vi/kinh-te/nong-nghiep/chan-nuoi", False),  # too deep for a link that stands in no menu
        ("/tag/y-te", False),
        ("/dang-nhap.aspx?menu=1", False),
    ],
)
def test_a_section_is_followed_that_a_word_or_a_parameter_of_its_address_names(path, followed):
    spider = GenericSpider(start_urls=["https://bao.example.vn/"])
    found = [*spider.find_sections(page(f'<a href="{path}">Mục</a>', "https://bao.example.vn/"))]
    assert found == [f"https://bao.example.vn{path}"] * followed


@pytest.mark.parametrize("title", ["Hội nghị bàn việc đưa nước về bản Nà Lùng", "Sở Y tế kiểm tra trạm xá bản Nà Lùng"])
def test_a_headline_in_a_span_may_begin_like_a_sites_name_where_the_pages_title_is_that(title):
    body = (
        '<form><div id="left"><p>Đăng nhập</p></div><div id="main"><div>'
        f'<span id="ctl00_Main_lblTitle" class="tieude">{title}</span><br>'
        f'<span id="ctl00_Main_lblDate" class="ngay">Cập nhật: 12/03/2024 8:15 AM</span><br>'
        f'<span id="ctl00_Main_lblSum" class="tomtat">{LEAD}</span><div id="ctl00_Main_divND">{PARAGRAPHS}</div></div>'
        f'</div><div id="right">{LIST}</div></form>{FOOTER}'
    )
    article = read(body, "Trung tâm Khuyến nông tỉnh", url="https://bao.example.vn/ChiTiet.aspx?ID=25")
    assert (article.title, article.published_at, article.lead, article.body) == (title, AT, LEAD, TEXT)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (
            "/wps/portal/Home/tin/nuoc-ve-ban-na-lung/!ut/p/z0/fYyxDo_12345!/",
            "/wps/portal/Home/tin/nuoc-ve-ban-na-lung",
        ),
        ("/wps/portal/Home/tin/chi-tiet/!ut/p/z0/fYyxDo!/", "/wps/portal/Home/tin/chi-tiet/!ut/p/z0/fYyxDo!"),
        ("/wps/portal/tin?urile=wcm:path:/so/tin/nuoc-ve-ban-na-lung", "wcm:path:/so/tin/nuoc-ve-ban-na-lung"),
        ("/wps/portal/Home/tin-tuc/!ut/p/z1/04_Sj9CPykssy0xPLMnMz0vMAfIjo8zi-12345/", None),
    ],
)
def test_the_state_in_an_address_of_websphere_is_no_part_of_its_name(path, name):
    assert GenericSpider.identity_of(f"https://bao.example.vn{path}") == name


def test_a_section_of_websphere_is_followed():
    menu = '<a href="/wps/portal/Home/tin/!ut/p/z1/04_Sj9/">Tin</a><a href="/wps/portal/!ut/p/z1/login/">Vào</a>'
    spider = GenericSpider(start_urls=["https://bao.example.vn/"])
    found = [*spider.find_sections(page(menu, "https://bao.example.vn/"))]
    assert found == ["https://bao.example.vn/wps/portal/Home/tin/!ut/p/z1/04_Sj9/"]


def test_headlines_that_lead_into_the_folders_of_sections_are_articles_however_their_addresses_look():
    site, spider = "https://bao.example.vn", GenericSpider(start_urls=["https://bao.example.vn/"])
    menu = '<nav><a href="/tin-tuc">Tin</a><a href="/tin-tuc/hoc-theo-bac">Học tập và làm theo gương Bác Hồ</a></nav>'
    words = "Bà con bản Nà Lùng đón nước về ruộng"
    paths = ["/tin-tuc/nuoc-ve-ban", "/tin-tuc/bai-ca-moi", "/tin-tuc/ve-ben-nuoc"]
    items = "".join(f'<h3><a href="{path}">{words} lần {number}</a></h3>' for number, path in enumerate(paths))
    boxes = '<h3><a href="/tin-tuc/nong-thon-moi">Nông thôn mới</a></h3>'
    home = page(menu + items + boxes, f"{site}/")
    sections = [*spider.find_sections(home)]
    assert sections == [f"{site}/{path}" for path in ("tin-tuc", "tin-tuc/hoc-theo-bac", "tin-tuc/nong-thon-moi")]
    assert [entry.url for entry in spider.entries(home)] == [f"{site}{path}" for path in paths]


def test_an_article_with_a_short_title_is_told_by_where_it_stands():
    site, spider = "https://bao.example.vn", GenericSpider(start_urls=["https://bao.example.vn/"])
    spider.begin_listing(f"{site}/tin/kinh-te")
    long = [f"{site}/tin/nuoc-ve-ban-na-lung-{number}" for number in range(100, 112)]
    short = [f"{site}/{path}" for path in ("tin/chao-xuan", "tin/kinh-te", "lien-he", "muc/chao-he")]
    spider.note_listed(page("", f"{site}/sitemap.xml"), [*map(Entry, [*long[:9], *short])], of_feed=False)
    assert [url for url in short if spider.ours(url)] == [], "too few articles are beside it"
    spider.note_listed(page("", f"{site}/sitemap.xml"), [*map(Entry, [*long, *short])], of_feed=False)
    assert [url for url in short if spider.ours(url)] == short[:1]
    assert spider.ours(f"{short[0]}?page=2") is None
    spider.note_listed(page("", f"{site}/rss"), [Entry(f"{site}/tin/mua-he"), Entry(f"{site}/tag/a")], of_feed=True)
    assert spider.ours(f"{site}/tin/mua-he")
    assert spider.ours(f"{site}/tag/a") is None


def test_a_headline_that_leads_to_where_the_others_do_is_an_articles():
    site, spider = "https://bao.example.vn", GenericSpider(start_urls=["https://bao.example.vn/"])
    spider.begin_listing(f"{site}/tin/kinh-te")
    shown = "".join(f'<h4><a href="/tin/nuoc-ve-ban-na-lung-{number}">Nước</a></h4>' for number in range(100, 104))
    shown += '<h4><a href="/tin/chao-xuan">Xuân</a></h4><h3><a href="/tin/kinh-te">Kinh tế</a></h3>'
    shown += '<a href="/tin/y-te">Y tế</a><h4><a href="/lien-he">Liên hệ</a></h4>'
    urls = [entry.url for entry in spider.entries(page(shown, f"{site}/tin"))]
    assert [url for url in urls if "nuoc-ve" not in url] == [f"{site}/tin/chao-xuan"]


@pytest.mark.parametrize(
    "line", [f"{SHOWN} 221 lượt xem", f"Cập nhật lúc {SHOWN} In bài AMP", f"{SHOWN} | 12 bình luận"]
)
def test_a_date_with_counts_and_short_links_on_its_line_is_no_text(line):
    shown = line.replace("In bài", '<a href="/print/1">In bài</a>').replace("AMP", '<a href="/amp/1">AMP</a>')
    assert read(f"<h1>{TITLE}</h1><div>{shown}</div><p><b>{LEAD}</b></p>{PARAGRAPHS}").body == TEXT
    film = '<iframe src="https://www.youtube.com/embed/a"></iframe>'
    assert read(columns(f"<h1>{TITLE}</h1><div>{shown}</div>{film}<p>{NOTICE}</p>")).body == NOTICE


def test_a_page_with_pictures_and_captions_alone_is_an_article():
    pictures = "".join(
        f'<div><img src="/upload/anh-{number}.jpg"><p class="chuthich">{line}</p></div>'
        for number, line in enumerate(PLAIN[:4])
    )
    article = read(columns(f"<h1>{TITLE}</h1><p>{SHOWN}</p><div>{pictures}</div>"))
    assert (article.body, [image.caption for image in article.images]) == (None, [*PLAIN[:4]])


@pytest.mark.parametrize(
    "title",
    ["Giới thiệu chung về Đảng bộ huyện", "Cơ cấu tổ chức của huyện ủy", "Chức năng, nhiệm vụ của Sở", "Danh bạ"],
)
def test_a_page_about_the_site_is_no_article_unless_it_has_a_date(title):
    with pytest.raises(NotAnArticle, match="its title is"):
        read(f"<h1>{title}</h1>{PARAGRAPHS}", title)
    assert read(f"<h1>{title}</h1><p>{SHOWN}</p>{PARAGRAPHS}", title).body == TEXT


BLOG_POST = (
    "<div class='post hentry' itemprop='blogPost' itemscope itemtype='http://schema.org/BlogPosting'>"
    "<h3 class='post-title entry-title' itemprop='name'>{title}</h3><div class='post-body entry-content'>{text}</div>"
    "<div class='post-footer'><span class='post-author vcard'>Người đăng: <span class='fn' itemprop='author'>Lê Mai"
    "</span></span> vào lúc <abbr class='published' itemprop='datePublished' title='2026-10-03T19:09:00+07:00'>19:09"
    "</abbr><span class='post-labels'>Nhãn: <a rel='tag' href='/search/label/lua'>lúa</a></span></div></div>"
)


@pytest.mark.parametrize(
    ("signed", "author"), [("<p align=right><b>Nông Văn Tú</b></p>", "Nông Văn Tú"), ("", "Lê Mai")]
)
def test_a_blogs_post_has_its_time_its_labels_and_whoever_signed_it_before_who_filed_it(signed, author):
    menu = (
        "<ul><li><a href='https://bao.example.vn/'>Trang chủ</a></li><li><a href='/p/gt.html'>Giới thiệu</a></li></ul>"
    )
    day = "<h2 class='date-header'><span>Thứ Bảy, 3 tháng 10, 2026</span></h2>"
    article = read(menu + day + BLOG_POST.format(title=TITLE, text=PARAGRAPHS + signed), f"Công đoàn: {TITLE}")
    assert (article.published_at, article.authors) == ("2026-10-03T19:09:00+07:00", [author])
    assert (article.tags, article.section, article.body) == (["lúa"], [], TEXT)


def test_a_short_headline_is_found_where_the_pages_title_is_that_and_the_sites_name():
    body = columns(f"<h3>Tin tức</h3><h3>Thư chúc Tết</h3><p>{SHOWN}</p><p><b>{LEAD}</b></p>{PARAGRAPHS}")
    article = read(body, "Thư chúc Tết - Sở Công Thương")
    assert (article.title, article.published_at, article.lead, article.body) == ("Thư chúc Tết", AT, LEAD, TEXT)


@pytest.mark.parametrize(
    ("menu", "followed"),
    [
        ('<nav><ul><li><a href="{}">Mục</a></li></ul></nav>', True),
        ('<ul class="nav navbar-nav"><li><ul><li><a href="{}">Mục</a></li></ul></li></ul>', True),
        ('<div id="mainmenu"><a href="{}">Mục</a></div>', True),
        ('<div id="MainMenu_1"><a href="{}">Mục</a></div>', True),
        ('<div class="news"><a href="{}">Mục</a></div>', False),
        ('<nav><a href="{}?page=2">Mục</a></nav>', False),
        ('<nav><a href="/tag{}">Mục</a></nav>', False),
    ],
)
def test_what_a_menu_links_to_is_a_section_however_deep_its_address(menu, followed):
    path = "/vi/kinh-te/nong-nghiep/chan-nuoi"
    spider = GenericSpider(start_urls=["https://bao.example.vn/"])
    found = [*spider.find_sections(page(menu.format(path), "https://bao.example.vn/"))]
    assert found == [f"https://bao.example.vn{path}"] * followed


def test_broken_addresses_of_files_and_pictures_are_survived():
    broken = (
        '<iframe src="/view?url=http://[.pdf"></iframe><img src="/t.php?src=http://[.jpg"><a href="http://[">Tệp</a>'
    )
    assert read(f"<h1>{TITLE}</h1><p>{SHOWN}</p>{PARAGRAPHS}{broken}").body == TEXT


def test_a_box_whose_words_all_follow_its_elements_is_survived():
    after = f"<div><b></b>{NOTICE}{LINKS[0].replace(OTHERS[0], '')}</div>"
    article = read(columns(f'<h1>{TITLE}</h1><p>{SHOWN}</p><img src="/upload/anh-1.jpg">{after}'))
    assert article.body == NOTICE


def test_what_is_hidden_is_no_text_of_a_page_with_a_picture_alone():
    hidden = '<span class="hidden">https://bao.example.vn/tin/nuoc-ve-ban-na-lung-20345.html</span>' * 4
    article = read(columns(f'<h1>{TITLE}</h1>{hidden}<p>{SHOWN}</p><img src="/upload/anh-1.jpg">'))
    assert (article.body, len(article.images)) == (None, 1)


def test_text_after_a_hidden_element_is_not_lost():
    lines = "".join(f'<span class="hidden">x</span>{line}<br><br>' for line in PLAIN)
    assert read(f"<h1>{TITLE}</h1><p>{SHOWN}</p><div>{lines}</div>").body == TEXT
