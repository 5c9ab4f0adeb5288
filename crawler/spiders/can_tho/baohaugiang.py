"""Báo Hậu Giang."""

from crawler.platforms.haugiang import HauGiangSpider


class BaoHauGiang(HauGiangSpider):
    """Báo Hậu Giang, the newspaper of a province that joined Cần Thơ."""

    name = "baohaugiang"
    province = "can-tho"
    former_province = "hau-giang"
    kind = "newspaper"
    start_urls = ["https://baohaugiang.com.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
