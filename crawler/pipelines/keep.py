"""Keep: commits each article to the archive."""

import logging
from collections import Counter
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem
from scrapy.utils.defer import deferred_from_coro

from crawler.archive.database import ArchiveError
from crawler.article import Article, NotAnArticle
from crawler.crawl.run_account import ARCHIVE_FAILED

logger = logging.getLogger(__name__)

NOT_KEPT = "the archive failed"
GENERIC = "generic"  # the reader that rules fall back to
OUTCOMES = ("new", "unchanged", "revised", "updated")
CUT_SHORT = "cut short: not all of its parts were read"
MEASURED = ("title", "lead", "body", "authors", "published_at", "section", "images", "source")
TOLD_APART = ("title", "lead")  # fields in which no two articles say the same, or hardly any
DISTINCT = 100  # texts of a field that are counted: what most articles say is among the first


class Keep:
    """Keeps an article in the archive, in one transaction; counts `article/new`, `unchanged`, `updated` or `revised`.

    One whose content Deduplicate found elsewhere counts as `article/duplicate`, too.

    When the archive fails the crawl is closed with the reason `archive_error`: what is fetched from then on would be
    lost, and a portal must not be asked for it in vain.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.failed = False
        self.texts: dict[str, Counter[str]] = {name: Counter() for name in TOLD_APART}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make the step for a crawl; its spider has `archive`, `account`, `identity(article)`, `dealt_with(url, …)`."""
        return cls(crawler)

    def process_item(self, item: Article) -> Article:
        """Commit the article; raise DropItem for another page in its place, or when the archive cannot take it.

        In the latter case the crawl is closed.
        """
        spider: Any = self.crawler.spider
        assert self.crawler.stats is not None
        if self.failed:  # the crawl is closing; do not wait for a locked archive once more
            self.crawler.stats.inc_value("article/not_kept")
            self.note(item, "failed", NOT_KEPT)
            raise DropItem("the archive has failed", log_level="DEBUG")
        try:
            outcome = spider.archive.keep(item, spider.identity(item), run_id=spider.account.run_id)
        except NotAnArticle as refused:
            spider.account.same_content.pop(item.url, None)
            spider.refuse(item.url, refused)
            raise DropItem(str(refused), log_level="DEBUG") from None
        except ArchiveError as error:
            self.failed = True
            self.crawler.stats.inc_value("article/not_kept")
            self.note(item, "failed", NOT_KEPT)
            logger.critical("Crawl stopped: %s", error)
            spider.account.stopped_by = str(error)
            assert self.crawler.engine is not None
            # Not awaited: closing waits for the items in the pipelines, this one among them.
            deferred_from_coro(self.crawler.engine.close_spider_async(reason=ARCHIVE_FAILED))
            raise DropItem(str(error), log_level="DEBUG") from None  # told above, without the whole article
        self.crawler.stats.inc_value(f"article/{outcome}")
        self.note(item, outcome)
        self.measure(item)
        return item

    def note(self, item: Article, outcome: str, reason: str | None = None) -> None:
        """Note what became of the article in the run's account."""
        spider: Any = self.crawler.spider
        assert self.crawler.stats is not None
        duplicate = spider.account.same_content.pop(item.url, None)
        reason = reason or (duplicate and f"with the content of {duplicate}")
        if outcome in OUTCOMES and duplicate:
            self.crawler.stats.inc_value("article/duplicate")
        if outcome in OUTCOMES and item.url in spider.account.shortened:
            self.crawler.stats.inc_value("article/cut_short")
            reason = "; ".join(filter(None, (reason, CUT_SHORT)))
        spider.account.shortened.discard(item.url)
        spider.dealt_with(item.url, outcome, reason, status=item.http_status, duplicate=duplicate)

    def measure(self, item: Article) -> None:
        """Count what tells a wrong reading: missing fields, one text for all, today's date, rules that read nothing."""
        stats, spider = self.crawler.stats, self.crawler.spider
        assert stats is not None
        for name in MEASURED:
            if getattr(item, name):
                stats.inc_value(f"measure/field/{name}")
        for name, counts in self.texts.items():
            text = getattr(item, name)
            if text and (text in counts or len(counts) < DISTINCT):
                counts[text] += 1
                stats.max_value(f"measure/alike/{name}", counts[text])
        if item.published_at and item.fetched_at and item.published_at[:10] == item.fetched_at[:10]:
            stats.inc_value("measure/dated_today")
        has_rules = getattr(spider, "has_rules", None)
        if has_rules and has_rules() and (item.reader or "").partition("/")[0] == GENERIC:
            stats.inc_value("measure/generic")
