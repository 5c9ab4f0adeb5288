"""The broadcaster of Bắc Kạn."""

from crawler.platforms.generic import GenericSpider


class BacKanTv(GenericSpider):
    """Đài Phát thanh và Truyền hình Bắc Kạn; its addresses were seen, its platform is not known."""

    name = "backantv"
    province = "thai-nguyen"
    former_province = "bac-kan"
    kind = "broadcaster"
    start_urls = ["https://backantv.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
