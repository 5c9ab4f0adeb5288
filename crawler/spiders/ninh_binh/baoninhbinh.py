"""Báo Ninh Bình."""

from crawler.platforms.ninhbinh import NinhBinhSpider


class BaoNinhBinh(NinhBinhSpider):
    """Báo Ninh Bình, the provincial newspaper of Ninh Bình."""

    name = "baoninhbinh"
    province = "ninh-binh"
    kind = "newspaper"
    start_urls = ["https://baoninhbinh.org.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
