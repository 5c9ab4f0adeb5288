import pytest

from crawler.article import NotAnArticle
from crawler.platforms.zend_a import ZendASpider
from crawler.reading.cleaning.clean import clean
from tests.platforms.conftest import fields_of, truth_of
from tests.platforms.pages import page, read_twice

NAME = "zend_a"
FILLER = "<p>Sáng nay, bà con trong xã cùng nhau đắp lại con đường ra cánh đồng phía đông.</p>" * 3


def read(text):
    return clean(ZendASpider.read(page(text)))


def test_a_whole_crawl_ends_complete_and_finds_every_article(crawled):
    one = crawled(NAME)
    assert one.ended.returncode == 0, one.ended.stderr
    assert one.kept.keys() == one.truth.keys()


def test_every_field_is_what_its_author_wrote(crawled):
    one = crawled(NAME)
    for path, article in one.truth.items():
        assert fields_of(one.kept[path]) == truth_of(article)


def test_articles_that_no_section_page_shows_are_found_on_others(crawled):
    paged = [target for target in crawled(NAME).requests if "p=" in target]
    assert {target.partition("p=")[2] for target in paged} == {"2"}


def test_two_fetches_of_an_article_hash_the_same():
    first, second, bytes_differ = read_twice(NAME, ZendASpider)
    assert bytes_differ
    assert first == second


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/mua-vang-tren-canh-dong-a196670.html", "196670"),
        ("/https/mua-vang-tren-canh-dong-a196670.html", "196670"),
        ("/xa-hoi/mua-vang-tren-canh-dong-a43805.html", "43805"),
        ("/chinh-tri/mua-vang-tren-canh-dong-158386.html", "158386"),
        ("/print/mua-vang-tren-canh-dong-a196670.html", None),
        ("/su-kien/mua-vang.36.html", None),
        ("/bang-gia-quang-cao-2025.html", None),
        ("/thoi-su/", None),
    ],
)
def test_an_article_is_named_by_its_id_in_every_form_of_address(path, name):
    assert ZendASpider.identity_of(f"https://bao.example.vn{path}") == name


def test_the_headline_is_not_the_breadcrumb_in_the_first_h1():
    article = read(
        '<div class="titlecate"><h1><a href="/thoi-su/">THỜI SỰ</a></h1></div><a href="/thoi-su/">Thời sự</a>'
        f'<h1 class="margintopbot10 fw700">Mùa vàng&nbsp;<span></span></h1><div id="newscontents">{FILLER}</div>'
    )
    assert (article.title, article.section) == ("Mùa vàng", ["Thời sự"])


def test_the_time_is_read_where_the_head_has_the_day_alone():
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-01-08"}</script>'
    for line in ('<span class="pubdate">08/01/2026 - 18:21</span>', "<p class='la-gi'>Thứ Năm, 08/01/2026 - 18:21</p>"):
        article = read(
            f'{head}<div>{line}<h1 class="fw700 margintopbot10">A</h1><div id="newscontents">{FILLER}</div></div>'
        )
        assert article.published_at == "2026-01-08T18:21:00+07:00"


def test_a_page_clock_of_another_day_is_not_the_article_s_time():
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-01-08"}</script>'
    clock = "<p>Thứ Sáu, 02/10/2026 - 07:00</p>"
    article = read(f'{head}{clock}<h1 class="margintopbot10">A</h1><div id="newscontents">{FILLER}</div>')
    assert article.published_at == "2026-01-08T00:00:00+07:00"


def test_the_lead_with_the_text_s_own_class_is_told_from_the_text():
    article = read(
        '<h1 class="margintopbot10">A</h1><div class="content-fck-font-size">Lúa chín sớm hơn mọi năm.</div>'
        f'<div id="newscontents"><div class="content-fck-font-size" data="1">{FILLER}</div></div>'
    )
    assert article.lead == "Lúa chín sớm hơn mọi năm."
    assert article.body == "\n\n".join(
        ["Sáng nay, bà con trong xã cùng nhau đắp lại con đường ra cánh đồng phía đông."] * 3
    )


