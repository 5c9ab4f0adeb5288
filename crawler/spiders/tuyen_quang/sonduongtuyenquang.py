"""A district of Tuyên Quang."""

from crawler.platforms.keyed_id import KeyedIdSpider


class SonDuongTuyenQuang(KeyedIdSpider):
    """Huyện Sơn Dương (a district until July 2025); its addresses were seen (/vi/<category>?id=)."""

    name = "sonduongtuyenquang"
    province = "tuyen-quang"
    kind = "government"
    start_urls = ["https://sonduong.tuyenquang.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
