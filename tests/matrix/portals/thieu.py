"""A portal that lacks an attribute."""

from crawler.platforms.mediatech import MediatechSpider


class Thieu(MediatechSpider):
    """It does not say its address."""

    name = "thieu"
    province = "cao-bang"
