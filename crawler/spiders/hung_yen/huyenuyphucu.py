"""A party committee of Hưng Yên."""

from crawler.platforms.userfiles_c import UserfilesCSpider


class HuyenUyPhuCu(UserfilesCSpider):
    """Huyện ủy Phù Cừ (a district until July 2025); its addresses were seen."""

    name = "huyenuyphucu"
    province = "hung-yen"
    kind = "party"
    start_urls = ["https://huyenuyphucu.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
