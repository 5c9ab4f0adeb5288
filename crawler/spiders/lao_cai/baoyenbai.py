"""Báo Yên Bái."""

from crawler.platforms.ims import ImsSpider


class BaoYenBai(ImsSpider):
    """Báo Yên Bái, the newspaper of a province that joined Lào Cai; the form of its addresses is a guess."""

    name = "baoyenbai"
    province = "lao-cai"
    former_province = "yen-bai"
    kind = "newspaper"
    start_urls = ["https://baoyenbai.com.vn/"]
    evidence = "guess"
    evidence_since = "2026-10"
