"""Báo Bình Thuận."""

from crawler.platforms.onecms import OneCmsSpider


class BaoBinhThuan(OneCmsSpider):
    """Báo Bình Thuận, the newspaper of a province that joined Lâm Đồng; its platform is a guess."""

    name = "baobinhthuan"
    province = "lam-dong"
    former_province = "binh-thuan"
    kind = "newspaper"
    start_urls = ["https://baobinhthuan.com.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
