"""The CMS of Hưng Yên's party portals, known by its addresses: `/<slug>-c2692.html`, also with a slash behind.

Reported: the addresses, and pictures under `/ckfinder/userfiles/`. Its name and its markup are not known: the selectors
are guesses, names that Vietnamese templates commonly use; a page that shows none of them is read generically. Whether a
section's address has the same form is not known either, so what the menu links to is taken for a section whatever it
looks like; a listing that is asked for as an article is refused and counted.
"""

import re
from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import urlsplit

from lxml.html import HtmlElement
from scrapy.http import TextResponse

from crawler.platforms.fallback import PartlyKnownSpider, common_layout
from crawler.reading.box_words import called, name_with
from crawler.reading.outlinks.links import links
from crawler.reading.parsing.page import base_url, page_root

_MENU = re.compile(name_with("menu|nav(?:bar)?|danh-?muc"), re.IGNORECASE)


class UserfilesCSpider(PartlyKnownSpider):
    """Any portal of this CMS: `scrapy crawl userfiles_c -a portal=http://host/`."""

    name = "userfiles_c"
    platform = "userfiles_c"
    evidence = "guess"
    follow_articles = True  # how its lists are paged is not known
    article_url = re.compile(r"^/(?:[\w%-]+/)*[^/]+-c(?P<id>\d+)\.html/?$")
    deny = re.compile(r"^/(?:tag|search|tim-kiem|rss|print|ckfinder|lien-he|dang-nhap|login)(?:/|\.html|$)")
    signs: ClassVar[dict[bytes, float]] = {
        rb'href="[^"]*/[\w-]+-c\d+\.html/?"': 0.5,
        rb"/ckfinder/userfiles/": 0.3,
    }
    layouts = (common_layout("userfiles_c/1"),)

    @classmethod
    def identity_of(cls, url: str) -> str | None:
        """Give the number; an address that goes on with a page's number is a list's."""
        return None if re.search(r"(?:^|&)(?:page|p|trang)=\d", urlsplit(url).query) else super().identity_of(url)

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give what the menus link to, and else every short address."""
        yield from super().find_sections(response)
        for address, link in links(page_root(response), base_url(response)):
            name = self.identity_of(address)
            if name and self.is_ours(address) and _in_menu(link):
                self.scheduled.add(name)  # it is no article's
                yield address


def _in_menu(link: HtmlElement) -> bool:
    return any(
        up.tag == "nav" or _MENU.search(called(up)) for up in link.iterancestors() if up.tag not in ("body", "html")
    )
