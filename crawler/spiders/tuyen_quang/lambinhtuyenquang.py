"""A district of Tuyên Quang."""

from crawler.platforms.trang_n import TrangNSpider


class LamBinhTuyenQuang(TrangNSpider):
    """Huyện Lâm Bình (a district until July 2025); the addresses of its lists were seen."""

    name = "lambinhtuyenquang"
    province = "tuyen-quang"
    kind = "government"
    start_urls = ["https://lambinh.tuyenquang.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
