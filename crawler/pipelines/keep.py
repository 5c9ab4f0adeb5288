"""Keep: commits each article to the archive."""

import logging
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.utils.defer import deferred_from_coro

from crawler.archive.database import ArchiveError
from crawler.article import Article

logger = logging.getLogger(__name__)

CLOSE_REASON = "archive_error"


class Keep:
    """Keeps an article in the archive, in one transaction; counts `article/new`, `unchanged`, `updated` or `revised`.

    When the archive fails the crawl is closed with the reason `archive_error`: what is fetched from then on would be
    lost, and a portal must not be asked for it in vain.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.failed = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the step for a crawl; the crawl's spider has `archive`, `run_id` and `identity(article)`."""
        return cls(crawler)

    def process_item(self, item: Article) -> Article:
        """Commit the article; raise DropItem, and close the crawl, when the archive cannot take it."""
        spider: Any = self.crawler.spider
        assert self.crawler.stats is not None
        if self.failed:  # the crawl is closing; do not wait for a locked archive once more
            self.crawler.stats.inc_value("article/not_kept")
            raise DropItem("the archive has failed", log_level="DEBUG")
        try:
            outcome = spider.archive.keep(item, spider.identity(item), run_id=spider.run_id)
        except ArchiveError as error:
            self.failed = True
            self.crawler.stats.inc_value("article/not_kept")
            logger.critical("Crawl stopped: %s", error)
            assert self.crawler.engine is not None
            # Not awaited: closing waits for the items in the pipelines, this one among them.
            deferred_from_coro(self.crawler.engine.close_spider_async(reason=CLOSE_REASON))
            raise DropItem(str(error), log_level="DEBUG") from None  # told above, without the whole article
        self.crawler.stats.inc_value(f"article/{outcome}")
        return item
