import pytest

from crawler.article import NotAnArticle, paragraphs, record
from crawler.platforms.mediatech import MediatechSpider
from crawler.platforms.recognise import guesses
from crawler.reading.cleaning.clean import clean
from crawler.samples.collection import held_by
from crawler.samples.mediatech import ACCOUNT, Mediatech
from tests.platforms.conftest import fields_of, truth_of
from tests.platforms.pages import page, read_twice

NAME = "mediatech"
URL = "https://bao.example.vn/gao-ngon-vao-vu-238100.html"
LEAD = "Vụ đông xuân năm nay, bà con các xã ven sông được mùa lúa thơm, thương lái đặt mua từ khi lúa còn xanh."
LINES = [
    "Sáng nay, bà con trong xã cùng nhau đắp lại con đường ra cánh đồng phía đông.",
    "Đường rộng hơn ba mét, xe tải nhỏ vào tận bờ ruộng nên không ai phải gánh lúa.",
    "Chiều xuống, hợp tác xã cân mẻ lúa đầu tiên và trả tiền ngay tại ruộng cho từng nhà.",
]
FILLER = "".join(f"<p>{line}</p>" for line in LINES)


def read(inside, around="", head=""):
    return clean(
        MediatechSpider.read(
            page(
                f'<!DOCTYPE html><html lang="vi"></html><head><meta name="author" content="MEDIATECH">{head}</head>'
                '<body><div class="title-time">Thứ 6, 02/10/2026 18:38 (GMT +7)</div><div class="content-article">'
                '<h1 class="name">Gạo ngon vào vụ</h1>'
                '<div class="date font5">Thứ 4, 01/12/2021 | 11:51:00 [GMT +7]</div>'
                f'<div id="content-detail">{inside}</div>{around}</div></body></html>',
                URL,
            )
        )
    )


def test_a_whole_crawl_ends_complete_and_finds_every_article(crawled):
    one = crawled(NAME)
    assert one.ended.returncode == 0, one.ended.stderr
    assert one.kept.keys() == one.truth.keys()


def test_every_field_is_what_its_author_wrote(crawled):
    one = crawled(NAME)
    for path, article in one.truth.items():
        assert fields_of(one.kept[path]) == truth_of(article)


def test_feeds_and_pages_of_sections_are_followed_and_albums_and_tags_are_not(crawled):
    requests = crawled(NAME).requests
    assert {"/rss", "/rss/news/Thoi-su.rss", "/Thoi-su?page=2"} <= requests.keys()
    assert not [target for target in requests if target.startswith(("/tag/", "/print/", "/Phongsuanh/"))]


def test_two_fetches_of_an_article_hash_the_same():
    first, second, bytes_differ = read_twice(NAME, MediatechSpider)
    assert bytes_differ
    assert first == second


@pytest.mark.parametrize("skin", ["caobang", "langson", "quangninh"])
def test_the_skins_of_other_papers_are_read_as_well(skin):
    site = Mediatech(held_by(NAME), skin)
    for article in site.articles:
        text = site.answer(article.path, "bao.example.vn").body.decode()
        read_one = clean(MediatechSpider.read(page(text, f"https://bao.example.vn{article.path}")))
        assert fields_of(record(read_one)) == truth_of(article)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/gao-ngon-vao-vu-238100.html", "238100"),
        ("/Gao-ngon-vao-vu-38371.html", "38371"),
        ("/tag/gao-ngon-34306.html", None),
        ("/print/news/238100", None),
        ("/gao-ngon-a238100.html", "/gao-ngon-a238100.html"),  # of the platform before
        ("/Phongsuanh/170.bcb", None),
        ("/kinh-te", None),
    ],
)
def test_an_article_is_named_by_its_id(path, name):
    assert MediatechSpider.identity_of(f"https://bao.example.vn{path}") == name


def test_the_page_clock_is_not_the_article_s_time():
    assert read(FILLER).published_at == "2021-12-01T11:51:00+07:00"


def test_without_a_date_line_the_time_is_that_of_json_ld_at_vietnam_s_time():
    linked = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-12-01 11:51:00"}</script>'
    )
    article = clean(
        MediatechSpider.read(page(f'{linked}<h1 class="name">A</h1><div id="content-detail">{FILLER}</div>', URL))
    )
    assert article.published_at == "2021-12-01T11:51:00+07:00"


SAPOS = {
    "whole": f'<div class="sapo">{LEAD}</div>{FILLER}',
    "twice": f'<div class="sapo">{LEAD} {LINES[0][:30]}</div><p class="sapo">{LEAD}</p>{FILLER}',
    "and repeated": f'<div class="sapo">{LEAD}</div><p><strong>{LEAD}</strong></p>{FILLER}',
    "cut within": f'<div class="sapo">{LEAD[:70]}...</div><p>{LEAD}</p>{FILLER}',
    "cut beyond": f'<div class="sapo">{LEAD} {LINES[0]} {LINES[1][:30]}</div><p>{LEAD}</p>{FILLER}',
    "with the text": f'<div class="sapo">{LEAD} {LINES[0]} {LINES[1][:30]}...</div>{FILLER}',
    "not closed": f'<div class="sapo"><p class="sapo">{LEAD}</p>{FILLER}',
    "in bold": f"<p><strong>{LEAD}</strong></p>{FILLER}",
    "a heading": f"<h2>{LEAD}</h2>{FILLER}",
    "within a document": f'<div class="sapo">{LEAD}</div><!DOCTYPE html><html><body>{FILLER}</body></html>',
}


