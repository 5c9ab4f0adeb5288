"""The party committee of Vĩnh Long."""

from crawler.platforms.generic import GenericSpider


class VinhLongDcs(GenericSpider):
    """Tỉnh ủy Vĩnh Long; built with Next.js: what its pages hold without scripts is not known."""

    name = "vinhlongdcs"
    province = "vinh-long"
    kind = "party"
    start_urls = ["https://vinhlong.dcs.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
