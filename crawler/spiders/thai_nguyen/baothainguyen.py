"""Báo Thái Nguyên."""

from crawler.platforms.vnpt_enews import VnptEnewsSpider


class BaoThaiNguyen(VnptEnewsSpider):
    """Báo Thái Nguyên, the newspaper of Thái Nguyên; selectors and site id as crawlers' authors report."""

    name = "baothainguyen"
    province = "thai-nguyen"
    kind = "newspaper"
    start_urls = ["https://baothainguyen.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
