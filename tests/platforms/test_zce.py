import pytest

from crawler.article import NotAnArticle
from crawler.platforms.zce import ZceSpider
from crawler.reading.cleaning.clean import clean
from tests.platforms.conftest import fields_of, truth_of
from tests.platforms.pages import page, read_twice

NAME = "zce"
LINE = "Sáng nay, bà con trong xã cùng nhau đắp lại con đường ra cánh đồng phía đông."
FILLER = f"<div>{LINE}</div>" * 3
BODY = "\n\n".join([LINE] * 3)


def read(inside, head="", time='<time class="time" datetime="2025-06-17T13:43:02+0700">17/06/2025 13:43</time>'):
    return clean(
        ZceSpider.read(
            page(
                f'<html><head>{head}</head><body><h1 class="article__title cms-title">Mùa vàng</h1>'
                f'<div class="article__meta">{time}</div><div class="article__sapo cms-desc">Lúa chín sớm.</div>'
                f'<div class="article__body zce-content-body cms-body" itemprop="articleBody">{inside}</div>'
                '<aside><article class="story"><time class="time" datetime="2026-01-01T00:00:01+0700"></time></article>'
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


def test_two_fetches_of_an_article_hash_the_same():
    first, second, bytes_differ = read_twice(NAME, ZceSpider)
    assert bytes_differ
    assert first == second


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/mua-vang-tren-canh-dong-post404649.html", "404649"),
        ("/huyen-uy-dak-po-tag20410.html", None),
        ("/tu-khoa/mua-vang-tag20410.html", None),
        ("/thoi-su/", None),
        ("/mua-vang-404649.html", None),
    ],
)
def test_an_article_is_named_by_its_id_and_tags_are_none(path, name):
    assert ZceSpider.identity_of(f"https://bao.example.vn{path}") == name


def test_bare_divs_are_paragraphs_and_the_last_one_is_the_byline():
    article = read(f'{FILLER}<div class="t1"><span class="t2">Thảo</span></div>')
    assert (article.body, article.authors) == (BODY, ["Thảo"])


@pytest.mark.parametrize(
    "last", ['<div class="t1"><span>Xin hẹn gặp lại bạn đọc.</span></div>', '<div class="t1">Mưa đã tạnh</div>']
)
def test_a_last_sentence_of_that_class_is_no_byline(last):
    article = read(FILLER + last)
    assert article.authors == []
    assert article.body is not None
    assert not article.body.endswith("phía đông.")


def test_the_head_has_the_time_to_the_second():
    head = '<meta property="article:published_time" content="2025-06-17T13:43:02+0700">'
    shown = "<time>17/06/2025 13:43</time>"
    assert read(FILLER, head, shown).published_at == "2025-06-17T13:43:02+07:00"
    assert read(FILLER, "", shown).published_at == "2025-06-17T13:43:00+07:00"


def test_another_story_s_time_is_not_taken():
    assert read(FILLER, "", "").published_at is None


def test_the_paper_is_not_an_author_and_advertisements_are_no_text():
    head = '<meta name="author" content="Báo Mẫu"><meta property="og:site_name" content="Báo Mẫu">'
    ads = '<div class="sda_middle"><div id="adsWeb_Middle">Nhà đất giá rẻ</div></div><div class="rennab">Vay vốn</div>'
    article = read(ads + FILLER + '<div class="related-news">Chuyện khác hẳn</div>', head)
    assert (article.authors, article.body) == ([], BODY)


def test_the_lead_is_the_sapo_and_captions_stand_in_the_cell_below_the_picture():
    picture = (
        '<table class="picture"><tr><td class="pic"><img data-src="/a.jpg" src="data:image/gif;base64,A"></td></tr>'
        '<tr><td class="caption"><p>Cánh đồng</p></td></tr></table>'
    )
    article = read(picture + FILLER)
    assert (article.lead, article.body) == ("Lúa chín sớm.", BODY)
    assert [(image.url, image.caption) for image in article.images] == [("https://bao.example.vn/a.jpg", "Cánh đồng")]


def test_a_section_page_is_no_article():
    with pytest.raises(NotAnArticle) as refused:
        ZceSpider.read(page('<title>Thời sự</title><a class="cms-link" href="/a-post1.html">A</a>'))
    assert refused.value.reason == "no-article"
