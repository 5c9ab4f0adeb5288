"""Báo Thái Bình."""

from crawler.platforms.numeric_path import NumericPathSpider


class BaoThaiBinh(NumericPathSpider):
    """Báo Thái Bình, the newspaper of a province that joined Hưng Yên; its markup is unknown."""

    name = "baothaibinh"
    province = "hung-yen"
    former_province = "thai-binh"
    kind = "newspaper"
    start_urls = ["https://baothaibinh.com.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
