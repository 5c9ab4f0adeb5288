"""Báo Long An."""

from crawler.platforms.zend_a import ZendASpider


class BaoLongAn(ZendASpider):
    """Báo Long An, the newspaper of a province that joined Tây Ninh; known by its addresses."""

    name = "baolongan"
    province = "tay-ninh"
    former_province = "long-an"
    kind = "newspaper"
    start_urls = ["https://baolongan.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
