"""Báo Lào Cai."""

from crawler.platforms.zce import ZceSpider


class BaoLaoCai(ZceSpider):
    """Báo Lào Cai, the newspaper of Lào Cai; what is known rests on a saved page."""

    name = "baolaocai"
    province = "lao-cai"
    kind = "newspaper"
    start_urls = ["https://baolaocai.vn/"]
    evidence = "verified"
    evidence_since = "2026-10"
