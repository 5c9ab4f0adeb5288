"""The party committee of Bắc Giang."""

from crawler.platforms.generic import GenericSpider


class TinhUyBacGiang(GenericSpider):
    """Tỉnh ủy Bắc Giang; nothing but its address is known."""

    name = "tinhuybacgiang"
    province = "bac-ninh"
    former_province = "bac-giang"
    kind = "party"
    start_urls = ["https://tinhuybacgiang.org.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
