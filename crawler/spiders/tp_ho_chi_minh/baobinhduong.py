"""Báo Bình Dương."""

from crawler.platforms.zend_a import ZendASpider


class BaoBinhDuong(ZendASpider):
    """Báo Bình Dương, the newspaper of a province that joined TP.HCM, on the newer skin; as reported."""

    name = "baobinhduong"
    province = "tp-ho-chi-minh"
    former_province = "binh-duong"
    kind = "newspaper"
    start_urls = ["https://baobinhduong.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
