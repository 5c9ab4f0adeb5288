import pytest

from crawler.article import NotAnArticle
from crawler.platforms.onecms import OneCmsSpider
from crawler.reading.cleaning.clean import clean
from crawler.samples.onecms import entities
from tests.platforms.conftest import fields_of, truth_of
from tests.platforms.pages import page, read_twice

NAME = "onecms"
LINKED = '<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{}"}}</script>'
PICTURE = '<figure><img src="/a.jpg" /><figcaption>Cánh đồng</figcaption></figure>'
FILLER = "<p>Sáng nay, bà con trong xã cùng nhau đắp lại con đường ra cánh đồng phía đông.</p>" * 3
BODY = "\n\n".join(["Sáng nay, bà con trong xã cùng nhau đắp lại con đường ra cánh đồng phía đông."] * 3)


def read(inside, head="", above=""):
    text = f'<html><head>{head}</head><body>{above}<div class="b-maincontent"><div class="entry">{inside}</div></div>'
    return clean(OneCmsSpider.read(page(text)))


def header(author="LÊ MAI", date="08/01/2026 10:02", lead="Lúa chín sớm hơn mọi năm."):
    return (
        '<div class="sc-longform-header"><span class="block-sc-cate-name">Y tế</span>'
        '<h1 class="sc-longform-header-title block-sc-title">Mùa vàng</h1>'
        f'<span class="sc-longform-header-author block-sc-author">{author}</span> <span class="sc-text">•</span>'
        f'<span class="sc-longform-header-date block-sc-publish-time">{date}</span>'
        f'<p class="sc-longform-header-sapo block-sc-sapo">{lead}</p></div>'
    )


def test_a_whole_crawl_ends_complete_and_finds_every_article(crawled):
    one = crawled(NAME)
    assert one.ended.returncode == 0, one.ended.stderr
    assert one.kept.keys() == one.truth.keys()


def test_every_field_is_what_its_author_wrote(crawled):
    one = crawled(NAME)
    for path, article in one.truth.items():
        assert fields_of(one.kept[path]) == truth_of(article)


def test_the_photographer_that_a_byline_names_is_credited(crawled):
    one, seen = crawled(NAME), 0
    for path, article in one.truth.items():
        for image in one.kept[path]["images"] if article.photographer else ():
            seen += 1
            assert image["credit"]
    assert seen


def test_two_fetches_of_an_article_hash_the_same():
    first, second, bytes_differ = read_twice(NAME, OneCmsSpider)
    assert bytes_differ
    assert first == second


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/mua-vang-tren-canh-dong-3318952.html", "3318952"),
        ("/hoc-va-lam-theo-bac/mua-vang-7136.html", "7136"),
        ("/mua-vang-event1234.html", None),
        ("/mua-vang-ptag.html", None),
        ("/print/3318952.html", None),
        ("/xa-hoi/y-te", None),
    ],
)
def test_an_article_is_named_by_its_id_and_events_and_topics_are_none(path, name):
    assert OneCmsSpider.identity_of(f"https://bao.example.vn{path}") == name


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="article:published_time" content="1/8/2026 10:02:01 AM" />',
        LINKED.format("2026-01-08T10:02:01+07:00"),
        LINKED.format("2026-01-08T10:02:01Z"),
    ],
)
def test_the_head_has_the_month_first_and_its_z_is_false(head):
    assert read(header() + FILLER, head).published_at == "2026-01-08T10:02:01+07:00"
    assert read(header(date="") + FILLER, head).published_at == "2026-01-08T10:02:01+07:00"


def test_the_time_shown_goes_before_a_head_that_says_another():
    head = '<meta name="article:published_time" content="1/9/2026 10:02:01 AM" />'
    assert read(header() + FILLER, head).published_at == "2026-01-08T10:02:00+07:00"


def test_the_afternoon_of_the_head_is_the_afternoon():
    head = '<meta name="article:published_time" content="5/5/2021 3:28:00 PM" />'
    assert read(header(date="05/05/2021 15:28") + FILLER, head).published_at == "2021-05-05T15:28:00+07:00"


def test_title_byline_date_and_lead_within_the_text_are_no_part_of_it():
    article = read(header() + FILLER + '<div class="sc-empty-layer"></div>')
    assert (article.title, article.lead, article.authors) == ("Mùa vàng", "Lúa chín sớm hơn mọi năm.", ["LÊ MAI"])
    assert (article.body, article.kicker) == (BODY, None)


def test_titles_encoded_as_entities_are_decoded():
    head = f'<meta property="og:title" content="{entities(entities("Mùa vàng ở Đà Nẵng"))}" />'
    assert read(FILLER, head).title == "Mùa vàng ở Đà Nẵng"


def test_a_byline_names_writer_and_photographer():
    article = read(header(author="Tin: LÊ MAI - Ảnh: VŨ HÀ") + FILLER + PICTURE)
    assert article.authors == ["LÊ MAI"]
    assert [(image.caption, image.credit) for image in article.images] == [("Cánh đồng", "VŨ HÀ")]


