"""The youth union of Hồ Chí Minh City."""

from crawler.platforms.keyed_id import KeyedIdSpider


class ThanhDoanHoChiMinhCity(KeyedIdSpider):
    """Thành đoàn Thành phố Hồ Chí Minh; addresses were seen, and bodies that are escaped once more."""

    name = "thanhdoanhochiminhcity"
    province = "tp-ho-chi-minh"
    kind = "party"
    start_urls = ["https://thanhdoan.hochiminhcity.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
