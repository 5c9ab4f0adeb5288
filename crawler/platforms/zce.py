"""The CMS with "zce-content-body" and addresses in "-post<id>.html": papers of Hà Tĩnh, Lào Cai, Gia Lai, TP.HCM.

Verified by what is known of a saved page of baolaocai.vn (2025); the other papers are reported by crawlers' authors.
Its maker is not known. Paragraphs may be bare <div>s, the last of them the byline; times in the page's head are right.

How articles are found: the sitemap, the feeds that the head names, then each section's first page; a script that is
not known fetches the others.
"""

import re
from collections.abc import Iterable
from typing import ClassVar

from lxml.html import HtmlElement
from scrapy.http import TextResponse

from crawler.article import Article, paragraphs
from crawler.crawl.portal import PortalSpider
from crawler.reading.body.text import text_of
from crawler.reading.cleaning.signature import sign
from crawler.reading.generic.otherwise import read_otherwise
from crawler.reading.layouts.layout import Layout
from crawler.reading.lines.byline import parse_byline
from crawler.reading.lines.dates import MIDNIGHT
from crawler.reading.parsing.page import base_url, page_root
from crawler.reading.structured_data.metadata import read_metadata

_FURNITURE = (
    "[class*='sda_'], [class*='ads_'], [id^='adsWeb_'], [id^='sdaWeb_'], .rennab, .wrap-comment, section.suggest"
    ", section.hot-news, [class*='related'], [class*='relate-'], article.story, .cms-relate, .social, .article__social"
    ", .article__meta, .article__tags, .article__tag, .article__source, .cms-source, .box-heading, .cms-quiz"
    ", [class*='audio'], .article__share, .google-news, .btn-back"
)
_BYLINE = (
    "(//*[contains(@class, 'cms-body') or contains(@class, 'zce-content-body')]"
    "//div[contains(concat(' ', @class, ' '), ' t1 ')][span])[last()]"
)
_LAST_LINES = 3
_BYLINE_LENGTH = 60  # letters: a longer one is a sentence


class ZceSpider(PortalSpider):
    """Any portal with addresses like -post404649.html: `scrapy crawl zce -a portal=http://host/`."""

    name = "zce"
    platform = "zce"
    evidence = "reported"
    article_url = re.compile(r"^/(?:[\w%-]+/){0,2}[^/]+-post(?P<id>\d+)\.html$")
    deny = re.compile(r"-tag\d+\.html$|^/(?:tu-khoa|search|tim-kiem|rss|print|api|tag|topic|author)(?:/|$)")
    follow_feeds = True
    signs: ClassVar[dict[bytes, float]] = {
        rb"\bzce-content-body\b": 0.9,
        rb"\bvar\s+cmsconfig\s*=": 0.7,
        rb"[\"'](?:sda|ads)web_": 0.5,
        rb"class=[\"'][^\"']*\bcms-(?:body|title|desc|link|photo)\b": 0.6,
        rb"//cdn\.[\w.-]+/assets/web/": 0.4,
        rb"<(?:link|meta)\b[^<>]*-post\d+\.html[\"']": 0.4,
    }
    layouts: ClassVar[tuple[Layout, ...]] = (
        Layout(
            name="zce/1",
            body=(".article__body.cms-body", ".zce-content-body", ".cms-body", ".article__body"),
            title=("h1.article__title", "h1.cms-title", ".article__header h1"),
            date=(".article__meta time, .article__header time", "h1 ~ * time[datetime], h1 ~ time[datetime]"),
            lead=(".article__sapo", ".article__header .cms-desc, h2.cms-desc"),
            author=(".article__author", ".cms-body .cms-author, .cms-body p.author", ".article__meta .cms-author"),
            source=(".article__source a, .cms-source a", ".article__source, .cms-source"),
            section=(
                ".breadcrumb a, .breadcrumbs a",
                ".article__breadcrumb a, .article__cate a",
                ".article__meta .cate",
            ),
            tags=(".article__tags a", ".article__tag a", "ul.keyword a"),
            pictures=(".article__avatar", ".article__cover"),
            drop=(_FURNITURE,),
        ),
    )

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page. Raises NotAnArticle: no-article."""
        root = page_root(response)
        head = read_metadata(root, base_url(response))
        article = read_otherwise(response, cls.layouts, head)
        if head.published_at and not head.published_at.endswith(MIDNIGHT):  # to the second; what is shown has minutes
            article.published_at, article.published_raw = head.published_at, head.published_raw
        _take_byline(article, root)
        return article

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the sections that the home page links to: /section/, /section/sub/."""
        return self.folders(super().find_sections(response))


def _take_byline(article: Article, root: HtmlElement) -> None:
    """Take the byline that is the text's last <div class="t1">: its class vouches for a pen name of one word.

    Below it who designed the page may be named.
    """
    body = paragraphs(article.body)
    line = text_of(next(iter(root.xpath(_BYLINE)), None))
    if not line or len(line) > _BYLINE_LENGTH or line.endswith(".") or line not in body[1:][-_LAST_LINES:]:
        return
    if byline := parse_byline(line, alone=False):
        sign(article, byline)
        place = len(body) - 1 - body[::-1].index(line)
        article.body = "\n\n".join(body[:place] + body[place + 1 :])
