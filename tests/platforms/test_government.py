"""The party and government platforms: each sample portal is crawled over HTTP and compared with the truth."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.http import HtmlResponse

from crawler.article import NotAnArticle
from crawler.platforms.article_news import ArticleNewsSpider
from crawler.platforms.dotnetnuke import DotNetNukeSpider
from crawler.platforms.fallback import read_known
from crawler.platforms.joomla_k2 import JoomlaK2Spider
from crawler.platforms.key_in_address import keyed_id
from crawler.platforms.keyed_id import KeyedIdSpider
from crawler.platforms.liferay import LiferaySpider
from crawler.platforms.sharepoint import SharePointSpider
from crawler.platforms.trang_n import TrangNSpider
from crawler.platforms.userfiles_c import UserfilesCSpider
from crawler.reading.cleaning.clean import clean
from crawler.samples.collection import held_by
from crawler.samples.server import SITES
from crawler.samples.traps import Traps
from tests.platforms.conftest import fields_of, truth_of
from tests.platforms.twice import assert_two_requests_give_one_hash

PLATFORMS = {
    spider.platform: spider
    for spider in (
        SharePointSpider,
        LiferaySpider,
        JoomlaK2Spider,
        DotNetNukeSpider,
        UserfilesCSpider,
        TrangNSpider,
        ArticleNewsSpider,
        KeyedIdSpider,
    )
}
TEXT = "Sáng nay, đoàn công tác của xã đã đi kiểm tra từng tuyến mương trước mùa lũ và ghi lại những chỗ cần sửa ngay. "
P = f"<p>{TEXT}</p>"
TOOLS = "A- A A+ | Chia sẻ bài viết lên facebook Chia sẻ bài viết lên twitter Tăng tương phản Giảm tương phản"


@pytest.fixture(params=PLATFORMS)
def name(request):
    return request.param


def page(body, url="https://vi-du.vn/", head=""):
    text = f"<html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return HtmlResponse(url, body=text.encode(), encoding="utf-8")


def read(spider, body, url="https://vi-du.vn/", head=""):
    return clean(spider.read(page(body, url, head)))


@pytest.mark.slow
def test_a_crawl_finds_every_public_article_and_nothing_else(name, crawled):
    crawl = crawled(name)
    assert crawl.ended.returncode == 0, crawl.ended.stderr
    assert sorted(crawl.kept) == sorted(crawl.truth)


def test_what_is_kept_is_the_truth(name, crawled):
    crawl = crawled(name)
    for path, article in crawl.truth.items():
        assert fields_of(crawl.kept[path]) == truth_of(article), path


def test_the_known_layout_reads_the_sample(name, crawled):
    readers = {record["reader"] for record in crawled(name).kept.values()}
    assert readers in ({f"{name}/1"}, {f"{name}/2"})


def test_two_fetches_of_an_article_have_one_hash(name):
    assert_two_requests_give_one_hash(PLATFORMS[name], name)


def read_bytes(spider, url, body):
    return clean(spider.read(HtmlResponse(url, body=body, encoding="utf-8")))


def test_a_listing_is_refused_as_an_article(name):
    site = SITES[name](held_by(name), Traps())
    listed = Counter(article.categories[0] for article in site.articles)
    for section in [section for section in site.sections if listed[section.alias] > 1]:
        listing = site.answer(f"/{section.alias}", "127.0.0.1").body
        with pytest.raises(NotAnArticle):
            read_bytes(PLATFORMS[name], f"http://127.0.0.1/{section.alias}", listing)


# --- what names an article -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spider", "address", "name"),
    [
        (SharePointSpider, "/portal/pages/2023-01-30/hop-dan-468686.aspx", "468686"),
        (SharePointSpider, "/Portal/Pages/2023-1-3/Hop-dan-468686.aspx?Source=/", "468686"),
        (SharePointSpider, "/tin-tuc/Pages/chi-tiet.aspx?ItemID=77&CateID=3", "/tin-tuc/pages/chi-tiet.aspx?77"),
        (SharePointSpider, "/Lists/ThongBao/View_Detail.aspx?ItemId=77", "/lists/thongbao/view_detail.aspx?77"),
        (SharePointSpider, "/Pages/xem.aspx?ItemID=77&l=TinTuc", "/pages/xem.aspx?tintuc/77"),
        (
            SharePointSpider,
            "/Pages/Dai-hoi-Dang-bo-xa-lan-thu-nhat.aspx",
            "/pages/dai-hoi-dang-bo-xa-lan-thu-nhat.aspx",
        ),
        (
            SharePointSpider,
            "/Pages/TinTuc/Dai-hoi-Dang-bo-xa--5230.aspx",
            "/pages/tintuc/dai-hoi-dang-bo-xa--5230.aspx",
        ),
        (SharePointSpider, "/pages/2023-1-30/tong-ket-nam-2023.aspx", "/pages/2023-1-30/tong-ket-nam-2023.aspx"),
        (SharePointSpider, "/pages/2023-1-30/Hop-dan-ban9.aspx", "/pages/2023-1-30/hop-dan-ban9.aspx"),
        (SharePointSpider, "/pages/2023-1-30/Hop-dan.aspx", "/pages/2023-1-30/hop-dan.aspx"),
        (SharePointSpider, "/pages/2023-1-30/468686.aspx", "468686"),
        (SharePointSpider, "/Pages/tin-tuc.aspx", None),
        (SharePointSpider, "/Pages/TinTuc/default.aspx", None),
        (SharePointSpider, "/_layouts/15/Authenticate.aspx?ID=4", None),
        (LiferaySpider, "/web/guest/tin/-/asset_publisher/aB1/content/hop-dan/20181", "hop-dan"),
        (LiferaySpider, "/-/asset_publisher/zz9/content/Hop-dan?inheritRedirect=true", "hop-dan"),
        (LiferaySpider, "/web/xa-tan-lap/tin/-/asset_publisher/aB1/content/hop-dan/20181", "xa-tan-lap/hop-dan"),
        (LiferaySpider, "/vi/web/xa-tan-lap/-/hop-dan", "xa-tan-lap/hop-dan"),
        (LiferaySpider, "/news/-/details/20182/Hop-dan-ve-con-duong-7034", "20182/hop-dan-ve-con-duong-7034"),
        (LiferaySpider, "/tin/-/view_content/7034-hop-dan-ve-duong.html", "7034-hop-dan-ve-duong.html"),
        (LiferaySpider, "/-/blogs/hop-dan-ve-con-duong", "hop-dan-ve-con-duong"),
        (LiferaySpider, "/-/category/20182/chinh-sach-moi-cua-tinh", None),
        (LiferaySpider, "/-/message_boards/message/hop-dan-ve-con-duong", None),
        (LiferaySpider, "/-/details/tin-tuc", None),
        (LiferaySpider, "/chi-tiet?id=46807&_c=93", "46807"),
        (LiferaySpider, "/home?p_p_id=tin_WAR_tinportlet&_tin_WAR_tinportlet_newsId=912", "912"),
        (LiferaySpider, "/home?p_p_id=newsbycategory_WAR_x&_newsbycategory_WAR_x_categoryId=9", None),
        (LiferaySpider, "/tin/-/asset_publisher/aB1/content/hop-dan?p_p_state=pop_up", None),
        (LiferaySpider, "/documents/20182/0/id/77", None),
        (LiferaySpider, "/web/guest/tin-tuc", None),
        (JoomlaK2Spider, "/index.php/tin-tuc/item/312-le-hoi.html", "item/312"),
        (JoomlaK2Spider, "/component/k2/item/312-le-hoi", "item/312"),
        (JoomlaK2Spider, "/chi-tiet-tin-tuc/312-le-hoi-dau-xuan-o-ban", "article/312"),
        (JoomlaK2Spider, "/index.php?option=com_k2&view=item&id=312:le-hoi&Itemid=5", "item/312"),
        (JoomlaK2Spider, "/index.php?option=com_content&view=article&id=312", "article/312"),
        (JoomlaK2Spider, "/index.php?option=com_content&view=category&id=312", None),
        (JoomlaK2Spider, "/index.php?option=com_content&view=article&id=312:le-hoi&catid=34:tin", "article/312"),
        (JoomlaK2Spider, "/index.php/tin-tuc/item/312-le-hoi.html?tmpl=component&print=1", None),
        (JoomlaK2Spider, "/index.php/tin-tuc/itemlist/category/12-van-hoa", None),
        (JoomlaK2Spider, "/index.php/12-tin-tuc", None),
        (
            DotNetNukeSpider,
            "/Tin-tuc/tid/Hop-dan/newsid/0A1B2C3D-0000-4000-8000-0123456789AB/cid/1A1B2C3D-0000-4000-8000-0123456789AB",
            "0a1b2c3d-0000-4000-8000-0123456789ab",
        ),
        (DotNetNukeSpider, "/tabid/72/articleType/ArticleView/articleId/123/Default.aspx", "123"),
        (DotNetNukeSpider, "/Tin-tuc/tid/hop-dan", None),
        (DotNetNukeSpider, "/portals/1013/id/5/a.pdf", None),
        (UserfilesCSpider, "/hop-dan-c2692.html", "2692"),
        (UserfilesCSpider, "/hop-dan-c2692.html/", "2692"),
        (UserfilesCSpider, "/hop-dan-2692.html", None),
        (TrangNSpider, "/tin-hoat-dong/ky-hop-thu-nam.html", "/tin-hoat-dong/ky-hop-thu-nam.html"),
        (TrangNSpider, "/tin-hoat-dong/trang-402.html", None),
        (ArticleNewsSpider, "/tin-tuc/chinh-tri/ky-hop-thu-nam.html", "/tin-tuc/chinh-tri/ky-hop-thu-nam.html"),
        (ArticleNewsSpider, "/tin-tuc/chinh-tri.html", None),
        (KeyedIdSpider, "/Introduction.aspx?MenuID=5&NewsID=1207", "1207"),
        (KeyedIdSpider, "/Introduction.aspx?MenuID=5&NewsID=", None),
        (KeyedIdSpider, "/vi/tin-tuc?id=12856", "12856"),
        (KeyedIdSpider, "/tin-tuc-su-kien/ndid/11738/key/default", "11738"),
        (KeyedIdSpider, "/DetailView/4410/12/Dai-hoi.html", "4410"),
        (KeyedIdSpider, "/Trang-chu/post/1520/dai-hoi", "1520"),
        (KeyedIdSpider, "/ThanhDoan/webtd/News/25648", "25648"),
        (KeyedIdSpider, "/print/ndid/11738/key/default", None),
        (KeyedIdSpider, "/gioi-thieu", None),
    ],
)
def test_an_address_names_its_article_however_it_is_written(spider, address, name):
    assert spider.identity_of("https://vi-du.vn" + address) == name


@given(
    number=st.integers(min_value=1, max_value=10**12),
    others=st.permutations(["MenuID=5", "page=2", "lang=vi", "CateID=77", "returnurl=%2Ftin%3Fid%3D9"]),
    at=st.integers(min_value=0, max_value=5),
    key=st.sampled_from(["NewsID", "newsid", "ItemID", "_tin_WAR_x_articleId", "id"]),
)
def test_the_id_behind_its_key_is_found_whatever_stands_around_it(number, others, at, key):
    query = "&".join([*others[:at], f"{key}={number}", *others[at:]])
    assert keyed_id(f"https://vi-du.vn/chi-tiet.aspx?{query}") == str(number)


# --- traps ---------------------------------------------------------------------------------------------------------


def test_sharepoint_the_words_of_its_toolbar_are_no_text():
    article = read(
        SharePointSpider,
        f"<div class='article-header'><h1>Tu sửa mương</h1></div><div class='article-content'>"
        f"<div>Từ viết tắt Xem với cỡ chữ A- A A+</div>{P}<p>Từ viết tắt được dùng nhiều trong văn bản.</p></div>",
    )
    assert article.body == f"{TEXT.strip()}\n\nTừ viết tắt được dùng nhiều trong văn bản."


def test_sharepoint_the_date_is_below_the_title_not_the_clock_above():
    article = read(
        SharePointSpider,
        f"<span>Thứ hai, 23/11/2026 08:00</span><h1>Tu sửa mương trước mùa lũ</h1><p>Thứ tư, 22/07/2009 00:00</p>"
        f"<div class='detail-content'>{P}</div>",
        head="<title>Tu sửa mương trước mùa lũ</title>",
    )
    assert article.published_at == "2009-07-22T00:00:00+07:00"


def test_liferay_a_banner_of_web_content_is_no_article():
    banner = f"<div class='journal-content-article'><p>{'Giới thiệu chung. ' * 20}</p></div>"
    article = read(
        LiferaySpider,
        f"{banner}<h1>Cổng thông tin</h1><div class='asset-full-content'><h3 class='asset-title'>Tu sửa mương</h3>"
        f"<div class='journal-content-article'>{P}</div></div>{banner}",
    )
    assert (article.title, article.body) == ("Tu sửa mương", TEXT.strip())


def test_liferay_names_of_portlets_that_leak_into_the_text_are_taken_out():
    article = read(
        LiferaySpider,
        f"<div class='asset-full-content'><h3 class='asset-title'>Tu sửa mương</h3>"
        f"<div class='journal-content-article'>{P}<p>menu_WAR_menuportlet_INSTANCE_q7Lr</p></div></div>",
    )
    assert article.body == TEXT.strip()


def test_liferay_a_portlet_of_its_own_shows_the_date_with_hyphens():
    article = read(
        LiferaySpider,
        f"<h1>Cổng thông tin</h1><div class='portlet-body'><h2 class='title-detail'>Tu sửa mương</h2>"
        f"<i>Đăng ngày 15-05-2022 10:48</i><div class='detail-content'>{P}</div></div>",
    )
    assert (article.title, article.published_at) == ("Tu sửa mương", "2022-05-15T10:48:00+07:00")


@pytest.mark.parametrize(
    "address",
    [
        "/documents/20182/46807/ket-luan.pdf/1f2e3d4c-0a1b-2c3d-4e5f-1234567890ab",
        "/documents/20182/46807/ket-luan.pdf/1f2e3d4c-0a1b-2c3d-4e5f-1234567890ab?t=1652586000",
        "/c/document_library/get_file?uuid=1f2e3d4c&groupId=20182",
    ],
)
def test_liferay_a_file_of_its_library_below_a_text_of_no_known_layout_is_attached(address):
    head = '<div class="tin"><h2>Kiểm sát việc tạm giữ, tạm giam quý II</h2><div>Đăng ngày 15-05-2022 10:48</div>'
    files = f'<div class="tep"><p>Tệp kèm theo:</p><a href="{address}">ket-luan.pdf</a></div>'
    article = read(LiferaySpider, f"{head}<div>{P * 3}</div>{files}</div>")
    assert (article.reader, [one.name for one in article.attachments]) == ("generic/1", ["ket-luan.pdf"])


def test_joomla_a_long_introduction_is_the_text_and_not_a_lead():
    article = read(
        JoomlaK2Spider,
        f"<div class='itemView'><div class='itemHeader'><h2 class='itemTitle'>Lễ hội</h2></div><div class='itemBody'>"
        f"<div class='itemIntroText'>{P}<p>Đoạn hai.</p></div><div class='itemFullText'>"
        "<p>Đoạn ba.</p></div></div></div>",
    )
    assert (article.lead, article.body) == (None, f"{TEXT.strip()}\n\nĐoạn hai.\n\nĐoạn ba.")


def test_joomla_a_title_keeps_the_words_that_the_mark_of_featured_items_repeats():
    title = "Những gương mặt Nổi bật"
    for mark in ("", "<span><sup>Nổi bật</sup></span>"):
        article = read(
            JoomlaK2Spider,
            f"<div class='itemView'><h2 class='itemTitle'>{title} {mark}</h2><div class='itemBody'>{P}</div></div>",
        )
        assert article.title == title


def test_joomla_a_plain_article_is_read_too():
    article = read(
        JoomlaK2Spider,
        "<div class='item-page'><div class='page-header'><h2 itemprop='headline'>Lễ hội</h2></div>"
        "<dl class='article-info'><dd class='createdby'>Viết bởi <span itemprop='name'>Lò Thị Mây</span></dd>"
        "<dd class='published'><time datetime='2023-11-26T15:06:00+07:00'>26 Tháng 11 2023</time></dd>"
        "<dd class='hits'>5242 Lượt xem</dd></dl>"
        f"<div itemprop='articleBody'>{P}</div></div>",
    )
    assert (article.reader, article.authors, article.published_at) == (
        "joomla_k2/2",
        ["Lò Thị Mây"],
        "2023-11-26T15:06:00+07:00",
    )
    assert article.body == TEXT.strip()


def test_joomla_who_wrote_an_article_may_stand_behind_its_label_alone():
    for name, authors in (("Lò Thị Mây", ["Lò Thị Mây"]), ("Super User", [])):
        filed = f"<dl class='article-info'><dd class='createdby'>Viết bởi {name}</dd></dl>"
        article = read(JoomlaK2Spider, f"<div class='item-page'><h2>Lễ hội</h2>{filed}{P}</div>")
        assert article.authors == authors


def test_joomla_the_section_is_the_whole_breadcrumb_however_its_template_lists_it():
    crumbs = "".join(
        f'<li><a href="/{name}" class="pathway">{name}</a></li>' for name in ("Trang chủ", "Tin", "Tin Đoàn")
    )
    for trail in (f"<ol class='breadcrumb'>{crumbs}</ol>", f"<ol class='mod-breadcrumbs'>{crumbs}</ol>"):
        filed = "<dl class='article-info'><dd class='category-name'><a href='/doan'>Tin Đoàn</a></dd></dl>"
        article = read(
            JoomlaK2Spider,
            f"{trail}<div class='item-page'><h2>Lễ hội</h2>{filed}<div itemprop='articleBody'>{P}</div></div>",
        )
        assert article.section == ["Tin", "Tin Đoàn"]


def test_sharepoint_the_title_may_stand_in_a_plain_box_and_behind_home_in_the_pages():
    title = "Xã Bản Giang tu sửa mương trước mùa mưa"
    lead = f"{title} với hơn một trăm ngày công của bà con."
    article = read(
        SharePointSpider,
        f"<div class='tieude'>{title}</div><div class='ngaydang'>Ngày đăng: 13/06/2022 14:05</div>"
        f"<div class='trichyeu'>{lead}</div><div class='noidung'>{P}</div>",
        head=f"<title>\n\tTrang chủ - {title}\n</title>",
    )
    assert (article.title, article.lead) == (title, lead)


def test_dotnetnuke_a_module_of_plain_html_is_never_the_article():
    article = read(
        DotNetNukeSpider,
        f"<div id='dnn_ctr5_HtmlModule_lblContent'><p>{'Đường dây nóng. ' * 30}</p></div>"
        f"<span id='dnn_ctr9_View_lblTieuDe'>Tu sửa mương</span><div id='dnn_ctr9_View_lblNoiDung'>{P}</div>",
    )
    assert (article.title, article.body) == ("Tu sửa mương", TEXT.strip())


def test_article_news_the_toolbar_is_no_text_wherever_it_stands():
    article = read(
        ArticleNewsSpider,
        f"<article class='Article-News'><h1>Tu sửa mương</h1><p>{TOOLS}</p>{P}<div>{TOOLS}</div></article>",
    )
    assert article.body == TEXT.strip()


def test_keyed_id_a_body_that_is_escaped_once_more_is_read_as_html():
    article = read(
        KeyedIdSpider,
        f"<script>var x = '&lt;p&gt;';</script><h1 class='title'>Tu sửa mương</h1><div class='noidung'>"
        f"&lt;p&gt;{TEXT}&lt;/p&gt;&lt;p&gt;&lt;strong&gt;Đo&amp;aacute;&lt;/strong&gt; xong mương.&lt;/p&gt;</div>",
    )
    assert article.body == f"{TEXT.strip()}\n\nĐoá xong mương."


def test_a_page_in_no_known_layout_is_read_generically_and_says_so():
    response = page(
        f"<div class='chi-tiet-x'><h1>Tu sửa mương trước mùa lũ</h1><span>15/05/2022 10:48</span><div class='x1'>"
        f"<p>{TEXT * 2}</p>{P}</div></div>",
        head="<title>Tu sửa mương trước mùa lũ</title>",
    )
    article = read_known(response, UserfilesCSpider.layouts)
    assert (article.reader, article.title) == ("generic/1", "Tu sửa mương trước mùa lũ")
    assert article.body == f"{(TEXT * 2).strip()}\n\n{TEXT.strip()}"


def test_a_lead_that_the_text_repeats_is_kept_once():
    lead = "Cả xã cùng ra đồng tu sửa mương trước mùa lũ năm nay, sớm hơn mọi năm gần một tháng"
    article = read(
        TrangNSpider,
        f"<h1 class='title'>Tu sửa mương</h1><p class='mota'>{lead}</p>"
        f"<div class='detail-content'><p>{lead}.</p>{P}</div>",
    )
    assert (article.lead, article.body) == (lead, TEXT.strip())


def test_a_source_loses_its_label_and_a_breadcrumb_the_title():
    article = read(
        TrangNSpider,
        f"<ul class='breadcrumb'><li><a href='/'>Trang chủ</a></li><li><a href='/a'>Tin tức</a></li>"
        f"<li><a href='/b'>Tu sửa mương</a></li></ul><h1 class='title'>Tu sửa mương</h1>"
        f"<div class='detail-content'>{P}</div>"
        "<p class='nguon'>Nguồn: Báo Nhân Dân</p>",
    )
    assert (article.source, article.section) == ("Báo Nhân Dân", ["Tin tức"])


@pytest.mark.parametrize(
    "headline", ["<div class='ch-title'><h2>{}</h2></div>", "<h2 class='ch-title'>{}</h2>", "<h1>{}</h1>"]
)
def test_of_a_page_titled_by_its_site_the_heading_in_a_box_named_a_title_is_the_headline(headline):
    title, site = "Xã Hợp Dân đón đoàn kiểm tra tuyến mương", "<title>Trang thông tin xã Hợp Dân</title>"
    text = f"<div id='ctl01__ControlWrapper_RichHtmlField'>{P * 3}</div>"
    body = f"<div>{headline.format(title)}<div>(08:15 | 22/07/2009)</div>{text}</div>"
    article = read(SharePointSpider, body, "https://vi-du.vn/pages/2009-07-22/don-doan-468686.aspx", site)
    assert (article.title, article.published_at) == (title, "2009-07-22T08:15:00+07:00")


def test_a_form_to_log_in_is_no_article_though_its_address_has_a_day():
    form = "<form><input name='u'><input type='password' name='p'></form>"
    url, notice = "https://vi-du.vn/portal/pages/2024-01-02/Noi-bo-568803.aspx", "<p>Bạn cần đăng nhập để xem.</p>"
    with pytest.raises(NotAnArticle) as refused:
        SharePointSpider.read(page(f"<h1>Đăng nhập</h1>{form}{notice}", url))
    assert refused.value.reason == "login-page"
    assert read(SharePointSpider, f"<h1>Họp dân ở xã Hợp Dân</h1>{P * 9}{form}", url).published_at


def test_liferay_a_lead_in_bold_below_title_and_date_in_the_text_is_the_lead():
    title = "Thị trấn Mỏ Vàng chuyển đổi vườn tạp sang trồng bưởi sau mùa mưa"
    lead = "Sáng 9/3, thị trấn Mỏ Vàng chuyển đổi vườn tạp sang trồng bưởi, bà con đến dự và chia vui."
    article = read(
        LiferaySpider,
        f"<div class='asset-full-content'><h3 class='header-title'>{title}</h3><div class='journal-content-article'>"
        f"<h1>{title}</h1><div class='date'>Đăng ngày 09-03-2024 22:54</div><p><b>{lead}</b></p>{P}</div></div>",
    )
    assert (article.title, article.lead, article.body) == (title, lead, TEXT.strip())


@pytest.mark.parametrize("headline", ["<h2>{}</h2>", "<h3 class='tieude'>{}</h3>", "<div class='news-title'>{}</div>"])
@pytest.mark.parametrize("title", ["{} - Huyện Hợp Dân", "{} | Tin tức | Huyện Hợp Dân", "{}"])
@pytest.mark.parametrize("name", ["Thư ngỏ", "Mùa na chín"])
def test_a_headline_of_few_words_above_a_text_in_a_known_box_is_the_title(headline, title, name):
    path = "<div class='path'><a href='/'>Trang chủ</a> » <a href='/tin'>Tin tức</a></div>"
    text = f"<div class='date'>12/03/2024 08:15</div><div class='noidung'>{P * 3}</div>"
    body = f"<h1>Huyện Hợp Dân</h1><div>{path}{headline.format(name)}{text}</div>"
    article = read(TrangNSpider, body, head=f"<title>{title.format(name)}</title>")
    assert (article.reader, article.title) == ("trang_n/1", name)
    assert article.published_at == "2024-03-12T08:15:00+07:00"


@pytest.mark.parametrize("title", ["Huyện Hợp Dân - Mùa na chín", "Văn hóa - Mùa na chín ở Hợp Dân"])
def test_what_the_pages_title_begins_with_is_no_headline_where_it_stands_elsewhere_or_is_a_link(title):
    head = "<h1>Huyện Hợp Dân</h1><ul><li><a href='/van-hoa'>Văn hóa</a></li></ul>"
    above = "<h2><a href='/van-hoa'>Văn hóa</a></h2>"
    body = f"{head}<div><div>{above}<div class='noidung'>{P * 3}</div></div></div>"
    assert read(TrangNSpider, f"<div>{body}</div>", head=f"<title>{title}</title>").title == title


def test_dotnetnuke_the_date_may_stand_among_the_counts_above_the_title():
    head = "<div class='edn_metaDetails'>19/07/2022 09:15 / <span>1204</span> lượt xem</div>"
    text = f"<h1 class='edn_articleTitle'>Họp dân ở xã Hợp Dân</h1><div class='edn_articleText'>{P * 2}</div>"
    article = read(DotNetNukeSpider, f"<div class='edn_article'>{head}{text}</div>")
    assert (article.published_at, article.body) == ("2022-07-19T09:15:00+07:00", f"{TEXT.strip()}\n\n{TEXT.strip()}")
