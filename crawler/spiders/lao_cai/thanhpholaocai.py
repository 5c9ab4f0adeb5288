"""A portal of Lào Cai city."""

from crawler.platforms.generic import GenericSpider


class ThanhPhoLaoCai(GenericSpider):
    """Thành phố Lào Cai (a city until July 2025); site and make are guessed from one text scraped about 2019."""

    name = "thanhpholaocai"
    province = "lao-cai"
    kind = "government"
    start_urls = ["https://thanhpho.laocai.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
