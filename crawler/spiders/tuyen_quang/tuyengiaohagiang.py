"""The party's propaganda portal of Hà Giang."""

from crawler.platforms.generic import GenericSpider


class TuyenGiaoHaGiang(GenericSpider):
    """Ban Tuyên giáo Tỉnh ủy Hà Giang; addresses and datelines were seen in texts, its platform is not known."""

    name = "tuyengiaohagiang"
    province = "tuyen-quang"
    former_province = "ha-giang"
    kind = "party"
    start_urls = ["https://tuyengiao.hagiang.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
