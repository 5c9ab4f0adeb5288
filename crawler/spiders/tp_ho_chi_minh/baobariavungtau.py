"""Báo Bà Rịa - Vũng Tàu."""

from crawler.platforms.legacy_gmt7 import LegacyGmt7Spider


class BaoBaRiaVungTau(LegacyGmt7Spider):
    """Báo Bà Rịa - Vũng Tàu, of a province that joined TP.HCM, until 2024; by its picture addresses."""

    name = "baobariavungtau"
    province = "tp-ho-chi-minh"
    former_province = "ba-ria-vung-tau"
    kind = "newspaper"
    start_urls = ["https://baobariavungtau.com.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
