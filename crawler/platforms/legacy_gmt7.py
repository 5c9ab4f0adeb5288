"""The "[GMT+7]" newspaper CMS of many provincial papers until about 2021–2025, before its maker's e-news platform.

Addresses, the date line and the image paths are verified on texts and links of these papers; `gmt7_page` reads a page.
"""

import re
from collections.abc import Iterable
from typing import ClassVar

from scrapy.http import TextResponse

from crawler.article import Article, NotAnArticle
from crawler.crawl.portal import PortalSpider
from crawler.platforms.gmt7_page import read_page
from crawler.reading.generic.otherwise import read_refused


class LegacyGmt7Spider(PortalSpider):
    """Any portal of the old [GMT+7] CMS: `scrapy crawl legacy_gmt7 -a portal=http://host/`."""

    name = "legacy_gmt7"
    platform = "legacy_gmt7"
    evidence = "reported"
    article_url = re.compile(r"^/(?:[\w-]+/){1,3}(?:20\d{4})/[^/]+-(?P<id>\d{5,8})/?$")
    deny = re.compile(r"^/(?:search|print|rss|dataimages|common|service)(?:/|$)", re.IGNORECASE)
    signs: ClassVar[dict[bytes, float]] = {
        rb"/dataimages/20\d{4}/(?:original|normal)/images\d": 0.6,
        rb"\d{4}, *\d{1,2}:\d\d *\[GMT ?\+ ?7\]": 0.6,
        rb"href=[\"'](?:https?://[\w.-]+)?/(?:[\w-]+/){1,3}20\d{4}/[^/\"']+-\d{7}/[\"']": 0.3,
    }

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the sections that the home page links to: /category/, /category/sub/ or /channel/5084/."""
        return self.folders(super().find_sections(response))

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page, one without a date line generically. Raises NotAnArticle as `read_page`.

        Some papers print the day in another form, and the clock above in this one, with no text below.
        """
        try:
            return read_page(response)
        except NotAnArticle as refused:
            if refused.reason == "listing" and cls.identity_of(response.url):
                refused = NotAnArticle("no-article", "no date line of this platform with an article's text below it")
            return read_refused(response, refused)
