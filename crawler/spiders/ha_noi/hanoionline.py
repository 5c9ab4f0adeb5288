"""The broadcaster of Hà Nội."""

from crawler.platforms.generic import GenericSpider


class HaNoiOnline(GenericSpider):
    """Đài Hà Nội; one address of an article was seen, its platform is not known."""

    name = "hanoionline"
    province = "ha-noi"
    kind = "broadcaster"
    start_urls = ["https://hanoionline.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