@pytest.mark.parametrize("inside", SAPOS.values(), ids=SAPOS)
def test_the_lead_is_read_once_however_it_is_copied(inside):
    article = read(inside)
    assert (article.lead, paragraphs(article.body)) == (LEAD, LINES)


def test_a_heading_within_the_text_is_no_lead():
    heading = "Từ con đường nhỏ đến vùng lúa lớn nhất của huyện, chuyện hai mươi năm giữ ruộng"
    article = read(f"{FILLER}<h2>{heading}</h2>{FILLER}")
    assert article.lead is None
    assert heading in paragraphs(article.body)


def test_the_byline_in_the_text_goes_before_the_account_and_the_pen_name():
    linked = (
        f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {{"name": "{ACCOUNT}"}}}}</script>'
    )
    pen = '<div class="pseudonym">Lê Thị Bích Vân</div>'
    signed = read(f'{FILLER}<p style="text-align: right;">Tạ Minh Ngân/Báo Tin tức</p>', pen, linked)
    assert (signed.authors, signed.source) == (["Tạ Minh Ngân"], "Báo Tin tức")
    left = read(f"{FILLER}<p><strong>Tạ Minh Ngân/Báo Tin tức</strong></p>", pen, linked)
    assert (left.authors, left.source) == (["Tạ Minh Ngân"], "Báo Tin tức")
    assert paragraphs(left.body) == LINES
    assert read(FILLER, pen, linked).authors == ["Lê Thị Bích Vân"]
    assert read(FILLER, '<div class="pseudonym">Bút danh: Lê Thị Bích Vân</div>', linked).authors == ["Lê Thị Bích Vân"]
    assert read(FILLER, "", linked).authors == []


def test_what_the_template_left_unfilled_is_dropped_and_counted_and_nothing_else():
    article = read(
        f"<p>{{{{relate:8}}}}</p>{FILLER}<p>{{{{#each tags}}}} Hết vụ, kho đầy. {{{{/each}}}}</p><p>{{{{}}}}</p>"
    )
    assert paragraphs(article.body) == [*LINES, "Hết vụ, kho đầy."]
    assert article.stripped == {"placeholder": 4}
    assert paragraphs(read(f"{FILLER}<p>Công thức {{x}} ghi trong sổ của ông.</p>").body)[3:] == [
        "Công thức {x} ghi trong sổ của ông."
    ]


def test_boxes_within_and_after_the_text_are_left_out():
    boxes = "".join(
        f'<div class="{name}"><a href="/x-99999.html">Tin khác</a></div>' for name in ("relates", "topics", "social")
    )
    article = read(f"{LINES[0]}{boxes}<p>{LINES[1]}</p>", boxes)
    assert paragraphs(article.body) == LINES[:2]


def test_vietnamese_written_as_entities_is_read():
    article = read(
        FILLER.encode("ascii", "xmlcharrefreplace").decode()
        + "<p>V&ugrave;ng l&uacute;a x&atilde; B&igrave;nh H&ograve;a.</p>"
    )
    assert paragraphs(article.body) == [*LINES, "Vùng lúa xã Bình Hòa."]


def test_a_caption_is_its_picture_s():
    article = read(
        f'{FILLER}<div class="wp-caption"><img src="https://media.bao.example.vn/upload/image/202112/medium/9_lua.jpg">'
        '<p class="wp-caption-text">Lúa chín. Ảnh: Tạ Minh Ngân</p></div><p>Hết vụ, kho đầy.</p>'
    )
    assert [(image.caption, image.credit) for image in article.images] == [
        ("Lúa chín. Ảnh: Tạ Minh Ngân", "Tạ Minh Ngân")
    ]
    assert paragraphs(article.body) == [*LINES, "Hết vụ, kho đầy."]


def test_a_section_s_page_is_no_article():
    site = Mediatech(held_by(NAME))
    with pytest.raises(NotAnArticle, match="listing"):
        MediatechSpider.read(page(site.answer("/Thoi-su", "bao.example.vn").body.decode()))


def test_an_article_that_has_only_one_of_the_page_s_ids_is_one():
    ids = '<section class="page-info"><input id="post-id" value="0"><input id="article-id" value="138000"></section>'
    assert paragraphs(read(FILLER, ids).body) == LINES


def test_a_section_in_two_cases_is_one_and_has_no_slash_at_its_end():
    spider = MediatechSpider(start_urls=["https://bao.example.vn/"])
    home = page(
        '<a href="/Thoi-su">A</a><a href="/thoi-su">A</a><a href="/a-238100.html">B</a><a href="/tag/a-1">C</a>',
        URL[:23],
    )
    assert list(spider.find_sections(home)) == ["https://bao.example.vn/Thoi-su"]
    assert spider.section_url(home, "kinh-te") == "https://bao.example.vn/kinh-te"


def test_an_article_s_page_is_recognised():
    site = Mediatech(held_by(NAME))
    ours = page(site.answer(site.articles[0].path, "bao.example.vn").body.decode())
    assert guesses(ours, [MediatechSpider])[0].sureness > 0.8
    assert guesses(page("<p>Ông là tác giả của MEDIATECH.</p>"), [MediatechSpider]) == []
