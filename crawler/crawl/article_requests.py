"""From the addresses that listings and articles show to requests: which articles are asked for, and at which."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from scrapy import Request
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from crawler.article import Article
from crawler.crawl.addresses import Addresses
from crawler.crawl.article_parts import ArticleParts
from crawler.crawl.barred import keeps_out
from crawler.crawl.failing import ELSEWHERE, FORBIDDEN, reason_of, request_of
from crawler.crawl.home_form import HomeForm
from crawler.crawl.led_to import LedTo
from crawler.crawl.reached import Reached
from crawler.crawl.run_account import is_answer
from crawler.reading.outlinks.listing import Entry

ARTICLE_FIRST = 20  # priority: articles as soon as they are known, so that nothing piles up
OUTSIDE = "outside since and until"
LED_TO = 5000  # articles that article pages lead to, and no listing so far, that are remembered


class ArticleRequests(ArticleParts):
    """Asks for each wanted article that is not kept once a run."""

    reached: Reached
    parse_article: Callable[[Response], Iterator[Article | Request]]  # by the next layer

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.scheduled: set[str] = set()  # dealt with in this run, by whatever decision
        self.asked: set[str] = set()  # those of them that this run asks the portal for
        self.addresses = Addresses()
        self.home_form = HomeForm()
        self.owed: dict[str, list[str]] = {}  # articles asked for, by this run or before, that gave no answer yet
        self.follows = False  # whether a listing goes on by a script, so that others alone show its older articles
        self.older: set[str] = set()  # articles that were read, and are from before `since`
        self.once_more: dict[str, list[str]] = {}  # those whose first answer was no article, which may be a slip
        self.led_to: dict[str, Entry] = {}  # by name: articles that others led to before that, or the listings' end
        self.led_by = LedTo()  # articles asked for because others led to them, which are not asked for again

    def follow(self, entries: Iterable[Entry], section: str | None = None) -> Iterator[Request]:
        """Give requests for the articles that are wanted and not kept, each once a run.

        All is decided before the first is given: other pages' articles are followed while Scrapy takes them.
        """
        asked: list[tuple[str, str | None]] = []
        fresh: dict[str, list[str]] = {}
        for entry in entries:
            name = self.ours(entry.url)
            if name is None or (section is None and not self.in_sections(entry.url)):
                continue
            urls = [entry.url, *entry.others]
            urls = [*map(self.home_form.of, urls), *urls]  # as it is linked to, it is asked for where that gave nothing
            if name in self.scheduled:
                asked.append((name, self.addresses.more(name, urls)))
            elif entry.date and not self.arguments.wants(entry.date):
                self.scheduled.add(name)
                self.account.skip(entry.url, OUTSIDE)
            else:
                fresh.setdefault(name, []).extend(urls)
        first = {name: urls[0] for name, urls in fresh.items()}
        self.known.meet(first)
        known = {} if self.arguments.full else self.known.unasked(first, self.owed)
        for name, urls in fresh.items():
            self.scheduled.add(name)
            if name in known:
                self.account.skip(urls[0], known[name])
            else:
                self.asked.add(name)
                asked.append((name, self.addresses.begin(name, urls)))
        for name, url in asked:
            yield from self.ask_for(name, url)

    def ask_for(self, name: str, url: str | None) -> Iterator[Request]:
        """Ask for an article at an address, where there is one."""
        if url is not None:
            request = self.request(url, self.parse_article, url, ARTICLE_FIRST)
            request.meta["article"], request.errback = name, self.without_article
            met = self.owed.setdefault(name, [])
            if url not in met:
                met.append(url)
            yield request

    def without_article(self, failure: Failure) -> Iterator[Request]:
        """Account for a request that gave no page, and try the article's next address.

        Where the portal sends its reader to another site, it does so for the article: no link can make it.
        """
        request = request_of(failure)
        self.failed(failure)
        if is_answer(failure):
            self.settle(request, sure=not keeps_out(failure), asked=reason_of(failure.value) != FORBIDDEN)
        if keeps_out(failure):
            yield from self.barred.kept_out()
        if reason_of(failure.value) != ELSEWHERE:
            yield from self.next_address(request)

    def next_address(self, request: Request | None) -> Iterator[Request]:
        """Ask for an article at its next address, now that none came of a request."""
        if request is not None and (name := request.meta.get("article")) is not None:
            yield from self.ask_for(name, self.addresses.gave_nothing(name))

    def settle(self, request: Request | None, *, sure: bool = True, came: bool = False, asked: bool = True) -> None:
        """Note that the portal has answered the request for an article; not sure while it may bar us from all pages.

        One that did not come is asked for by the next run once more; where robots.txt forbids that, by the one after.
        """
        name = request.meta.get("article", "") if request is not None else ""
        met = self.owed.pop(name, None)
        if came:
            self.once_more.pop(name, None)
        elif met:
            if not sure:
                self.barred.doubtful[name] = met
            is_second = name in self.reached.again
            if is_second != asked:
                known = self.once_more.setdefault(name, [])
                known += [url for url in met if url not in known]

    def follow_led_to(self, response: TextResponse) -> Iterator[Request]:
        """Follow the articles that an article's page leads to, where they are wanted, or remember some of them."""
        if self.follow_articles:
            yield from self.follow_led(self.entries(response))
        elif self.follows:
            yield from self.follow_led(super().entries(response))
        else:
            entries = {name: entry for entry in super().entries(response) if (name := self.ours(entry.url))}
            known = self.scheduled, self.led_to
            new = {name: entry for name, entry in entries.items() if not any(name in some for some in known)}
            self.led_by.note_unlisted([(name, entry.url) for name, entry in new.items()])
            self.led_to |= new
            if len(self.led_to) > LED_TO:  # most of them are on listings' pages that are still to come
                self.led_to = dict(islice(self.unlisted().items(), LED_TO))

    def take_up(self, unlisted: Mapping[str, str]) -> None:
        """Take up what earlier runs were led to and did not come to, by its addresses; what is kept by now is known."""
        kept = self.archive.kept(self.portal, unlisted)
        for name, url in unlisted.items():
            self.recall(name, url)
            if name not in kept and self.ours(url):
                self.led_to[name] = Entry(url)

    def unlisted(self) -> dict[str, Entry]:
        """Give the articles that others led to and that no listing showed so far."""
        return {name: entry for name, entry in self.led_to.items() if name not in self.scheduled}

    def follow_unlisted(self) -> None:
        """Follow what article pages led to and no listing showed, now that all listings have ended.

        Many end after some pages, with the older articles below the newer ones alone. Those from before `since` are
        not wanted. Raises DontCloseSpider where there are any.
        """
        if self.arguments.since or (self.arguments.limit and self.handed_on >= self.arguments.limit):
            return
        requests = [*self.follow_from_now()]
        if requests:
            self.ask_now(requests)
            raise DontCloseSpider

    def follow_from_now(self) -> Iterator[Request]:
        """Follow what article pages lead to, those before, too: no listing shows it all."""
        led_to, self.led_to, self.follows = [*self.led_to.values()], {}, True
        yield from self.follow_led(led_to)

    def follow_led(self, entries: Iterable[Entry]) -> Iterator[Request]:
        """Follow articles that others lead to, and note which: what leads to them is not asked for by the next run."""
        requests = [*self.follow(entries)]
        self.led_by.note([(request.meta["article"], request.url) for request in requests])
        yield from requests

    def answered(self, request: Request | None) -> None:
        """Note that the article asked for has been seen: no other address of it is needed."""
        if request is not None:
            self.addresses.answered(request.meta.get("article", ""))
