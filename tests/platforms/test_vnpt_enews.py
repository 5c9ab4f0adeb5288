import json
import time
from urllib.parse import parse_qs, urlsplit

import pytest
from scrapy.utils.test import get_crawler

from crawler.article import NotAnArticle, paragraphs, record
from crawler.crawl.paging import Listing
from crawler.platforms import vnpt_service
from crawler.platforms.recognise import guesses
from crawler.platforms.vnpt_enews import VnptEnewsSpider
from crawler.reading.cleaning.clean import clean
from crawler.reading.outlinks.listing import Entry
from crawler.reading.parsing.page import page_root
from crawler.samples.collection import held_by
from crawler.samples.server import SITES
from crawler.samples.sites import Reply
from crawler.samples.vnpt_enews import SERVICE, TWINS, VnptEnews
from tests.platforms.conftest import crawl_sample, fields_of, truth_of
from tests.platforms.pages import page, read_twice

NAME = "vnpt_enews"
URL = "https://bao.example.vn/kinh-te/202503/gao-ngon-vao-vu-eae31b7/"
LEAD = "Vụ đông xuân năm nay, bà con các xã ven sông được mùa lúa thơm, thương lái đặt mua từ khi lúa còn xanh."
FILLER = "<p>Sáng nay, bà con trong xã cùng nhau đắp lại con đường ra cánh đồng phía đông.</p>" * 3
INFO = '<div id="page_info"><i id="site_id">{}</i><i id="cate_id">{}</i><i id="article_id">{}</i></div>'


def read(text, url=URL):
    return clean(VnptEnewsSpider.read(page(text, url)))


def test_a_whole_crawl_ends_complete_and_finds_every_article(crawled):
    one = crawled(NAME)
    assert one.ended.returncode == 0, one.ended.stderr
    assert one.kept.keys() == one.truth.keys()


def test_every_field_is_what_its_author_wrote(crawled):
    one = crawled(NAME)
    for path, article in one.truth.items():
        assert fields_of(one.kept[path]) == truth_of(article)


def test_the_older_articles_are_found_by_the_json_service_however_few_it_gives_at_once(crawled):
    requests = crawled(NAME).requests
    asked = [parse_qs(urlsplit(target).query) for target in requests if target.startswith(SERVICE)]
    assert {query["first"][0] for query in asked} == {"0", "3", "6", "7"}
    assert not [target for target in requests if "paged=" in target]


def test_where_the_service_does_not_answer_the_older_articles_are_found_by_paging(monkeypatch, tmp_path):
    monkeypatch.setitem(SITES, NAME, lambda articles, _traps: Silent(articles))
    one = crawl_sample(NAME, tmp_path)
    assert one.ended.returncode == 0, one.ended.stderr
    assert one.kept.keys() == one.truth.keys()
    assert {"2", "3"} <= {parse_qs(urlsplit(target).query).get("paged", [""])[0] for target in one.requests}


class Silent(VnptEnews):
    """The sample without its service."""

    def answer(self, target, host):
        return Reply(404) if target.startswith(SERVICE) else super().answer(target, host)


def test_two_fetches_of_an_article_hash_the_same():
    first, second, bytes_differ = read_twice(NAME, VnptEnewsSpider)
    assert bytes_differ
    assert first == second


@pytest.mark.parametrize("skin", ["daklak", "khanhhoa", "vinhlong", "thainguyen"])
def test_the_skins_of_other_papers_are_read_as_well(skin):
    site = VnptEnews(held_by(NAME), skin)
    for article in site.articles:
        url = f"https://bao.example.vn{article.path}"
        read_one = clean(VnptEnewsSpider.read(page(site.answer(article.path, "bao.example.vn").body.decode(), url)))
        assert fields_of(record(read_one)) == truth_of(article)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/kinh-te/202503/gao-ngon-vao-vu-eae31b7/", "202503-eae31b7"),
        ("/kinh-te/202503/gao-ngon-vao-vu-eae31b7", "202503-eae31b7"),
        ("/chinh-tri/lam-theo-guong-bac/202104/gao-ngon-vao-vu-2124091/", "202104-2124091"),
        ("/kinh-te/202503/", None),
        ("/kinh-te/202503/gao-ngon-vao-vu/", None),
        ("/tag/kinh-te/202503/gao-ngon-eae31b7/", None),
        ("/kinh-te/", None),
    ],
)
def test_an_article_is_named_by_its_month_and_id(path, name):
    assert VnptEnewsSpider.identity_of(f"https://bao.example.vn{path}") == name


