"""The party committee of Khánh Hòa."""

from crawler.platforms.generic import GenericSpider


class TinhUyKhanhHoa(GenericSpider):
    """Tỉnh ủy Khánh Hòa; the form of its addresses was seen (/tin-bai/<category>/<slug>), its platform is not known."""

    name = "tinhuykhanhhoa"
    province = "khanh-hoa"
    kind = "party"
    start_urls = ["https://tinhuykhanhhoa.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
