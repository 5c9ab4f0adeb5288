"""MEDIATECH, the CMS of baotayninh.vn, baoquangninh.vn, baocaobang.vn, baohungyen.vn and baolangson.vn.

Verified on a saved page of baotayninh.vn: the stray `</html>`, the page clock, the cut copy of the text in `div.sapo`,
the document within the body, the CMS account as JSON-LD author, `.content-article`, `#content-detail`. Reported by
authors of crawlers: leads of Cao Bằng (bold) and Lạng Sơn (a heading), `{{…}}` paragraphs of Lạng Sơn, what to leave
out. Guesses: how listings are paged, which links are an article's tags.

Addresses: articles /slug-ID.html, sections /slug (on Cao Bằng and Hưng Yên in two cases: /Thoi-su and /thoi-su), feeds
/rss/news/section.rss, listed on the page /rss. The id alone names the article.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement
from scrapy import Request
from scrapy.http import Response, TextResponse

from crawler.article import Article, NotAnArticle, count_stripped, paragraphs
from crawler.crawl.paging import Listing
from crawler.crawl.portal import PortalSpider
from crawler.reading.body.lead import settle_lead
from crawler.reading.body.text import text_of
from crawler.reading.cleaning.signature import sign
from crawler.reading.generic.otherwise import read_otherwise
from crawler.reading.layouts.layout import Layout
from crawler.reading.layouts.read_layout import read_layouts
from crawler.reading.lines.byline import parse_byline
from crawler.reading.lines.label_words import AUTHOR, label
from crawler.reading.lines.one_line import fold
from crawler.reading.outlinks.links import links
from crawler.reading.outlinks.listing import Entry
from crawler.reading.parsing.nested import unnested
from crawler.reading.parsing.page import base_url, page_root

LAST_LINES = 3  # paragraphs among which a byline stands
_LABEL = label(AUTHOR)
_PLACEHOLDER = re.compile(r"\{\{[^{}]*\}\}")
_FURNITURE = (
    "h1.name, div.date, .title-time, .pseudonym, .relates, .relate, .related, .topics, .social, .share, .print_page,"
    " .block-news-list, .comments, .comment, .tags, .audio, .breadcrumbs, .page-info"
)
_LAYOUT = Layout(
    name="mediatech/1",
    body=("#content-detail", ".content-article .content-detail", ".content-article"),
    title=(".content-article h1.name", "h1.name", ".content-article h1"),
    kicker=(".content-article .kicker, .content-article h2.sub-name",),
    date=(".content-article div.date.font5", "div.date.font5", ".content-article div.date"),
    lead=("#content-detail p.sapo", ".content-article p.sapo", "#content-detail .sapo", ".content-article .sapo"),
    author=("#content-detail p.author, #content-detail .author-name",),
    section=(".breadcrumbs ol.breadcrumb li a", "ol.breadcrumb li a", ".breadcrumbs a"),
    tags=(".tags a[href*='/tag/']", ".content-article > :not(.topics) > a[href*='/tag/']", ".tags a"),
    caption=("p.wp-caption-text, .wp-caption-text",),
    drop=(f"{_FURNITURE}, .sapo",),
    heading_lead=True,
)
_UNCLOSED = replace(_LAYOUT, drop=(_FURNITURE,))  # for pages on which a lead field that is not closed holds the body


class MediatechSpider(PortalSpider):
    """Any portal on MEDIATECH: `scrapy crawl mediatech -a portal=http://host/`."""

    name = "mediatech"
    platform = "mediatech"
    evidence = "verified"
    article_url = re.compile(r"^/(?:[\w-]+/)?[\w%-]+-(?P<id>\d{4,8})\.html$")
    deny = re.compile(
        r"^/(?:print|tag|tags|rss|search|tim-kiem|themes|upload|users?|login|dang-nhap|lien-he)(?:/|$)|\.bcb$",
        re.IGNORECASE,
    )
    section_end = ""
    layouts: ClassVar[tuple[Layout, ...]] = (_LAYOUT,)
    signs: ClassVar[dict[bytes, float]] = {
        rb"name=[\"']author[\"'] content=[\"']MEDIATECH": 0.9,
        rb"\bvn\.mediatech\.": 0.8,
        rb"class=[\"'][^\"']*\bpage-info\b": 0.4,
        rb"/themes/frontend/": 0.3,
        rb"/upload/image/20\d{4}/(?:thumbnail|medium)/": 0.5,
        rb"\bid=[\"']content-detail\b": 0.3,
        rb"class=[\"']date font5": 0.4,
    }

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page. Raises NotAnArticle: listing, no-article, or what the title says."""
        page = unnested(response)
        root = page_root(page)
        ids = [_id_of(root, name) for name in ("article-id", "post-id", "content-detail")]
        if "" in ids and not any(ids):
            raise NotAnArticle("listing", "the page names a section and no article")
        article = read_otherwise(page, cls.layouts)
        if article.reader == _LAYOUT.name and len(article.body or "") < len(article.lead or ""):
            article = max(article, read_layouts(page, [_UNCLOSED]), key=lambda one: len(one.body or ""))
        settle_lead(article)
        _drop_placeholders(article)
        if not article.authors and not article.source and not _has_byline(article):
            _sign_by_pseudonym(article, root)
        return article

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the sections that the home page links to, each once however its letters are cased."""
        found: dict[str, str] = {}
        for address in self.folders(super().find_sections(unnested(response))):
            found.setdefault(address.rstrip("/").lower(), address)
        return found.values()

    def entries(self, response: TextResponse) -> list[Entry]:
        """Give the articles that a page links to."""
        return super().entries(unnested(response))

    def next_page(self, response: TextResponse, page: int) -> str | None:
        """Give the address of the listing page after number `page`, or None on the last."""
        return super().next_page(unnested(response), page)

    def parse_home(self, response: Response) -> Iterator[Request]:
        """Follow the home page, and the page that lists the portal's feeds."""
        yield from super().parse_home(response)
        if (feeds := urljoin(response.url, "/rss")) not in self.listings:
            self.listings[feeds] = Listing()
            yield self.request(feeds, self.parse_feed, response.url)

    def parse_feed(self, response: Response) -> Iterator[Request]:
        """Follow a feed to its articles, or the page that lists the feeds to these."""
        yield from super().parse_feed(response)
        if not isinstance(response, TextResponse) or urlsplit(response.url).path.rstrip("/") != "/rss":
            return
        page = unnested(response)
        for address, _ in links(page_root(page), base_url(page)):
            if self.is_ours(address) and address.endswith(".rss") and address not in self.listings:
                self.listings[address] = Listing()
                yield self.request(address, self.parse_feed, response.url)


