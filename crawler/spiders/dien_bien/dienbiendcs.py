"""The party committee of Điện Biên."""

from crawler.platforms.generic import GenericSpider


class DienBienDcs(GenericSpider):
    """Đảng bộ tỉnh Điện Biên; an address and the date line were seen in a text of 2018, its platform is not known."""

    name = "dienbiendcs"
    province = "dien-bien"
    kind = "party"
    start_urls = ["https://dienbien.dcs.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
