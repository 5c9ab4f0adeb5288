"""Báo Tây Ninh."""

from crawler.platforms.mediatech import MediatechSpider
from crawler.platforms.zend_a import ZendASpider


class BaoTayNinh(MediatechSpider):
    """Báo Tây Ninh, the newspaper of Tây Ninh; verified on a saved page; until about 2025 on zend_a."""

    name = "baotayninh"
    province = "tay-ninh"
    kind = "newspaper"
    start_urls = ["https://baotayninh.vn/"]
    evidence = "verified"
    evidence_since = "2026-10"
    layouts = (*MediatechSpider.layouts, *ZendASpider.layouts)
