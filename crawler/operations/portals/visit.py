"""A short visit to a portal: a few pages, one after the other, under the settings that every crawl has."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response, TextResponse
from scrapy.settings import Settings

from crawler.platforms.nukeviet.refusal import is_block_page


class NoAnswer(Exception):  # noqa: N818 - it names the portal's state
    """An address that gave no page, in one line with the cause."""


Fetch = Callable[[str], Awaitable[TextResponse]]


class Visitor(Spider):
    """Fetches what an errand asks for, through the middlewares of every crawl: robots, delay, patience, retries."""

    name = "visitor"
    is_block_page = staticmethod(is_block_page)

    def __init__(self, errand: Callable[[Fetch], Awaitable[None]], named_sitemaps: list[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.named_sitemaps = named_sitemaps
        self.errand = errand
        self.failure: BaseException | None = None

    async def start(self) -> AsyncIterator[Any]:
        """Run the errand; it makes its own requests."""
        try:
            await self.errand(self.fetch)
        except Exception as error:  # noqa: BLE001 - it is raised again where the visit was asked for
            self.failure = error
        return
        yield  # never: it makes this a generator, as Scrapy wants it

    async def fetch(self, url: str) -> TextResponse:
        """Fetch a page. Raises NoAnswer for a failure, a status that is no success, and what is no text."""
        assert self.crawler.engine is not None
        try:
            response: Response = await self.crawler.engine.download_async(Request(url))
        except IgnoreRequest as error:
            raise NoAnswer(f"{url}: not fetched ({error}); the portal forbids it to robots, or blocks us") from None
        except Exception as error:  # noqa: BLE001 - whatever the network does
            raise NoAnswer(f"{url}: no answer ({type(error).__name__}: {error}); check the address") from None
        if response.status >= 300:  # noqa: PLR2004 - redirects have been followed
            raise NoAnswer(f"{url}: the portal answers {response.status}; check the address")
        if not isinstance(response, TextResponse):
            raise NoAnswer(f"{url}: no page of text; give the address of a page")
        return response


def visit(
    settings: Settings, errand: Callable[[Fetch], Awaitable[None]], named_sitemaps: list[str] | None = None
) -> None:
    """Run an errand that fetches pages, and raise what it raises. Once a process: a reactor does not start twice.

    The sitemaps that robots.txt names are added to `named_sitemaps`.
    """
    ours = settings.copy()
    ours.set("ITEM_PIPELINES", {}, priority="cmdline")
    ours.set("ROBOTS_RETRY_TIMES", 0, priority="spider")  # who waits at a terminal had rather be told at once
    process = AsyncCrawlerProcess(ours)
    crawler = process.create_crawler(Visitor)
    process.crawl(crawler, errand=errand, named_sitemaps=[] if named_sitemaps is None else named_sitemaps)
    process.start()
    spider = crawler.spider
    if not isinstance(spider, Visitor):
        raise NoAnswer("the crawl could not start; check the settings")
    if spider.failure:
        raise spider.failure
