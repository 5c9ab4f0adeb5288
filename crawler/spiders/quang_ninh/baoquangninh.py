"""Báo Quảng Ninh."""

from crawler.platforms.mediatech import MediatechSpider


class BaoQuangNinh(MediatechSpider):
    """Báo Quảng Ninh, the newspaper of Quảng Ninh, since about 2021; as crawlers' authors report."""

    name = "baoquangninh"
    province = "quang-ninh"
    kind = "newspaper"
    start_urls = ["https://baoquangninh.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
