"""The government portal of Lai Châu."""

from crawler.platforms.generic import GenericSpider


class LaiChauGov(GenericSpider):
    """Cổng thông tin điện tử tỉnh Lai Châu; its counters were seen in texts of 2024, its platform is not known."""

    name = "laichaugov"
    province = "lai-chau"
    kind = "government"
    start_urls = ["https://laichau.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
