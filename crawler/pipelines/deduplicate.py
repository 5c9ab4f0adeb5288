"""Deduplicate: notes that an article's content is kept already, under another address."""

import logging
from typing import Any, Self

from scrapy.crawler import Crawler

from crawler.archive.database import ArchiveError
from crawler.article import Article

logger = logging.getLogger(__name__)


class Deduplicate:
    """Looks an article's content hash up in the archive, notes for Keep where it is kept, and passes the article on.

    Nothing is dropped: every address is kept, and the export merges those of one content, whichever came first.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the step for a crawl; the crawl's spider has `archive`, `account` and `identity(article)`."""
        return cls(crawler)

    def process_item(self, item: Article) -> Article:
        """Look for the content at other addresses than the article's own; give the article back unchanged."""
        spider: Any = self.crawler.spider
        if item.content_hash is None:
            return item
        own = (item.portal, spider.identity(item))
        try:
            same = spider.archive.same_content(item.content_hash)
        except ArchiveError:  # Keep meets it next, tells it and stops the crawl; or it has passed and nothing is lost
            return item
        others = [address for address in same if (address.portal, address.identity) != own]
        if others:
            spider.account.same_content[item.url] = others[0].url
            logger.info("%s has the content of %s (%s)", item.url, others[0].url, others[0].portal)
        return item
