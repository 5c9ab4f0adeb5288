"""Báo Đắk Lắk."""

from crawler.platforms.vnpt_enews import VnptEnewsSpider


class BaoDakLak(VnptEnewsSpider):
    """Báo Đắk Lắk, the newspaper of Đắk Lắk; selectors as crawlers' authors report."""

    name = "baodaklak"
    province = "dak-lak"
    kind = "newspaper"
    start_urls = ["https://baodaklak.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
