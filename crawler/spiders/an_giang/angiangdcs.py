"""The party committee of An Giang."""

from crawler.platforms.sharepoint import SharePointSpider


class AnGiangDcs(SharePointSpider):
    """Tỉnh ủy An Giang; marks of SharePoint were seen, and of a page that scripts draw."""

    name = "angiangdcs"
    province = "an-giang"
    kind = "party"
    start_urls = ["https://angiang.dcs.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
