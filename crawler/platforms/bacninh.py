"""The CMS of Báo và Phát thanh, Truyền hình Bắc Ninh, formerly of Báo Bắc Giang (hence `.bbg`).

Addresses, `.news_detail_sapo`, `.news-details__content.link_content`, `.news-related__list` and the listing's
`a.font-tin-doc` are reported by a crawler's author; date, byline and tags are guesses.
"""

import re
from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import urljoin

from scrapy.http import TextResponse

from crawler.crawl.portal import PortalSpider
from crawler.reading.layouts.layout import Layout

_FURNITURE = (
    ".news-details__content .news-related__list, .news-details__content .news-related,"
    " .news-details__content .tags, .news-details__content .share"
)


class BacNinhSpider(PortalSpider):
    """A portal with `-postid<id>.bbg` addresses: `scrapy crawl bacninh -a portal=http://host/`."""

    name = "bacninh"
    platform = "bacninh"
    evidence = "reported"
    article_url = re.compile(r"^/(?:[\w-]+/)*[^/]+-postid(?P<id>\d+)\.bbg$")
    section_end = ""
    signs: ClassVar[dict[bytes, float]] = {
        rb"-postid\d+\.bbg\b": 0.8,
        rb"\bnews-details__content\b": 0.5,
        rb"\bnews_detail_sapo\b": 0.5,
        rb"\bfont-tin-doc\b": 0.4,
    }
    layouts = (
        Layout(
            name="bacninh/1",
            body=(".news-details__content.link_content", ".news-details__content"),
            title=(
                ".news-details__title, .news_detail_title",
                "[class*=news-details] h1, [class*=news_detail] h1",
                "h1",
            ),
            kicker=(".news-details__kicker",),
            date=(".news-details__time, .news-details__date, .news_detail_time", "[class*=news-details] time"),
            lead=("div.news_detail_sapo", ".news_detail_sapo, .news-details__sapo"),
            author=(".news-details__author, .news_detail_author",),
            source=(".news-details__source, .news_detail_source",),
            section=(".breadcrumb a, .breadcrumbs a, .news-details__cate a",),
            tags=(".news-details__tags a, .news-tags a, .news_detail_tags a",),
            drop=(_FURNITURE,),
            date_below_title=True,
        ),
    )

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the list of the newest first, then the sections that the home page links to."""
        return [urljoin(response.url, "/moi-nhat"), *super().find_sections(response)]
