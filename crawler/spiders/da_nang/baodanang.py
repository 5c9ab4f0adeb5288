"""Báo Đà Nẵng."""

from crawler.platforms.onecms import OneCmsSpider


class BaoDaNang(OneCmsSpider):
    """Báo Đà Nẵng, the newspaper of Đà Nẵng; checked on a saved page."""

    name = "baodanang"
    province = "da-nang"
    kind = "newspaper"
    start_urls = ["https://baodanang.vn/"]
    evidence = "verified"
    evidence_since = "2026-10"
