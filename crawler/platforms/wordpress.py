"""WordPress: offices, unions, districts.

Addresses, the REST service (/wp-json/wp/v2/posts, named in the home page's head) and the classes of `<body>`, menus and
captions are WordPress's own, from its public source; the classes around title, date and text are the theme's, and those
of common themes are tried in turn. That a portal runs on WordPress is its own page's word or a guess.

How all articles are found: the REST service lists every post, newest first, with its times; where it is switched off
the sitemap that WordPress has since 5.5, the feeds and the listings remain. The byline is the
text's last line; without one it is the account that the theme shows as author, where that has somebody's name.
"""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

from scrapy import Request
from scrapy.http import Response, TextResponse
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.article import Article, NotAnArticle
from crawler.crawl.paging import HOLE
from crawler.crawl.portal import PortalSpider
from crawler.platforms.fallback import read_known
from crawler.platforms.wordpress_themes import LAYOUTS
from crawler.reading.lines.dates import parse_date
from crawler.reading.outlinks.links import absolute
from crawler.reading.outlinks.listing import Entry
from crawler.reading.parsing.page import base_url, page_root

BAD_REQUEST = 400  # what the service answers behind its last page
PAGE_SIZE = 100  # the most that the service gives at once
_SERVICE = r"wp-(?:admin|content|includes|json|login\.php)|category|chuyen-muc|tags?|author|page|feed|comments|search"
_POSTS = re.compile(r"/(?:wp-sitemap-posts-post-\d+|post-sitemap\d*)\.xml$")  # of WordPress itself; of Yoast, Rank Math
_NO_POST = re.compile(
    r"(?:^|\s)(page-template\S*|page-id-\d+|archive|category|home|blog|search|error404|attachment)(?:\s|$)"
)
_POST = re.compile(r"(?:^|\s)(?:single|single-post|postid-\d+)(?:\s|$)")


