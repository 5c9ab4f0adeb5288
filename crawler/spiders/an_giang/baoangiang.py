"""Báo An Giang."""

from crawler.platforms.zend_a import ZendASpider


class BaoAnGiang(ZendASpider):
    """Báo An Giang, the newspaper of An Giang; what is known rests on a saved page."""

    name = "baoangiang"
    province = "an-giang"
    kind = "newspaper"
    start_urls = ["https://baoangiang.com.vn/"]
    evidence = "verified"
    evidence_since = "2026-10"
