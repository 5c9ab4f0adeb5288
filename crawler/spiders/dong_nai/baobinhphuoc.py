"""Báo Bình Phước."""

from crawler.platforms.numeric_path import NumericPathSpider


class BaoBinhPhuoc(NumericPathSpider):
    """Báo Bình Phước, the newspaper of a province that joined Đồng Nai."""

    name = "baobinhphuoc"
    province = "dong-nai"
    former_province = "binh-phuoc"
    kind = "newspaper"
    start_urls = ["https://baobinhphuoc.com.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
