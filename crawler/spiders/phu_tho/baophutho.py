"""Báo Phú Thọ."""

from crawler.platforms.dcontent import DcontentSpider


class BaoPhuTho(DcontentSpider):
    """Báo Phú Thọ, the provincial newspaper of Phú Thọ; about half of its bodies are sent encrypted."""

    name = "baophutho"
    province = "phu-tho"
    kind = "newspaper"
    start_urls = ["https://baophutho.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
