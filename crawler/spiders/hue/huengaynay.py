"""Huế ngày nay."""

from crawler.platforms.zend_a import ZendASpider


class HueNgayNay(ZendASpider):
    """Huế ngày nay, the newspaper of Huế; its addresses lack the platform's a, as a crawler's author reports."""

    name = "huengaynay"
    province = "hue"
    kind = "newspaper"
    start_urls = ["https://huengaynay.vn/"]
    former_domains = {"baothuathienhue.vn": "zend_a"}
    evidence = "reported"
    evidence_since = "2026-10"
