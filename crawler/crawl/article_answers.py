"""What becomes of the answers to the requests for articles: read and handed on, left out, refused, or a listing's."""

from collections.abc import Iterator
from typing import Any

from scrapy import Request
from scrapy.http import Response, TextResponse

from crawler.article import Article, NotAnArticle
from crawler.crawl.article_requests import OUTSIDE, ArticleRequests
from crawler.crawl.no_page import BLOCKED
from crawler.crawl.refusals import LASTING


class ArticleAnswers(ArticleRequests):
    """Reads article pages, and takes note of what the pipelines made of the articles."""

    def parse_article(self, response: Response) -> Iterator[Article | Request]:
        """Read an article page and hand the article on; a page that is none is refused and counted by reason."""
        if self.arguments.limit and self.handed_on >= self.arguments.limit:
            self.account.skip(response.url, "limit reached", status=response.status)  # it was under way then
            return
        try:
            article = self.read_answer(response)
        except NotAnArticle as refused:
            if (listing := self.as_listing(response, refused)) is not None:
                self.settle(response.request, came=True)
                self.answered(response.request)
                yield from listing
                ended_by = self.account.last_ending
                self.account.note(response.url, "listing", ended_by, role="listing", status=response.status)
                return
            self.refuse(response.url, refused)
            self.settle(response.request, sure=refused.reason != BLOCKED)
            if refused.reason == BLOCKED:
                yield from self.barred.kept_out()
            if refused.reason in LASTING:
                self.answered(response.request)
            yield from self.next_address(response.request)
            return
        too_old = article.published_at is not None and self.arguments.is_before(article.published_at)
        if not too_old and isinstance(response, TextResponse):
            yield from self.follow_led_to(response)  # before it is handed on, which may end the run
        if article.published_at and not self.arguments.wants(article.published_at):
            self.answered(response.request)
            self.leave_outside(article, response)
        else:
            self.stamp(article, response)
            yield from self.go_on(article, response, article, response.url, 1)

    def leave_outside(self, article: Article, response: Response) -> None:
        """Leave an article that is not of the days asked for; what an earlier run is owed stays so."""
        name = response.request.meta.get("article", "") if response.request else ""
        if article.published_at and self.arguments.is_before(article.published_at):
            self.older.add(name)
        if name not in self.reached.unanswered():
            self.settle(response.request, came=True)
        self.account.skip(response.url, OUTSIDE, status=response.status)

    def as_listing(self, response: Response, refused: NotAnArticle) -> Iterator[Request] | None:  # noqa: ARG002
        """Give what comes of a page that is no article as a listing; None where it is none either."""
        return None

    def dealt_with(self, url: str, outcome: str, reason: str | None = None, **more: Any) -> None:
        """Note what became of an article that the pipelines had; `more` is as in `PageAccount.note`."""
        self.account.note(url, outcome, reason, **more)
        if request := self.handed.pop(url, None):
            self.answered(request)
            if outcome not in ("error", "failed"):
                if url not in self.to_complete:
                    self.settle(request, came=True)
                self.barred.let_in()

    def refuse(self, url: str, refused: NotAnArticle) -> None:
        """Count a refused page by its reason; where cleaning left no article, try the article's next address."""
        request = self.handed.pop(url, None)
        self.account.refuse(url, refused, self.ours(url))
        if request is None:
            return
        self.settle(request, sure=refused.reason != BLOCKED)
        if refused.reason in LASTING:
            self.answered(request)
        barred = self.barred.kept_out() if refused.reason == BLOCKED else ()
        self.ask_now((*barred, *self.next_address(request)))
