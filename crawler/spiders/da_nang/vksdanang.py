"""The prosecutor's office of Đà Nẵng."""

from crawler.platforms.liferay import LiferaySpider


class VksDaNang(LiferaySpider):
    """Viện kiểm sát nhân dân thành phố Đà Nẵng; Liferay's addresses and the date line were seen."""

    name = "vksdanang"
    province = "da-nang"
    kind = "government"
    start_urls = ["https://vksdanang.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
