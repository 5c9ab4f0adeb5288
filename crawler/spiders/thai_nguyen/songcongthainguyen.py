"""A city of Thái Nguyên."""

from crawler.platforms.generic import GenericSpider


class SongCongThaiNguyen(GenericSpider):
    """Thành phố Sông Công (a city until July 2025), on a portal made by VNPT; how its articles look is not known."""

    name = "songcongthainguyen"
    province = "thai-nguyen"
    kind = "government"
    start_urls = ["https://songcong.thainguyen.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
