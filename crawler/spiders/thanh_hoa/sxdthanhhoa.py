"""The department of construction of Thanh Hóa."""

from crawler.platforms.keyed_id import KeyedIdSpider


class SxdThanhHoa(KeyedIdSpider):
    """Sở Xây dựng Thanh Hóa; its addresses were seen (Introduction.aspx?MenuID=&NewsID=)."""

    name = "sxdthanhhoa"
    province = "thanh-hoa"
    kind = "government"
    start_urls = ["https://sxdthanhhoa.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
