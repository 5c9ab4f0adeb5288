"""A portal of Cao Bằng city."""

from crawler.platforms.generic import GenericSpider


class ThanhPhoCaoBang(GenericSpider):
    """Thành phố Cao Bằng (a city until July 2025); site and make are guessed from one text scraped in 2021."""

    name = "thanhphocaobang"
    province = "cao-bang"
    kind = "government"
    start_urls = ["https://thanhpho.caobang.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
