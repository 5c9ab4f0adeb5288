"""Old .NET papers that number the article in the path: Bình Phước, Thái Bình, Bình Định, Hà Nam.

Addresses are seen in links: /news/<section>/<id>/<slug> and /List/<slug>?page=N of Bình Phước, whose `.news_body` and
`.toppn .time` ("HH:mm A - DD/MM/YYYY") a crawler's author reports; /tin-tuc/<section>/<id>/<slug> of Thái Bình;
/viewer.aspx?macm=&macmp=&mabb= of Bình Định; /<section>/<section>/<slug>-<digits>.html of Hà Nam. Nothing is known of
the markup of the last three: their pages are read as those of an unknown platform, and the record's `reader` says so.
"""

import re
from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

from scrapy.http import TextResponse

from crawler.article import Article
from crawler.platforms.fallback import read_known
from crawler.platforms.generic import GenericSpider
from crawler.reading.layouts.layout import Layout
from crawler.reading.outlinks.links import links
from crawler.reading.parsing.page import base_url, page_root

_LIST = re.compile(r"/list/[^/]+/?", re.IGNORECASE)


class NumericPathSpider(GenericSpider):
    """A paper of this kind: `scrapy crawl numeric_path -a portal=http://host/`."""

    name = "numeric_path"
    platform = "numeric_path"
    evidence = "reported"
    article_url = re.compile(
        r"^/(?:news|tin-tuc)/(?:\d+/)?[\w-]+/(?P<id>\d+)/[^/]+/?$|^/(?:[\w-]+/){1,2}[^/]+-\d{3,8}\.html$", re.IGNORECASE
    )
    deny = re.compile(r"^/(?:list|search|tags?|rss|uploads?|print)(?:/|$)", re.IGNORECASE)
    signs: ClassVar[dict[bytes, float]] = {
        rb"class=[\"'](?:[^\"']* )?news_body\b": 0.5,
        rb"class=[\"'](?:[^\"']* )?toppn\b": 0.5,
        rb"viewer\.aspx\?macm=\d+": 0.6,
    }
    layouts = (
        Layout(
            name="numeric_path/1",
            body=(".news_body",),
            title=(".news_title, .toppn h1, .detail h1", "h1"),
            date=(".toppn .time",),
            lead=(".news_lead, .news_sapo, .sapo",),
            author=(".news_author, .detail .author",),
            source=(".news_source, .detail .source",),
            section=(".breadcrumb a, .toppn .cate a",),
            tags=(".news_tags a, .tags a",),
            drop=(".news_body .related, .news_body .news_tags, .news_body .share",),
            date_below_title=True,
        ),
    )

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give what an unknown portal's menus lead to, and the lists, which no other address below /List/ is."""
        yield from super().find_sections(response)
        for address, _ in links(page_root(response), base_url(response)):
            if self.is_ours(address) and _LIST.fullmatch(urlsplit(address).path):
                yield address

    @classmethod
    def identity_of(cls, url: str) -> str | None:
        """Give the number in the path, in `mabb` of viewer.aspx, or else the path."""
        parts = urlsplit(url)
        if parts.path.lower().endswith("/viewer.aspx"):
            number = parse_qs(parts.query).get("mabb", [""])[0]
            return number if number.isdecimal() else None
        return super().identity_of(url)

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page: with `.news_body` by its layout, else generically. Raises NotAnArticle."""
        return read_known(response, cls.layouts)
