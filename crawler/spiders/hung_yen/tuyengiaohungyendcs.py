"""The party's propaganda portal of Hưng Yên."""

from crawler.platforms.userfiles_c import UserfilesCSpider


class TuyenGiaoHungYenDcs(UserfilesCSpider):
    """Ban Tuyên giáo Tỉnh ủy Hưng Yên; its addresses were seen."""

    name = "tuyengiaohungyendcs"
    province = "hung-yen"
    kind = "party"
    start_urls = ["https://tuyengiao.hungyen.dcs.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
