"""VNPT e-news, the CMS of a dozen provincial papers and stations, which followed the "[GMT+7]" one of legacy_gmt7.

Verified on a saved page of phuyen.baodaklak.vn (`#page_info`, the nested document, the repeated lead, captions in
cells, the unfilled "Bút danh") and in its script (the JSON service); selectors of other papers' skins were reported by
authors of crawlers of these sites. Selectors of kicker, breadcrumb and tags are guesses.

Addresses: /section/[sub/]YYYYMM/slug-ID/, the id of 7 hex digits, or of 5 to 8 decimal ones where the article came from
the CMS before. Seven hex digits look like a short hash, of which a large paper may have two alike: the month goes with
the id, and tells them apart.

How all articles are found: a section's page shows the newest, then the JSON service that its "Xem thêm" asks gives all
from the newest on; where the service does not answer, the pages `?paged=N`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response, TextResponse
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.article import Article, NotAnArticle
from crawler.crawl.failing import request_of
from crawler.crawl.portal import PortalSpider
from crawler.crawl.run_account import GONE
from crawler.platforms import vnpt_service
from crawler.reading.body.lead import settle_lead
from crawler.reading.generic.otherwise import read_otherwise
from crawler.reading.layouts.layout import Layout
from crawler.reading.outlinks.listing import Entry
from crawler.reading.parsing.nested import unnested
from crawler.reading.parsing.page import page_root

NO_SERVICE = "no service"  # that lists articles; the section is paged by its own pages
SERVICE_FIRST = 2  # the number of the listing page that is the service's first: 1 is the section's own page
_PAGED = re.compile(r"[?&]paged=\d+$")
_FURNITURE = (
    "h1.media-heading, div.date, time.time, ul.social, .social, div.bd02, .related, .relate, .related-post,"
    " .news-relation, .box-related, .td-post-sharing, .box-tag, .tags, .share, .comment, #comment, .fb-comments,"
    " .print, .audio, .breadcrumb, #page_info, #loadmore"
)
_ARTICLE = "#content, .article_content, .content-detail"


def _within(*selectors: str) -> str:
    """Give a selector of what stands within the article's box, under each name that the box has."""
    return ", ".join(f"{box} {one}" for one in selectors for box in _ARTICLE.split(", "))


_SECOND = Layout(
    name="vnpt_enews/2",
    body=("#content .td-post-content", ".td-post-content"),
    title=(
        ".detail-main-title h1.title",
        ".detail-main-title h1",
        "h1.head_title",
        "h1.media-heading",
        "h1.title5",
        _within("h1"),
        "h1.title",  # last, as the first h1 of a page may be the site's name
    ),
    kicker=(".detail-main-title .kicker, .detail-main-title .sub-title", _within(".kicker")),
    date=(
        # Beside the title: the page's header has a date that never changes, boxes of news have times of their own.
        ".detail-main-title time.time, .detail-main-title ~ time.time, .detail-main-title ~ * time.time",
        "h1.head_title ~ time.time, h1.media-heading ~ time.time, h1.title ~ time.time",
        "time.time",
        ".detail-main-title .date, h1.head_title ~ .date, h1.media-heading ~ .date, h1.title ~ .date",
        _within("div.date"),
    ),
    lead=(_within("p.reply"), "p.reply", ".sub_first_content", _within("div.desc"), "h1 ~ div.desc"),
    author=("p.author", _within(".author")),
    section=("ol.breadcrumb a, ul.breadcrumb a", ".breadcrumb a, .breadcrumbs a", ".td-crumbs a", "#cate_title"),
    tags=(".box-tag a", ".tags a, .tag-list a", "a[rel='tag']"),
    caption=("table.image td.desc, table.image .desc, td.image_desc, p.image_desc",),
    drop=(_FURNITURE,),
    date_below_title=True,
    meta_tags=False,  # the keywords are the paper's and the maker's: "… VNPT"
    placeholders=frozenset({"Bút danh", "bút danh", "BÚT DANH", "Bút danh:", "Tác giả"}),
)
_FIRST = replace(
    _SECOND, name="vnpt_enews/1", body=(".article_content #content", "#content", ".article_content", ".content-detail")
)


