"""The sections of a NukeViet portal that a crawl is asked for, and what its listings show of others in their sidebars.

An article's address names its category, and a listing shows the articles of its sub-categories as well: what an address
has of another category is the section's only where that category's own page has the section in its breadcrumb.
"""

from collections.abc import Iterable, Iterator

from scrapy import Request
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from crawler.crawl.failing import request_of
from crawler.crawl.portal import PortalSpider
from crawler.platforms.nukeviet import addresses
from crawler.platforms.nukeviet.beside import crumbs
from crawler.reading.outlinks.links import absolute, links
from crawler.reading.outlinks.listing import Entry
from crawler.reading.parsing.page import base_url, page_root

CATEGORIES = 500  # whose pages are asked for, at most
Place = tuple[str, str]


class WithinSections(PortalSpider):
    """Keeps to the sections asked for, whatever stands beside their listings."""

    def __init__(self, name: str | None = None, **kwargs: str) -> None:
        super().__init__(name, **kwargs)
        self.belongs: dict[Place, bool] = {}  # categories, by whether they are below a section asked for
        self.held: dict[Place, list[Entry]] = {}  # articles of categories whose page is still to come

    def in_sections(self, url: str) -> bool:
        """Tell whether an article's address belongs to the sections asked for: by its category or module."""
        wanted = self._wanted()
        category = addresses.place(addresses.category_of(url))
        return not wanted or any(path in category[1] for path in wanted) or self.belongs.get(category, False)

    def follow(self, entries: Iterable[Entry], section: str | None = None) -> Iterator[Request]:
        """Follow what is of a section asked for; of a category that is not known, when its page has told."""
        if section is None or not self._wanted():
            yield from super().follow(entries, section)
            return
        known, asked = [], []
        for entry in entries:
            address = addresses.category_of(entry.url)
            place = addresses.place(address)
            if self.in_sections(entry.url):
                known.append(entry)
            elif place in self.held:
                self.held[place].append(entry)
            elif place not in self.belongs and len(self.belongs) + len(self.held) < CATEGORIES:
                self.held[place] = [entry]
                asked.append(address)
        yield from super().follow(known, section)
        for address in asked:
            request = self.request(address, self.parse_category, address, category=address, section=section)
            request.errback, request.dont_filter = self.without_category, True
            yield request

    def parse_category(self, response: Response, category: str, section: str) -> Iterator[Request]:
        """Learn from a category's page whether it is below a section asked for, and follow its articles if so."""
        yield from self._settle(category, section, belongs=self._is_below(response))

    def without_category(self, failure: Failure) -> Iterator[Request]:
        """Follow the articles of a category whose page did not come: what it is below is not known."""
        self.failed(failure)
        yield from self._settle(**request_of(failure).cb_kwargs, belongs=True)

    def _settle(self, category: str, section: str, *, belongs: bool) -> Iterator[Request]:
        place = addresses.place(category)
        self.belongs[place] = belongs
        held = self.held.pop(place, [])
        if belongs:
            yield from super().follow(held, section)

    def _is_below(self, response: Response) -> bool:
        """Tell whether a page's breadcrumb has a section asked for; where the page cannot tell, it may be."""
        if not isinstance(response, TextResponse) or addresses.is_home(response.url):
            return True
        root, base = page_root(response), base_url(response)
        linked = {addresses.place(address)[1] for address, _ in links(root, base)}
        wanted = [path for path in self._wanted() if any(one.endswith(path) for one in linked)]
        trail = (absolute(link.get("href"), base) for link in crumbs(root))
        above = [addresses.place(address)[1] for address in trail if address]
        named = [path for path in above if path != "/"]
        return not wanted or not named or any(path in one for one in named for path in wanted)

    def _wanted(self) -> list[str]:
        given = (one if "://" in one else f"/{one.strip('/')}/" for one in self.arguments.sections)
        return [addresses.place(one)[1] for one in given]
