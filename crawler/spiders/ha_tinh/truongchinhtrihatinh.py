"""The party school of Hà Tĩnh."""

from crawler.platforms.nukeviet import NukeVietSpider


class TruongChinhTriHaTinh(NukeVietSpider):
    """Trường Chính trị Trần Phú, Hà Tĩnh; NukeViet's addresses of it were seen."""

    name = "truongchinhtrihatinh"
    province = "ha-tinh"
    kind = "party"
    start_urls = ["https://truongchinhtrihatinh.gov.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
