"""A district of Bắc Giang."""

from crawler.platforms.liferay import LiferaySpider


class LucNamBacGiang(LiferaySpider):
    """Huyện Lục Nam (a district until July 2025); that it runs on Liferay was reported."""

    name = "lucnambacgiang"
    province = "bac-ninh"
    former_province = "bac-giang"
    kind = "government"
    start_urls = ["https://lucnam.bacgiang.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
