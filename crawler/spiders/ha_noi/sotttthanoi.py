"""The department of information of Hà Nội."""

from crawler.platforms.liferay import LiferaySpider


class SoTtttHaNoi(LiferaySpider):
    """Sở Thông tin và Truyền thông Hà Nội (merged into another in 2025); that it ran on Liferay was reported."""

    name = "sotttthanoi"
    province = "ha-noi"
    kind = "government"
    start_urls = ["https://sotttt.hanoi.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
