"""The CMS whose articles end in "-a<id>.html", on the Zend framework: papers of the Mekong delta, Tây Ninh, Huế.

Verified on saved pages of baocantho.com.vn (article and category, 2026) and by what is known of one of
baoangiang.com.vn; the newer skin of Đồng Tháp and Bình Dương, and those of Huế and Cà Mau, are reported by crawlers'
authors. Its maker is not known, so the platform is named after its addresses.

How all articles are found: a section has few numbered pages (five on baocantho.com.vn) whatever it holds; the "Đọc
thêm" list of an article names the ones just before it, so article pages are followed. Feeds show nothing more.
"""

import re
from collections.abc import Iterable
from itertools import takewhile
from typing import ClassVar
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement
from scrapy.http import TextResponse

from crawler.article import Article
from crawler.crawl.portal import PortalSpider
from crawler.reading.body.text import read_blocks, text_of
from crawler.reading.generic.otherwise import read_otherwise
from crawler.reading.layouts.layout import Layout
from crawler.reading.lines.dates import MIDNIGHT, parse_dateline
from crawler.reading.lines.one_line import fold
from crawler.reading.outlinks.links import links
from crawler.reading.parsing.page import base_url, page_root
from crawler.reading.structured_data.metadata import read_metadata

# Editors leave tags open, so what follows the text on the page may end up inside it.
_FURNITURE = (
    "#linkshare, .sharelike, .sharemxh, .detail-fb-like-share, .social, .share, .fb-like, .zalo-share-button"
    ", .audio-player, .block_tag, .box-tag, .news-tags, #comment, #postcomment, #fcbcomment, #loacomment, .fb-comments"
    ", .box-comment, .comment-box, .detail-related, .tinlienquan, .related-list, .related-title, .related-news"
    ", .news-related, .boxtinmoi, .catename, .titletd, .titlecate, .list-news-img-style-1, [class^='AMN_']"
    ", [class*='banner'], [class*='quangcao'], #colcate2, .col-right, .footer, #footer"
)
_ENDS = "#linkshare, .block_tag, #comment, #postcomment, #fcbcomment, .fb-comments, .detail-related"
_AUTHOR = ("p.author.ignore, .author.ignore", "p.author", ".news-author", ".detail-author", ".author")
_LEAD = (".detail-desc", "h4.sapo, p.sapo, h2.sapo, div.sapo", ".news-sapo", ".post-sapo")
_TAGS = (".block_tag a.tag_item", ".block_tag a", ".box-tag a, .news-tags a, .post-tags a, .tags a")
_DATE_DEPTH, _DATE_LENGTH = 80, 80  # elements before the text among which the date line is looked for; its letters
_SHARED = "content-fck"  # in the class of lead and body alike on baoangiang.com.vn
_SHARING = etree.XPath(f"//@class[contains(., '{_SHARED}')]/.. | id('newscontents')")
_TEXT = etree.XPath("id('newscontents') | id('contentNews')")


