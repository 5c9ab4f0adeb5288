"""How far each listing is paged: until a rule says stop, or where an earlier run has come to its end.

What is remembered of a listing, and what of articles that gave no answer, is in reached.py.
"""

from collections.abc import Set as AbstractSet
from functools import partial
from pathlib import Path
from typing import Any

from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.archive.running import complete_runs, find_run, run_file
from crawler.crawl.arguments import covers
from crawler.crawl.article_answers import ArticleAnswers
from crawler.crawl.failing import request_of
from crawler.crawl.led_to import FILE as LED_TO
from crawler.crawl.paging import (
    ALL_KEPT,
    BY_SCRIPT,
    CAP_REACHED,
    HOLE,
    NO_ARTICLE,
    NOTHING_NEW,
    SINCE_REACHED,
    Listing,
    Order,
)
from crawler.crawl.reached import FILE, MOST, MOST_AGAIN, Begun, Reached, of_archive, read, write
from crawler.reading.outlinks.links import place
from crawler.reading.outlinks.listing import Entry

UNKNOWN_PAGES = 5  # in a row on which all is kept; a new section may begin with articles that others showed before
NOT_ENDED = "not paged to its end"  # by the last run that met it
PAGE_CAP = 3000  # pages of one listing; reaching it is reported, and the run is not complete


