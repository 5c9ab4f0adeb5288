"""Truyền hình Tuyên Quang."""

from crawler.platforms.vnpt_enews import VnptEnewsSpider


class TuyenQuangTV(VnptEnewsSpider):
    """Truyền hình Tuyên Quang, the station of Tuyên Quang; by the form of its addresses and dates."""

    name = "tuyenquangtv"
    province = "tuyen-quang"
    kind = "broadcaster"
    start_urls = ["https://tuyenquangtv.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
