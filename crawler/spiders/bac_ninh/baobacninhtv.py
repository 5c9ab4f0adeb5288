"""Báo và Phát thanh, Truyền hình Bắc Ninh."""

from crawler.platforms.bacninh import BacNinhSpider


class BaoBacNinhTV(BacNinhSpider):
    """The provincial newspaper and station of Bắc Ninh; that Báo Bắc Giang had its CMS is inferred from `.bbg`."""

    name = "baobacninhtv"
    province = "bac-ninh"
    kind = "newspaper"
    start_urls = ["https://baobacninhtv.vn/"]
    former_domains = {"baobacgiang.vn": "bacninh", "baobacninh.com.vn": "generic"}
    evidence = "reported"
    evidence_since = "2026-10"