class Listings(ArticleAnswers):
    """Knows of each listing how far it was paged, and tells when to stop."""

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.listings: dict[str, Listing] = {}
        self.whole = 0  # the last run that went through to the end of all that this one asks for
        self.reached = Reached()
        self.emptied: set[str] = set()  # places of listings that showed articles to earlier runs, and none to this one

    def remember(self) -> None:
        """Take up how far earlier runs have come, and see to it that this one's end is remembered, too.

        Raises ArchiveError.
        """
        path = run_file(self.archive, self.portal, self.account.run_id).with_name(FILE)
        self.reached = of_archive(read(path), self.archive, self.portal)
        met = self.reached.unanswered()
        for name, urls in met.items():
            self.recall(name, urls[0])
        left, unlisted = self.led_by.begin(path.with_name(LED_TO))
        left = {name: left[name] for name in left.keys() - self.archive.kept(self.portal, left)}
        self.take_up({**self.reached.unlisted, **unlisted})
        met = {**{name: [url] for name, url in left.items()}, **met}
        self.owed = {name: urls for name, urls in met.items() if self.ours(urls[0])}
        if not self.arguments.full:
            earlier = complete_runs(self.archive, self.portal)
            self.whole = max((run.id for run in earlier if covers(run.arguments, self.arguments)), default=0)
        this = find_run(self.archive, self.account.run_id)
        assert this is not None
        since = self.arguments.since.isoformat() if self.arguments.since else ""
        self.account.endings.append(partial(self.remember_end, path, Begun(this.id, this.started_at, since)))

    def remember_end(self, path: Path, begun: Begun, reason: str) -> None:
        """Write to a file how far this run has come, by the reason why it ends."""
        whole = reason == "finished" and not (self.arguments.until or self.arguments.limit)
        ended = {listing.place: begun for listing in self.listings.values() if listing.ended}
        owed, again = self.unanswered(whole=whole)
        after = self.reached.without(self.emptied).after(owed, ended if whole else None)
        doubts = {one.place: one.doubt or ("" if one.ended else NOT_ENDED) for one in self.listings.values()}
        after.doubts = {where: doubt for where, doubt in {**after.doubts, **doubts}.items() if doubt}
        after.again = again if len(again) <= MOST_AGAIN else {}
        after.unlisted = {name: entry.url for name, entry in self.unlisted().items()}
        write(path, after)
        self.led_by.end(is_remembered=len(owed) <= MOST)

    def unanswered(self, *, whole: bool) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """Give the articles that are owed to this run, and those whose first answer was no article: `Reached` says how.

        Where it did not ask for all there is, what listings show stands before where they are left.
        """
        unanswered = {**self.barred.doubtful, **self.owed}
        again = {name: urls for name, urls in self.reached.again.items() if name in unanswered}
        owed = {
            name: urls
            for name, urls in unanswered.items()
            if name not in again and (whole or name in self.led_by.names or name in self.reached.owed)
        }
        return owed, again | {name: urls for name, urls in self.once_more.items() if name not in owed}

    def closed(self, reason: str) -> None:
        """End the run: one that no page showed an article has gone through to the end of nothing."""
        if self.scheduled <= self.reached.unanswered().keys():
            self.account.complete = False
        super().closed(reason)

    def begin_listing(self, address: str) -> Listing:
        """Take up a listing, with the last run that paged it to its end.

        Where that is not remembered, as of a new section, it is the last complete run, which may not have met it.
        """
        where = place(address)
        paged = 0 if self.arguments.full else self.reached.paged(where, self.arguments.since)
        whole = 0 if self.reached.doubts.get(where) == NOT_ENDED else self.whole  # which did not meet it
        listing = Listing(where, whole=paged or whole or None, is_known=paged > 0)
        self.listings[address] = listing
        return listing

    def end_paging(self, listing: Listing, reason: str) -> None:
        """Count the rule that ends the paging of a listing, and note whether that is its end."""
        self.account.count(f"listing/{reason}")
        if reason == CAP_REACHED:
            return
        if reason == NO_ARTICLE and listing.page == 1:
            if listing.is_known:
                self.emptied.add(listing.place)
                self.account.complete = False
            return
        if reason == HOLE:
            self.believe(listing, f"{reason}: {listing.page}")
            self.doubt_end(listing)
        else:
            self.believe(listing, reason if reason == BY_SCRIPT else "")

    def end_listing(self, failure: Failure, reason: str) -> None:
        """Count the rule that ends a listing whose next page is not there."""
        self.account.end_listing(failure, reason)
        if listing := self.listings.get(request_of(failure).cb_kwargs.get("section", "")):
            self.believe(listing, reason if reason == BY_SCRIPT else "")

    def believe(self, listing: Listing, doubt: str = "") -> None:
        """Note that a listing has ended: where nothing speaks against it, or the last run came to the same doubt."""
        listing.doubt = doubt or listing.doubt
        listing.ended = not listing.doubt or self.reached.doubts.get(listing.place) == listing.doubt
        if listing.strayed:
            self.doubt_end(listing)

    def doubt_end(self, listing: Listing) -> None:
        """Note that the run is not complete, where the end of a listing is not believed."""
        self.account.complete = self.account.complete and listing.ended

    def failed(self, failure: Failure) -> None:
        """Count a request that gave no page; a listing goes on behind one of its own."""
        super().failed(failure)
        if listing := self.listings.get(request_of(failure).cb_kwargs.get("section", "")):
            listing.ended = False

    def no_listing(self, response: Response) -> None:
        """Note that a page that bars us stood in a listing's place: the listing goes on behind it."""
        self.account.complete = False
        if listing := self.listings.get(response.cb_kwargs.get("section", "")):
            listing.ended = False

    def why_stop(self, listing: Listing, entries: list[Entry], order: Order) -> str | None:
        """Say which rule ends the paging of a listing at this page, whose entries have these names, or None."""
        urls = {name: entry.url for name, entry in zip(order, entries, strict=True) if name}
        names = urls.keys()
        self.known.meet(names)
        if not names:
            return NO_ARTICLE
        if listing.is_stale(names, order):
            return NOTHING_NEW
        is_older = all(entry.date and self.arguments.is_before(entry.date) for entry in entries)
        if is_older or listing.is_behind(self.older):
            return SINCE_REACHED
        if listing.page == 1:
            listing.tell_order()
        listing.further = names - listing.seen  # what stands beside each page, as the paper's newest, says nothing
        if listing.whole is not None and not listing.oldest_first:
            is_left = self.left(listing, listing.further or names, urls)
            listing.kept_pages = 0 if is_left else listing.kept_pages + 1
            if listing.kept_pages >= (1 if listing.is_known else UNKNOWN_PAGES):
                return ALL_KEPT
        reason = listing.endless(names, self.scheduled, self.addresses.has_given)
        if reason is None and listing.page >= PAGE_CAP:
            self.account.complete = False
            return CAP_REACHED
        return reason

    def left(self, listing: Listing, names: AbstractSet[str], urls: dict[str, str]) -> set[str]:
        """Give those of a page's articles that were not there for the last run to the listing's end."""
        left = set(names) - self.kept_before(names, listing)
        if self.account.refusals:
            left -= self.account.refusals.known(left)
        return left - self.known.twins({name: urls[name] for name in left}, by=listing.whole)

    def kept_before(self, names: AbstractSet[str], listing: Listing) -> set[str]:
        """Tell which articles were kept when the last run to the listing's end had ended; not what is asked for."""
        if listing.whole is None:
            return set()
        return self.known.kept_by(listing.whole, names) - self.asked
