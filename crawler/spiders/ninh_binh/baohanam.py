"""Báo Hà Nam."""

from crawler.platforms.numeric_path import NumericPathSpider


class BaoHaNam(NumericPathSpider):
    """Báo Hà Nam, the newspaper of a province that joined Ninh Bình; its markup is unknown."""

    name = "baohanam"
    province = "ninh-binh"
    former_province = "ha-nam"
    kind = "newspaper"
    start_urls = ["https://baohanam.com.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
