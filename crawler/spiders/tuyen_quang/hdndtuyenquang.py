"""The people's council of Tuyên Quang."""

from crawler.platforms.trang_n import TrangNSpider


class HdndTuyenQuang(TrangNSpider):
    """Hội đồng nhân dân tỉnh Tuyên Quang; the addresses of its lists were seen."""

    name = "hdndtuyenquang"
    province = "tuyen-quang"
    kind = "government"
    start_urls = ["https://hdndtuyenquang.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
