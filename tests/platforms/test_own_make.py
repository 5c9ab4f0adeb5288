"""The papers with a CMS of their own and the small families: each sample is crawled over HTTP."""

from datetime import UTC, datetime

import pytest
from scrapy.http import HtmlResponse

from crawler.article import NotAnArticle
from crawler.platforms.bacninh import BacNinhSpider
from crawler.platforms.ckfinder import CkfinderSpider
from crawler.platforms.dienbienphu import DienBienPhuSpider
from crawler.platforms.haugiang import HauGiangSpider
from crawler.platforms.ims import ImsSpider
from crawler.platforms.laichau import LaiChauSpider
from crawler.platforms.ninhbinh import NinhBinhSpider
from crawler.platforms.numeric_path import NumericPathSpider
from crawler.platforms.quangngai import QuangNgaiSpider, output_html
from crawler.platforms.sonla import SonLaSpider
from crawler.platforms.vccorp import VccorpSpider
from crawler.samples.makes import MAKES
from tests.platforms.conftest import fields_of, truth_of
from tests.platforms.twice import assert_two_requests_give_one_hash

SPIDERS = {
    spider.platform: spider
    for spider in (
        *(VccorpSpider, LaiChauSpider, DienBienPhuSpider, SonLaSpider, BacNinhSpider, NinhBinhSpider),
        *(QuangNgaiSpider, HauGiangSpider, CkfinderSpider, ImsSpider, NumericPathSpider),
    )
}
TEXT = "Đoàn công tác đã đi kiểm tra các công trình thủy lợi và làm việc với người dân ở những xóm xa trung tâm nhất."

LEAD = "Đây là phần mở đầu của bài viết, chỉ có ở phần mô tả của trang."


def page(url, main, head=""):
    clock = "<header>Thứ sáu, 29/03/2024, 03:46 [GMT+7]</header>"
    text = f"<html lang=vi><head><meta charset=utf-8>{head}</head><body>{clock}{main}"
    return HtmlResponse(url, body=text.encode())


def test_every_make_of_the_samples_has_its_spider():
    assert set(SPIDERS) == set(MAKES)


@pytest.mark.slow
@pytest.mark.parametrize("name", SPIDERS)
def test_a_whole_portal_is_crawled_and_every_field_is_what_its_author_wrote(crawled, name):
    crawl = crawled(name)
    assert crawl.ended.returncode == 0, crawl.ended.stderr
    assert set(crawl.kept) == set(crawl.truth)
    for path, article in crawl.kept.items():
        assert fields_of(article) == truth_of(crawl.truth[path])


@pytest.mark.parametrize("name", SPIDERS)
def test_two_requests_for_one_article_give_one_hash(name):
    assert_two_requests_give_one_hash(SPIDERS[name], name)


@pytest.mark.parametrize(
    ("spider", "url", "identity"),
    [
        (VccorpSpider, "https://x.vn/tin-moi-180250104184041726.htm", "180250104184041726"),
        (VccorpSpider, "https://x.vn/thoi-su.htm", None),
        (LaiChauSpider, "https://x.vn/kinh-te/duong-moi-64417", "64417"),
        (LaiChauSpider, "https://x.vn/tag/duong-moi-64417", None),
        (LaiChauSpider, "https://x.vn/kinh-te", None),
        (DienBienPhuSpider, "https://x.vn/tin-bai/thoi-su/mua-lon", "/tin-bai/thoi-su/mua-lon"),
        (DienBienPhuSpider, "https://x.vn/tin-tuc/thoi-su", None),
        (SonLaSpider, "https://x.vn/thoi-su/mua-lon-2NSKgzlIR.html", "2NSKgzlIR"),
        (SonLaSpider, "https://x.vn/thoi-su/mua-lon-keo-dai-nghieng.html", None),
        (SonLaSpider, "https://x.vn/thoi-su.html", None),
        (BacNinhSpider, "https://x.vn/mua-lon-postid418220.bbg", "418220"),
        (BacNinhSpider, "https://x.vn/moi-nhat", None),
        (NinhBinhSpider, "https://x.vn/mua-lon-260105082711233.html", "260105082711233"),
        (NinhBinhSpider, "https://x.vn/mua-lon/d20230112091014465.htm", "/mua-lon/d20230112091014465.htm"),
        (NinhBinhSpider, "https://x.vn/s/mua", None),
        (QuangNgaiSpider, "https://x.vn/mua-lon-64417.htm", "64417"),
        (QuangNgaiSpider, "https://x.vn/thoi-su.htm", None),
        (HauGiangSpider, "https://x.vn/thoi-su/mua-lon-98211.html", "98211"),
        (HauGiangSpider, "https://x.vn/hoc-tap-va-lam-theo-bac-17.html", None),
        (CkfinderSpider, "https://x.vn/thoi-su/mua-lon-18098.html", "18098"),
        (NumericPathSpider, "https://x.vn/news/9/thoi-su/18098/mua-lon", "18098"),
        (NumericPathSpider, "https://x.vn/tin-tuc/thoi-su/18098/mua-lon", "18098"),
        (NumericPathSpider, "https://x.vn/viewer.aspx?macm=1&macmp=2&mabb=18098", "18098"),
        (NumericPathSpider, "https://x.vn/viewer.aspx?macm=1", None),
        (NumericPathSpider, "https://x.vn/List/thoi-su?page=2", None),
    ],
)
def test_an_address_is_an_article_s_only_where_it_has_its_form(spider, url, identity):
    assert spider.identity_of(url) == identity


