"""What an article is called in its portal: by the address that its page gives itself, where that can be its own."""

import pytest

from crawler.article import Article
from crawler.platforms.generic import GenericSpider
from crawler.platforms.zend_a import ZendASpider

HOME = "https://bao.example.vn"


@pytest.mark.parametrize(
    ("platform", "fetched", "named", "name"),
    [
        (ZendASpider, "/xa-hoi/cau-moi-a1234.html", "/cau-treo-moi-a1234.html", "1234"),
        (ZendASpider, "/xa-hoi/cau-moi-a1234.html", "/xa-hoi/lua-duoc-mua-a999.html", "1234"),
        (ZendASpider, "/print.php?id=1234", "/xa-hoi/cau-moi-a1234.html", "1234"),
        (GenericSpider, "/m/cau-moi-12345.html", "/xa-hoi/cau-moi-12345.html", "/xa-hoi/cau-moi-12345.html"),
        (GenericSpider, "/tin.aspx?newsid=12345", "/xa-hoi/cau-moi-12345.html", "/xa-hoi/cau-moi-12345.html"),
        (GenericSpider, "/tin.aspx?newsid=12345", "/tin.aspx?newsid=12001", "/tin.aspx?newsid=12345"),
        (GenericSpider, "/tin/cau-moi-qua-suoi-sau", "/tin/mua-lua-chin-som-o-ban", "/tin/cau-moi-qua-suoi-sau"),
        (GenericSpider, "/tin/cau-moi-dau-nam-2024", "/tin/mua-lua-chin-nam-2024", "/tin/cau-moi-dau-nam-2024"),
        (GenericSpider, "/tin/cau-moi-qua-suoi-sau", "/", "/tin/cau-moi-qua-suoi-sau"),
    ],
)
def test_a_page_is_believed_where_its_own_address_may_be_the_fetched_ones(platform, fetched, named, name):
    spider = platform(start_urls=[HOME])
    assert spider.identity(Article(url=HOME + fetched, canonical_url=HOME + named)) == name
