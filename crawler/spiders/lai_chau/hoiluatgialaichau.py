"""The lawyers' association of Lai Châu."""

from crawler.platforms.nukeviet import NukeVietSpider


class HoiLuatGiaLaiChau(NukeVietSpider):
    """Hội Luật gia tỉnh Lai Châu; NukeViet's addresses of it were seen."""

    name = "hoiluatgialaichau"
    province = "lai-chau"
    kind = "government"
    start_urls = ["https://hoiluatgia.laichau.gov.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
