"""Báo Tuyên Quang."""

from crawler.platforms.vnpt_enews import VnptEnewsSpider


class BaoTuyenQuang(VnptEnewsSpider):
    """Báo Tuyên Quang, the newspaper of Tuyên Quang; selectors as crawlers' authors report."""

    name = "baotuyenquang"
    province = "tuyen-quang"
    kind = "newspaper"
    start_urls = ["https://baotuyenquang.com.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