@pytest.mark.parametrize(
    "line", ['<b class="vtranslate-author-translate">Tin: LÊ MAI</b> - Ảnh: VŨ HÀ', "Tin: LÊ MAI - Ảnh: VŨ HÀ"]
)
def test_a_byline_below_the_text_is_read_with_the_one_above_or_alone(line):
    for above in (header(), header(author="")):
        article = read(f'{above}{FILLER}<p style="text-align:right">{line}</p>')
        assert (article.authors, article.body) == (["LÊ MAI"], BODY)
        assert [image.credit for image in article.images] == ["VŨ HÀ"]


def test_boxes_that_lead_to_other_articles_are_left_out_of_the_text():
    box = '<div class="c-news-readmore"><a href="/a-1234567.html">Chuyện khác hẳn</a></div>'
    tools = '<div class="c-box">Bài liên quan</div><div class="c-comments">Gửi bình luận</div>'
    assert read(header() + FILLER.replace("</p><p>", f"</p>{box}<p>", 1) + tools).body == BODY


def test_the_older_skin_has_its_head_above_the_text():
    above = (
        '<div class="c-detail-head"><h1 class="c-detail-head__title">Mùa vàng</h1>'
        '<span class="c-detail-head__time">05/05/2021 15:28</span></div>'
    )
    article = read(FILLER, above=above)
    assert (article.title, article.published_at) == ("Mùa vàng", "2021-05-05T15:28:00+07:00")


def test_the_lead_picture_in_the_header_is_kept():
    media = f'<div class="sc-longform-header-media">{PICTURE}</div>'
    article = read(header().removesuffix("</div>") + media + "</div>" + FILLER)
    assert [(image.url, image.caption) for image in article.images] == [("https://bao.example.vn/a.jpg", "Cánh đồng")]


def test_a_section_page_is_no_article():
    with pytest.raises(NotAnArticle) as refused:
        OneCmsSpider.read(page('<title>Y tế</title><h3 class="b-grid__title"><a href="/a-1234567.html">A</a></h3>'))
    assert refused.value.reason == "no-article"


def test_the_head_s_byline_counts_where_the_page_shows_none():
    site = '<meta property="og:site_name" content="Báo Mẫu" />'
    assert read(header(author="") + FILLER, f'{site}<meta property="dable:author" content="LÊ MAI" />').authors == [
        "LÊ MAI"
    ]
    assert read(header(author="") + FILLER, f'{site}<meta name="author" content="Báo Mẫu" />').authors == []


def test_a_lead_in_the_header_is_found_whatever_its_class():
    article = read(header().replace("sc-longform-header-sapo block-sc-sapo", "sc-longform-header-desc") + FILLER)
    assert (article.lead, article.body) == ("Lúa chín sớm hơn mọi năm.", BODY)


def test_the_box_about_the_author_below_the_text_is_no_part_of_it():
    box = '<div class="author-box"><img src="/le-mai.jpg"><b>LÊ MAI</b><p>Phóng viên ban Xã hội</p></div>'
    article = read(header() + FILLER + box)
    assert (article.body, article.images, article.authors) == (BODY, [], ["LÊ MAI"])


@pytest.mark.parametrize("line", ["(Còn tiếp)", "Kỳ cuối: Giữ lấy hạt vàng", "Đồ họa: VŨ HÀ"])
def test_what_stands_on_the_right_and_names_no_author_is_no_byline(line):
    article = read(f'{header(author="")}{FILLER}<p style="text-align:right">{line}</p>')
    assert (article.authors, article.body) == ([], f"{BODY}\n\n{line}")


def test_an_article_of_nothing_but_a_video_is_read_with_its_lead():
    lead = "Ghi ở bến đò cũ, trong buổi sáng cuối cùng trước khi tàu khách chạy."
    above = f'<h1 class="c-detail-head__title">Bến đò</h1><h2 class="desc-sapo">{lead}</h2>'
    article = read("<figure><video src='/a.mp4'></video></figure>", above=above)
    assert (article.title, article.lead, article.body) == ("Bến đò", lead, None)


@pytest.mark.parametrize(
    ("names", "authors"),
    [
        ('<a class="c-author__name" href="/author/le-mai">Lê Mai</a>', ["Lê Mai"]),
        ('<a href="/author/le-mai">Lê Mai</a><a href="/author/ha-vi">Hà Vi</a>', ["Lê Mai", "Hà Vi"]),
        ("<span>bientap01</span>", []),
        ("<span>Cổng thông tin điện tử của tỉnh</span>", []),
    ],
)
def test_authors_in_a_box_of_the_head_that_is_named_after_them_are_taken_where_they_are_names(names, authors):
    row = f'<div class="c-detail-head__row"><div class="c-author-small">{names}</div></div>'
    assert read(FILLER, above=f'<main><div class="c-detail-head"><h1>Mùa vàng</h1>{row}</div>').authors == authors


def test_tags_of_any_number_of_words_and_the_category_in_the_header_are_read():
    tags = '<div class="c-tags"><a href="/cai-cach-hanh-chinh-cong-ptag.html">cải cách hành chính công</a></div>'
    article = read(f"{header()}{FILLER}", above=f"<main>{tags}")
    assert (article.tags, article.section) == (["cải cách hành chính công"], ["Y tế"])


def test_a_caption_may_be_a_heading():
    figure = '<figure><img src="/a.jpg"><figcaption><h2>Cánh đồng phía đông.</h2></figcaption></figure>'
    article = read(FILLER + figure)
    assert ([image.caption for image in article.images], article.body) == (["Cánh đồng phía đông."], BODY)