class ZendASpider(PortalSpider):
    """Any portal with addresses like -a196670.html: `scrapy crawl zend_a -a portal=http://host/`."""

    name = "zend_a"
    platform = "zend_a"
    evidence = "reported"
    # /slug-a196670.html, /section/slug-a43805.html, and without the a on huengaynay.vn: /section/slug-158386.html
    article_url = re.compile(r"^/(?:https?/)?(?:[^/?]+/){0,2}[^/?]*?-(?:a|(?<=/)|(?=\d{5,9}\.))(?P<id>\d+)\.html$")
    deny = re.compile(
        r"^/(?:print|rss|tim-kiem|search|image|images|static|su-kien|xem-bao|tag|tags|user|member|lien-he)(?:/|$)",
        re.IGNORECASE,
    )
    follow_articles = True
    signs: ClassVar[dict[bytes, float]] = {
        rb"/static/templates/version\d+/homepage/": 0.7,
        rb"id=[\"']newscontents[\"']": 0.6,
        rb"id=[\"']txtnews(?:cate|subcate|id)[\"']": 0.6,
        rb"/image/(?:fckeditor/upload|news)/20\d\d/20\d{6}/": 0.6,
        rb"\bstraction\s*=\s*[\"']|\bstrcontroller\s*=\s*[\"']": 0.5,
        rb"<(?:link|meta)\b[^<>]*-a\d{2,}\.html[\"']": 0.5,
        rb"id=[\"']contentnews[\"']": 0.5,
        rb"class=[\"'][^\"']*\b(?:singular-content|breadcrumb-news-detail)\b": 0.5,
        rb"id=[\"']colcate1[\"']": 0.4,
    }
    layouts: ClassVar[tuple[Layout, ...]] = (
        Layout(
            name="zend_a/2",
            body=("#contentNews .singular-content", "#contentNews", ".singular-content"),
            title=("h1.title", "h1.detail-title, h1.news-title", "#contentNews h1"),
            date=("span.pubdate, .pubdate", ".singular-date, .news-date, .post-date, .detail-date, .date-post"),
            lead=(*_LEAD, ".singular-sapo, .singular-desc, .singular-summary"),
            author=(*_AUTHOR, ".singular-author"),
            section=(".breadcrumb-news-detail a", ".breadcrumb a", ".titlecate a"),
            tags=_TAGS,
            drop=(_FURNITURE,),
            ends=(_ENDS,),
            heading_lead=True,
            date_below_title=True,
        ),
        Layout(
            name="zend_a/1",
            body=("#newscontents",),
            title=("h1.margintopbot10", "#colcate1 > h1", "h1.title", "#content h1.fw700"),
            date=("span.pubdate, .pubdate", "#clear span", ".detail-date, .news-date, .post-date"),
            lead=_LEAD,
            author=_AUTHOR,
            section=(".titlecate h1 a", ".titlecate a", ".breadcrumb a"),
            tags=_TAGS,
            drop=(_FURNITURE,),
            ends=(_ENDS,),
            heading_lead=True,
            date_below_title=True,
        ),
        Layout(
            name="zend_a/0",
            body=("div.post-content",),
            title=("h1.post-title, h1.title", "h1"),
            date=("span.pubdate, .pubdate", ".post-date, .post-meta time, .post-meta .date"),
            lead=(*_LEAD, ".post-desc, .post-summary"),
            author=(*_AUTHOR, ".post-author"),
            section=(".breadcrumb a", ".titlecate a"),
            tags=_TAGS,
            drop=(_FURNITURE,),
            ends=(_ENDS,),
            heading_lead=True,
            date_below_title=True,
        ),
    )

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page. Raises NotAnArticle: no-article."""
        root = page_root(response)
        head = read_metadata(root, base_url(response))
        article = read_otherwise(response, cls.layouts, head)
        article.title = _headline(root, article.title)
        if article.lead is None:
            article.lead = _lead_before_text(root)
        if article.published_at is None or article.published_at.endswith(MIDNIGHT):  # JSON-LD has the day alone
            _read_date_before_text(article, root)
        article.section = _as_in_menu(root, article.section)
        article.tags = _own_tags(root, article.tags, head.tags)
        return article

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the sections that the home page links to; /news/<section>/ is another address of /<section>/."""
        for address in self.folders(super().find_sections(response)):
            if not urlsplit(address).path.startswith("/news/"):
                yield address

    def next_page(self, response: TextResponse, page: int) -> str | None:
        """Give the page that the pager links to by its number; its arrow » leads to the last, not to the next.

        A pager of another kind, as a newer skin may have, is followed as any platform's.
        """
        known = False
        for address, element in links(page_root(response), base_url(response)):
            query = urlsplit(address).query
            if re.search(rf"(?:^|&)p={page + 1}(?:&|$)", query) and text_of(element) in (str(page + 1), ">", "»", "›"):
                return address
            known = known or re.search(r"(?:^|&)p=\d", query) is not None
        return None if known else super().next_page(response, page)


def _lead_before_text(root: HtmlElement) -> str | None:
    """Give the lead that has the same class as the text and stands before it: only #newscontents tells them apart."""
    before = list(takewhile(lambda one: one.get("id") != "newscontents", sharing := _SHARING(root)))
    if len(before) == len(sharing):  # the text is not there, or known by another name
        return None
    shared, around = {*before}, {*sharing[len(before)].iterancestors()}
    outer = (one for one in before if one not in around and shared.isdisjoint(one.iterancestors()))
    leads = (one for one in outer if one.find(".//h1") is None)
    return " ".join(block.text for one in leads for block in read_blocks(one) if block.kind != "picture") or None


def _headline(root: HtmlElement, said: str | None) -> str | None:
    """Give the headline above the text where the head's title begins with it and goes on with the site's name."""
    bodies = _TEXT(root)
    above = takewhile(lambda one: one is not bodies[-1], root.iter("h1", bodies[-1].tag)) if bodies else ()
    text = text_of(next(reversed([one for one in above if one.tag == "h1"]), None))
    return text if text and said and said.startswith(text) else said


def _read_date_before_text(article: Article, root: HtmlElement) -> None:
    """Read the date line nearest above the text, where its place has another name; one of another day is a clock."""
    for element in reversed(root.xpath("//*[@id='newscontents' or @id='contentNews']/preceding::*")[-_DATE_DEPTH:]):
        raw = fold(element.text_content()) if isinstance(element.tag, str) and len(element) <= 2 else ""  # noqa: PLR2004
        if raw and len(raw) <= _DATE_LENGTH and (date := parse_dateline(raw)):
            if article.published_at is None or article.published_at[:10] == date[:10]:
                article.published_at, article.published_raw = date, raw
            return


def _own_tags(root: HtmlElement, shown: list[str], named: list[str]) -> list[str]:
    """Leave out the tags of the whole site, which the page adds to the article's own: its head names only these."""
    own = {tag.casefold() for tag in named}
    if not own and root.xpath("//head/meta[@name='Keywords' or @name='keywords']"):
        return []
    return [tag for tag in shown if tag.casefold() in own] or shown


def _as_in_menu(root: HtmlElement, section: list[str]) -> list[str]:
    """Write names that the breadcrumb prints in capitals as another link of the page does: THỜI SỰ is Thời sự."""
    if not any(map(str.isupper, section)):
        return section
    capitals = {name.casefold() for name in section if name.isupper()}
    said: dict[str, str] = {}
    for link in root.iter("a"):
        if (text := text_of(link)) and (name := text.casefold()) in capitals and not text.isupper():
            said.setdefault(name, text)
            if len(said) == len(capitals):
                break
    return [said.get(name.casefold(), name) if name.isupper() else name for name in section]
