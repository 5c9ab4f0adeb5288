"""Báo Đồng Khởi."""

from crawler.platforms.zend_a import ZendASpider


class DongKhoiBaoVinhLong(ZendASpider):
    """Báo Đồng Khởi, the newspaper of Bến Tre, which joined Vĩnh Long; as a crawler's author reports."""

    name = "dongkhoibaovinhlong"
    province = "vinh-long"
    former_province = "ben-tre"
    kind = "newspaper"
    start_urls = ["https://dongkhoi.baovinhlong.vn/"]
    former_domains = {"baodongkhoi.vn": "zend_a"}
    evidence = "reported"
    evidence_since = "2026-10"
