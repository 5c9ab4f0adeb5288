"""Báo Bình Định."""

from crawler.platforms.numeric_path import NumericPathSpider


class BaoBinhDinh(NumericPathSpider):
    """Báo Bình Định, the newspaper of a province that joined Gia Lai; its markup is unknown."""

    name = "baobinhdinh"
    province = "gia-lai"
    former_province = "binh-dinh"
    kind = "newspaper"
    start_urls = ["https://baobinhdinh.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
