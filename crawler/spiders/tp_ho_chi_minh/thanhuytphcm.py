"""The party committee of Hồ Chí Minh City."""

from crawler.platforms.generic import GenericSpider


class ThanhUyTpHcm(GenericSpider):
    """Thành ủy Thành phố Hồ Chí Minh; its addresses and datelines were seen, its platform is not known."""

    name = "thanhuytphcm"
    province = "tp-ho-chi-minh"
    kind = "party"
    start_urls = ["https://thanhuytphcm.vn/"]
    former_domains = {"www.hcmcpv.org.vn": "generic", "hcmcpv.org.vn": "generic"}
    evidence = "guess"
    evidence_since = "2026-10"
