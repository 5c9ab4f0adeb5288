"""The party committee of Bà Rịa - Vũng Tàu."""

from crawler.platforms.generic import GenericSpider


class BaRiaVungTauDcs(GenericSpider):
    """Tỉnh ủy Bà Rịa - Vũng Tàu; nothing but its address is known."""

    name = "bariavungtaudcs"
    province = "tp-ho-chi-minh"
    former_province = "ba-ria-vung-tau"
    kind = "party"
    start_urls = ["https://baria-vungtau.dcs.vn/portal/"]
    evidence = "guess"
    evidence_since = "2026-10"
