"""Báo Hà Tĩnh."""

from crawler.platforms.zce import ZceSpider


class BaoHaTinh(ZceSpider):
    """Báo Hà Tĩnh, the newspaper of Hà Tĩnh; as a crawler's author reports."""

    name = "baohatinh"
    province = "ha-tinh"
    kind = "newspaper"
    start_urls = ["https://baohatinh.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
