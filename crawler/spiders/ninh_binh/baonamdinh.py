"""Báo Nam Định."""

from crawler.platforms.vnpt_enews import VnptEnewsSpider


class BaoNamDinh(VnptEnewsSpider):
    """Báo Nam Định, of a province that joined Ninh Bình; make by its addresses, skin a guess."""

    name = "baonamdinh"
    province = "ninh-binh"
    former_province = "nam-dinh"
    kind = "newspaper"
    start_urls = ["https://baonamdinh.vn/"]
    former_domains = {"baonamdinh.com.vn": "legacy_gmt7"}
    evidence = "reported"
    evidence_since = "2026-10"
