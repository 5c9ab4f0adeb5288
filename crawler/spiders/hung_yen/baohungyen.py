"""Báo Hưng Yên."""

from crawler.platforms.mediatech import MediatechSpider


class BaoHungYen(MediatechSpider):
    """Báo Hưng Yên, the newspaper of Hưng Yên; addresses and listing as crawlers' authors report."""

    name = "baohungyen"
    province = "hung-yen"
    kind = "newspaper"
    start_urls = ["https://baohungyen.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
