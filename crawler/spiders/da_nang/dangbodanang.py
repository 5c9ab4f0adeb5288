"""The party committee of Đà Nẵng."""

from crawler.platforms.generic import GenericSpider


class DangBoDaNang(GenericSpider):
    """Đảng bộ thành phố Đà Nẵng; one address of a picture was seen, its platform is not known."""

    name = "dangbodanang"
    province = "da-nang"
    kind = "party"
    start_urls = ["https://dangbodanang.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
