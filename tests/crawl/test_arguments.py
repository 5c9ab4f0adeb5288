"""The arguments of a crawl."""

from crawler.crawl.arguments import Arguments
from crawler.platforms.generic import GenericSpider


def test_a_portal_is_the_same_however_the_case_of_its_address_is_written():
    for address in ("https://baomau.vn/Tin/", "HTTPS://BaoMau.VN/Tin/"):
        assert GenericSpider.crawled(Arguments.parse({"portal": address})) == ("baomau.vn", ["https://baomau.vn/Tin/"])
