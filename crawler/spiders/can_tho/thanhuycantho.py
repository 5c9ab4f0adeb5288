"""The party committee of Cần Thơ."""

from crawler.platforms.keyed_id import KeyedIdSpider


class ThanhUyCanTho(KeyedIdSpider):
    """Thành ủy Cần Thơ; its addresses were seen (/tin-tuc-su-kien/ndid/11738/key/default)."""

    name = "thanhuycantho"
    province = "can-tho"
    kind = "party"
    start_urls = ["https://thanhuycantho.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
