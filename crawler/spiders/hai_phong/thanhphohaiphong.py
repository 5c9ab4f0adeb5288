"""A portal of Hải Phòng city."""

from crawler.platforms.wordpress import WordPressSpider


class ThanhPhoHaiPhong(WordPressSpider):
    """Thành phố Hải Phòng; that it ran on WordPress in 2019 is a guess from one text of it."""

    name = "thanhphohaiphong"
    province = "hai-phong"
    kind = "government"
    start_urls = ["https://thanhphohaiphong.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
