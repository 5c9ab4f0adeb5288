"""The farmers' union of Nghệ An."""

from crawler.platforms.nukeviet import NukeVietSpider


class NghiepVuHoiNongDanNgheAn(NukeVietSpider):
    """Hội Nông dân tỉnh Nghệ An; NukeViet's addresses of tags were seen."""

    name = "nghiepvuhoinongdannghean"
    province = "nghe-an"
    kind = "party"
    start_urls = ["https://nghiepvu.hoinongdannghean.org.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
