"""Báo Đồng Nai."""

from crawler.platforms.vnpt_enews import VnptEnewsSpider


class BaoDongNai(VnptEnewsSpider):
    """Báo Đồng Nai, the newspaper of Đồng Nai; addresses and site id as crawlers' authors report."""

    name = "baodongnai"
    province = "dong-nai"
    kind = "newspaper"
    start_urls = ["https://baodongnai.com.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
