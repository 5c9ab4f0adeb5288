"""The government portal of Vĩnh Long."""

from crawler.platforms.generic import GenericSpider


class VinhLongGov(GenericSpider):
    """Cổng thông tin điện tử tỉnh Vĩnh Long; one address of a feed was seen (/rss/tintuc.rss)."""

    name = "vinhlonggov"
    province = "vinh-long"
    kind = "government"
    start_urls = ["https://vinhlong.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
