"""Báo Đồng Tháp."""

from crawler.platforms.zend_a import ZendASpider


class BaoDongThap(ZendASpider):
    """Báo Đồng Tháp, the newspaper of Đồng Tháp, on the newer skin; as a crawler's author reports."""

    name = "baodongthap"
    province = "dong-thap"
    kind = "newspaper"
    start_urls = ["https://baodongthap.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
