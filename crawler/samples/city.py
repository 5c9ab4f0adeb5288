"""Two samples in the manner of city portals whose CMS is unknown.

Known is only the order of the text in one dump of each; the markup and the addresses are GUESSES. city000 (a dump of
2021): an unfilled `{keywords}` line after the lead, the byline "A - Ảnh B" last, no date in the text. city003 (2019):
title, lead, text, byline, then the list of counters and "Đăng nhập".
"""

from dataclasses import replace
from html import escape

from crawler.samples.articles import SampleArticle
from crawler.samples.bodies import body_html
from crawler.samples.plain_site import PlainSite, Section
from crawler.samples.sites import ORIGIN, slug

SECTIONS = (
    Section("tin-thanh-pho", "Tin thành phố", ("giao-thong", "chuyen-doi-so", "thien-tai", "thong-bao", "an-ninh")),
    Section("xay-dung-dang", "Xây dựng Đảng", ("xay-dung-dang", "lam-theo-bac")),
    Section("kinh-te-xa-hoi", "Kinh tế - Xã hội", ("nong-nghiep", "doanh-nghiep", "giao-duc", "y-te", "an-sinh")),
    Section("van-hoa-du-lich", "Văn hóa - Du lịch", ("van-hoa-du-lich", "the-thao", "moi-truong")),
)


class City000(PlainSite):
    """The first city portal: with a sitemap, no RSS."""

    name = "city000"
    page_key = "trang"
    sitemap = True
    sections = SECTIONS

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:
        """Give the address /<section>/<slug>-<5 digits> and a byline of the portal's form."""
        number = 10_310 + position * 7
        other = next(
            name for name in (article.photographer, "Hồng Hạnh", "Minh Tú") if name and name not in article.authors
        )
        return replace(
            article,
            number=number,
            path=f"/{alias}/{slug(article.title)}-{number}",
            byline=f"{article.authors[0]} - Ảnh {other}",
            authors=article.authors[:1],
            photographer=other,
            signed=False,
            modified=None,
            source=None,
            tags=(),
        )

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        # the template's {keywords} was never filled: seen on a page of 2021
        main = f"""<div class="breadcrumb"><a href="/">Trang chủ</a> »
<a href="/{article.categories[0]}">{article.section[0]}</a></div>
<h1 class="news-title">{escape(article.title)}</h1>
<div class="news-lead"><p>{escape(article.lead or "")}</p></div>
<div class="news-keywords">{{keywords}}</div>
<div class="news-content">
{body_html(article, "/upload/images/")}
<p>{escape(article.byline or "")}</p>
</div>
<div class="other"><h3>Tin khác</h3><ul>{self.related(article)}</ul></div>"""
        return _meta(article), main


class City003(PlainSite):
    """The second city portal: neither RSS nor sitemap, only listings."""

    name = "city003"
    account_paths = ("/dang-nhap",)
    validator = "Last-Modified"
    sections = SECTIONS

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:
        """Give the address /<section>/<slug>-<7 digits>; the page has no breadcrumb."""
        number = 1_105_700 + position * 11
        return replace(
            article,
            number=number,
            path=f"/{alias}/{slug(article.title)}-{number}",
            byline=article.authors[0],
            authors=article.authors[:1],
            photographer=None,
            signed=False,
            section=(),
            modified=None,
            source=None,
            tags=(),
        )

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        main = f"""<div class="detail">
<h1>{escape(article.title)}</h1>
<div class="sapo">{escape(article.lead or "")}</div>
<div class="noidung">
{body_html(article, "/images/news/")}
</div>
<div class="tacgia"><strong>{escape(article.byline or "")}</strong></div>
</div>
<div class="tinkhac"><h3>Các tin khác</h3><ul>{self.related(article)}</ul></div>"""
        return _meta(article), main


def _meta(article: SampleArticle) -> str:
    return f"""<link rel="canonical" href="{ORIGIN}{article.path}">
<meta name="description" content="{escape(article.lead or article.title)}">
<meta property="og:type" content="article">
<meta property="og:title" content="{escape(article.title)}">
<meta property="og:url" content="{ORIGIN}{article.path}">
<meta property="article:published_time" content="{article.published.isoformat()}">"""
