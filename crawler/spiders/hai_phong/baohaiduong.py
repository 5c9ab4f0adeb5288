"""Báo Hải Dương."""

from crawler.platforms.onecms import OneCmsSpider


class BaoHaiDuong(OneCmsSpider):
    """Báo Hải Dương, the newspaper of a province that joined Hải Phòng; as a crawler's author reports."""

    name = "baohaiduong"
    province = "hai-phong"
    former_province = "hai-duong"
    kind = "newspaper"
    start_urls = ["https://baohaiduong.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
