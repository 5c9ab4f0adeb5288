"""How a platform's sections are told on the home page, and where they are."""

import pytest

from crawler.platforms.article_news import ArticleNewsSpider
from crawler.platforms.dotnetnuke import DotNetNukeSpider
from crawler.platforms.joomla_k2 import JoomlaK2Spider
from crawler.platforms.liferay import LiferaySpider
from crawler.platforms.mediatech import MediatechSpider
from crawler.platforms.onecms import OneCmsSpider
from crawler.platforms.trang_n import TrangNSpider
from crawler.platforms.userfiles_c import UserfilesCSpider
from crawler.platforms.zend_a import ZendASpider
from tests.platforms.pages import page

HOME = "https://x.vn/"


@pytest.mark.parametrize(
    ("spider", "end"),
    [
        (ZendASpider, "/"),
        (MediatechSpider, ""),
        (OneCmsSpider, ""),
        (ArticleNewsSpider, ""),
        (DotNetNukeSpider, ""),
        (LiferaySpider, ""),
        (TrangNSpider, "/trang-1.html"),
    ],
)
def test_a_section_named_by_its_path_has_the_address_that_its_platform_gives_it(spider, end):
    asked = spider(start_urls=[HOME])
    for section in ("thoi-su", "/thoi-su/", f"/thoi-su{end}", f"{HOME}thoi-su{end}"):
        assert asked.section_url(page("", HOME), section) == f"{HOME}thoi-su{end}"


@pytest.mark.parametrize(
    "spider",
    [ArticleNewsSpider, JoomlaK2Spider, MediatechSpider, OneCmsSpider, TrangNSpider, UserfilesCSpider, ZendASpider],
)
def test_what_a_platform_denies_is_no_section_however_short_its_address(spider):
    asked = spider(start_urls=[HOME])
    menu = '<a href="/kinh-te/">Kinh tế</a><a href="/tim-kiem/">Tìm</a><a href="/rss/">RSS</a><a href="//y.vn/a/">A</a>'
    assert asked.deny.search("/rss/")
    assert [*asked.find_sections(page(menu, HOME))] == [f"{HOME}kinh-te/"]


@pytest.mark.parametrize("spider", [ArticleNewsSpider, TrangNSpider])
def test_a_headline_of_few_words_beside_others_in_its_folder_is_an_articles(spider):
    asked = spider(start_urls=[HOME])
    slugs = ["hop-dan-ban-lam-duong", "mo-duong-vao-ban-xa", "giao-rung-cho-dan-giu", "nho-bac"]
    items = "".join(f'<h3><a href="/tin-tuc/{slug}.html">{slug}</a></h3>' for slug in slugs)
    others = '<ul><li><a href="/tin-tuc/van-hoa.html">Văn hóa</a></li></ul><h2><a href="/lien-he.html">Liên hệ</a></h2>'
    found = [entry.url for entry in asked.entries(page(others + items, f"{HOME}tin-tuc"))]
    assert found == [f"{HOME}tin-tuc/{slug}.html" for slug in slugs]
