"""VCCorp's IMS: broadcasters, ministries, national papers.

Addresses (`.htm` after 15 to 20 digits that begin with the number of the day) and `.detail-title`, `.detail-sapo`,
`.detail-content[data-role=content]` are seen in crawlers of several such sites; the other roles and classes are those
that sites of this maker commonly print, unchecked on a page of a provincial portal.
"""

import re
from typing import ClassVar

from crawler.crawl.portal import PortalSpider
from crawler.reading.layouts.layout import Layout

_BOX = '[data-role="content"] '
_FURNITURE = (
    '.VCSortableInPreviewMode[type*="Related"], .VCSortableInPreviewMode[type*="Poll"],'
    ' .VCSortableInPreviewMode[type*="Vote"], .detail-content .relate-container,'
    " .detail-content .detail-related, .detail-content .kbwscwl-relatedbox,"
    " .detail-content .detail-tags, .detail-content .detail-social, .detail-content .link-source-wrapper,"
    ' .detail-content zone, .detail-content [id^="zone-"], .detail-content [id^="admzone"]'
)


class VccorpSpider(PortalSpider):
    """Any portal on VCCorp's IMS: `scrapy crawl vccorp -a portal=http://host/`."""

    name = "vccorp"
    platform = "vccorp"
    evidence = "reported"
    article_url = re.compile(r"^/(?:[\w-]+/){0,2}[^/]+-(?P<id>\d{15,20})\.(?:htm|html|chn)$")
    deny = re.compile(r"^/(?:tim-kiem|search|rss|print|tag|tags|chu-de|su-kien|ajax|timeline)(?:/|$)", re.IGNORECASE)
    section_end = ".htm"
    signs: ClassVar[dict[bytes, float]] = {
        rb"VCSortableInPreviewMode|PhotoCMS_Caption": 0.5,  # editors of other papers paste it with a text
        rb"class=[\"'](?:[^\"']* )?detail-content\b[^<>]*data-role=[\"']content[\"']": 0.6,
        rb"data-role=[\"'](?:sapo|publishdate|cate-name)[\"']": 0.5,
        rb"\bhdZoneId\b|\bhdNewsId\b|ims\.mediacdn\.vn|\bafcbc-body\b": 0.4,
    }
    layouts = (
        Layout(
            name="vccorp/1",
            body=('.detail-content[data-role="content"]', '[data-role="content"]', ".detail-content"),
            title=("h1.detail-title", 'h1[data-role="title"]', ".detail-title", '[data-role="title"]'),
            kicker=(".detail-kicker", ".detail-subtitle"),
            date=('[data-role="publishdate"]', ".detail-time", ".detail-info .time, .detail-info .date"),
            lead=('.detail-sapo, h2[data-role="sapo"]', '[data-role="sapo"]'),
            author=(
                '[data-role="author"]',
                ".detail-author .name, .detail-author a",
                ".detail-author",
                f"{_BOX}p.author",
            ),
            source=(".link-source-text-name", '[data-role="source"]', ".detail-source"),
            section=(".breadcrumb a, .detail-breadcrumb a, .detail-cate a", '[data-role="cate-name"]'),
            tags=('.detail-tag a, .detail-tags a, .detail-tab a, [data-role="tags"] a',),
            drop=(_FURNITURE,),
            date_below_title=True,
        ),
    )
