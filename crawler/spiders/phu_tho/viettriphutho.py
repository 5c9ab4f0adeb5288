"""A city of Phú Thọ."""

from crawler.platforms.generic import GenericSpider


class VietTriPhuTho(GenericSpider):
    """Thành phố Việt Trì (a city until July 2025); the date line and the page to print were seen in a text of 2020."""

    name = "viettriphutho"
    province = "phu-tho"
    kind = "government"
    start_urls = ["https://viettri.phutho.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
