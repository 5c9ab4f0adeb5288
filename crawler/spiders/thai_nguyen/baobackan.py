"""Báo Bắc Kạn."""

from crawler.platforms.zce import ZceSpider


class BaoBacKan(ZceSpider):
    """Báo Bắc Kạn, the newspaper of a province that joined Thái Nguyên; known by its addresses of 2025."""

    name = "baobackan"
    province = "thai-nguyen"
    former_province = "bac-kan"
    kind = "newspaper"
    start_urls = ["https://baobackan.com.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