def test_two_articles_with_one_id_in_different_months_are_two(crawled):
    one = crawled(NAME)
    twins = sorted(one.truth.values(), key=lambda article: article.published)[TWINS[0] : TWINS[1] + 1]
    assert twins[0].path[-8:] == twins[1].path[-8:]
    assert {twin.path for twin in twins} <= one.kept.keys()


def test_an_unfilled_author_is_no_author_and_a_filled_one_is():
    text = '<h1 class="head_title">A</h1><div id="content">{}<p class="author">{}</p></div>'
    assert read(text.format(FILLER, "Bút danh")).authors == []
    assert read(text.format(FILLER, "NGỌC CẦM")).authors == ["NGỌC CẦM"]
    theirs = read(text.format(FILLER, "Theo TTXVN"))
    assert (theirs.authors, theirs.source) == ([], "TTXVN")
    assert "Bút danh" not in (read(text.format(FILLER, "Bút danh")).body or "")


def test_neither_the_header_s_date_nor_that_of_related_news_is_the_article_s():
    article = read(
        '<header><h1>Báo A</h1><div class="date">Thứ Hai, 05/02/2024, 08:00</div></header>'
        '<div class="detail-main-title"><h1 class="title">A</h1></div>'
        '<div><time class="time">05:59, 24/03/2025</time></div>'
        f'<div id="content">{FILLER}</div><div class="related-post"><time class="time">07:00, 01/01/2026</time></div>'
    )
    assert (article.title, article.published_at) == ("A", "2025-03-24T05:59:00+07:00")


def test_a_page_that_is_closed_in_its_middle_is_read_to_its_end():
    article = read(
        f'<html lang="vi"><body><h1 class="head_title">A</h1><div id="content"><p class="reply">{LEAD}</p></body>'
        f'</html>{FILLER}<p class="author">NGỌC CẦM</p></div></body></html>'
    )
    assert (article.title, article.lead, article.authors) == ("A", LEAD, ["NGỌC CẦM"])
    assert len(paragraphs(article.body)) == 3


def test_captions_stand_in_cells_and_blank_ones_are_none():
    picture = '<table class="image"><tr><td><img src="/file/{}.jpg"></td></tr><tr><td class="desc">{}</td></tr></table>'
    article = read(
        f'<h1 class="head_title">A</h1><div id="content">{FILLER}'
        f"{picture.format('lua', 'Lúa chín. Ảnh: Ngọc Cầm')}{picture.format('gao', '&nbsp;')}"
        "<p>Hết vụ, kho đầy.</p></div>"
    )
    assert [(image.caption, image.credit) for image in article.images] == [
        ("Lúa chín. Ảnh: Ngọc Cầm", "Ngọc Cầm"),
        (None, None),
    ]
    assert paragraphs(article.body)[3:] == ["Hết vụ, kho đầy."]


def test_boxes_within_the_text_are_left_out():
    article = read(
        f'<h1 class="head_title">A</h1><div id="content">{FILLER}<div class="related-post"><a href="/x">Tin</a></div>'
        f'<ul class="social"><li>Chia sẻ</li></ul><div class="bd02">Quảng cáo</div>{FILLER}</div>'
    )
    assert set(paragraphs(article.body)) == {
        "Sáng nay, bà con trong xã cùng nhau đắp lại con đường ra cánh đồng phía đông."
    }


def test_the_paper_s_keywords_are_no_tags():
    assert (
        read(
            f'<meta name="keywords" content="Báo A, VNPT"><h1 class="head_title">A</h1><div id="content">{FILLER}'
        ).tags
        == []
    )


def test_a_section_s_page_is_no_article():
    text = INFO.format("e7", "8a", "") + f'<div id="content">{FILLER}</div>'
    with pytest.raises(NotAnArticle, match="listing"):
        VnptEnewsSpider.read(page(text))


def test_an_article_s_page_is_recognised_and_one_of_the_cms_before_is_not():
    site = VnptEnews(held_by(NAME))
    ours = page(site.answer(site.articles[0].path, "bao.example.vn").body.decode())
    assert guesses(ours, [VnptEnewsSpider])[0].sureness > 0.8
    assert guesses(page("<p>Thứ Bảy, 19/12/2020, 16:25 [GMT+7]</p>"), [VnptEnewsSpider]) == []


# --- the JSON service ------------------------------------------------------------------------------------------------

