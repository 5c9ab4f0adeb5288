"""ONECMS, "a product of NEKO": papers of Hà Nội, Nghệ An, Hải Phòng, Đà Nẵng, Lâm Đồng.

Verified on a saved page of baodanang.vn (2026) and by what is known of ones of baohaiphong.vn and baonghean.vn. Title,
byline, date and lead stand in one box within the text, `.sc-longform-header`; older skins have them above it, in
`.c-detail-head`. Meta tags have the month first ("1/8/2026 10:02:01 AM" is 8 January), scripts put a false Z behind
Vietnam's time, titles and JSON-LD are encoded as entities.

How articles are found: the sitemaps, then the sections; `?page=` is a guess, and where it does nothing the repeated
page ends the paging.
"""

import re
from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlElement
from scrapy.http import TextResponse
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.article import Article
from crawler.crawl.failing import request_of
from crawler.crawl.portal import PortalSpider
from crawler.reading.body.text import text_of
from crawler.reading.cleaning.signature import sign
from crawler.reading.generic.otherwise import read_otherwise
from crawler.reading.layouts.layout import Layout
from crawler.reading.lines.byline import parse_byline
from crawler.reading.lines.dates import parse_us_date
from crawler.reading.parsing.page import base_url, page_root
from crawler.reading.structured_data.metadata import read_metadata

NOT_FOUND = 404
_BYLINE = (
    ".sc-longform-header-author",
    ".sc-longform-header .block-sc-author",
    "[class*='detail-head__author'], [class*='detail__author'], [class*='news-detail__author']",
    ".b-maincontent .block-sc-author, .b-maincontent [class*='longform-footer-author']",
    "p:has(> b.vtranslate-author-translate)",  # the byline under the text
    "b.vtranslate-author-translate",
    ".b-maincontent .author, .b-maincontent .c-author",
)
# Within the text: header and byline, read on their own, then boxes that lead to other articles, and the page's tools.
_FURNITURE = (
    ".sc-longform-header, [class*='longform-footer'], [class*='detail-head'], p:has(> b.vtranslate-author-translate)"
    ", b.vtranslate-author-translate, .sc-empty-layer, .c-box, .c-share-detail, .c-share-scroll, .c-comments"
    ", .c-comment-input, [class^='c-sticky'], [class*='readmore'], [class*='related'], .c-tag, .c-widget-tags"
    ", .onecms__tags, .b-grid, .c-news-topmore, .c-template-list, .c-banner, .c-banner-item, .oneads, [id^='zone-']"
    ", .c-font-box, .c-audio, [class*='audio-player'], .sc-toc, [class*='rating'], .fb-like"
)
_CATEGORY = etree.XPath("//@class[contains(., 'block-sc-cate-name') or contains(., 'longform-header-cate')]/..")
_FOOTER = etree.XPath(
    "//@class[contains(., 'vtranslate-author-translate') or contains(., 'longform-footer-author')]"
    "/parent::*[self::b or contains(@class, 'longform-footer-author')]"
)


