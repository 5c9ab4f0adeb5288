"""Báo Cà Mau."""

from crawler.platforms.zend_a import ZendASpider


class BaoCaMau(ZendASpider):
    """Báo Cà Mau, the newspaper of Cà Mau; its addresses fit the platform, of its markup little is known."""

    name = "baocamau"
    province = "ca-mau"
    kind = "newspaper"
    start_urls = ["https://baocamau.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
