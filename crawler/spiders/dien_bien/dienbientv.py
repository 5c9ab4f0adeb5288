"""Phát thanh, Truyền hình Điện Biên."""

from crawler.platforms.legacy_gmt7 import LegacyGmt7Spider


class DienBienTV(LegacyGmt7Spider):
    """Phát thanh, Truyền hình Điện Biên, the station of Điện Biên; from the form of its addresses."""

    name = "dienbientv"
    province = "dien-bien"
    kind = "broadcaster"
    start_urls = ["https://dienbientv.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
