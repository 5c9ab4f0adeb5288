"""Báo Quảng Trị."""

from crawler.platforms.vnpt_enews import VnptEnewsSpider


class BaoQuangTri(VnptEnewsSpider):
    """Báo Quảng Trị, the newspaper of Quảng Trị; addresses as crawlers' authors report, skin a guess."""

    name = "baoquangtri"
    province = "quang-tri"
    kind = "newspaper"
    start_urls = ["https://baoquangtri.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