def test_tags_of_the_whole_site_are_left_out():
    article = read(
        '<meta name="Keywords" content="lúa, Đồng Tháp Mười" /><h1 class="margintopbot10">A</h1>'
        f'<div id="newscontents">{FILLER}</div><div class="block_tag"><a class="tag_item">lúa</a>'
        '<a class="tag_item">Đồng Tháp Mười</a><a class="tag_item">tin tức</a></div>'
    )
    assert article.tags == ["lúa", "Đồng Tháp Mười"]


def test_an_open_tag_does_not_bring_the_page_s_tools_into_the_text():
    article = read(
        f'<h1 class="margintopbot10">A</h1><div id="newscontents"><div>{FILLER}<div><p>Hết vụ, kho đầy.</p></div>'
        '<div id="linkshare"><b>Chia sẻ bài viết</b></div><div class="block_tag"><a class="tag_item">lúa</a></div>'
        '<div id="comment"><b>BÌNH LUẬN</b><p>Bài viết rất hay và bổ ích cho bà con.</p></div>'
        '<div class="topbox300"><a href="/thoi-su/"><h2>Trong nước</h2></a></div>'
    )
    assert article.body is not None
    assert article.body.endswith("phía đông.\n\nHết vụ, kho đầy.")


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [("Tin, ảnh: P.Y", ["P.Y"], None), ("Theo Vietnamnet", [], "Vietnamnet"), ("HẠNH CHÂU", ["HẠNH CHÂU"], None)],
)
def test_the_last_line_on_the_right_is_the_byline(line, authors, source):
    article = read(
        f'<h1 class="margintopbot10">A</h1><div id="newscontents">{FILLER}'
        f'<p style="text-align: right;"><strong>{line}</strong></p></div>'
    )
    assert (article.authors, article.source) == (authors, source)
    assert line not in (article.body or "")


def test_the_newer_skin_and_that_of_ca_mau_are_layouts_of_their_own():
    newer = read(
        '<div class="breadcrumb-news-detail"><a href="/">Trang chủ</a><a href="/xa-hoi">Xã hội</a></div>'
        f'<h1 class="title">A</h1><p>02/10/2025 - 07:15</p><div id="contentNews">'
        f'<div class="singular-content">{FILLER}</div></div>'
    )
    assert (newer.reader, newer.section, newer.published_at) == ("zend_a/2", ["Xã hội"], "2025-10-02T07:15:00+07:00")
    oldest = read(f'<h1 class="post-title">A</h1><div class="post-content">{FILLER}</div>')
    assert (oldest.reader, oldest.title) == ("zend_a/0", "A")


def test_a_section_page_is_no_article():
    with pytest.raises(NotAnArticle) as refused:
        ZendASpider.read(
            page('<title>THỜI SỰ</title><div id="topcate"><h2 class="h2cate"><a href="/a-a1.html">A</a></h2></div>')
        )
    assert refused.value.reason == "no-article"


def test_the_next_page_is_the_one_numbered_so_not_the_arrow_to_the_last():
    spider = ZendASpider()
    pager = (
        '<div id="page"><ul><li><b>1</b></li><li><a href="/thoi-su?p=2">2</a></li><li><a href="/thoi-su?p=3">3</a></li>'
        '<li><a href="/thoi-su?p=2">&gt;</a></li><li><a href="/thoi-su?p=5">&raquo;</a></li></ul></div>'
    )
    listing = page(pager, "https://bao.example.vn/thoi-su/")
    assert spider.next_page(listing, 1) == "https://bao.example.vn/thoi-su?p=2"
    assert spider.next_page(listing, 4) == "https://bao.example.vn/thoi-su?p=5"
    assert spider.next_page(listing, 5) is None


