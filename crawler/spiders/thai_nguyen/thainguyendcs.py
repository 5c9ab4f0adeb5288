"""The party committee of Thái Nguyên."""

from crawler.platforms.nukeviet import NukeVietSpider


class ThaiNguyenDcs(NukeVietSpider):
    """Tỉnh ủy Thái Nguyên; NukeViet's addresses of its pictures were seen."""

    name = "thainguyendcs"
    province = "thai-nguyen"
    kind = "party"
    start_urls = ["https://thainguyen.dcs.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
