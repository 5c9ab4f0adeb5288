"""The centre for disease control of Đà Nẵng."""

from crawler.platforms.nukeviet import NukeVietSpider


class KsbtDaNang(NukeVietSpider):
    """Trung tâm Kiểm soát bệnh tật Đà Nẵng; NukeViet's addresses of it were seen."""

    name = "ksbtdanang"
    province = "da-nang"
    kind = "government"
    start_urls = ["https://ksbtdanang.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
