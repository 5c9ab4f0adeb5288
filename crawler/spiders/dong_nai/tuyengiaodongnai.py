"""The party's propaganda portal of Đồng Nai."""

from crawler.platforms.generic import GenericSpider


class TuyenGiaoDongNai(GenericSpider):
    """Ban Tuyên giáo Tỉnh ủy Đồng Nai; nothing but its address is known."""

    name = "tuyengiaodongnai"
    province = "dong-nai"
    kind = "party"
    start_urls = ["https://tuyengiao.dongnai.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
