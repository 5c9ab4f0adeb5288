"""A district of Thái Bình."""

from crawler.platforms.article_news import ArticleNewsSpider


class VuThuThaiBinh(ArticleNewsSpider):
    """Huyện Vũ Thư (a district until July 2025); addresses and two marks of its pages were seen."""

    name = "vuthuthaibinh"
    province = "hung-yen"
    former_province = "thai-binh"
    kind = "government"
    start_urls = ["https://vuthu.thaibinh.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
