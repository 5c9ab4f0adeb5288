"""The government portal of Cao Bằng."""

from crawler.platforms.generic import GenericSpider


class CaoBangGov(GenericSpider):
    """Cổng thông tin điện tử tỉnh Cao Bằng; one address of a section was seen, its platform is not known."""

    name = "caobanggov"
    province = "cao-bang"
    kind = "government"
    start_urls = ["https://caobang.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
