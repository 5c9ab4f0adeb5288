"""A portal whose reader has a mistake in it."""

from typing import ClassVar

from crawler.platforms.mediatech import MediatechSpider


class Raising(MediatechSpider):
    """It looks for a heading under a name that no page has."""

    name = "raising"
    province = "cao-bang"
    start_urls: ClassVar[list[str]] = ["http://127.0.0.1:9/"]

    @classmethod
    def read(cls, response):
        found = {"tiêu đề": response.xpath("//h1/text()").get()}
        return found["title"]
