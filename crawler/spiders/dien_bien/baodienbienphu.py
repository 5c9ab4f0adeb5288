"""Báo Điện Biên Phủ."""

from crawler.platforms.dienbienphu import DienBienPhuSpider


class BaoDienBienPhu(DienBienPhuSpider):
    """Báo Điện Biên Phủ, the provincial newspaper of Điện Biên; the platform of its former site is unknown."""

    name = "baodienbienphu"
    province = "dien-bien"
    kind = "newspaper"
    start_urls = ["https://baodienbienphu.vn/"]
    former_domains = {"baodienbienphu.com.vn": "generic"}
    evidence = "reported"
    evidence_since = "2026-10"
