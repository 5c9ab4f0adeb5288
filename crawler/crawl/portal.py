"""The crawl loop that every portal shares: from its sitemap, feeds and listings to its unseen articles.

An address counts as seen only when its article is committed, so a crawl that was cut off is simply run again. Listings
are never filtered; their paging ends by rules: no article on the page, nor on one behind it; nothing on it that this
listing had not shown before; everything older than `since`; a cap; what tells a list without end (paging.py); or, when
an earlier run went through to the end, of all or of this listing (reached.py), nothing on it that was not kept when
that run had ended. What later runs kept does not count: one that ended early came to the newest articles alone, and not
to those behind them.
"""

from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from scrapy import Request, signals
from scrapy.http import Response, TextResponse
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.article import Article, NotAnArticle
from crawler.crawl.failing import request_of
from crawler.crawl.no_page import AGAIN
from crawler.crawl.own_addresses import bare_path
from crawler.crawl.paging import BY_SCRIPT, HOLE, NO_ARTICLE, NOTHING_NEW
from crawler.crawl.run_account import NOT_THERE
from crawler.crawl.sitemaps import SERVER_FAILS, SITEMAP_FIRST, Sitemaps
from crawler.reading.outlinks.answers import Answer, shown
from crawler.reading.outlinks.by_script import more_of
from crawler.reading.outlinks.entrance import entrance
from crawler.reading.outlinks.links import place
from crawler.reading.outlinks.listing import Entry
from crawler.reading.outlinks.pager import has_number, named_pages
from crawler.reading.outlinks.script_button import goes_on_by_script
from crawler.reading.parsing.page import base_url, feeds, page_root

FEED_CAP = 20
SECTION_CAP = 1000  # of one page; reaching it is reported: such a portal has no end
NO_TEXT = frozenset({"listing", "no-article", "no-article-text", "no-title"})  # so is a section's page refused
NOTHING = frozenset({NO_ARTICLE, NOTHING_NEW})  # reasons why the first page that a script would fetch is none
LAST = -10  # priority: when all else is done
HOME_FIRST = 30  # priority: it shows the newest articles at the addresses that do not redirect


