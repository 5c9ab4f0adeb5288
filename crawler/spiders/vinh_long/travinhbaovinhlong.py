"""Báo Trà Vinh."""

from crawler.platforms.zend_a import ZendASpider


class TraVinhBaoVinhLong(ZendASpider):
    """Báo Trà Vinh, of a province that joined Vĩnh Long; its certificate was reported to be no good."""

    name = "travinhbaovinhlong"
    province = "vinh-long"
    former_province = "tra-vinh"
    kind = "newspaper"
    start_urls = ["https://travinh.baovinhlong.vn/"]
    former_domains = {"baotravinh.vn": "ckfinder"}
    evidence = "reported"
    evidence_since = "2026-10"
