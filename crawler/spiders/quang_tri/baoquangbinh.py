"""Báo Quảng Bình."""

from crawler.platforms.legacy_gmt7 import LegacyGmt7Spider


class BaoQuangBinh(LegacyGmt7Spider):
    """Báo Quảng Bình, of a province that joined Quảng Trị, until 2025; as a crawler's author reports."""

    name = "baoquangbinh"
    province = "quang-tri"
    former_province = "quang-binh"
    kind = "newspaper"
    start_urls = ["https://baoquangbinh.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