def test_the_site_s_name_in_the_head_s_title_is_no_part_of_the_headline():
    head = '<head><meta property="og:title" content="Mùa vàng - Báo Mẫu Online" /></head>'
    assert read(f'{head}<h1 class="la">Mùa vàng</h1><div id="newscontents">{FILLER}</div>').title == "Mùa vàng"


def test_a_lead_that_is_a_heading_is_the_lead():
    lead = "Vụ này, nông dân trong xã gieo cấy thêm hai trăm héc-ta, thu hoạch sớm hơn năm ngoái bảy ngày."
    article = read(f'<h1 class="margintopbot10">A</h1><div id="newscontents"><h2>{lead}</h2>{FILLER}</div>')
    assert article.lead == lead


def test_a_box_of_links_that_an_editor_put_into_the_text_does_not_end_it():
    line = "Sáng nay, bà con trong xã cùng nhau đắp lại con đường ra cánh đồng phía đông."
    box = '<div class="detail-related"><p>Đọc thêm</p><a href="/chuyen-khac-a12.html">Chuyện khác hẳn</a></div>'
    after = f'<p><img src="/a.jpg"></p><p>{line} Lúa đang trổ.</p>'
    text = f'<h1 class="margintopbot10">Mùa vàng</h1><div id="newscontents">{FILLER}{box}{{}}</div>'
    assert (read(text.format(after)).body or "").split("\n\n") == [line] * 3 + [f"{line} Lúa đang trổ."]
    assert (read(text.format(f'<div class="o">{after}</div>')).body or "").split("\n\n") == [line] * 3


def test_the_lead_of_another_article_below_the_text_is_not_this_ones():
    other = "Ở làng bên, người ta vừa dựng xong nhà văn hóa mới bằng công góp của cả trăm hộ dân."
    teaser = f'<div class="item"><a href="/chuyen-khac-a12.html">Chuyện khác</a><div class="sapo">{other}</div></div>'
    text = f'<h1 class="title">Mùa vàng</h1><div id="contentNews"><div class="singular-content">{FILLER}</div></div>'
    assert read(f"{text}<h3>Cùng chuyên mục</h3>{teaser}").lead is None


def test_the_day_of_another_article_below_the_text_is_not_this_ones():
    teaser = (
        '<div><a href="/chuyen-khac-a1234.html">Chuyện khác</a><span class="pubdate">01/02/2026 - 07:00</span></div>'
    )
    head = '<h1 class="margintopbot10">Mùa vàng</h1><span class="luc">08/01/2026 - 18:21</span>'
    article = read(f'<div>{head}<div id="newscontents">{FILLER}</div><h3>Tin mới</h3>{teaser}</div>')
    assert article.published_at == "2026-01-08T18:21:00+07:00"


def test_a_video_without_a_word_is_read_with_the_lead_before_it():
    lead = "Ghi ở bến đò cũ, trong buổi sáng cuối cùng trước khi tàu khách chạy."
    box = (
        f'<div class="content-fck"><p>{lead}</p></div><div id="newscontents"><div class="content-fck">{{}}</div></div>'
    )
    article = read(f"<title>Bến đò</title><h1 class='o'>Bến đò</h1>{box.format('<iframe src=/a></iframe>')}")
    assert (article.lead, article.body) == (lead, None)


def test_a_heading_that_links_to_the_section_is_not_the_headline_where_another_says_the_pages_title():
    section = '<div id="colcate1"><h1><a href="/van-hoa/">Văn hóa</a></h1></div>'
    own = f'<h1 class="ten-bai">Mùa vàng ở cánh đồng phía đông</h1><div id="newscontents">{FILLER}</div>'
    text = f"<html><head><title>Mùa vàng ở cánh đồng phía đông</title></head><body>{section}{own}</body></html>"
    article = clean(ZendASpider.read(page(text, "https://bao.example.vn/van-hoa/mua-vang-158386.html")))
    assert (article.title, article.section) == ("Mùa vàng ở cánh đồng phía đông", ["Văn hóa"])
