"""What is the portal's own address, and what is not."""

import pytest

from crawler.platforms.dcontent import DcontentSpider
from crawler.platforms.mediatech import MediatechSpider
from crawler.platforms.nukeviet import NukeVietSpider
from crawler.platforms.nukeviet.addresses import is_listing
from crawler.platforms.onecms import OneCmsSpider
from crawler.platforms.quangngai import QuangNgaiSpider
from crawler.platforms.zce import ZceSpider
from crawler.platforms.zend_a import ZendASpider


@pytest.mark.parametrize("home", ["https://bao.example/", "https://www.bao.example/"])
def test_a_portals_address_is_its_own_with_and_without_www(home):
    spider = NukeVietSpider(start_urls=[home])
    assert spider.is_ours("https://bao.example/tin-tuc/duong-moi-12.html")
    assert spider.is_ours("https://www.bao.example/tin-tuc/duong-moi-12.html")
    assert not spider.is_ours("https://khac.example/tin-tuc/duong-moi-12.html")
    assert not spider.is_ours("https://bao.example.khac.example/")


@pytest.mark.parametrize(
    ("url", "identity"),
    [
        ("/tin-tuc/duong-moi-477.html", "477"),
        ("/hoc-tap-va-lam-theo-bac/ten-khac-477.html", "477"),
        ("/index.php/tin-tuc/duong-moi-477.html", "477"),
        ("/vi/tin-tuc/Duong-Moi-477.html", "477"),
        ("/index.php/vi/news/tin-tuc/duong-moi-477.html", "news/477"),
        ("/news/tin-tuc/duong-moi-477.html", "news/477"),
        ("/index.php?language=vi&nv=news&op=tin-tuc/duong-moi-477", "news/477"),
        ("/index.php?language=vi&nv=news&op=tin-tuc/duong-moi-477.html", "news/477"),
        ("/index.php?language=vi&nv=thong-bao&op=chung/duong-moi-477.html", "thong-bao/477"),
        ("/index.php?language=en&nv=news&op=events/new-road-477.html", "en/news/477"),
        ("/en/news/events/new-road-477.html", "en/news/477"),
        ("/en/events/new-road-477.html", "en/477"),
        ("/xd/duong-moi-477.html", "477"),
        ("/vi/xd/duong-moi-477.html", "477"),
        ("/vi/news/Tin-tuc/Duong-moi-ve-ban-477/", "news/477"),
        ("/news/Tin-tuc-hoat-dong-26/", None),
        ("/vi/news/tin-tuc/page-2/", None),
        ("/vi/news/groups/tin-noi-bat-trong-thang-2/", None),
        ("/laws/detail/quyet-dinh-12-2023-qd-ubnd-477/", None),
        ("/index.php?language=vi&nv=news&op=tin-tuc/page-2", None),
        ("/index.php?language=vi&nv=news&op=Tin-tuc-hoat-dong-26", None),
        ("/index.php?language=vi&nv=about&op=lich-su-phat-trien-2.html", None),
        ("/index.php?language=vi&nv=news&op=tag/duong-moi-477", None),
        ("/tin-tuc/duong-moi-477/page-2.html", None),
        ("/news/tin-tuc/page-2.html", None),
        ("/amp/tin-tuc/duong-moi-477.html", None),
        ("/savefile/tin-tuc/duong-moi-477.html", None),
        ("/print/tin-tuc/duong-moi-477.html", None),
        ("/news/print/tin-tuc/duong-moi-477.html", None),
        ("/tag/chuyển-đổi-số", None),
        ("/users/login/", None),
        ("/tin-tuc/page-2/", None),
        ("/?nvvithemever=t&nv_redirect=abc", None),
    ],
)
def test_a_nukeviet_article_is_named_by_its_language_module_and_id_alone(url, identity):
    assert NukeVietSpider.identity_of(f"https://bao.example{url}") == identity


@pytest.mark.parametrize(
    ("url", "listed"),
    [
        ("/tin-tuc/", True),
        ("/vi/news/tin-tuc/", True),
        ("/index.php/vi/thong-bao/", True),
        ("/Tin-tuc-hoat-dong-26/", True),
        ("/en/", True),
        ("/index.php?language=vi&nv=news", True),
        ("/index.php?language=vi&nv=news&op=Tin-tuc-hoat-dong-26", True),
        ("/vi/", False),
        ("/", False),
        ("/news/tin-tuc/page-2/", False),
        ("/index.php?language=vi&nv=news&op=tin-tuc&page=2", False),
        ("/news/tag/mua-que/", False),
        ("/vi/users/login/", False),
        ("/index.php?language=vi&nv=users", False),
        ("/?nvvithemever=t&nv_redirect=abc", False),
        ("/gioi-thieu/lich-su.html", False),
        ("/tin-tuc/duong-moi-477.html", False),
    ],
)
def test_modules_and_categories_of_nukeviet_are_told_by_their_addresses(url, listed):
    assert is_listing(f"https://bao.example{url}") == listed


@pytest.mark.parametrize(
    "spider", [MediatechSpider, OneCmsSpider, ZceSpider, ZendASpider, QuangNgaiSpider, DcontentSpider]
)
@pytest.mark.parametrize(
    ("path", "is_article"),
    [
        ("/kinh-te/202206/vuon-buoi-vao-mua-3120567/", True),  # [GMT+7]
        ("/kinh-te/nong-nghiep/202406/vuon-buoi-vao-mua-a1b2c3d/", True),  # VNPT e-news
        ("/vuon-buoi-vao-mua-qua-ngot-a141234.html", True),
        ("/vuon-buoi-vao-mua-qua-ngot-post712345.html", True),
        ("/kinh-te/vuon-buoi-vao-mua-qua-ngot/155123.htm", True),
        ("/kinh-te/", False),
        ("/kinh-te/nong-nghiep/", False),
        ("/kinh-te/202206/", False),
        ("/kinh-te/trang/2.htm", False),
        ("/tag/202206/vuon-buoi-vao-mua-3120567/", False),
    ],
)
def test_a_paper_s_articles_are_known_at_the_addresses_of_an_earlier_make(spider, path, is_article):
    assert (spider.identity_of(f"https://bao.example{path}") is not None) == is_article


def test_an_address_of_a_section_and_an_article_s_is_of_mediatech():
    assert MediatechSpider.identity_of("https://bao.example/Kinh-te/lop-hoc-sang-den-98371.html") == "98371"
