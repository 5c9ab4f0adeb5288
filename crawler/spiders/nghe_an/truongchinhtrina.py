"""The party school of Nghệ An."""

from crawler.platforms.generic import GenericSpider


class TruongChinhTriNa(GenericSpider):
    """Trường Chính trị tỉnh Nghệ An; one address of an article and its date were seen, its platform is not known."""

    name = "truongchinhtrina"
    province = "nghe-an"
    kind = "party"
    start_urls = ["https://truongchinhtrina.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
