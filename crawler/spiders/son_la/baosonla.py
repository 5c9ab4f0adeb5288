"""Báo Sơn La."""

from crawler.platforms.sonla import SonLaSpider


class BaoSonLa(SonLaSpider):
    """Báo Sơn La, the provincial newspaper of Sơn La."""

    name = "baosonla"
    province = "son-la"
    kind = "newspaper"
    start_urls = ["https://baosonla.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
