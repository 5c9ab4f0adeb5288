"""The ".htm + #dcontent" CMS of Báo Thanh Hóa and Báo Phú Thọ.

Addresses and selectors are reported by the authors of two crawlers of these papers; class names beyond `pTitle`,
`pHead`, `pdate`, `stime` and `#dcontent` are guesses. A part of the bodies is sent encrypted, in base64, and decrypted
by a script in the browser: such a page is refused, for what else stands on it is other articles' text.
"""

import re
from collections.abc import Iterator
from typing import ClassVar
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement
from scrapy import Request
from scrapy.http import Response, TextResponse

from crawler.article import Article, NotAnArticle
from crawler.crawl.paging import Listing, Order
from crawler.crawl.portal import PortalSpider
from crawler.reading.generic.otherwise import read_otherwise
from crawler.reading.layouts.layout import Layout
from crawler.reading.lines.dates import MIDNIGHT, parse_date
from crawler.reading.lines.one_line import fold
from crawler.reading.outlinks.listing import Entry
from crawler.reading.parsing.page import page_root

_CIPHER = re.compile(r"[A-Za-z0-9+/]{60,}={0,2}")  # no word of any language is as long
_SCRIPT_PARTS = re.compile(r"[\s\"'`(),;]+")
LEAST_TEXT = 120  # letters that a reader sees: less beside a cipher in a script or attribute is no body
_FURNITURE = (
    "#dcontent .related, #dcontent .article__related, #dcontent .pRelated, #dcontent .box-related,"
    " #dcontent .ads, #dcontent .social, #dcontent .article__tags, #dcontent .audio, #dcontent .player"
)


class DcontentSpider(PortalSpider):
    """Any portal with `#dcontent`: `scrapy crawl dcontent -a portal=http://host/`."""

    name = "dcontent"
    platform = "dcontent"
    evidence = "reported"
    article_url = re.compile(r"^/(?:[\w-]+/)?[^/]+-(?P<id>\d{3,})\.htm$")
    deny = re.compile(r"^/(?:video|podcast|e-?magazine|topic|tag|rss|search|tim-kiem|print)(?:/|s?-|$)", re.IGNORECASE)
    section_end = ""
    follow_feeds = True
    signs: ClassVar[dict[bytes, float]] = {
        rb"\bid=[\"']?dcontent\b": 0.7,
        rb"class=[\"'](?:[^\"']* )?pTitle\b": 0.4,
        rb"class=[\"'](?:[^\"']* )?pHead\b": 0.3,
    }
    layouts = (
        Layout(
            name="dcontent/1",
            body=("#dcontent",),
            title=("h1.pTitle", ".pTitle", "h1.article__title"),
            kicker=(".pSuperTitle", ".pKicker", ".article__kicker"),
            date=(".pdate", ".stime", ".article__meta time"),
            lead=("p.pHead, div.pHead", "div.article__sapo", ".pSapo"),
            author=("#dcontent .pAuthor, #dcontent .author", ".pAuthor", ".article__author"),
            source=(".pSource", ".article__source"),
            section=(".breadcrumb a, .breadcrumbs a", ".pCate a"),
            tags=(".article__tags a", ".pTags a", ".tags a, .tag-list a"),
            caption=("#dcontent .pCaption, #dcontent .caption",),
            drop=(_FURNITURE,),
            date_below_title=True,
        ),
    )

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page. Raises NotAnArticle: encrypted-body, no-article, or what the title says."""
        root = page_root(response)
        for content in root.xpath("//*[@id='dcontent']"):
            if is_encrypted(content):
                raise NotAnArticle("encrypted-body", "a script decrypts the text in the browser; it is not on the page")
        article = read_otherwise(response, cls.layouts)
        if (article.published_at or "").endswith(MIDNIGHT):  # the time stands in an element of its own
            shown = root.xpath("//*[contains(@class, 'pdate') or contains(@class, 'stime')]")[:2]
            raw = fold(" ".join(one.text_content() for one in shown))
            date = parse_date(raw)
            if date and date[:10] == (article.published_at or "")[:10]:
                article.published_at, article.published_raw = date, raw
        return article

    def why_stop(self, listing: Listing, entries: list[Entry], order: Order) -> str | None:
        """Say which rule ends the paging: also, after a complete run, a page whose newest article was kept by then.

        Encrypted articles are never kept, so no page with one would ever be all kept; ids ascend with time.
        """
        if reason := super().why_stop(listing, entries, order):
            return reason
        if not listing.is_known:
            return None
        newest = {max(filter(None, order), key=int)}
        return "newest kept by an earlier run" if newest <= self.kept_before(newest, listing) else None

    def parse_home(self, response: Response) -> Iterator[Request]:
        """Follow the home page, and the feed of each section: /rss/<section>.xml."""
        yield from super().parse_home(response)
        for section in list(self.listings) if isinstance(response, TextResponse) else ():
            path = urlsplit(section).path.rstrip("/").removesuffix(".htm")
            if not self.deny.search(path) and not path.endswith(".xml"):
                feed = urljoin(response.url, f"/rss/{path.rpartition('/')[2]}.xml")
                yield self.request(feed, self.parse_feed, response.url)


def is_encrypted(content: HtmlElement) -> bool:
    """Tell whether an article's element holds a cipher in base64 in place of its text.

    In the text one long token is enough; in scripts and attributes it counts only where there is next to no text.
    """
    text = " ".join(content.xpath(".//text()[not(parent::script or parent::style)]"))
    tokens = text.split()
    if any(_CIPHER.fullmatch(token) for token in tokens):
        return True
    plain = fold(text)
    if len(plain) >= LEAST_TEXT and " " in plain:
        return False
    hidden = content.xpath(".//script/text() | ./@*[starts-with(name(), 'data-')] | ./input/@value")
    return any(_CIPHER.fullmatch(token) for value in hidden for token in _SCRIPT_PARTS.split(value))
