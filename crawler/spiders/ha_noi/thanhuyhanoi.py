"""The party committee of Hà Nội."""

from crawler.platforms.generic import GenericSpider


class ThanhUyHaNoi(GenericSpider):
    """Thành ủy Hà Nội; one address of an article was seen, its platform is not known."""

    name = "thanhuyhanoi"
    province = "ha-noi"
    kind = "party"
    start_urls = ["https://thanhuyhanoi.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
