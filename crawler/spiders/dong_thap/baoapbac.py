"""Báo Ấp Bắc."""

from crawler.platforms.legacy_gmt7 import LegacyGmt7Spider


class BaoApBac(LegacyGmt7Spider):
    """Báo Ấp Bắc, the newspaper of Tiền Giang, which joined Đồng Tháp, until 2024; from the form of its addresses."""

    name = "baoapbac"
    province = "dong-thap"
    former_province = "tien-giang"
    kind = "newspaper"
    start_urls = ["https://baoapbac.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
