"""The articles that a portal's sitemaps and feeds name, which listings may not show any more."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from functools import partial
from typing import Any

from scrapy import Request
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.crawl.broken_pages import BrokenPages
from crawler.crawl.failing import UNLISTED, request_of
from crawler.reading.outlinks.links import place
from crawler.reading.outlinks.sitemap import read_feed, read_sitemap

SITEMAP_CAP = 10_000  # of a run; reaching it is reported: such a portal has no end
SITEMAP_DEPTH = 3  # sitemaps.org knows an index and its sitemaps
SITEMAP_FIRST = 10  # priority: after articles, before listings
SERVER_FAILS = 500  # the least of such statuses
AT_ONCE = 500  # entries of a sitemap; then the crawl goes on with what else there is to do


class Sitemaps(BrokenPages):
    """Follows sitemaps and feeds to their articles."""

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.named_sitemaps: list[str] = []  # by robots.txt
        self.mapped: set[str] = set()  # the sitemaps that are followed, without scheme and www

    def follow_sitemaps(
        self, addresses: Iterable[str], base: str, depth: int = 1, capped: Callable[[], None] = lambda: None
    ) -> Iterator[Request]:
        """Follow the sitemaps of the portal among some addresses that are not followed yet, as far as there is room."""
        new: dict[str, str] = {}
        for address in map(self.home_form.of, filter(self.is_ours, addresses)):
            if place(address) not in self.mapped:
                new.setdefault(place(address), address)
        room = max(SITEMAP_CAP - len(self.mapped), 0) if depth <= SITEMAP_DEPTH else 0
        if len(new) > room:
            capped()
        for address in [*new.values()][:room]:
            self.mapped.add(place(address))
            yield self.request(address, self.parse_sitemap, base, SITEMAP_FIRST, depth=depth)

    async def parse_sitemap(self, response: Response, depth: int = 1) -> AsyncIterator[Request]:
        """Follow a sitemap: to its children, or to its articles, some at a time, since there may be 50,000."""
        capped = partial(self.sitemap_cap, response)
        dated = bool(self.arguments.since or self.arguments.until)
        children, entries = read_sitemap(response.body, capped, dated=dated, base=response.url)
        is_feed = not children and not entries
        for request in self.follow_sitemaps(children, response.url, depth + 1, capped):
            yield request
        if is_feed:
            entries = read_feed(response.body, response.url)  # sitemaps.org lets a feed be named as a sitemap
        self.note_listed(response, entries, of_feed=is_feed)
        for first in range(0, len(entries), AT_ONCE):
            for request in self.follow(entries[first : first + AT_ONCE]):
                yield request
            await asyncio.sleep(0)

    def failed(self, failure: Failure) -> None:
        """Account for a request that gave no page; a server may fail where there is no sitemap at all."""
        request = request_of(failure)
        status = failure.value.response.status if isinstance(failure.value, HttpError) else 0
        if status >= SERVER_FAILS and self.is_guess(request):
            self.account.note_way(request)
            self.account.skip(request.url, UNLISTED["sitemap"], role="sitemap", status=status)
        else:
            super().failed(failure)

    def is_guess(self, request: Request) -> bool:
        """Tell whether a request is for a sitemap's usual address, where nobody named one."""
        if not request.meta.get("guessed") or request.callback != self.parse_sitemap:
            return False
        return place(request.url) not in {place(self.home_form.of(address)) for address in self.named_sitemaps}

    def sitemap_cap(self, response: Response) -> None:
        """Count a sitemap that is not followed to its end; the run is then not complete."""
        self.account.count("listing/sitemap cap")
        response.meta["ended_by"] = "sitemap cap"
        self.account.complete = False

    def parse_feed(self, response: Response) -> Iterator[Request]:
        """Follow an RSS or Atom feed to its articles."""
        entries = read_feed(response.body, response.url)
        self.note_listed(response, entries, of_feed=True)
        yield from self.follow(entries)
