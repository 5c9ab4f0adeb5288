"""Báo Hải Phòng."""

from crawler.platforms.onecms import OneCmsSpider


class BaoHaiPhong(OneCmsSpider):
    """Báo Hải Phòng, the newspaper of Hải Phòng; what is known rests on a saved page."""

    name = "baohaiphong"
    province = "hai-phong"
    kind = "newspaper"
    start_urls = ["https://baohaiphong.vn/"]
    former_domains = {"baohaiphong.com.vn": "generic"}
    evidence = "verified"
    evidence_since = "2026-10"
