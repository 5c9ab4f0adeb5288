"""Báo Bạc Liêu."""

from crawler.platforms.ckfinder import CkfinderSpider


class BaoBacLieu(CkfinderSpider):
    """Báo Bạc Liêu, the newspaper of a province that joined Cà Mau; its markup is unknown."""

    name = "baobaclieu"
    province = "ca-mau"
    former_province = "bac-lieu"
    kind = "newspaper"
    start_urls = ["https://baobaclieu.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
