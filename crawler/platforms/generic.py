"""Portals of an unknown platform: links that look like articles, and pages read by what any page has.

Nothing here is known of the site, so `reader` says `generic/1` on every record.
"""

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response, TextResponse

from crawler.crawl.own_addresses import bare_path
from crawler.crawl.portal import PortalSpider
from crawler.reading.generic.listed_headlines import headlines_in_folders, is_headline
from crawler.reading.generic.menus import in_menu, is_inner
from crawler.reading.layouts.generic_addresses import ARTICLE_URL, OTHER_URL, beside_articles, identity_of, may_list
from crawler.reading.outlinks.by_script import more_of
from crawler.reading.outlinks.links import links
from crawler.reading.outlinks.listing import Entry
from crawler.reading.outlinks.pager import in_pager
from crawler.reading.outlinks.pager_words import label_of, says_more
from crawler.reading.parsing.page import base_url, page_root

NAME_WORDS = 4  # in the name of a section that stands in no menu
MAX_SECTIONS = 200  # that the home page names; reaching it is reported, and the run is not complete
MOST_SECTIONS = 400  # with those that sections name; the same
IN_FOLDER, ON_PAGE = 10, 3  # articles in a folder by which others in it are told


class GenericSpider(PortalSpider):
    """Any portal by its address: `scrapy crawl generic -a portal=http://host/`."""

    name = "generic"
    platform = "generic"
    article_url = ARTICLE_URL
    deny = OTHER_URL
    follow_feeds = True

    @classmethod
    def identity_of(cls, url: str) -> str | None:
        """Give what names the article at an address, or None: of a portal that numbers them in a parameter, too."""
        if cls.article_url is ARTICLE_URL and cls.deny is OTHER_URL:
            return identity_of(url)
        return super().identity_of(url)

    def note_listed(self, response: Response, entries: Iterable[Entry], *, of_feed: bool) -> None:  # noqa: ARG002
        """Note the articles of a feed, and those in a folder of a sitemap that holds hardly anything else."""
        urls = [entry.url for entry in entries if self.article_url is ARTICLE_URL and self.is_ours(entry.url)]
        self.note_short(urls if of_feed else beside_articles(urls, IN_FOLDER))

    def entries(self, response: TextResponse) -> list[Entry]:
        """Give the articles that a page links to; a headline is one's that leads to where those of the page are."""
        if not self.arguments.sections and self.article_url is ARTICLE_URL:
            every = [*links(page_root(response), base_url(response))]
            self.note_short(headlines_in_folders(every))
            sections = {bare_path(address) for address in self.listings}
            headlines = (url for url, link in every if is_headline(link) and bare_path(url) not in sections)
            self.note_short(beside_articles(headlines, ON_PAGE))
        return super().entries(response)

    def note_short(self, urls: Iterable[str]) -> None:
        """Note addresses as articles' that are no section's, however short their titles are."""
        sections = {bare_path(address) for address in self.listings}
        self.list_articles(url for url in urls if bare_path(url) not in sections)

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give what menus link to, short addresses, and those that name a section; at most MAX_SECTIONS."""
        every = [one for one in links(page_root(response), base_url(response)) if self.is_ours(one[0])]
        headlines = {*headlines_in_folders(every)}
        named = [address for address, _ in every if may_list(address)]
        inner = (address for address, link in every if is_inner(address, response.url) and in_menu(link))
        found = dict.fromkeys([*super().find_sections(response), *named, *inner])
        listed = {*named}
        wanted = (
            address
            for address in found
            if self.identity_of(address) is None
            and address not in headlines
            and (address in listed or not self.deny.search(urlsplit(address).path))
        )
        return self.capped(wanted, MAX_SECTIONS, "section cap")

    def named_as_sections(self, response: TextResponse) -> Iterable[str]:
        """Give what menus link to, and what a page calls by no more words than a section's name has."""
        every = [(address, link, label_of(link)) for address, link in links(page_root(response), base_url(response))]
        headlines = {address for address, _, label in every if len(label.split()) > NAME_WORDS}
        for address, link, label in every:
            if self.is_ours(address) and (in_menu(link) or (label and address not in headlines)):
                yield address

    def more_sections(self, response: TextResponse) -> Iterable[str]:
        """Give what a section's page links to from menus, or by "Xem thêm": its own sections, which home may not name.

        Below a headline "Xem thêm" leads to the article.
        """
        every = [(address, link, label_of(link)) for address, link in links(page_root(response), base_url(response))]
        headlines = {address for address, _, label in every if len(label.split()) > NAME_WORDS}
        found = (
            address
            for address, link, label in every
            if (in_menu(link) or (says_more(label) and address not in headlines))
            and not in_pager(link)
            and (is_inner(address, response.url) or may_list(address))
            and self.identity_of(address) is None
            and not self.deny.search(urlsplit(address).path)
        )
        further = (address for address in dict.fromkeys(found) if self.home_form.of(address) not in self.listings)
        return self.capped(further, max(MOST_SECTIONS - len(self.listings), 0), "section cap")

    def parse_home(self, response: Response) -> Iterator[Request]:
        """Follow the home page; as a listing, too, where it is one: its next page is no section's."""
        yield from super().parse_home(response)
        if not self.listings and self.inside in (None, response.url):
            self.account.count("listing/no section found")
        if not isinstance(response, TextResponse) or self.arguments.sections or self.sections:
            return
        following = self.next_page(response, 1) or more_of(page_root(response), base_url(response), 1)
        if following is None or not self.is_ours(following) or response.url in self.listings:
            return
        path = urlsplit(following).path
        within = (urlsplit(section).path.rstrip("/") for section in self.listings)
        is_of_section = any(path == one or path.startswith(f"{one}/") for one in within)
        if path == urlsplit(response.url).path or not is_of_section:
            self.begin_listing(response.url)
            yield from self.parse_listing(response, response.url)