def test_a_slug_with_tone_marks_is_one_article_however_it_is_written():
    plain = "https://baolaichau.vn/chính-sách-quyết-định-mới/từ-ngày-mai-giá-xăng-tăng"
    encoded = (
        "https://baolaichau.vn/ch%C3%ADnh-s%C3%A1ch-quy%E1%BA%BFt-%C4%91%E1%BB%8Bnh-m%E1%BB%9Bi"
        "/t%E1%BB%AB-ng%C3%A0y-mai-gi%C3%A1-x%C4%83ng-t%C4%83ng"
    )
    assert LaiChauSpider.identity_of(plain) == LaiChauSpider.identity_of(encoded) is not None


def test_a_year_at_the_end_of_a_slug_with_tone_marks_is_no_number_of_its():
    names = {
        LaiChauSpider.identity_of(f"https://x.vn/kinh-t%E1%BA%BF/{slug}-2023")
        for slug in ("m%E1%BB%99t", "hai-b%C3%A1")
    }
    assert names == {"/kinh-tế/một-2023", "/kinh-tế/hai-bá-2023"}


def test_the_page_clock_of_the_old_lai_chau_site_is_never_the_article_s_date():
    text = f"<p>{TEXT} Mười.</p>" * 4
    body = f"<div class=content><h1>Giá xăng tăng</h1><p>Thứ sáu, 26/04/2019 - 11:21'</p>{text}</div>"
    article = LaiChauSpider.read(
        page("https://x.vn/ch%C3%ADnh/t%E1%BB%AB-a-b-c-d", body, "<title>Giá xăng tăng</title>")
    )
    assert (article.published_at, article.reader) == ("2019-04-26T11:21:00+07:00", "generic/1")


def test_an_article_without_a_date_of_its_own_has_none_beside_a_page_clock():
    info = f"<h1 class=title>Tựa</h1><div class=body><p>{TEXT}</p></div>"
    body = f"<div id=post-content><div class=post-info>{info}</div></div>"
    article = LaiChauSpider.read(page("https://x.vn/a/b-64417", body))
    assert (article.published_at, article.body) == (None, TEXT)


@pytest.mark.parametrize(
    "output",
    [
        f'"<p>{TEXT}<\\/p>"',
        f'{{"time": 1, "blocks": [{{"type": "paragraph", "data": {{"text": "{TEXT}"}}}}]}}',
        f'JSON.parse("{{\\"blocks\\": [{{\\"type\\": \\"paragraph\\", \\"data\\": {{\\"text\\": \\"{TEXT}\\"}}}}]}}")',
    ],
)
def test_a_body_that_a_script_holds_is_read_from_it(output):
    empty = "<h1 class=title>Tựa</h1><div id=content><div class=same>Tin khác</div></div>"
    body = f"{empty}<script>const outputData = {output};</script>"
    assert QuangNgaiSpider.read(page("https://x.vn/a-64417.htm", body)).body == TEXT


