"""A city of Bắc Ninh."""

from crawler.platforms.liferay import LiferaySpider


class TuSonBacNinh(LiferaySpider):
    """Thành phố Từ Sơn (a city until July 2025); that it runs on Liferay was reported."""

    name = "tusonbacninh"
    province = "bac-ninh"
    kind = "government"
    start_urls = ["https://tuson.bacninh.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
