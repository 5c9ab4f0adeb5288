"""The party committee of Tuyên Quang."""

from crawler.platforms.keyed_id import KeyedIdSpider


class TuyenQuangDcs(KeyedIdSpider):
    """Đảng bộ tỉnh Tuyên Quang; its addresses were seen (/DetailView/<id>/<category>/<Slug>.html)."""

    name = "tuyenquangdcs"
    province = "tuyen-quang"
    kind = "party"
    start_urls = ["https://tuyenquang.dcs.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
