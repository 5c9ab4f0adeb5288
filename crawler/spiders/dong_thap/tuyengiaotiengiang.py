"""The party's propaganda portal of Tiền Giang."""

from crawler.platforms.generic import GenericSpider


class TuyenGiaoTienGiang(GenericSpider):
    """Ban Tuyên giáo Tỉnh ủy Tiền Giang; addresses of tags were seen, its platform is not known."""

    name = "tuyengiaotiengiang"
    province = "dong-thap"
    former_province = "tien-giang"
    kind = "party"
    start_urls = ["https://tuyengiaotiengiang.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
