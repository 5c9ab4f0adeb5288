"""Joomla with the K2 component, and Joomla's own articles: magazines and cultural portals.

Reported: `/index.php/<menu>/item/<id>-<slug>.html`, `/chi-tiet-tin-tuc/<id>-<slug>`, the date "Chủ nhật, 26 Tháng 11
2023 15:06", "5242 Lượt xem". Selectors are those of the public default templates: K2 2.x (`joomla_k2/1`), Joomla's
com_content (`joomla_k2/2`), and its tables of 1.5 (`joomla_k2/0`); not checked on a page of these portals.
"""

import re
from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

from lxml.cssselect import CSSSelector
from scrapy.http import TextResponse

from crawler.article import Article
from crawler.platforms.fallback import PartlyKnownSpider
from crawler.reading.body.text import text_of
from crawler.reading.layouts.layout import Layout
from crawler.reading.outlinks.links import links
from crawler.reading.parsing.page import base_url, page_root

_COMPONENTS = {"com_k2": ("item", "item"), "com_content": ("article", "article")}  # option: (view, prefix of identity)
_MENU = re.compile(r"/(?:index\.php/)?(?:[\w%-]+/?){1,3}(?:\.html)?")

_LISTS = re.compile(
    r"(?:^|&)(?:view=(?:categor(?:y|ies)|section|archive|itemlist)|task=(?:category|blog\w*|section))(?:&|$)"
)

_ACCOUNTS = frozenset({"Super User", "Administrator", "Admin", "admin", "administrator", "Quản trị", "Quản trị viên"})
_K2_FURNITURE = (
    ".itemImageBlock, .itemDateModified, .itemHits, .itemContentFooter, .itemLinks, .itemSocialSharing, .itemToolbar"
    ", .itemRatingBlock, .itemExtraFields, .itemTagsBlock, .itemAttachmentsBlock, .itemRelated, .itemAuthorBlock"
    ", .itemAuthorLatest, .itemNavigation, .itemComments, .itemBackToTop"
)
_JOOMLA_FURNITURE = (
    ".page-header, .article-info, .icons, .actions, .item-image, .pager, .pagination, .pagenav, .tags, .content_rating"
    ", .content_vote, .article-share, .relateditems, .article-info-term, .attachmentsContainer, .attachmentsList"
)
_FEATURED = CSSSelector(".itemTitle sup", translator="html")  # K2 prints "Nổi bật" behind a featured title

LAYOUTS = (
    Layout(
        name="joomla_k2/1",
        body=(".itemView .itemBody", "#k2Container .itemFullText", ".itemFullText", ".itemBody"),
        title=(".itemHeader .itemTitle", "h2.itemTitle", ".itemTitle"),
        date=(".itemDateCreated", ".itemDatePublished"),
        lead=(".itemIntroText",),
        lone_lead=True,
        author=(".itemHeader .itemAuthor a", ".itemAuthor a"),
        section=(".breadcrumbs a.pathway", ".breadcrumb a", ".itemCategory a"),
        tags=("ul.itemTags a", ".itemTagsBlock a"),
        attachments=(".itemAttachments a[href]", ".itemAttachmentsBlock a[href]"),
        pictures=(".itemImageBlock",),
        caption=(".itemImageCaption",),
        drop=(_K2_FURNITURE,),
        placeholders=_ACCOUNTS,
    ),
    Layout(
        name="joomla_k2/2",
        body=("[itemprop='articleBody']", ".item-page .article-content", ".com-content-article__body", ".item-page"),
        title=(".item-page [itemprop='headline']", ".page-header h1", ".page-header h2", ".item-page h2"),
        date=("dd.published time", "dd.create time", "dd.published", "dd.create", ".article-info time"),
        lead=("[itemprop='articleBody'] > p.intro", ".item-page .introtext"),
        author=("dd.createdby [itemprop='name']", "dd.createdby a", "dd.createdby"),
        section=(".breadcrumbs a.pathway", ".breadcrumb a", ".mod-breadcrumbs a", "dd.category-name a"),
        tags=("ul.tags a", ".tags a"),
        pictures=(".item-image",),
        drop=(_JOOMLA_FURNITURE,),
        placeholders=_ACCOUNTS,
    ),
    Layout(
        name="joomla_k2/0",
        body=(
            "table.contentpaneopen td:not([class]):has(p)",
            "table.contentpaneopen td:not([class]):not(:has(> .small))",
        ),
        title=("td.contentheading, .contentheading",),
        date=("td.createdate, .createdate",),
        author=("td.author .small, .article-author",),
        section=(".breadcrumbs a.pathway", "span.breadcrumbs a", ".pathway a"),
        drop=(_JOOMLA_FURNITURE,),
        placeholders=_ACCOUNTS,
    ),
)


class JoomlaK2Spider(PartlyKnownSpider):
    """Any Joomla portal with K2 or plain articles: `scrapy crawl joomla_k2 -a portal=http://host/`."""

    name = "joomla_k2"
    platform = "joomla_k2"
    evidence = "guess"
    # a category of com_content has a number, too: /12-tin-tuc; an article's slug is longer
    article_url = re.compile(r"/item/(?P<id>\d+)-[^/]+$|/(?P<article>\d+)-(?:[^/-]+-){3,}[^/]+$")
    deny = re.compile(
        r"/(?:itemlist|category|tags?|login|dang-nhap|users?|search|tim-kiem|feed|rss|media"
        r"|component/(?!k2/item/|content/article/)[^/]+)(?:/|$)",
        re.IGNORECASE,
    )
    signs: ClassVar[dict[bytes, float]] = {
        rb'<meta name="generator" content="Joomla!': 0.9,
        rb'id="k2Container"|class="itemView\b': 0.9,
        rb"/media/k2/|/components/com_k2/": 0.7,
        rb"/media/jui/|/media/system/js/(?:core|mootools)|index\.php\?option=com_": 0.5,
    }
    layouts = LAYOUTS

    @classmethod
    def identity_of(cls, url: str) -> str | None:
        """Give component and id, also of `index.php?option=…&id=12:slug`; the menu in the address is no part of it."""
        parts = urlsplit(url)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        if query.get("tmpl") == "component" or query.get("print") or query.get("format"):  # print view, feed
            return None
        if found := re.match(r"\d+", query.get("id", "")):
            view, prefix = _COMPONENTS.get(query.get("option", ""), ("", ""))
            return f"{prefix}/{found[0]}" if view and query.get("view") == view else None
        if cls.deny.search(parts.path) or not (named := cls.article_url.search(parts.path)):
            return None
        return f"item/{named['id']}" if named["id"] else f"article/{named['article']}"

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the menu's pages, with and without index.php, and K2's categories."""
        for address, _ in links(page_root(response), base_url(response)):
            path = urlsplit(address).path
            listed = (
                _LISTS.search(urlsplit(address).query)
                or "/itemlist/category/" in path
                or (_MENU.fullmatch(path) and not self.deny.search(path))
            )
            if self.is_ours(address) and listed and not self.identity_of(address) and "format=" not in address:
                yield address

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page. Raises NotAnArticle with the reason."""
        article = super().read(response)
        for mark in _FEATURED(page_root(response)) if article.title else ():
            article.title = (article.title or "").removesuffix(text_of(mark) or "").strip()
        return article
