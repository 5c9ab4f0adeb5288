"""The party committee of Kiên Giang."""

from crawler.platforms.nukeviet import NukeVietSpider


class NoiBoKienGiang(NukeVietSpider):
    """Tỉnh ủy Kiên Giang; NukeViet's addresses of it were seen."""

    name = "noibokiengiang"
    province = "an-giang"
    former_province = "kien-giang"
    kind = "party"
    start_urls = ["https://noibo.kiengiang.dcs.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
