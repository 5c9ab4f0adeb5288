"""The broadcaster of Bình Dương."""

from crawler.platforms.generic import GenericSpider


class MBtv(GenericSpider):
    """Đài Phát thanh và Truyền hình Bình Dương; the form of its addresses was seen, its platform is not known."""

    name = "mbtv"
    province = "tp-ho-chi-minh"
    former_province = "binh-duong"
    kind = "broadcaster"
    start_urls = ["https://m.btv.org.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
