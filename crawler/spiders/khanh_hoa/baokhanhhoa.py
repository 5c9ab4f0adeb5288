"""Báo Khánh Hòa."""

from crawler.platforms.vnpt_enews import VnptEnewsSpider


class BaoKhanhHoa(VnptEnewsSpider):
    """Báo Khánh Hòa, the newspaper of Khánh Hòa; selectors and site id as crawlers' authors report."""

    name = "baokhanhhoa"
    province = "khanh-hoa"
    kind = "newspaper"
    start_urls = ["https://baokhanhhoa.vn/"]
    former_domains = {"baoninhthuan.com.vn": "generic"}
    evidence = "reported"
    evidence_since = "2026-10"
