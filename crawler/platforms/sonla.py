"""The CMS of Báo Sơn La, a platform of its own.

Addresses (`/section/slug-<short id>.html`), `#editor-detail`, `div.fulltext`, the lead `p.font-bold` and what stands in
the body besides the text are reported by a crawler's author; date, tags and breadcrumb are guesses.
"""

import re
from typing import ClassVar

from scrapy.http import TextResponse

from crawler.article import Article
from crawler.crawl.portal import PortalSpider
from crawler.reading.body.text import text_of
from crawler.reading.cleaning.signature import sign
from crawler.reading.generic.otherwise import read_otherwise
from crawler.reading.layouts.css import scan
from crawler.reading.layouts.layout import Layout
from crawler.reading.lines.byline import parse_byline
from crawler.reading.parsing.page import page_root

_FURNITURE = (
    ".fulltext .audio-article, .fulltext .select-accent-wrap, .fulltext .text-end, .fulltext .related-news,"
    " .fulltext .tags"
)


class SonLaSpider(PortalSpider):
    """A portal made like Báo Sơn La: `scrapy crawl sonla -a portal=http://host/`."""

    name = "sonla"
    platform = "sonla"
    evidence = "reported"
    # The id has capitals or digits, which tells it from a word of the slug: 2NSKgzlIR.
    article_url = re.compile(r"^/(?:[\w-]+/)+[^/]+-(?P<id>(?=[^/]*[A-Z0-9])[\w-]{7,14})\.html$")
    deny = re.compile(r"^/(?:tag|tags|tim-kiem|search|rss|print)(?:/|$)")
    section_end = ".html"
    signs: ClassVar[dict[bytes, float]] = {
        rb"id=[\"']editor-detail[\"']": 0.6,
        rb"class=[\"'][^\"']*\bselect-accent-wrap\b": 0.7,
        rb"class=[\"'](?:[^\"']* )?fulltext\b": 0.3,
    }
    layouts = (
        Layout(
            name="sonla/1",
            body=("#editor-detail", "div.fulltext"),
            title=("h1.title, h1.detail-title", "article h1, .detail h1", "h1"),
            date=("article time, .detail time", ".detail .date, .detail .time, .publish-date"),
            lead=("div.fulltext > p.font-bold", "div.fulltext > .font-bold"),
            author=(".fulltext .author", ".detail .author"),
            section=(".breadcrumb a, .breadcrumbs a, [aria-label=breadcrumb] a",),
            tags=(".detail .tags a, article .tags a", ".tags a"),
            drop=(_FURNITURE,),
            date_below_title=True,
        ),
    )

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page: what stands on the right is the byline where it reads like one."""
        article = read_otherwise(response, cls.layouts)
        for line in scan(".fulltext .text-end")(page_root(response)):
            if byline := parse_byline(text_of(line) or ""):
                sign(article, byline)
        return article
