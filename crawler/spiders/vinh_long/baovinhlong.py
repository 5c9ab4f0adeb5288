"""Báo Vĩnh Long."""

from crawler.platforms.vnpt_enews import VnptEnewsSpider


class BaoVinhLong(VnptEnewsSpider):
    """Báo Vĩnh Long, the newspaper of Vĩnh Long; selectors as crawlers' authors report."""

    name = "baovinhlong"
    province = "vinh-long"
    kind = "newspaper"
    start_urls = ["https://baovinhlong.com.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
