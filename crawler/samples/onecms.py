"""The sample on ONECMS, as seen on a saved page of baodanang.vn.

Its traps: the head's time has the month first, scripts put a false Z behind it, and `datetimenow` is a clock; titles
and JSON-LD are encoded as entities; title, byline, date and lead stand within the text; tags, related boxes and
comments stand below it. GUESSES are: the older skin (`.c-detail-head`), the byline below the text, and `?page=`.
"""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from crawler.samples.articles import SampleArticle, SampleImage
from crawler.samples.pieces import pieces
from crawler.samples.plain_site import PlainSite, Section
from crawler.samples.sites import ORIGIN, slug
from crawler.samples.widgets import mark


def entities(text: str) -> str:
    """Encode letters of Latin-1 as numbers, and no others, as this CMS does: "Đ&#224; Nẵng"."""
    return "".join(f"&#{ord(letter)};" if "\xa0" <= letter <= "\xff" else letter for letter in escape(text))


class OneCms(PlainSite):
    """The portal of a newspaper."""

    name = "onecms"
    size = 3
    sitemap = False
    sections = (
        Section("chinh-tri", "Chính trị", ("xay-dung-dang", "lam-theo-bac", "an-ninh", "thong-bao", "chuyen-doi-so")),
        Section("kinh-te", "Kinh tế", ("nong-nghiep", "doanh-nghiep", "giao-thong", "moi-truong", "thien-tai")),
        Section("xa-hoi", "Xã hội", ("giao-duc", "y-te", "an-sinh", "van-hoa-du-lich", "the-thao")),
    )

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:  # noqa: ARG002 - the id is enough
        """Give the address /<slug>-<7 digits>.html."""
        number = 3_318_900 + position * 17
        byline = (article.byline or "").replace(" - Ảnh ", " - Ảnh: ")
        labelled = f"Tin: {byline}" if "Ảnh: " in byline else byline
        return replace(
            article, number=number, path=f"/{slug(article.title)}-{number}.html", byline=labelled, source=None
        )

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        section, url = article.categories[0], ORIGIN + article.path
        text = pieces(article, self._picture)
        text.insert(2, self._readmore(article))
        if article.number % 2:
            text.append(
                '<p style="text-align: right;"><b class="vtranslate-author-translate">'
                f"{escape(article.byline or '')}</b></p>"
            )
        head, above = self._older_head(article) if article.number % 3 == 0 else (self._head(article), "")
        tags = "".join(
            f'<li><h4><a href="/{slug(t)}-ptag.html" title="{entities(t)}">{entities(t)}</a></h4></li>'
            for t in article.tags
        )
        main = f"""<div class="l-main"><div class="c-detail-head"><div class="c-detail-head__row">
<nav aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Trang chủ</a></li>
<li class="breadcrumb-item active"><a href="/{section}">{entities(article.section[0])}</a></li></ol></nav></div>
{above}
<div class="c-share-scroll"><a href="/print/{article.number}.html" title="In bài viết"><i></i></a></div></div>
<div class="c-news-detail"><div class="b-maincontent"><div class="entry entry-no-padding " itemprop="articleBody">
{head}
{chr(10).join(text)}<div class="sc-empty-layer"></div>
</div></div>
<div class="c-box"><div class="c-share-detail"><ul><li><a href="#">Chia sẻ Facebook</a></li>
<li>Theo dõi trên</li></ul></div></div>
<div class="c-box"><div class="c-widget-tags onecms__tags"><ul>{tags}</ul></div></div>
<div class="c-box"><div class="c-box__title__name is-small">Bài liên quan</div><ul>{self.related(article)}</ul></div>
<div class="c-comments"><button class="btn btnSend">Gửi bình luận</button>
<p class="small">Bình luận của bạn đã được gửi và sẽ hiển thị sau khi được duyệt bởi ban biên tập.</p>
<div class="c-comment-bar">({mark("comment_count")}) Bình luận<label>Xếp theo:</label><a href="#">Thời gian</a></div>
<div class="c-comment-list onecms__comment__list">{mark("comments")}</div></div>
</div></div>"""
        return self._meta(article, url), main

    def rows(self, articles: Sequence[SampleArticle]) -> str:
        """Give a list of articles; it prints no dates."""
        return "\n".join(
            f'<div class="b-grid"><div class="b-grid__img"><a href="{a.path}"><img class="lazy" data-src="/a.jpg" '
            f'src="/assets/images/grey.gif" alt="{entities(a.title)}" /></a></div>'
            f'<h3 class="b-grid__title"><a href="{a.path}">{escape(a.title)}</a></h3>'
            f'<div class="b-grid__desc">{entities(a.lead or "")}</div></div>'
            for a in articles
        )

    def pager(self, path: str, number: int, last: int) -> str:  # noqa: ARG002 - no page is linked
        """Give what a script asks for more with; there are no links to pages."""
        return f'<div class="c-more onecms__loading"><button data-page="{number}">Xem thêm</button></div>'

    def _picture(self, image: SampleImage) -> str:
        return (
            f'<figure class="image"><img src="/images/{image.file}" alt="{entities(image.alt)}" width="800" />'
            f"<figcaption>{escape(image.caption or '')}</figcaption></figure>"
        )

    def _readmore(self, article: SampleArticle) -> str:
        other = next(one for one in self.articles if one != article)
        return f'<div class="c-news-readmore"><h4><a href="{other.path}">{escape(other.title)}</a></h4></div>'

    def _head(self, article: SampleArticle) -> str:
        lead = f'<p class="sc-longform-header-sapo block-sc-sapo">{escape(article.lead)}</p>' if article.lead else ""
        byline = escape(article.byline or "")
        return f"""<div class="sc-longform-header block-sc-longform-header"><div class="sc-longform-header-text">
<span class="sc-longform-header-cate block-sc-cate-name">{article.section[0]}</span>
<h1 class="sc-longform-header-title block-sc-title">{escape(article.title)}</h1>
<div class="sc-longform-header-meta"><span class="sc-longform-header-author block-sc-author">{byline}</span>
<span class="sc-text block-sc-text">•</span>
<span class="sc-longform-header-date block-sc-publish-time">{article.published:%d/%m/%Y %H:%M}</span></div>
{lead}</div><div class="sc-longform-header-media"></div></div>"""

    def _older_head(self, article: SampleArticle) -> tuple[str, str]:
        """Give (what stands within the text, what stands above it)."""
        lead = f'<p class="c-detail-head__sapo">{escape(article.lead)}</p>' if article.lead else ""
        above = f"""<h1 class="c-detail-head__title">{escape(article.title)}</h1>
<div class="c-detail-head__row"><span class="c-detail-head__author">{escape(article.byline or "")}</span>
<span class="c-detail-head__time">{article.published:%d/%m/%Y %H:%M}</span></div>{lead}"""
        return "", above

    def _meta(self, article: SampleArticle, url: str) -> str:
        title, lead, when = entities(article.title), entities(article.lead or ""), article.published
        half, hour = "AM" if when.hour < 12 else "PM", when.hour % 12 or 12
        us = f"{when.month}/{when.day}/{when.year} {hour}:{when:%M:%S} {half}"
        changed = (article.modified or when).isoformat()
        return f"""<meta name="author" content="{entities(self.site)}">
<meta name="description" content="{lead}" />
<link rel="canonical" href="{url}" />
<meta property="og:title" content="{title}" /><meta property="og:description" content="{lead}" />
<meta property="og:image" content="https://mau.1cdn.vn/thumbs/1200x630/default_image.png" />
<meta property="og:url" content="{url}" /><meta property="og:type" content="website" />
<meta property="og:site_name" content="{self.site}" />
<meta name="article:published_time" content="{us}" /><meta property="datetimenow" content="9/30/2026 10:56:42 PM" />
<script type="text/javascript">WebControl.item_id = {article.number};
WebControl.item_published_time = "{when:%Y-%m-%dT%H:%M:%S}Z";</script>
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "{title}",
"mainEntityOfPage": {{"@type": "WebPage", "@id": "{url}"}}, "description": "{lead}",
"datePublished": "{when.isoformat()}", "dateModified": "{changed}"}}</script>"""