class WordPressSpider(PortalSpider):
    """Any WordPress portal: `scrapy crawl wordpress -a portal=http://host/`."""

    name = "wordpress"
    platform = "wordpress"
    evidence = "guess"
    article_url = re.compile(  # a day in the path, or four words and more: a page of the menu has fewer
        r"^/(?:[^/]+/)*(?:20\d\d/\d\d/(?:\d\d/)?[^/]+|(?:[^/-]+-){3,}[^/]+?)(?:\.html?)?/?$"
    )
    deny = re.compile(
        rf"/(?:{_SERVICE})(?:/|$)|/feed/?$|\.(?:jpe?g|png|gif|pdf|docx?|xlsx?|xml|php|css|js)$", re.IGNORECASE
    )
    sitemaps: ClassVar[list[str]] = ["wp-sitemap.xml", "sitemap.xml"]
    follow_feeds = True
    signs: ClassVar[dict[bytes, float]] = {
        rb'name="generator" content="WordPress': 0.95,
        rb"https://api\.w\.org/": 0.8,
        rb"/wp-(?:content|includes)/": 0.7,
        rb"<body[^<>]* class=[\"'][^\"']*\b(?:single-post|postid-\d+|wp-custom-logo)\b": 0.6,
    }
    layouts = LAYOUTS

    @classmethod
    def identity_of(cls, url: str) -> str | None:
        """Give the number of `?p=123`, the plain form of an address, else the path; None for what is no post's."""
        parts = urlsplit(url)
        if number := parse_qs(parts.query).get("p", [""])[0]:
            return number if number.isdecimal() else None
        return super().identity_of(url) if parts.path.strip("/") else None

    def note_listed(self, response: Response, entries: Iterable[Entry], *, of_feed: bool) -> None:
        """Note the posts of a feed, and of a sitemap of posts; other sitemaps are of pages and categories."""
        if of_feed or _POSTS.search(urlsplit(response.url).path):
            self.list_articles(entry.url for entry in entries)

    def entries(self, response: TextResponse) -> list[Entry]:
        """Give the posts that a page links to, also those that a theme marks as the bookmark of a post alone."""
        marked = page_root(response).xpath("//a[@rel='bookmark']/@href")
        self.list_articles(address for href in marked if (address := absolute(href, base_url(response))))
        return super().entries(response)

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read a post, by its theme's layout or as one of an unknown platform.

        Raises NotAnArticle: not-a-post for what the classes of `<body>` say is a page or list, no-article, or a closer
        reason.
        """
        classes = " ".join(page_root(response).xpath("//body/@class"))
        if not _POST.search(classes) and (found := _NO_POST.search(classes)):
            raise NotAnArticle("not-a-post", found[1])
        return read_known(response, cls.layouts)

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the categories: what menus and widgets mark as such or their base shows, else every short address."""
        return self.marked(response) or super().find_sections(response)

    def find_menu_folders(self, response: TextResponse) -> Iterable[str]:
        """Give nothing where marks tell the categories: what else is in the menu are pages."""
        return () if self.marked(response) else super().find_menu_folders(response)

    def marked(self, response: TextResponse) -> list[str]:
        """Give the addresses that menus and widgets mark as a category's, or that their base shows to be one's."""
        marked = page_root(response).xpath(
            "//li[contains(@class, 'menu-item-object-category') or contains(@class, 'cat-item')]/a/@href"
            " | //a[contains(@href, '/category/') or contains(@href, '/chuyen-muc/')]/@href"
        )
        return [address for href in marked if (address := absolute(href, base_url(response))) and self.is_ours(address)]

    def parse_home(self, response: Response) -> Iterator[Request]:
        """Ask the REST service first, for all posts or those of the days wanted; then follow the home page."""
        if isinstance(response, TextResponse) and not self.arguments.sections:
            named = page_root(response).xpath("string(//link[@rel='https://api.w.org/']/@href)")
            if (service := absolute(named, base_url(response))) and self.is_ours(service):
                self.begin_listing(service)
                yield self.ask(service)
        yield from super().parse_home(response)

    def ask(self, service: str) -> Request:
        """Give the request for the next page of the REST service's list."""
        query = {"per_page": PAGE_SIZE, "page": self.listings[service].page, "_fields": "link,date,modified"}
        since, until = self.arguments.since or date.min, self.arguments.until or date.max
        if since > date.min:  # neither bound is among what is given, and many a post is put up at midnight
            query["after"] = f"{since - timedelta(days=1)}T23:59:59"
        if until < date.max:
            query["before"] = f"{until + timedelta(days=1)}T00:00:00"
        address = f"{service.rstrip('/')}/wp/v2/posts"
        joint = "&" if "?" in address else "?"  # /?rest_route=/ where addresses are plain
        request = self.request(f"{address}{joint}{urlencode(query)}", self.parse_feed, service, 10, section=service)
        return request.replace(errback=self.without_posts) if self.listings[service].page > 1 else request

    def without_posts(self, failure: Failure) -> None:
        """End the list of posts where there is no page behind the last one; else the run is not complete."""
        if isinstance(failure.value, HttpError) and failure.value.response.status == BAD_REQUEST:
            self.end_listing(failure, "last page")
        else:
            self.failed(failure)
            self.account.complete = False

    def parse_feed(self, response: Response, section: str | None = None) -> Iterator[Request]:
        """Follow a page of the REST service, whose address its listing goes by, or a feed, to its articles."""
        if section is None:
            yield from super().parse_feed(response)
            return
        listing, entries = self.listings[section], read_posts(response.body)
        if not entries and listing.page > 1:  # the service answers with status 400 behind its last page
            self.end_paging(listing, HOLE)
            return
        self.list_articles(entry.url for entry in entries)
        order = tuple(self.ours(entry.url) for entry in entries)
        reason = self.why_stop(listing, entries, order)
        listing.seen |= {*filter(None, order)}
        yield from self.follow(entries)
        pages = response.headers.get("X-WP-TotalPages") or b""  # which a cache may have left out
        is_last = listing.page >= int(pages) if pages.isdigit() else len(entries) < PAGE_SIZE
        if reason or is_last:
            self.end_paging(listing, reason or "last page")
            return
        listing.page += 1
        yield self.ask(section)


def read_posts(body: bytes) -> list[Entry]:
    """Give the addresses and days of a page of /wp/v2/posts; what is no such list gives nothing."""
    try:
        posts = json.loads(body)
    except ValueError:
        return []
    found = [post for post in posts if isinstance(post, dict)] if isinstance(posts, list) else []
    return [
        Entry(address, parse_date(str(post.get("date") or "")))
        for post in found
        if (address := absolute(str(post.get("link") or ""), ""))
    ]