def test_pictures_headings_lists_and_tables_of_a_script_s_blocks_are_kept():
    blocks = (
        '{"type":"header","data":{"text":"Mục"}},{"type":"image","data":{"file":{"url":"/a.jpg"},"caption":"Ảnh A"}},'
        '{"type":"list","data":{"items":["Một",{"content":"Hai"}]}},{"type":"table","data":{"content":[["A","B"]]}},'
        '{"type":"raw","data":{"html":"<p>Ba</p>"}},{"type":"delimiter"}'
    )
    assert output_html(f'outputData = {{"blocks": [{blocks}]}}') == (
        '<h2>Mục</h2>\n<figure><img src="/a.jpg"><figcaption>Ảnh A</figcaption></figure>\n'
        "<ul><li>Một</li><li>Hai</li></ul>\n<table><tr><td>A</td><td>B</td></tr></table>\n<p>Ba</p>"
    )


@pytest.mark.parametrize(
    "script", ["", "outputData = {broken", "outputData = 7", 'outputData = {"blocks": 3}', "outputData = []"]
)
def test_a_script_without_a_readable_body_leaves_the_page_no_article(script):
    empty = f"<h1>A</h1><div id=content></div><script>{script}</script>"
    with pytest.raises(NotAnArticle, match="no-article"):
        QuangNgaiSpider.read(page("https://x.vn/a-64417.htm", empty))


@pytest.mark.parametrize(
    ("described", "lead"),
    [
        (LEAD, LEAD),
        (f"{TEXT[:60]}...", None),
        ("Tựa của bài viết này dài hơn bốn mươi chữ cái một chút", None),
        ("Báo Hậu Giang", None),
    ],
)
def test_the_description_is_the_lead_unless_it_only_repeats_the_page(described, lead):
    head = f'<meta name=description content="{described}"><meta property=og:site_name content="Báo Hậu Giang">'
    title = "Tựa của bài viết này dài hơn bốn mươi chữ cái một chút"
    main = f"<div class=news-details-content><h1>{title}</h1><div class=contentView><p>{TEXT}</p></div></div>"
    assert HauGiangSpider.read(page("https://x.vn/a/b-64417.html", main, head)).lead == lead


@pytest.mark.parametrize(("line", "authors"), [("Thu Hà", ["Thu Hà"]), ("Cỡ chữ: nhỏ vừa lớn", [])])
def test_what_stands_on_the_right_is_a_byline_only_where_it_reads_like_one(line, authors):
    main = (
        f"<h1>Tựa</h1><div class=fulltext><div id=editor-detail><p>{TEXT}</p><p class=text-end>{line}</p></div></div>"
    )
    article = SonLaSpider.read(page("https://x.vn/a/b-2NSKgzlIR.html", main))
    assert (article.authors, article.body) == (authors, TEXT)


def test_a_section_drawn_by_scripts_costs_no_request(crawled):
    assert not [path for path in crawled("dienbienphu").requests if path.startswith(("/thoi-su", "/kinh-te"))]


@pytest.mark.parametrize(
    ("spider", "address"),
    [
        (SonLaSpider, "/thoi-su.html"),
        (VccorpSpider, "/thoi-su.htm"),
        (BacNinhSpider, "/thoi-su"),
        (LaiChauSpider, "/thoi-su"),
    ],
)
def test_a_section_named_by_its_path_has_the_address_of_its_platform(spider, address):
    home = page("https://x.vn/", "")
    for section in ("thoi-su", "/thoi-su/", address, f"https://x.vn{address}"):
        assert spider(start_urls=["https://x.vn/"]).section_url(home, section) == f"https://x.vn{address}"


def test_a_list_is_a_section_of_a_paper_that_numbers_its_articles_in_the_path():
    home = page(
        "https://x.vn/", '<ul class="menu"><a href="/List/thoi-su">Thời sự</a></ul><a href="/Search?q=1">Tìm</a>'
    )
    assert [*NumericPathSpider(start_urls=["https://x.vn/"]).find_sections(home)] == ["https://x.vn/List/thoi-su"]


@pytest.mark.parametrize(
    "spider", [LaiChauSpider, SonLaSpider, NinhBinhSpider, QuangNgaiSpider, HauGiangSpider, VccorpSpider]
)
def test_an_article_on_the_home_page_is_never_taken_for_a_section(spider):
    make = MAKES[spider.platform]
    words = {"section": "thoi-su", "slug": "mua-lon", "number": 41822, "code": "2NSKgzlIR"}
    article = make.path.format(when=datetime(2026, 1, 5, 8, 27, tzinfo=UTC), **words)
    home = page("https://x.vn/", f'<a href="/kinh-te{spider.section_end}">Kinh tế</a><a href="{article}">Mưa lớn</a>')
    assert [*spider(start_urls=["https://x.vn/"]).find_sections(home)] == [f"https://x.vn/kinh-te{spider.section_end}"]
