"""DotNetNuke (DNN): portals of Huế and Bình Thuận.

Reported: files under `/portals/<number>/`, elements `dnn_ctr…`, and addresses as chains of key and value,
`/Tin-tuc/tid/<slug>/newsid/<GUID>/cid/<GUID>`. Guesses are the selectors: `dotnetnuke/1` has the public classes of the
EasyDNNnews module, `dotnetnuke/2` the names that modules made in Vietnam give their labels. A page that has neither is
read generically; `HtmlModule` is banners and footers, never an article.
"""

import re
from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import urlsplit

from scrapy.http import TextResponse

from crawler.platforms.fallback import PartlyKnownSpider
from crawler.platforms.key_in_address import keyed_id
from crawler.reading.layouts.layout import Layout

_PAGE = re.compile(
    r"/(?:[\w%-]+/?){1,2}(?:\.aspx)?|/(?:[\w%-]+/){0,2}(?:tabid/\d+|tid/[\w%-]+|cid/[\w-]+)(?:/default\.aspx)?/?"
)


def _label(*names: str) -> tuple[str, ...]:
    """Give selectors of labels within a DNN module: dnn_ctr423_View_lblTitle."""
    return tuple(f"[id^='dnn_ctr'][id$='{name}']:not([id*='_HtmlModule_'])" for name in names)


LAYOUTS = (
    Layout(
        name="dotnetnuke/1",
        body=(".edn_articleContent", ".edn_article .edn_content", ".edn_articleText"),
        title=(".edn_articleTitle", ".edn_article h1"),
        kicker=(".edn_articleSubTitle",),
        date=(".edn_articleDate", ".edn_publishDate", ".edn_article time", ".edn_metaDetails"),
        lead=(".edn_articleSummary",),
        author=(".edn_authorName",),
        section=(".breadcrumb a", "[id*='dnnBREADCRUMB'] a"),
        tags=(".edn_articleTags a",),
        attachments=(".edn_documentsList a[href]",),
        pictures=(".edn_mainImage",),
        drop=(".edn_mainImage, .edn_metaDetails, .edn_socialButtons, .edn_relatedArticles, .edn_comments",),
    ),
    Layout(
        name="dotnetnuke/2",
        body=_label("lblContent", "lblNoiDung", "lblNoidung", "lblBody", "divContent", "ltContent"),
        title=_label("lblTitle", "lblTieuDe", "lblTieude", "lblHeadline"),
        date=_label("lblDate", "lblPublishDate", "lblNgayDang", "lblNgay", "lblCreatedDate"),
        lead=_label("lblSummary", "lblSapo", "lblTrichDan", "lblMoTa", "lblDescription"),
        author=_label("lblAuthor", "lblTacGia", "lblTacgia"),
        source=_label("lblSource", "lblNguon"),
        section=("[id*='dnnBREADCRUMB'] a", "a.SkinObject:not([id])", ".breadcrumb a"),
        attachments=("[id^='dnn_ctr'][id*='Attach'] a[href]", "[id^='dnn_ctr'][id*='DinhKem'] a[href]"),
        drop=(".share, .social, .tools, .tin-lien-quan, .tinlienquan, .other-news, .relatedNews",),
    ),
)


class DotNetNukeSpider(PartlyKnownSpider):
    """Any DotNetNuke portal: `scrapy crawl dotnetnuke -a portal=http://host/`."""

    name = "dotnetnuke"
    platform = "dotnetnuke"
    evidence = "guess"
    follow_articles = True  # how its lists are paged is not known
    # never asked by itself: identity_of looks at the query, too
    article_url = re.compile(r"/(?:newsid|articleid|itemid|id)/(?P<id>[\w-]+)(?:/|$)", re.IGNORECASE)
    deny = re.compile(
        r"/(?:portals|desktopmodules|ctl|login|dang-nhap|register|dang-ky|search-results|rss)(?:/|$)", re.IGNORECASE
    )
    section_end = ""
    signs: ClassVar[dict[bytes, float]] = {
        rb'<meta [^<>]*content="(?:DotNetNuke|DNN Platform)': 0.95,
        rb"\bdnn_ctr\d+_": 0.8,
        rb"/DesktopModules/|/DependencyHandler\.axd": 0.5,
        rb"[\"'/]portals/(?:\d+|_default)/": 0.4,
    }
    layouts = LAYOUTS

    @classmethod
    def identity_of(cls, url: str) -> str | None:
        """Give the article's number or GUID, which stands behind a key in the path or in the query."""
        return None if cls.deny.search(urlsplit(url).path) else keyed_id(url)

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the portal's pages: /Tin-tuc, /Tin-tuc/tid/<slug>, /tabid/72/default.aspx."""
        return (address for address in self.other_pages(response) if _PAGE.fullmatch(urlsplit(address).path))
