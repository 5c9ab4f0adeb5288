"""The CMS of Báo Ninh Bình, a platform of its own.

Addresses (`/slug-<15 digits>.html`), `h1.header-title`, `span#date`, `.content-detail .font-bold` and `#content_detail`
are reported by a crawler's author; tags and breadcrumb are guesses. The former site had `/slug/d<17 digits>.htm`, the
digits being the moment of the article; its markup is not known, so its pages are read as those of an unknown platform.
"""

import re
from typing import ClassVar

from crawler.platforms.fallback import PartlyKnownSpider
from crawler.reading.layouts.layout import Layout


class NinhBinhSpider(PartlyKnownSpider):
    """A portal made like Báo Ninh Bình: `scrapy crawl ninhbinh -a portal=http://host/`."""

    name = "ninhbinh"
    platform = "ninhbinh"
    evidence = "reported"
    article_url = re.compile(r"^/(?:[\w-]+/)*(?:[^/]+-(?P<id>\d{15})\.html|[^/]+/d\d{17}\.htm)$")
    deny = re.compile(r"^/(?:s|tag|tags|search|rss|print)/")
    section_end = ""
    signs: ClassVar[dict[bytes, float]] = {
        rb"id=[\"']content_detail[\"']": 0.5,
        rb"<h1[^<>]* class=[\"'](?:[^\"']* )?header-title\b": 0.5,
        rb"<span[^<>]* id=[\"']date[\"']": 0.3,
    }
    layouts = (
        Layout(
            name="ninhbinh/1",
            body=("#content_detail", ".content-detail"),
            title=("h1.header-title",),
            kicker=(".header-kicker, .content-detail .kicker",),
            date=("span#date", "#date"),
            lead=(".content-detail p.font-bold, .content-detail div.font-bold, .content-detail h2.font-bold",),
            author=(".content-detail .author",),
            source=(".content-detail .source",),
            section=(".breadcrumb a, .breadcrumbs a",),
            tags=(".content-detail .tags a, .tags a, .list-tag a",),
            drop=("#content_detail .related, #content_detail .tags, #content_detail .share, #content_detail .audio",),
            date_below_title=True,
        ),
    )
