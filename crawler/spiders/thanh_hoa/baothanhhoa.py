"""Báo Thanh Hóa."""

from crawler.platforms.dcontent import DcontentSpider


class BaoThanhHoa(DcontentSpider):
    """Báo Thanh Hóa, the provincial newspaper of Thanh Hóa."""

    name = "baothanhhoa"
    province = "thanh-hoa"
    kind = "newspaper"
    start_urls = ["https://baothanhhoa.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