class OneCmsSpider(PortalSpider):
    """Any ONECMS portal: `scrapy crawl onecms -a portal=http://host/`."""

    name = "onecms"
    platform = "onecms"
    evidence = "reported"
    article_url = re.compile(r"^/(?:[\w%-]+/){0,3}[^/]*-(?P<id>\d{4,9})\.html$")
    deny = re.compile(
        r"-event\d*\.html$|-ptag\b|-topic\d*\.html$|^/(?:print|rss|api|tag|search|tim-kiem|author)(?:/|$)"
    )
    section_end = ""
    sitemaps: ClassVar[list[str]] = ["/sitemap.xml", "/sitemap-news.xml"]
    signs: ClassVar[dict[bytes, float]] = {
        rb"powered by onecms": 0.6,
        rb"asset\.1cdn\.vn/onecms": 0.9,
        rb"//[\w-]+\.1cdn\.vn/": 0.5,
        rb"class=[\"'][^\"']*\bonecms__": 0.8,
        rb"class=[\"'][^\"']*\b(?:sc-longform-header|block-sc-title)\b": 0.6,
        rb"class=[\"'][^\"']*\bb-maincontent\b": 0.5,
        rb"\bwebcontrol\.item_(?:id|published_time)\b": 0.5,
    }
    layouts: ClassVar[tuple[Layout, ...]] = (
        Layout(
            name="onecms/1",
            body=(".b-maincontent", ".c-news-detail [itemprop='articleBody']", ".c-news-detail .entry"),
            title=(
                "h1.sc-longform-header-title",
                "h1.block-sc-title",
                "h1[class*='detail-head__title'], h1[class*='detail__title']",
                ".c-detail-head h1, .c-news-detail h1",
            ),
            date=(
                ".sc-longform-header-date",
                ".sc-longform-header .block-sc-publish-time",
                "[class*='detail-head__time'], [class*='detail-head__date']",
                "[class*='detail__time'], [class*='detail__date']",
                ".c-detail-head time, .c-detail-head .time, .c-detail-head .date",
            ),
            lead=(
                ".sc-longform-header-sapo",
                ".block-sc-sapo",
                "[class*='detail-head__sapo'], [class*='detail-head__desc']",
                "[class*='detail__sapo'], [class*='detail__desc']",
                ".b-maincontent .sapo, .c-detail-head .sapo",
                ".sc-longform-header p, .sc-longform-header h2",  # else the text in the header would be nowhere
            ),
            author=_BYLINE,
            section=("ol.breadcrumb a", ".breadcrumb a", "[class*='breadcrumb'] a"),
            tags=(".onecms__tags a", ".c-widget-tags a", ".c-tag a"),
            pictures=(".sc-longform-header-media", "[class*='detail-head__media'], [class*='detail__avatar']"),
            drop=(_FURNITURE,),
            heading_lead=True,
            us_dates=True,
            date_below_title=True,
        ),
    )

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page. Raises NotAnArticle: no-article."""
        root = page_root(response)
        head = read_metadata(root, base_url(response))
        article = read_otherwise(response, cls.layouts, head)
        _read_seconds(article, head.published_raw or "")
        _add_bylines(article, root, head.authors)
        article.section = article.section or [name for one in _CATEGORY(root)[:1] if (name := text_of(one))]
        return article

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the sections that the home page links to: /section, /section/sub."""
        return self.folders(super().find_sections(response))

    def next_page(self, response: TextResponse, page: int) -> str | None:
        """Give the page that the listing links to, else the one that `?page=` names."""
        return super().next_page(response, page) or urljoin(response.url, f"?page={page + 1}")

    def failed(self, failure: Failure) -> None:
        """Count a request that gave no page; a numbered page of a section that is not there ends its paging."""
        error, request = failure.value, request_of(failure)
        if isinstance(error, HttpError) and error.response.status == NOT_FOUND and "?page=" in request.url:
            self.end_listing(failure, "past the last page")
            return
        super().failed(failure)


def _read_seconds(article: Article, head: str) -> None:
    """Take the time that the page's head says where it tells the seconds of the time shown; else that one is right.

    A Z behind it is false: the hour is Vietnam's.
    """
    exact = parse_us_date(re.sub(r"(?<=:\d\d)(?:\.\d+)?Z$", "", head))
    shown = article.published_raw not in (None, head) and article.published_at
    if exact and (not shown or shown[:16] == exact[:16]):
        article.published_at = exact


def _add_bylines(article: Article, root: HtmlElement, named: list[str]) -> None:
    """Add what the byline under the text says beyond the one in the header: "Tin: A - Ảnh: B" names a photographer.

    Where the page shows none, the head's counts: it is the byline, too, and no account. Only what reads like one is.
    """
    for line in _FOOTER(root):
        box = line.getparent() if line.tag == "b" and line.getparent() is not None else line
        if byline := parse_byline(text_of(box) or "") or parse_byline(text_of(line) or ""):
            sign(article, byline)
    for name in named if not article.authors and article.source is None else ():
        byline = parse_byline(name)
        if byline and byline.authors:
            sign(article, byline)
