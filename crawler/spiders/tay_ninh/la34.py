"""Phát thanh, Truyền hình Long An."""

from crawler.platforms.mediatech import MediatechSpider


class LA34(MediatechSpider):
    """Phát thanh, Truyền hình Long An, the station of a former province; make reported, address a guess."""

    name = "la34"
    province = "tay-ninh"
    former_province = "long-an"
    kind = "broadcaster"
    start_urls = ["https://la34.com.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
