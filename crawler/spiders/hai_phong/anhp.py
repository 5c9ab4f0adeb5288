"""An ninh Hải Phòng."""

from crawler.platforms.legacy_gmt7 import LegacyGmt7Spider


class AnHP(LegacyGmt7Spider):
    """An ninh Hải Phòng, the newspaper of Hải Phòng's police; from its picture addresses."""

    name = "anhp"
    province = "hai-phong"
    kind = "newspaper"
    start_urls = ["https://anhp.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
