"""Microsoft SharePoint: commune portals of Hà Tĩnh, the party portal of An Giang.

Reported: the generator tag, `/Style Library/`, `_layouts`, `ctl00_`, the addresses
`/portal/pages/YYYY-MM-DD/<slug>-<id>.aspx` and `/Pages/…`, the date "Thứ tư, 22/07/2009 00:00", and the toolbar
"Từ viết tắt Xem với cỡ chữ".
Guesses are the selectors: `sharepoint/1` is the public default of SharePoint's publishing pages, `sharepoint/2` what
Vietnamese web parts commonly call their boxes. A page that has neither is read generically. Pages of a list that are
asked for by `__doPostBack` cannot be followed, so the sitemap is.
"""

import re
from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import unquote, urljoin, urlsplit

from scrapy.http import TextResponse

from crawler.article import Article, paragraphs
from crawler.platforms.fallback import FURNITURE, PartlyKnownSpider, common_layout
from crawler.platforms.key_in_address import keyed_id
from crawler.reading.layouts.layout import Layout
from crawler.reading.lines.one_line import fold

_TOOLBAR = re.compile(r"(?:từ viết tắt)?\s*(?:xem với cỡ chữ)?[\s:]*(?:A[-+]?\s*)*", re.IGNORECASE)
_LIST = re.compile(r"(?:^|&)(?:list|listid|listname|l)=(?P<list>[^&]+)", re.IGNORECASE)
_DROP = f".date-line, .byline, .ms-hide, .ms-webpart-chrome-title, {FURNITURE}"

LAYOUTS = (
    Layout(
        name="sharepoint/1",
        body=("[id$='ControlWrapper_RichHtmlField']", ".article-content .ms-rtestate-field", "div.article-content"),
        title=(".article-header h1", ".article h1", "h1.title", "#DeltaPlaceHolderPageTitleInTitleArea"),
        kicker=(".article-header .kicker",),
        date=(".article-header .date-line", ".date-line", ".news-date"),
        lead=(".article-header .introduction", ".article .summary", ".introduction", ".sapo"),
        author=(".article-header .byline", ".byline", ".author", ".tacgia"),
        source=(".nguon", ".source"),
        section=("[id*='SiteMapPath'] a", ".ms-breadcrumb a", ".breadcrumb a"),
        tags=(".tukhoa a", ".tags a"),
        attachments=(".article-attachments a[href]", ".attachments a[href]", ".dinhkem a[href]"),
        pictures=(".captioned-image",),
        caption=(".captioned-image .caption",),
        drop=(_DROP,),
    ),
    common_layout("sharepoint/2"),
)


class SharePointSpider(PartlyKnownSpider):
    """Any SharePoint portal: `scrapy crawl sharepoint -a portal=http://host/`."""

    name = "sharepoint"
    platform = "sharepoint"
    evidence = "guess"
    follow_articles = True  # how its lists are paged is not known
    article_url = re.compile(  # a shorter number may be of the title: …-nam-2023.aspx
        r"/pages/20\d\d-\d\d?-\d\d?/[^/]*?(?:(?<=[-/])(?P<id>\d{5,}))?\.aspx$|/pages/(?:[^/]+/)*(?:[^/-]+-+){4,}[^/-]+\.aspx$",
        re.IGNORECASE,
    )
    deny = re.compile(
        r"/(?:_layouts|_vti_bin|_catalogs|forms|style%20library)/|/(?:search|timkiem|login)", re.IGNORECASE
    )
    signs: ClassVar[dict[bytes, float]] = {
        rb'<meta name="generator" content="Microsoft SharePoint': 0.95,
        rb"/Style(?: |%20)Library/|/_layouts/(?:15/)?": 0.5,
        rb"_spPageContextInfo|ngAppSharepoint": 0.6,
    }
    layouts = LAYOUTS

    @classmethod
    def identity_of(cls, url: str) -> str | None:
        """Give the page's id, or its path in lower case, which SharePoint does not mind, with the id in its query.

        Each list counts its items from 1, so `ItemID=` says which article only with the page that shows the list.
        """
        parts = urlsplit(url)
        if cls.deny.search(parts.path) or ".aspx" not in parts.path.lower():
            return None
        page = unquote(parts.path).lower()
        if item := keyed_id(url):
            of_list = _LIST.search(parts.query)
            return f"{page}?{of_list['list'].lower()}/{item}" if of_list else f"{page}?{item}"
        found = cls.article_url.search(unquote(parts.path))
        return found and (found["id"] or page)

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give what links name as pages of sections: every other .aspx, and short addresses."""
        yield from super().find_sections(response)
        for address in self.other_pages(response):
            if urlsplit(address).path.lower().endswith(".aspx"):
                yield address

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page. Raises NotAnArticle with the reason."""
        article = super().read(response)
        lines = [line for line in paragraphs(article.body) if not _TOOLBAR.fullmatch(fold(line))]
        article.body = "\n\n".join(lines) or None
        return article

    def section_url(self, response: TextResponse, section: str) -> str:
        """Give the address of a section: that of a page has no slash at its end."""
        return (
            urljoin(response.url, f"/{section.strip('/')}")
            if section.endswith(".aspx")
            else super().section_url(response, section)
        )
