"""The party committee of Huế."""

from crawler.platforms.generic import GenericSpider


class ThanhUyHue(GenericSpider):
    """Thành ủy Huế; addresses and the date line were seen in texts of 2020, its platform is not known."""

    name = "thanhuyhue"
    province = "hue"
    kind = "party"
    start_urls = ["https://thanhuyhue.vn/"]
    former_domains = {"tinhuytthue.vn": "generic"}
    evidence = "guess"
    evidence_since = "2026-10"
