"""The party committee of Bắc Ninh city."""

from crawler.platforms.generic import GenericSpider


class ThanhUyBacNinh(GenericSpider):
    """Thành ủy Bắc Ninh; the form of its addresses was seen (-a48i511.html), its platform is not known."""

    name = "thanhuybacninh"
    province = "bac-ninh"
    kind = "party"
    start_urls = ["https://thanhuy.bacninh.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
