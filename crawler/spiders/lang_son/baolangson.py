"""Báo Lạng Sơn."""

from crawler.platforms.mediatech import MediatechSpider


class BaoLangSon(MediatechSpider):
    """Báo Lạng Sơn, the newspaper of Lạng Sơn; as crawlers' authors report; its robots.txt turns robots away."""

    name = "baolangson"
    province = "lang-son"
    kind = "newspaper"
    start_urls = ["https://baolangson.vn/"]
    evidence = "reported"
    evidence_since = "2026-10"
