"""The youth union of Thanh Khê, a district of Đà Nẵng until July 2025."""

from crawler.platforms.wordpress import WordPressSpider


class TuoiTreThanhKhe(WordPressSpider):
    """Tuổi trẻ Thanh Khê, the Party's youth union there; its addresses are WordPress's plain ones."""

    name = "tuoitrethanhkhe"
    province = "da-nang"
    kind = "party"
    start_urls = ["https://tuoitrethanhkhe.org.vn/web/"]
    evidence = "reported"
    evidence_since = "2026-10"
