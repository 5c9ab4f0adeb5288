"""The youth union of Bình Thuận."""

from crawler.platforms.dotnetnuke import DotNetNukeSpider


class TinhDoanBinhThuan(DotNetNukeSpider):
    """Tỉnh đoàn Bình Thuận; DotNetNuke's folders of files were seen (/portals/1013/)."""

    name = "tinhdoanbinhthuan"
    province = "lam-dong"
    former_province = "binh-thuan"
    kind = "party"
    start_urls = ["https://tinhdoan.binhthuan.dcs.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