def _id_of(root: HtmlElement, name: str) -> str | None:
    """Give what the page says under an id, "" where that is nothing or 0, None where there is no such."""
    for element in root.xpath("//*[@id=$name]", name=name):
        value = fold(element.get("value") or element.text_content())
        return "" if value in ("0", "null") else value
    return None


def _drop_placeholders(article: Article) -> None:
    """Drop what the template left unfilled, as `{{relate:8}}`; what stands around it stays."""
    kept = []
    for paragraph in paragraphs(article.body):
        text, dropped = _PLACEHOLDER.subn("", paragraph)
        if dropped:
            count_stripped(article, "placeholder", dropped)
            text = "\n".join(filter(None, map(fold, text.splitlines())))
        if text:
            kept.append(text)
    article.body = "\n\n".join(kept) or None


def _has_byline(article: Article) -> bool:
    """Tell whether one of the last lines is a byline, which cleaning will take."""
    return any(parse_byline(line) for line in paragraphs(article.body)[-LAST_LINES:])


def _sign_by_pseudonym(article: Article, root: HtmlElement) -> None:
    """Take the pen name beside the text for the author; where the text is signed, it may be only the account's."""
    for element in root.find_class("pseudonym"):
        if byline := parse_byline(_LABEL.sub("", text_of(element) or ""), alone=False):
            sign(article, byline)
            return
