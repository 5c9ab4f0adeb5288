"""Báo Sóc Trăng."""

from crawler.platforms.vnpt_enews import VnptEnewsSpider


class BaoSocTrang(VnptEnewsSpider):
    """Báo Sóc Trăng, of a province that joined Cần Thơ; make by its addresses, skin a guess."""

    name = "baosoctrang"
    province = "can-tho"
    former_province = "soc-trang"
    kind = "newspaper"
    start_urls = ["https://baosoctrang.org.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
