"""Báo Nghệ An."""

from crawler.platforms.onecms import OneCmsSpider


class BaoNgheAn(OneCmsSpider):
    """Báo Nghệ An, the newspaper of Nghệ An; what is known rests on a saved page."""

    name = "baonghean"
    province = "nghe-an"
    kind = "newspaper"
    start_urls = ["https://baonghean.vn/"]
    evidence = "verified"
    evidence_since = "2026-10"