class PortalSpider(Sitemaps):
    """A portal's crawl; `crawler.crawl.portal_rules` says what a portal sets, and what its platform."""

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.may_be_sections: set[str] = set()  # addresses of an article's form that the home page names as sections
        self.inside: str | None = None  # the home page's address, where the one that was asked for only leads there

    async def start(self) -> AsyncIterator[Request]:
        """Begin: note the run, then ask for the home page or the sections asked for, and for sitemaps."""
        self.account.begin(self.portal, self.arguments.as_dict())
        with self.account.stopping():
            self.remember()
        self.crawler.signals.connect(self.follow_unlisted, signals.spider_idle)
        for home in self.start_urls:
            yield self.request(home, self.parse_home, home, HOME_FIRST)
            for request in self.follow_sitemaps([urljoin(home, path) for path in self.sitemaps], home):
                yield guessed(request)

    def parse(self, response: Response) -> Iterator[Article | Request]:
        """Show what comes of a page, an article's or a listing, to `scrapy parse`."""
        redirected = response.request.meta.get("redirect_urls") if response.request else None
        if self.ours(redirected[0] if redirected else response.url):
            yield from self.parse_article(response)
        elif urlsplit(response.url).path in ("", "/"):
            yield from self.parse_home(response)
        else:
            self.begin_listing(response.url)
            yield from self.parse_listing(response, response.url)

    def parse_home(self, response: Response) -> Iterator[Request]:
        """Take the home page's articles, and follow its sections, or those asked for, and sitemaps known by now."""
        assert response.request is not None
        self.home_form.learn(response.request.meta.get("redirect_urls", [response.url])[0], response.url)
        yield from self.follow_sitemaps(self.named_sitemaps, response.url)
        yield from self.follow(Entry(urls[0], others=tuple(urls[1:])) for urls in [*self.owed.values()])
        if not isinstance(response, TextResponse):
            self.account.count("skipped/not-html")
            return
        self.folder = self.folder_of(response)
        if self.inside is None and (inside := entrance(page_root(response), base_url(response))):
            self.inside = self.home_form.of(inside)
            yield self.request(self.inside, self.parse_home, response.url, HOME_FIRST)
        wanted = self.arguments.sections or self.sections
        yield from self.follow_sections(response, [self.section_url(response, section) for section in wanted])
        if not wanted:
            named = [*self.find_menu_folders(response)]
            self.menu_folders |= {bare_path(address) for address in named}
            yield from map(guessed, self.follow_sections(response, [*self.find_sections(response), *named]))
            self.may_be_sections |= {place(address) for address in self.named_as_sections(response)}
        for feed in feeds(response)[:FEED_CAP] if self.follow_feeds else ():
            if self.is_ours(feed):
                yield self.request(self.home_form.of(feed), self.parse_feed, response.url, SITEMAP_FIRST)
        yield from self.follow(self.entries(response))

    def follow_sections(self, response: Response, found: Iterable[str]) -> Iterator[Request]:
        """Follow the sections found on a page that are not followed yet."""
        for address in self.capped(dict.fromkeys(map(self.home_form.of, found)), SECTION_CAP, "section cap"):
            if address not in self.listings and address != self.inside and self.is_ours(address):
                self.begin_listing(address)
                yield self.request(address, self.parse_listing, response.url, section=address)

    def capped(self, addresses: Iterable[str], cap: int, reason: str) -> list[str]:
        """Give the first of some addresses; more are counted, and the run is then not complete."""
        every = list(addresses)
        if len(every) > cap:
            self.account.count(f"listing/{reason}")
            self.account.complete = False
        return every[:cap]

    def as_listing(self, response: Response, refused: NotAnArticle) -> Iterator[Request] | None:
        """Give what comes of a page that is no article as a section's, where the home page names it so."""
        address = response.url
        if refused.reason not in NO_TEXT or place(address) not in self.may_be_sections:
            return None
        if path := bare_path(address):
            self.menu_folders.add(path)
        self.begin_listing(address)
        return self.parse_listing(response, address)

    def parse_listing(self, response: Response, section: str) -> Iterator[Request]:
        """Follow a listing page to its articles and, until a rule says stop, to the next page."""
        if not isinstance(response, TextResponse):
            self.account.count("skipped/not-html")
            return
        listing = self.listings[section]
        self.note_stray(listing, response)
        listing.asked.add(response.url)
        answer = shown(response, listing.page) if listing.by_script else Answer(response)
        entries = self.entries(answer.page)
        order = tuple(self.ours(entry.url) for entry in entries)
        is_hole = self.is_hole(listing, answer.page, order)
        if AGAIN not in response.meta and (is_hole or self.is_empty(listing, response)):
            yield from self.follow(entries, section)
            again = self.request(response.url, self.parse_listing, response.url, LAST, section=section)
            again.meta[AGAIN] = True  # when all else is done it may be there
            yield again
            return
        names = {*filter(None, order)}
        reason = HOLE if is_hole else self.why_stop(listing, entries, order)
        if not is_hole:
            self.note_shown_again(listing, order)
        if gap := listing.gap:
            listing.gap = ""
            if names <= listing.seen:
                reason = NO_ARTICLE
            else:
                yield self.request(gap, self.parse_gap, response.url, LAST, section=section)
        elif reason == NO_ARTICLE and self.may_be_gap(listing, answer.page):
            listing.gap, reason = response.url, None
        listing.seen |= names
        yield from self.follow(entries, section)
        if listing.page == 1 and not (self.arguments.sections or self.sections):
            yield from map(guessed, self.follow_sections(response, self.more_sections(response)))
        if reason is None:
            yield from self.turn_page(response, answer, section)
        else:
            in_vain = reason in NOTHING and listing.page == listing.by_script
            self.end_paging(listing, BY_SCRIPT if in_vain else reason)

    def parse_gap(self, response: Response, section: str) -> Iterator[Request]:
        """Follow a page amid a listing that showed no article when it was asked for first."""
        entries = self.entries(response) if isinstance(response, TextResponse) else []
        if not any(self.ours(entry.url) for entry in entries):
            self.note_gap(self.listings[section], response.url)
        yield from self.follow(entries, section)

    def turn_page(self, response: Response, answer: Answer, section: str) -> Iterator[Request]:
        """Follow a listing to its next page, also to one that a script fetches; without one, the listing has ended."""
        listing, page = self.listings[section], answer.page
        if not listing.by_script:
            further = (listing.page + 1, listing.page + 2)
            listing.named = max([listing.named, *named_pages(page_root(page), base_url(page), further)])
        following = self.next_page(page, listing.page) or answer.following
        if following is None and goes_on_by_script(page_root(page), listing.page):
            yield from self.follow_from_now()
            listing.by_script = listing.by_script or listing.page + 1
            following = more_of(page_root(page), base_url(page), listing.page)
            if following is None:
                self.end_paging(listing, BY_SCRIPT)
                return
        following = self.home_form.of(following) if following is not None and self.is_ours(following) else None
        if following is None or following in listing.asked:  # behind the last page many show the first once more
            self.end_paging(listing, "last page")
            return
        listing.page += 1
        listing.asked.add(following)
        request = self.request(following, self.parse_listing, response.url, section=section)
        if listing.page == listing.by_script:
            request.errback = self.without_more
        elif answer.is_counted if listing.by_script else not has_number(page_root(page), listing.page):
            request.errback = self.without_next
        yield request

    def without_next(self, failure: Failure) -> None:
        """End a listing whose next page is not there, and was counted on or named by an arrow, as on many a last."""
        if isinstance(failure.value, HttpError) and failure.value.response.status in NOT_THERE:
            self.end_listing(failure, "last page")
        else:
            self.failed(failure)

    def without_more(self, failure: Failure) -> None:
        """End a listing whose next page a script alone can have: the address that it asks wants more than is known."""
        if not isinstance(failure.value, HttpError):
            self.failed(failure)
            return
        self.end_listing(failure, BY_SCRIPT)
        if failure.value.response.status >= SERVER_FAILS:
            self.doubt_end(self.listings[request_of(failure).cb_kwargs["section"]])


def guessed(request: Request) -> Request:
    """Mark a request for what a page links to, or most portals have: it may be gone, and the portal be whole."""
    request.meta["guessed"] = True
    return request
