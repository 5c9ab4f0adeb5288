"""Báo Cần Thơ."""

from crawler.platforms.zend_a import ZendASpider


class BaoCanTho(ZendASpider):
    """Báo Cần Thơ, the newspaper of Cần Thơ; checked on a saved article and section page."""

    name = "baocantho"
    province = "can-tho"
    kind = "newspaper"
    start_urls = ["https://baocantho.com.vn/"]
    evidence = "verified"
    evidence_since = "2026-10"
