"""The trade union of Quảng Trị."""

from crawler.platforms.nukeviet import NukeVietSpider


class CongDoanQuangTri(NukeVietSpider):
    """Liên đoàn Lao động tỉnh Quảng Trị; addresses of NukeViet eGovernment were seen."""

    name = "congdoanquangtri"
    province = "quang-tri"
    kind = "party"
    start_urls = ["https://congdoan.quangtri.gov.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
