"""The CMS of Báo Điện Biên Phủ, whose section pages are drawn by scripts in the browser.

The address rule, `div.editor-content` and that listings hold no links are reported by a crawler's author; the rest is
guessed. Articles are found from the home page, the sitemap, and from one article to the next.
"""

import re
from collections.abc import Iterable
from typing import ClassVar

from scrapy.http import TextResponse

from crawler.crawl.portal import PortalSpider
from crawler.reading.layouts.layout import Layout

_FURNITURE = (
    ".editor-content .related, .editor-content .related-news, .editor-content .tags"
    ", .editor-content .share, .editor-content .author"
)


class DienBienPhuSpider(PortalSpider):
    """A portal made like Báo Điện Biên Phủ: `scrapy crawl dienbienphu -a portal=http://host/`."""

    name = "dienbienphu"
    platform = "dienbienphu"
    evidence = "reported"
    article_url = re.compile(r"^/tin-bai/[^/]+/[^/]+/?$")
    section_end = ""
    follow_feeds = True
    follow_articles = True
    signs: ClassVar[dict[bytes, float]] = {
        rb"class=[\"'](?:[^\"']* )?editor-content\b": 0.4,
        rb"href=[\"'](?:https?://[^/\"']+)?/tin-bai/[\w-]+/[\w-]+": 0.3,
    }
    layouts = (
        Layout(
            name="dienbienphu/1",
            body=("div.editor-content", ".editor-content"),
            title=("article h1", "main h1", "h1"),
            kicker=("article .kicker",),
            date=("article time", "main time"),
            lead=(
                "article .sapo, article .description, article .summary",
                "main .sapo, main .description, main .summary",
            ),
            author=("article .author", "main .author"),
            source=("article .source", "main .source"),
            section=("nav.breadcrumb a, .breadcrumb a, [aria-label=breadcrumb] a",),
            tags=("article .tags a, main .tags a", 'main a[href*="/tag/"], main a[href*="/tu-khoa/"]'),
            drop=(_FURNITURE,),
            date_below_title=True,
        ),
    )

    def find_sections(self, response: TextResponse) -> Iterable[str]:  # noqa: ARG002 - the loop asks with the home page
        """Give none: the section pages that a crawler is sent hold no articles."""
        return ()
