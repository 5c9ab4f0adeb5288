"""Báo Quảng Ngãi."""

from crawler.platforms.quangngai import QuangNgaiSpider


class BaoQuangNgai(QuangNgaiSpider):
    """Báo Quảng Ngãi, the provincial newspaper of Quảng Ngãi; its pages before 2024 are of two other platforms."""

    name = "baoquangngai"
    province = "quang-ngai"
    kind = "newspaper"
    start_urls = ["https://baoquangngai.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
