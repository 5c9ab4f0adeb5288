"""The government portal of Thái Bình."""

from crawler.platforms.article_news import ArticleNewsSpider


class ThaiBinhGov(ArticleNewsSpider):
    """Cổng thông tin điện tử tỉnh Thái Bình; two marks of its pages were reported."""

    name = "thaibinhgov"
    province = "hung-yen"
    former_province = "thai-binh"
    kind = "government"
    start_urls = ["https://thaibinh.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
