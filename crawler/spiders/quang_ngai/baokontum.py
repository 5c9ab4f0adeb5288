"""Báo Kon Tum."""

from crawler.platforms.ckfinder import CkfinderSpider


class BaoKonTum(CkfinderSpider):
    """Báo Kon Tum, the newspaper of a province that joined Quảng Ngãi; its markup is unknown."""

    name = "baokontum"
    province = "quang-ngai"
    former_province = "kon-tum"
    kind = "newspaper"
    start_urls = ["https://baokontum.com.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
