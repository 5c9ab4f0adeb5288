"""Pages of a listing that are broken, or others, maybe for a night: its end behind them is not believed at once.

The next run believes it, where it sees the same.
"""

from scrapy.http import TextResponse

from crawler.crawl.listings import Listings
from crawler.crawl.no_page import shows_nothing
from crawler.crawl.paging import HOLE, Listing, Order
from crawler.reading.outlinks.links import place


class BrokenPages(Listings):
    """Tells such pages, and notes what they make doubtful."""

    def note_stray(self, listing: Listing, response: TextResponse) -> None:
        """Doubt a listing's end where the portal leads from one of its pages to what is none, as to the home page.

        It may do so for a night. Behind the last page that a pager names it may lead anywhere.
        """
        if response.request is None or "redirect_urls" not in response.request.meta:
            return
        own = {listing.place, *map(place, listing.asked if listing.page > 1 else ())}
        led_to, is_named = place(response.url).rstrip("/"), 1 < listing.page <= listing.named
        if led_to not in {one.rstrip("/") for one in own} and (listing.page == 1 or is_named):
            listing.doubt = f"led to {led_to}"
            listing.strayed = listing.is_known or is_named
            if self.arguments.sections and listing.page == 1:
                self.logger.warning("the section %s leads to %s: is its name right?", listing.place, response.url)

    def is_empty(self, listing: Listing, response: TextResponse) -> bool:
        """Tell a further page of a listing that is none: it has not even the links of a menu."""
        return listing.page > 1 and not listing.by_script and shows_nothing(response)

    def is_hole(self, listing: Listing, page: TextResponse, order: Order) -> bool:
        """Tell whether a further page shows no article, or the page before, or leads no further, amid a listing.

        It stands amid it where pagers name pages behind it.
        """
        if listing.by_script or not 1 < listing.page < listing.named:
            return False
        return not any(order) or order == listing.order or self.next_page(page, listing.page) is None

    def note_shown_again(self, listing: Listing, order: Order) -> None:
        """Doubt a listing's end where one of its pages, maybe the last, stands in the place of another that is named.

        A cache may show one page at the addresses of all.
        """
        if listing.by_script:
            return
        if 1 < listing.page <= listing.named and any(order) and order in listing.orders:
            listing.doubt, listing.strayed = f"shown again as {listing.page}", True
        listing.orders.add(order)

    def may_be_gap(self, listing: Listing, page: TextResponse) -> bool:
        """Tell whether a further page without an article may not be the end: the platform knows the next one's address.

        One such page may be broken, for a night or for good.
        """
        following = self.next_page(page, listing.page) if listing.page > 1 and not listing.by_script else None
        return following is not None and self.is_ours(following) and following not in listing.asked

    def note_gap(self, listing: Listing, url: str) -> None:
        """Doubt the end of a listing with a page amid it that shows no article, until the next run sees the same."""
        self.account.count(f"listing/{HOLE}")
        if listing.ended:
            self.believe(listing, f"{HOLE}: {place(url)}")
        self.doubt_end(listing)
