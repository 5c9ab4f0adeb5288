"""Sài Gòn giải phóng."""

from crawler.platforms.zce import ZceSpider


class Sggp(ZceSpider):
    """Sài Gòn giải phóng, the newspaper of TP.HCM; as a crawler's author reports."""

    name = "sggp"
    province = "tp-ho-chi-minh"
    kind = "newspaper"
    start_urls = ["https://sggp.org.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
