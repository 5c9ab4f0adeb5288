"""The office for new rural areas of Tuyên Quang."""

from crawler.platforms.trang_n import TrangNSpider


class NongThonMoiTuyenQuang(TrangNSpider):
    """Văn phòng Điều phối nông thôn mới Tuyên Quang; the addresses of its lists were reported."""

    name = "nongthonmoituyenquang"
    province = "tuyen-quang"
    kind = "government"
    start_urls = ["https://nongthonmoituyenquang.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
