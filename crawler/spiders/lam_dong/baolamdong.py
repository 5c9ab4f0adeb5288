"""Báo Lâm Đồng."""

from crawler.platforms.onecms import OneCmsSpider


class BaoLamDong(OneCmsSpider):
    """Báo Lâm Đồng, the newspaper of Lâm Đồng, on this platform since 2025; as a crawler's author reports."""

    name = "baolamdong"
    province = "lam-dong"
    kind = "newspaper"
    start_urls = ["https://baolamdong.vn/"]
    former_domains = {"baodaknong.org.vn": "generic", "baodaknong.vn": "generic"}
    evidence = "reported"
    evidence_since = "2026-10"
