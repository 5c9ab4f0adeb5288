"""Articles with all their parts: what a page's article goes on with on further pages is read before it is kept."""

from collections.abc import Callable, Iterator
from typing import Any

from scrapy import Request
from scrapy.exceptions import CloseSpider
from scrapy.http import HtmlResponse, Response, TextResponse
from twisted.python.failure import Failure

from crawler.archive.times import now
from crawler.article import Article, NotAnArticle
from crawler.crawl.failing import request_of
from crawler.crawl.portal_run import PortalRun
from crawler.crawl.run_account import is_answer
from crawler.reading.parsing.page import page_root
from crawler.reading.part_address import MOST_PARTS
from crawler.reading.parts import join_part, next_part

PART_FIRST = 25  # priority: the rest of an article before other articles, so that one alone is under way
NO_PART = "no further part of its article"


class ArticleParts(PortalRun):
    """Hands articles on to the pipelines: at once, or when the parts that its page leads to have been read."""

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.handed: dict[str, Request | None] = {}  # articles that the pipelines have, with what was asked for
        self.handed_on = 0
        self.unfinished: str | None = None  # the article of which a part is being asked for
        self.to_complete: set[str] = set()  # articles cut short of which another try may bring the rest
        self.tell_cut_short: Callable[[str, str], None] | None = None  # told the address of such, and why, before it is

    def hand_on(self, article: Article, request: Request | None) -> Iterator[Article]:
        """Hand an article on to the pipelines. Raises CloseSpider after the last one of those asked for."""
        self.handed[article.url], self.unfinished = request, None
        yield article
        self.handed_on += 1
        if self.arguments.limit and self.handed_on >= self.arguments.limit:
            raise CloseSpider("limit")

    def go_on(
        self, article: Article, response: Response, part: Article, first: str, number: int
    ) -> Iterator[Article | Request]:
        """Ask for the part behind part `number`, which is `part`; hand the article on where that was the last."""
        request, more = response.request, self.next_part(response, part, first, number)
        if more is None:
            yield from self.hand_on(article, request)
        elif number >= MOST_PARTS:
            yield from self.cut_short(article, request, f"it has more than {MOST_PARTS} parts")
        else:
            asked = self.request(
                more, self.parse_part, response.url, PART_FIRST, article=article, first=first, number=number + 1
            )
            asked.errback, self.unfinished = self.without_part, article.url
            if request is not None and "article" in request.meta:
                asked.meta["article"] = request.meta["article"]
            yield asked

    def next_part(self, response: Response, part: Article, first: str, number: int) -> str | None:
        """Give the address that an article goes on at behind part `number`, which is `part`."""
        if not isinstance(response, HtmlResponse):
            return None
        more = next_part(page_root(response), response.url, part, first, number)
        return more if more and self.is_ours(more) else None

    def parse_part(self, response: Response, article: Article, first: str, number: int) -> Iterator[Article | Request]:
        """Add a part to its article, and go on with the next one."""
        try:
            part = self.read_part(response)
            adds = join_part(article, part)
        except NotAnArticle as refused:
            self.account.skip(response.url, NO_PART, role="part", status=response.status)
            yield from self.cut_short(article, response.request, str(refused))
            return
        except Exception:
            yield from self.cut_short(article, response.request, "our own code failed at a part")
            raise
        if not adds:  # the portal shows the same page at any number
            self.account.skip(response.url, NO_PART, role="part", status=response.status)
            yield from self.hand_on(article, response.request)
            return
        self.account.note(response.url, "part", role="part", status=response.status)
        self.stamp_part(article, response)
        yield from self.go_on(article, response, part, first, number)

    def without_part(self, failure: Failure) -> Iterator[Article]:
        """Account for a part that did not come, and hand on what came before it."""
        request = request_of(failure)
        article: Article = request.cb_kwargs["article"]
        self.failed(failure)
        if not is_answer(failure):
            self.to_complete.add(article.url)
        yield from self.cut_short(article, request, f"{request.url} gave nothing")

    def cut_short(self, article: Article, request: Request | None, why: str) -> Iterator[Article]:
        """Hand on an article of which a part is missing, and say so."""
        self.logger.warning("not all parts were read of %s: %s", article.url, why)
        self.account.shortened.add(article.url)
        if self.tell_cut_short:
            self.tell_cut_short(article.url, why)
        yield from self.hand_on(article, request)

    def read_part(self, response: Response) -> Article:
        """Read the answer to a request for a part. Raises NotAnArticle."""
        if not isinstance(response, TextResponse):
            raise NotAnArticle("not-html")
        return self.read(response)

    def stamp(self, article: Article, response: Response) -> None:
        """Write onto an article what the crawl knows of it: whose it is, and the capture."""
        article.portal, article.kind = self.portal, self.kind
        article.province, article.former_province = self.province, self.former_province
        article.http_status = response.status
        place = dict(response.request.meta.get("warc") or {}) if response.request else {}
        article.fetched_at = place.pop("fetched_at", None) or now()
        article.warc = place or None

    def stamp_part(self, article: Article, response: Response) -> None:
        """Write onto an article where a further part of it is stored."""
        place = response.request.meta.get("warc") if response.request else None
        if article.warc and place:
            article.warc["parts"] = [*article.warc.get("parts", ()), place["record_id"]]
