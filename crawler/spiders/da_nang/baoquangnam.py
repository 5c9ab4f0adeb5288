"""Báo Quảng Nam."""

from crawler.platforms.onecms import OneCmsSpider


class BaoQuangNam(OneCmsSpider):
    """Báo Quảng Nam, the newspaper of a province that joined Đà Nẵng; as a crawler's author reports."""

    name = "baoquangnam"
    province = "da-nang"
    former_province = "quang-nam"
    kind = "newspaper"
    start_urls = ["https://baoquangnam.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
