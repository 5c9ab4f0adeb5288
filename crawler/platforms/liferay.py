"""Liferay 6 and 7: government portals of Bắc Ninh, Bắc Giang, Hà Nội and Đà Nẵng.

Reported: `/web/guest/`, `div.journal-content-article`, portlets `…_WAR_…_INSTANCE_…`, files under `/documents/20182/`,
the addresses `…/-/asset_publisher/<instance>/content/<slug>/20181`, `…/chi-tiet?id=46807&_c=93` and lists by
`?p_p_id=newsbycategory_WAR_…&…_categoryId=`, the date "Đăng ngày 15-05-2022 10:48".
Guesses are the selectors: `liferay/1` has the public default classes of Liferay's asset publisher, `liferay/2` what
portlets made in Vietnam commonly call their boxes. A page that has neither is read generically: a bare
`journal-content-article` is as often a banner or a footer.
"""

import re
from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from scrapy.http import TextResponse

from crawler.platforms.fallback import FURNITURE, PartlyKnownSpider, common_layout
from crawler.platforms.key_in_address import keyed_id
from crawler.reading.layouts.layout import Layout

_SITE = re.compile(r"(?:/[a-z]{2}(?:[-_][A-Z]{2})?)?/web/(?!guest/)([^/]+)/")
_DROP = (
    ".asset-metadata, .lfr-meta-actions, .asset-actions, .taglib-ratings, .asset-ratings, .taglib-social-bookmarks"
    ", .asset-flag, .asset-discussion, .taglib-discussion, .asset-links, .asset-related-assets, .asset-pagination"
    ", .asset-user-actions, .header-back-to, .taglib-asset-tags-summary, .taglib-asset-categories-summary"
    f", .portlet-msg-info, {FURNITURE}"
)

LAYOUTS = (
    Layout(
        name="liferay/1",
        body=(".asset-full-content .journal-content-article", ".asset-full-content .asset-content"),
        title=(".asset-full-content .asset-title", "h1.header-title", ".header-title", ".asset-title"),
        date=(".asset-full-content .metadata-publish-date", ".metadata-publish-date", ".ngay-dang", ".news-date"),
        lead=(".asset-full-content .summary", ".asset-full-content .sapo", ".asset-full-content .asset-summary"),
        author=(".asset-full-content .author-byline", ".tac-gia"),  # metadata-author is the account that typed it
        source=(".asset-full-content .source", ".nguon"),
        section=(".taglib-breadcrumb a", "ul.breadcrumb a", ".breadcrumb a"),
        tags=(".taglib-asset-tags-summary a",),
        attachments=(".asset-full-content a[href*='/documents/']:not(:has(img))",),
        drop=(_DROP,),
    ),
    common_layout("liferay/2"),
)


class LiferaySpider(PartlyKnownSpider):
    """Any Liferay portal: `scrapy crawl liferay -a portal=http://host/`."""

    name = "liferay"
    platform = "liferay"
    evidence = "guess"
    follow_articles = True  # how its lists are paged is not known
    article_url = re.compile(
        r"/-/asset_publisher/[^/]+/content/(?:id/)?(?P<id>[^/]+)(?:/\d+)?/?$|/(?:-|w)/(?!asset_publisher)(?P<slug>[^/]+)/?$"
        # A portlet's own form: /-/details/20182/<slug>-<id>, /-/view_content/<id>-<slug>; the site's id is in each.
        r"|/-/(?!asset_publisher)[\w-]+/(?P<of_portlet>(?:[^/]+/)*(?:[^/-]+-){3,}[^/-]+(?:/\d+)?)/?$"
    )
    deny = re.compile(
        r"^/(?:c|documents|image|html|o|api|group|user)/"
        r"|/-/(?:message_boards|blogs/rss|search|category|categories|tags?|document_library\w*|calendar|wiki|polls|rss)(?:/|$)"
    )
    section_end = ""
    signs: ClassVar[dict[bytes, float]] = {
        rb"\bLiferay\.(?:Portlet|ThemeDisplay|Util|currentURL)": 0.9,
        rb"p_p_id=\w+_WAR_\w+|_WAR_\w{1,80}_INSTANCE_\w": 0.6,
        rb'class="[^"]*\bjournal-content-article\b': 0.6,
        rb"/-/asset_publisher/": 0.5,
        rb"p_p_id_com_liferay_|class=[\"'][^\"']*\bportlet-boundary_": 0.9,
    }
    layouts = LAYOUTS

    @classmethod
    def identity_of(cls, url: str) -> str | None:
        """Give the id in the query, or the slug of the asset; page, portlet instance and site id are no part of it.

        Each site of a host names its assets by itself, "guest" being the one whose addresses need not name it.
        """
        parts = urlsplit(url)
        if cls.deny.search(parts.path) or "p_p_state=pop_up" in parts.query:  # the pop-up is the page to print
            return None
        if found := cls.article_url.search(parts.path):
            site = _SITE.match(parts.path)
            slug = found["id"] or found["slug"] or found["of_portlet"]
            return unquote(f"{site[1]}/{slug}" if site else slug).lower()
        return keyed_id(url)

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the portal's pages (/web/guest/<page>, /<page>), and the lists by category of its news portlets."""
        for address in self.other_pages(response):
            parts = urlsplit(address)
            page = re.fullmatch(r"/(?:web/[\w-]+/)?[\w%-]+(?:/[\w%-]+)?/?", parts.path)
            listed = "categoryId=" in parts.query and "p_p_id=" in parts.query
            if listed or (page and not parts.query):
                yield address
