"""Hà Nội mới."""

from crawler.platforms.onecms import OneCmsSpider


class HaNoiMoi(OneCmsSpider):
    """Hà Nội mới, the newspaper of Hà Nội; as a crawler's author reports."""

    name = "hanoimoi"
    province = "ha-noi"
    kind = "newspaper"
    start_urls = ["https://hanoimoi.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
