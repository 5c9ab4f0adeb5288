"""Thanh Hóa's television."""

from crawler.platforms.vccorp import VccorpSpider


class TruyenHinhThanhHoa(VccorpSpider):
    """Truyền hình Thanh Hóa, the station of Thanh Hóa; an address of its articles was seen."""

    name = "truyenhinhthanhhoa"
    province = "thanh-hoa"
    kind = "broadcaster"
    start_urls = ["https://truyenhinhthanhhoa.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
