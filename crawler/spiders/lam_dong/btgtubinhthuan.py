"""The party's propaganda portal of Bình Thuận."""

from crawler.platforms.keyed_id import KeyedIdSpider


class BtgtuBinhThuan(KeyedIdSpider):
    """Ban Tuyên giáo Tỉnh ủy Bình Thuận; its addresses were seen (/Trang-chu/post/1520/<slug>)."""

    name = "btgtubinhthuan"
    province = "lam-dong"
    former_province = "binh-thuan"
    kind = "party"
    start_urls = ["https://btgtu.binhthuan.dcs.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
