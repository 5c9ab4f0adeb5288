"""The party's propaganda portal of Cao Bằng."""

from crawler.platforms.nukeviet import NukeVietSpider


class TuyenGiaoCaoBang(NukeVietSpider):
    """Ban Tuyên giáo Tỉnh ủy Cao Bằng; its address is inferred from links and from texts scraped of it."""

    name = "tuyengiaocaobang"
    province = "cao-bang"
    kind = "party"
    start_urls = ["https://tuyengiaocaobang.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
