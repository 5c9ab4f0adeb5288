"""The journalists' association of Nghệ An."""

from crawler.platforms.generic import GenericSpider


class HoiNhaBaoNgheAn(GenericSpider):
    """Hội Nhà báo tỉnh Nghệ An; an address of a tag was seen, its platform is not known."""

    name = "hoinhabaonghean"
    province = "nghe-an"
    kind = "party"
    start_urls = ["https://hoinhabaonghean.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
