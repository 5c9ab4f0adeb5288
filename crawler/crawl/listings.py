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
from crawler.crawl.article_requests import ArticleRequests
from crawler.crawl.failing import request_of
from crawler.crawl.paging import CAP_REACHED, NO_ARTICLE, NOTHING_NEW, SINCE_REACHED, Listing
from crawler.crawl.reached import FILE, Begun, Reached, of_archive, read, write
from crawler.reading.outlinks.listing import Entry

PAGE_CAP = 3000  # pages of one listing; reaching it is reported, and the run is not complete


class Listings(ArticleRequests):
    """Knows of each listing how far it was paged, and tells when to stop."""

    def __init__(self, name: str | None = None, **kwargs: Any) -> None:
        super().__init__(name, **kwargs)
        self.listings: dict[str, Listing] = {}
        self.whole = 0  # the last run that went through to the end of all that this one asks for
        self.whole_since = 0  # the last such run that asked for what was published since a day
        self.reached = Reached()

    def remember(self) -> None:
        """Take up how far earlier runs have come, and see to it that this one's end is remembered, too.

        Raises ArchiveError.
        """
        path = run_file(self.archive, self.portal, self.account.run_id).with_name(FILE)
        self.reached = of_archive(read(path), self.archive, self.portal)
        for name, urls in self.reached.owed.items():
            self.recall(name, urls[0])
        self.owed = {name: urls for name, urls in self.reached.owed.items() if self.ours(urls[0])}
        if not self.arguments.full:
            earlier = complete_runs(self.archive, self.portal)
            covering = [run for run in earlier if covers(run.arguments, self.arguments)]
            self.whole = max((run.id for run in covering), default=0)
            self.whole_since = max((run.id for run in covering if run.arguments.get("since")), default=0)
        this = find_run(self.archive, self.account.run_id)
        assert this is not None
        self.account.endings.append(partial(self.remember_end, path, Begun(this.id, this.started_at)))

    def remember_end(self, path: Path, begun: Begun, reason: str) -> None:
        """Write to a file how far this run has come, by the reason why it ends."""
        whole = reason == "finished" and not (self.arguments.since or self.arguments.until or self.arguments.limit)
        ended = {address: begun for address, listing in self.listings.items() if listing.ended}
        write(path, self.reached.after({**self.barred.doubtful, **self.owed}, ended if whole else None))

    def closed(self, reason: str) -> None:
        """End the run: one that no page showed an article has gone through to the end of nothing."""
        if self.scheduled <= self.reached.owed.keys():
            self.account.complete = False
        super().closed(reason)

    def begin_listing(self, address: str) -> Listing:
        """Take up a listing, with the last run that paged it to its end.

        A complete run may not have met it, on a night on which the home page led to less. Where that is remembered it
        counts, but for runs with `since`, of which nothing is.
        """
        whole, paged = self.whole, self.reached.listings.get(address)
        if paged and not self.arguments.full:
            whole = max(self.whole_since, paged.run_id)
        listing = Listing(whole=whole or None)
        self.listings[address] = listing
        return listing

    def end_paging(self, listing: Listing, reason: str) -> None:
        """Count the rule that ends the paging of a listing, and note whether that is its end."""
        self.account.count(f"listing/{reason}")
        listing.ended = reason not in (SINCE_REACHED, CAP_REACHED)

    def end_listing(self, failure: Failure, reason: str) -> None:
        """Count the rule that ends a listing whose next page is not there."""
        self.account.end_listing(failure, reason)
        if listing := self.listings.get(request_of(failure).cb_kwargs.get("section", "")):
            listing.ended = True

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

    def why_stop(self, listing: Listing, entries: list[Entry], names: set[str]) -> str | None:
        """Say which rule ends the paging of a listing at this page, or None."""
        if not names:
            return NO_ARTICLE
        if listing.is_stale(names, tuple(self.ours(entry.url) for entry in entries)):
            return NOTHING_NEW
        if all(entry.date and self.arguments.is_before(entry.date) for entry in entries):
            return SINCE_REACHED
        refused = self.account.refusals.known(names) if self.account.refusals else set()
        if listing.page == 1:
            listing.tell_order()
        if listing.whole is not None and not listing.oldest_first:
            left = names - self.kept_before(names, listing) - refused
            urls = {name: entry.url for entry in entries if (name := self.ours(entry.url)) in left}
            if not left - self.known.twins(urls, by=listing.whole):
                return "all kept by an earlier run"
        reason = listing.endless(names, self.scheduled, self.addresses.has_given)
        if reason is None and listing.page >= PAGE_CAP:
            self.account.complete = False
            return CAP_REACHED
        return reason

    def kept_before(self, names: AbstractSet[str], listing: Listing) -> set[str]:
        """Tell which articles were kept when the last run to the listing's end had ended; not what is asked for."""
        if listing.whole is None:
            return set()
        return self.known.kept_by(listing.whole, names) - self.asked
