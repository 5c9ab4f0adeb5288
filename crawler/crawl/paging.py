"""How far a listing has been paged, and when it goes on without end: calendars, ever new addresses of the same list.

An honest archive, however deep, shows each article once: so it never shows many more addresses than the run knows
without a new one among them; and somewhere among a hundred pages is an article that can be had.
"""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise

BARREN_PAGES = 100  # in a row; part of an archive may be lost or shown to nobody
SLACK = 200  # addresses
STALE_PAGES, OLDER_PAGES = 5, 2  # in a row
ORDERED = 6  # numbers of articles in a row that tell an order; of twenty in no order, one list in fifty has as many
_NUMBER = re.compile(r"(?:^|\D)(\d{1,18})(?:\.\w{2,5})?/?$|/(\d{1,18})/")
SINCE_REACHED, CAP_REACHED = "since reached", "page cap"  # before the listing's end
BY_SCRIPT = "more by a script only"
ALL_KEPT = "all kept by an earlier run"
NO_ARTICLE, NOTHING_NEW = "no article on the page", "nothing new on the page"
HOLE = "a page without what is named behind it"
BARREN, AGAIN = f"no article behind {BARREN_PAGES} pages", "the same again and again"

Order = tuple[str | None, ...]  # the names of a page's articles as they stand on it; None for what is no article


def number_of(name: str) -> str:
    """Give the number at the end of an article's name, or before its slug; "" where it has none."""
    found = _NUMBER.search(name)
    return (found[1] or found[2]) if found else ""


def longest_run(numbers: list[int]) -> int:
    """Count the numbers of the longest row of them that ascends at each step."""
    longest = run = min(1, len(numbers))
    for one, other in pairwise(numbers):
        run = run + 1 if one < other else 1
        longest = max(longest, run)
    return longest


@dataclass
class Listing:
    """A listing: the number of its page, what it has shown, what its last page showed."""

    place: str = ""  # its address without scheme and www, by which it is remembered: it is the same in each form
    page: int = 1
    seen: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)  # addresses of its pages
    last: AbstractSet[str] = frozenset()
    order: Order = ()  # of its last page
    orders: set[Order] = field(default_factory=set)  # of each of its pages
    stale: int = 0  # pages in a row without one that this listing had not shown
    barren: int = 0  # pages up to the last one, in a row, of which no article came
    again: int = 0  # addresses shown since there was one that the run did not know
    whole: int | None = None  # the last run that went through to its end
    is_known: bool = True  # whether that is remembered of this listing, and not just of the portal
    kept_pages: int = 0  # pages in a row on which that run left nothing
    older_pages: int = 0  # pages in a row whose own articles were all from before `since`
    further: AbstractSet[str] = frozenset()  # names on its last page that those before it did not show
    named: int = 0  # the greatest number of a page that its pagers name
    gap: str = ""  # the address of the page before, where that showed no article and may not be its end
    doubt: str = ""  # why its end is not believed yet
    strayed: bool = False  # whether that is another page in the place of one that an earlier run or a pager knew
    ended: bool = False  # whether this one did
    oldest_first: bool = False  # so that what is new stands on its last page, and not on its first
    by_script: int = 0  # the number of its first page that a script fetches, and all behind it

    def is_stale(self, names: AbstractSet[str], order: Order) -> bool:
        """Take up the order of the next page; tell whether the listing has ended: the same page again, or many old.

        One page with nothing new says little: the boxes beside the first may show what the next ones list.
        """
        again, self.order = order == self.order, order
        self.stale = self.stale + 1 if names <= self.seen else 0
        return self.stale > 0 and (again or self.stale >= STALE_PAGES)

    def is_behind(self, older: AbstractSet[str]) -> bool:
        """Tell whether the pages before are behind `since`, where lists print no dates: their articles were `older`."""
        self.older_pages = self.older_pages + 1 if self.further and self.further <= older else 0
        return self.older_pages >= OLDER_PAGES and not self.oldest_first

    def tell_order(self) -> None:
        """Take the first page's order for the listing's: oldest first, where the articles' numbers on it ascend.

        Most papers count their articles up. The boxes beside a listing may be the other way round, and shorter.
        """
        numbers = [int(name) for name in map(number_of, filter(None, dict.fromkeys(self.order))) if name]
        ascending, descending = longest_run(numbers), longest_run(numbers[::-1])
        self.oldest_first = ascending >= ORDERED and ascending > descending

    def endless(
        self, names: AbstractSet[str], known: AbstractSet[str], has_given: Callable[[str], bool | None]
    ) -> str | None:
        """Take up the next page, which shows these names; say why the listing has no end, where it seems so.

        `known` are the articles that the run knew before; `has_given` tells whether one came of the name, None where
        the answer is still to come.
        """
        given = set(map(has_given, self.last))
        if given == {False}:
            self.barren += 1
        elif True in given:
            self.barren = 0
        self.again = self.again + len(names - self.last) if names <= known else 0
        self.last = frozenset(names)
        if self.barren >= BARREN_PAGES:
            return BARREN
        return AGAIN if self.again > 2 * len(known) + SLACK else None
