"""Báo Hòa Bình."""

from crawler.platforms.ims import ImsSpider


class BaoHoaBinh(ImsSpider):
    """Báo Hòa Bình, the newspaper of a province that joined Phú Thọ; the form of its addresses is a guess."""

    name = "baohoabinh"
    province = "phu-tho"
    former_province = "hoa-binh"
    kind = "newspaper"
    start_urls = ["https://baohoabinh.com.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
