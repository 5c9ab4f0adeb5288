"""The arguments of a crawl."""

import pytest

from crawler.crawl.arguments import Arguments
from crawler.platforms.generic import GenericSpider


def test_a_portal_is_the_same_however_the_case_of_its_address_is_written():
    for address in ("https://baomau.vn/Tin/", "HTTPS://BaoMau.VN/Tin/"):
        assert GenericSpider.crawled(Arguments.parse({"portal": address})) == ("baomau.vn", ["https://baomau.vn/Tin/"])


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.baomau.vn/", "baomau.vn"),
        ("http://baomau.vn:80/", "baomau.vn"),
        ("http://www.baomau.vn:8080/", "baomau.vn:8080"),
        ("http://127.0.0.1:9000/", "127.0.0.1:9000"),
        ("https://m.baomau.vn/", "m.baomau.vn"),
    ],
)
def test_a_portal_is_named_by_its_host_and_begun_at_the_address_that_was_given(address, name):
    assert GenericSpider.crawled(Arguments.parse({"portal": address})) == (name, [address])
