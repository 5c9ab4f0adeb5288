"""A commune of Hà Tĩnh."""

from crawler.platforms.sharepoint import SharePointSpider


class XaSonLinhHaTinh(SharePointSpider):
    """Xã Sơn Lĩnh (a commune until July 2025); SharePoint's addresses of it were seen."""

    name = "xasonlinhhatinh"
    province = "ha-tinh"
    kind = "government"
    start_urls = ["https://xasonlinh.hatinh.gov.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
