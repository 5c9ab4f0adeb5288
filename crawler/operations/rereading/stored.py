"""Reading stored pages: from the response that a crawl saw to the article that today's rules read."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from scrapy import Request
from scrapy.downloadermiddlewares.redirect import MetaRefreshMiddleware
from scrapy.http import Response

from crawler.archive.responses import HTTP_OK, Stored
from crawler.archive.warc_files.pages import Damaged
from crawler.article import Article, NotAnArticle
from crawler.crawl.arguments import Arguments
from crawler.crawl.portal import PortalSpider
from crawler.middlewares.replaying import Place, stand_in
from crawler.reading.parts import join_part

DAMAGED = "the stored page is damaged; see scrapy verify"
REFRESH_BYTES = 4 * 4096  # Scrapy looks for a refresh in the first 4,096 letters of a page, of four bytes at most


def place_of(stored: Stored) -> Place:
    """Give what a crawl writes into a request's meta about the record of its answer."""
    return {name: getattr(stored, name) for name in ("file", "offset", "record_id", "fetched_at")}


def spider_of(kind: type[PortalSpider], portal: str, given: Mapping[str, Any]) -> PortalSpider:
    """Make the spider that read for a portal, for reading only; `given` are a run's arguments as `as_dict` gives them.

    Raises ValueError for arguments that no run can have had.
    """
    words = {name: ",".join(value) if isinstance(value, list) else str(value) for name, value in given.items() if value}
    arguments = Arguments.parse(words)
    attributes: dict[str, Any] = {"start_urls": [arguments.portal]} if arguments.portal else {}
    spider = kind(portal_name=portal, **attributes)
    spider.arguments = arguments
    return spider


def read_again(spider: PortalSpider, response: Response) -> Article:
    """Read the article of a stored page as the spider hands it on to the pipelines. Raises NotAnArticle.

    What a crawl would not have come to see is refused: an error, a block page, one that leads on by itself, an article
    outside the run's `since` and `until`.
    """
    if not HTTP_OK <= response.status < HTTP_OK + 100:
        raise NotAnArticle(f"http {response.status}")
    if spider.is_block_page(response):
        raise NotAnArticle("blocked")
    assert response.request is not None
    may_lead_on = b"refresh" in response.body[:REFRESH_BYTES].lower()
    if may_lead_on and isinstance(refresh().process_response(response.request, response), Request):
        raise NotAnArticle("redirected")
    article = spider.read_answer(response)
    if article.published_at and not spider.arguments.wants(article.published_at):
        raise NotAnArticle("outside since and until")
    spider.stamp(article, response)
    return article


class UnderWay:
    """An article being read from the files of a run, in which further parts of it may follow."""

    def __init__(self, spider: PortalSpider, response: Response) -> None:
        """Read its first page. Raises NotAnArticle."""
        self.spider, self.first, self.number = spider, response.url, 1
        self.article = read_again(spider, response)
        self.more = spider.next_part(response, self.article, self.first, 1)  # the address that it goes on at

    def add(self, response: Response) -> None:
        """Add what may be its next part."""
        try:
            part = add_part(self.spider, self.article, response)
        except Exception:  # noqa: BLE001 - as in a crawl, what came before it is kept
            part = None
        self.number += 1
        self.more = self.spider.next_part(response, part, self.first, self.number) if part else None


def add_part(spider: PortalSpider, article: Article, response: Response) -> Article | None:
    """Add a stored part to its article as a crawl does, and give it where it adds anything. Raises NotAnArticle."""
    if response.status != HTTP_OK:
        raise NotAnArticle(f"http {response.status}")
    if spider.is_block_page(response):
        raise NotAnArticle("blocked")
    part = spider.read_part(response)
    if not join_part(article, part):
        return None
    spider.stamp_part(article, response)
    return part


def why_refused(error: Exception) -> str:
    """Say in a few words why reading a stored page gave no article; a fault of a reader is one reason of them."""
    if isinstance(error, NotAnArticle):
        return error.reason
    if isinstance(error, Damaged):
        return DAMAGED
    return f"error in our own code: {type(error).__name__}"


@cache
def refresh() -> MetaRefreshMiddleware:
    """Give Scrapy's own rule for pages that lead on by themselves: a crawl has followed them."""
    return MetaRefreshMiddleware.from_crawler(stand_in())
