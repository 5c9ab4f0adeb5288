"""Báo Kiên Giang."""

from crawler.platforms.ckfinder import CkfinderSpider


class BaoKienGiang(CkfinderSpider):
    """Báo Kiên Giang, the newspaper of a province that joined An Giang; its markup is unknown."""

    name = "baokiengiang"
    province = "an-giang"
    former_province = "kien-giang"
    kind = "newspaper"
    start_urls = ["https://baokiengiang.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
