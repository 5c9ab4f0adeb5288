"""Validate: refuses what is no article, with a reason that is counted and shown."""

from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.article import Article, NotAnArticle
from crawler.reading.validate import validate


class Validate:
    """Refuses what is no article; the spider counts it with what the reader refused."""

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the step for a crawl; the crawl's spider has `refuse(url, NotAnArticle)`."""
        return cls(crawler)

    def process_item(self, item: Article) -> Article:
        """Give the article on; raise DropItem when it is none."""
        try:
            return validate(item)
        except NotAnArticle as refused:
            spider: Any = self.crawler.spider
            spider.refuse(item.url, refused)
            raise DropItem(str(refused), log_level="DEBUG") from None
