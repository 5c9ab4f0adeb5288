"""Báo Hà Giang."""

from crawler.platforms.vnpt_enews import VnptEnewsSpider


class BaoHaGiang(VnptEnewsSpider):
    """Báo Hà Giang, the newspaper of a province that joined Tuyên Quang; as crawlers' authors report."""

    name = "baohagiang"
    province = "tuyen-quang"
    former_province = "ha-giang"
    kind = "newspaper"
    start_urls = ["https://baohagiang.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