SERVED = "https://bao.example.vn/service/api/article/list?scUnitMapId=e7&saArticleCateId=8a&first=100&pageSize=50"
ENTRY = {"title": "A", "pageUrl": "/kinh-te/202503/a-eae31b7/", "publishDate": "24/03/2025 05:59"}


@pytest.mark.parametrize(
    "answer",
    [
        json.dumps([ENTRY]),
        json.dumps({"response": [ENTRY]}),
        json.dumps({"code": 200, "response": {"docs": [ENTRY]}}),
        f"getArticles({json.dumps([ENTRY])});",
        f" /**/ a.$b ({json.dumps([ENTRY])}) ; ",
        f"a({json.dumps([{**ENTRY, 'title': 'A (b);'}])})",
        json.dumps([{**ENTRY, "publishDate": 1742770740000}]),
        json.dumps([{**ENTRY, "publishDate": "2025-03-23T22:59:00.000+0000"}]),
        json.dumps([{**ENTRY, "pageUrl": "https://bao.example.vn/kinh-te/202503/a-eae31b7/"}]),
        json.dumps([{**ENTRY, "pageUrl": "http://bao-cu.example/kinh-te/202503/a-eae31b7/"}]),
    ],
)
def test_the_service_s_answer_is_read_in_every_form(answer):
    read_one = vnpt_service.read_answer(page(answer, SERVED), ["bao-cu.example"])
    assert read_one == [Entry("https://bao.example.vn/kinh-te/202503/a-eae31b7/", "2025-03-24T05:59:00+07:00")]


@pytest.mark.parametrize(
    "answer", ["", "<html>404</html>", "{}", "[]", "null", '{"response": [{"title": "A"}]}', "[" * 10**5]
)
def test_what_is_no_answer_of_the_service_gives_no_articles(answer):
    assert vnpt_service.read_answer(page(answer, SERVED)) == []


@pytest.mark.parametrize(
    "answer", [" " * 10**6, "a" * 10**6, "a(" + " " * 10**6 + "x", "(" * 10**6, f"[{'0,' * 10**6}0]"], ids=range(5)
)
def test_an_answer_of_a_megabyte_of_anything_is_looked_through_soon(answer):
    began = time.process_time()
    assert vnpt_service.read_answer(page(answer, SERVED)) == []
    assert time.process_time() - began < 5


@pytest.mark.parametrize("date", [None, "", "hôm qua", 0, -5, 10**30, True])
def test_a_date_that_cannot_be_read_is_none(date):
    answer = page(json.dumps([{**ENTRY, "publishDate": date}]), SERVED)
    assert vnpt_service.read_answer(answer) == [Entry("https://bao.example.vn/kinh-te/202503/a-eae31b7/", None)]


@pytest.mark.parametrize(("site", "section"), [("", "8a"), ("e7", ""), ("0", "8a"), ("e7", "undefined")])
def test_a_page_that_does_not_name_its_ids_has_no_service(site, section):
    assert vnpt_service.service_url(page_root(page(INFO.format(site, section, ""))), URL) is None


def test_after_the_section_s_page_the_service_is_asked_and_after_its_answer_for_what_follows():
    spider = VnptEnewsSpider()
    section = page(INFO.format("e7", "8a", ""), "https://bao.example.vn/kinh-te/")
    asked = "https://bao.example.vn/service/api/article/list?scUnitMapId=e7&saArticleCateId=8a&first={}&pageSize=50"
    assert spider.next_page(section, 1) == asked.format(0)
    assert spider.next_page(page(json.dumps([ENTRY] * 20), SERVED), 4) == asked.format(120)


def test_without_ids_or_without_an_answer_the_section_is_paged_by_number(tmp_path):
    crawler = get_crawler(VnptEnewsSpider, {"ARCHIVE_URL": f"sqlite:///{tmp_path}/archive.db"})
    spider = VnptEnewsSpider.from_crawler(crawler, portal="https://bao.example.vn/")
    section = "https://bao.example.vn/kinh-te/"
    assert spider.next_page(page("<p>A</p>", section), 1) == f"{section}?paged=2"
    assert spider.next_page(page(INFO.format("e7", "8a", ""), f"{section}?paged=7"), 7) == f"{section}?paged=8"
    spider.listings[section] = Listing(page=2)
    empty = page("[]", SERVED)
    assert [request.url for request in spider.parse_listing(empty, section)] == [f"{section}?paged=2"]
