"""The department of culture of Bắc Ninh."""

from crawler.platforms.liferay import LiferaySpider


class SvhttDlBacNinh(LiferaySpider):
    """Sở Văn hóa, Thể thao và Du lịch Bắc Ninh; that it runs on Liferay was reported."""

    name = "svhttdlbacninh"
    province = "bac-ninh"
    kind = "government"
    start_urls = ["https://svhttdl.bacninh.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