class VnptEnewsSpider(PortalSpider):
    """Any portal on VNPT e-news: `scrapy crawl vnpt_enews -a portal=http://host/`."""

    name = "vnpt_enews"
    platform = "vnpt_enews"
    evidence = "verified"
    article_url = re.compile(r"^/(?:[\w%-]+/){1,3}(?P<month>20\d{4})/[^/]+-(?P<id>[0-9a-f]{6,10}|\d{5,8})/?$")
    deny = re.compile(
        r"^/(?:search|tim-kiem|rss|tags?|service|common|file|print|users?|login|dang-nhap|lien-he)(?:/|$)",
        re.IGNORECASE,
    )
    layouts: ClassVar[tuple[Layout, ...]] = (_SECOND, _FIRST)
    signs: ClassVar[dict[bytes, float]] = {
        rb"\bid=[\"']?page_info\b": 0.6,
        rb"\bid=[\"']?(?:parent_site_id|cate_url|article_title)\b": 0.6,
        rb"/service/api/(?:article|topic)/": 0.7,
        rb"/file/[0-9a-f]{32}/(?:\d{6}|dataimages)/": 0.7,
        rb"/common/v[12]/": 0.3,
        rb"<meta\b[^<>]*\bvnpt\b": 0.3,
    }

    @classmethod
    def identity_of(cls, url: str) -> str | None:
        """Give month and id: they stay when an article changes its section."""
        path = urlsplit(url).path
        if cls.deny.search(path) or not (found := cls.article_url.search(path)):
            return None
        return f"{found['month']}-{found['id']}"

    @classmethod
    def read(cls, response: TextResponse) -> Article:
        """Read an article page. Raises NotAnArticle: listing, no-article, or what the title says."""
        page = unnested(response)
        root = page_root(page)
        named = [vnpt_service.page_info(root, name) for name in ("article_id", "article_title")]
        if "" in named and not any(named):
            raise NotAnArticle("listing", "the page names a section and no article")
        article = read_otherwise(page, cls.layouts)
        settle_lead(article)
        return article

    def find_sections(self, response: TextResponse) -> Iterable[str]:
        """Give the sections that the home page links to: /section/ or /section/sub/."""
        return self.folders(super().find_sections(unnested(response)))

    def entries(self, response: TextResponse) -> list[Entry]:
        """Give the articles that a page or an answer of the service leads to."""
        if vnpt_service.is_service(response.url):
            answer = vnpt_service.read_answer(response, self.former_domains)
            return [entry for entry in answer if self.ours(entry.url)]
        return super().entries(unnested(response))

    def next_page(self, response: TextResponse, page: int) -> str | None:
        """Give the service's address after the section's own page and after itself, else the next of `?paged=N`."""
        if vnpt_service.is_service(response.url):
            return vnpt_service.following_url(response.url, len(vnpt_service.read_answer(response)))
        whole = unnested(response)
        service = vnpt_service.service_url(page_root(whole), response.url) if page == 1 else None
        return service or super().next_page(whole, page) or _paged(response.url, page + 1)

    def parse_listing(self, response: Response, section: str) -> Iterator[Request]:
        """Follow a page of a section: its own, the service's, or one of `?paged=N`."""
        listing = self.listings[section]
        if vnpt_service.is_service(response.url) and listing.page == SERVICE_FIRST:
            listing.seen.clear()  # the service begins at the newest article again
            if not isinstance(response, TextResponse) or not vnpt_service.read_answer(response):
                self.account.count(f"listing/{NO_SERVICE}")
                yield self.paged(section)
                return
        for request in super().parse_listing(response, section):
            if vnpt_service.is_service(request.url) and listing.page == SERVICE_FIRST:
                yield request.replace(errback=self.without_service)
            else:
                yield request.replace(errback=self.past_the_end) if _PAGED.search(request.url) else request

    def without_service(self, failure: Failure) -> Iterator[Request]:
        """Page a section by `?paged=N` when the service has no answer for it."""
        request = request_of(failure)
        self.logger.info("no article service at %s: %s", request.url, failure.value)
        self.end_listing(failure, NO_SERVICE)
        yield self.paged(request.cb_kwargs["section"])

    def paged(self, section: str) -> Request:
        """Give the request for the second page of a section."""
        request = self.request(_paged(section, SERVICE_FIRST), self.parse_listing, section, section=section)
        return request.replace(errback=self.past_the_end)

    def past_the_end(self, failure: Failure) -> None:
        """Take the missing page of `?paged=N`, which no page links to, for the end of the section."""
        if isinstance(failure.value, HttpError) and failure.value.response.status in GONE:
            self.end_listing(failure, "last page")
        else:
            self.failed(failure)


def _paged(url: str, page: int) -> str:
    return urlsplit(url)._replace(query=f"paged={page}").geturl()
