"""The CMS of Báo Hậu Giang, a platform of its own.

Addresses, `div.news-details-content h1`, `div.contentView` and that the lead stands in the page's description alone are
reported by a crawler's author; the rest is guessed.
"""

import re
from typing import ClassVar

from scrapy.http import TextResponse

from crawler.article import Article, paragraphs
from crawler.crawl.portal import PortalSpider
from crawler.reading.generic.otherwise import read_otherwise
from crawler.reading.layouts.layout import Layout
from crawler.reading.parsing.page import base_url, page_root
from crawler.reading.structured_data.metadata import read_metadata

_CUT = re.compile(r"\s*(?:\.{3}|…)$")
LEAD_LENGTH = 40  # letters: a shorter description is no lead


class HauGiangSpider(PortalSpider):
    """A portal made like Báo Hậu Giang: `scrapy crawl haugiang -a portal=http://host/`."""

    name = "haugiang"
    platform = "haugiang"
    evidence = "reported"
    article_url = re.compile(r"^/(?:[\w-]+/)+[^/]+-(?P<id>\d{2,8})\.html$")
    deny = re.compile(r"^/(?:tag|tags|tim-kiem|search|rss|print|video)(?:/|$)")
    section_end = ""
    signs: ClassVar[dict[bytes, float]] = {
        rb"class=[\"'](?:[^\"']* )?news-details-content\b": 0.5,
        rb"class=[\"'](?:[^\"']* )?contentView\b": 0.6,
    }
    layouts = (
        Layout(
            name="haugiang/1",
            body=(".news-details-content div.contentView", "div.contentView"),
            title=("div.news-details-content h1",),
            date=(".news-details-content .date, .news-details-content .time, .news-details-content time",),
            author=(".news-details-content .author",),
            source=(".news-details-content .source",),
            section=(".breadcrumb a, .breadcrumbs a",),
            tags=(".news-details-content .tags a",),
            drop=(".contentView .related, .contentView .tags, .contentView .share",),
            date_below_title=True,
        ),
    )

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page; its lead is the description, unless that is the beginning of the body or the title."""
        article = read_otherwise(response, cls.layouts)
        data = read_metadata(page_root(response), base_url(response))
        lead = data.description or ""
        begins = next(iter(paragraphs(article.body)), "").startswith(_CUT.sub("", lead)) and _CUT.search(lead)
        if len(lead) >= LEAD_LENGTH and not begins and lead != article.title and data.site_name not in (lead, ""):
            article.lead = lead
        return article
