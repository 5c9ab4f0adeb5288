"""Báo Lai Châu."""

from crawler.platforms.laichau import LaiChauSpider


class BaoLaiChau(LaiChauSpider):
    """Báo Lai Châu, the provincial newspaper of Lai Châu."""

    name = "baolaichau"
    province = "lai-chau"
    kind = "newspaper"
    start_urls = ["https://baolaichau.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
