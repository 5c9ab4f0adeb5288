"""Báo Gia Lai."""

from crawler.platforms.zce import ZceSpider


class BaoGiaLai(ZceSpider):
    """Báo Gia Lai, the newspaper of Gia Lai; as a crawler's author reports."""

    name = "baogialai"
    province = "gia-lai"
    kind = "newspaper"
    start_urls = ["https://baogialai.com.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
