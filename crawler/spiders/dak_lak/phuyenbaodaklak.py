"""Báo Phú Yên."""

from crawler.platforms.vnpt_enews import VnptEnewsSpider


class PhuYenBaoDakLak(VnptEnewsSpider):
    """Báo Phú Yên, the newspaper of a province that joined Đắk Lắk, at its address since; verified on a saved page."""

    name = "phuyenbaodaklak"
    province = "dak-lak"
    former_province = "phu-yen"
    kind = "newspaper"
    start_urls = ["https://phuyen.baodaklak.vn/"]
    former_domains = {"baophuyen.vn": "vnpt_enews"}
    evidence = "verified"
    evidence_since = "2026-10"
