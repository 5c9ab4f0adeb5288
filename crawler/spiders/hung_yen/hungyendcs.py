"""The party committee of Hưng Yên."""

from crawler.platforms.userfiles_c import UserfilesCSpider


class HungYenDcs(UserfilesCSpider):
    """Tỉnh ủy Hưng Yên; its addresses were seen."""

    name = "hungyendcs"
    province = "hung-yen"
    kind = "party"
    start_urls = ["https://hungyen.dcs.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
