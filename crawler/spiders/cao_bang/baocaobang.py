"""Báo Cao Bằng."""

from crawler.platforms.mediatech import MediatechSpider


class BaoCaoBang(MediatechSpider):
    """Báo Cao Bằng, the newspaper of Cao Bằng; as crawlers' authors report."""

    name = "baocaobang"
    province = "cao-bang"
    kind = "newspaper"
    start_urls = ["https://baocaobang.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
