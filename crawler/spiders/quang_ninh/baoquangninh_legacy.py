"""Báo Quảng Ninh as it was until about 2021."""

from crawler.platforms.legacy_gmt7 import LegacyGmt7Spider


class BaoQuangNinhLegacy(LegacyGmt7Spider):
    """Báo Quảng Ninh, the provincial newspaper, at its former address and on its former CMS."""

    name = "baoquangninh_legacy"
    province = "quang-ninh"
    kind = "newspaper"
    start_urls = ["https://baoquangninh.com.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
