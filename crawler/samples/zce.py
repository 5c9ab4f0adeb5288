"""The sample on the CMS of "-post<id>.html", by what is known of a saved page of baolaocai.vn.

Its traps: paragraphs are bare <div>s, the byline is the last of them, and advertisements and a link to another article
stand between them. GUESSES are: the head's feeds, the comments' markup, and the table around a picture.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from crawler.samples.articles import SampleArticle, SampleImage
from crawler.samples.pieces import pieces
from crawler.samples.plain_site import PlainSite, Section
from crawler.samples.sites import ORIGIN, slug
from crawler.samples.widgets import mark


class Zce(PlainSite):
    """The portal of a provincial newspaper."""

    name = "zce"
    slash = "/"
    size = 3
    rss_path = "/rss/{}.rss"
    sitemap = True
    sections = (
        Section("thoi-su", "Thời sự", ("xay-dung-dang", "lam-theo-bac", "an-ninh", "thong-bao", "chuyen-doi-so")),
        Section("kinh-te", "Kinh tế", ("nong-nghiep", "doanh-nghiep", "giao-thong", "moi-truong", "thien-tai")),
        Section("xa-hoi", "Xã hội", ("giao-duc", "y-te", "an-sinh", "van-hoa-du-lich", "the-thao")),
    )

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:  # noqa: ARG002 - the id is enough
        """Give the address /<slug>-post<id>.html; some bylines are pen names of one word."""
        number = 373_900 + position * 23
        if position % 4 == 1:
            article = replace(article, byline="Thảo", authors=("Thảo",), photographer=None)
        return replace(article, number=number, path=f"/{slug(article.title)}-post{number}.html", source=None)

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        when = f"{article.published:%Y-%m-%dT%H:%M:%S+0700}"
        text = pieces(article, self._picture, "<div>{}</div>")
        text.insert(1, '<div class="ads_middle"><div id="adsWeb_AdsArticleMiddle">Quảng cáo</div></div>')
        text.insert(3, self._story(next(one for one in self.articles if one != article)))
        text.append(f'<div class="t1"><span class="t2">{escape(article.byline or "")}</span></div>')
        lead = f'<div class="article__sapo cms-desc">{escape(article.lead)}</div>' if article.lead else ""
        tags = "".join(f'<li><a href="/tu-khoa/{slug(tag)}-tag{len(tag)}.html">{tag}</a></li>' for tag in article.tags)
        main = f"""<div class="article"><header class="article__header">
<div class="breadcrumb"><a href="/{article.categories[0]}/">{article.section[0]}</a></div>
<h1 class="article__title cms-title">{escape(article.title)}</h1>
<div class="article__meta"><time class="time" datetime="{when}">{article.published:%d/%m/%Y %H:%M}</time>
<div class="social"><a title="Chia sẻ qua Twitter">Chia sẻ qua Twitter</a> <a>In bài viết</a></div></div></header>
{lead}
<div class="article__body zce-content-body cms-body" itemprop="articleBody" data-field="body">
{chr(10).join(text)}
</div>
<div class="article__tags"><h3>Từ khóa:</h3><ul>{tags}</ul></div>
<div class="wrap-comment">({mark("comment_count")}) Bình luận {mark("comments")}</div>
<section class="suggest"><h3>Có thể bạn quan tâm</h3><ul>{self.related(article)}</ul></section>
</div>"""
        return self._meta(article, when), main

    def rows(self, articles: Sequence[SampleArticle]) -> str:
        """Give a list of stories."""
        return "\n".join(map(self._story, articles))

    def pager(self, path: str, number: int, last: int) -> str:  # noqa: ARG002 - no page is linked
        """Give what a script asks for more with; there are no links to pages."""
        return '<div class="loading"><button class="control__loadmore">Xem thêm</button></div>'

    def _story(self, article: SampleArticle) -> str:
        return (
            f'<article class="story"><h2 class="story__heading"><a class="cms-link" href="{article.path}">'
            f'{escape(article.title)}</a></h2><time class="time">{article.published:%d/%m/%Y %H:%M}</time></article>'
        )

    def _picture(self, image: SampleImage) -> str:
        caption = escape(image.caption or "")
        return (
            '<table class="picture" align="center"><tbody><tr><td class="pic"><img class="cms-photo lazyload" '
            f'data-src="/images/{image.file}" src="data:image/gif;base64,R0lGODlhAQ" alt="{caption}"></td></tr>'
            f'<tr><td class="caption"><p>{caption}</p></td></tr></tbody></table>'
        )

    def _meta(self, article: SampleArticle, when: str) -> str:
        url = ORIGIN + article.path
        changed = f"{article.modified or article.published:%Y-%m-%dT%H:%M:%S+0700}"
        data = {
            "@context": "http://schema.org",
            "@type": "NewsArticle",
            "headline": article.title,
            "datePublished": when,
            "dateModified": changed,
            "author": {"@type": "Person", "name": self.site},
            "mainEntityOfPage": {"@type": "WebPage", "@id": url},
        }
        return f"""<link rel="canonical" href="{url}">
<meta name="description" content="{escape(article.lead or article.title)}">
<meta name="author" content="{self.site}">
<meta property="og:title" content="{escape(article.title)}"><meta property="og:url" content="{url}">
<meta property="og:site_name" content="{self.site}">
<meta property="article:published_time" content="{when}">
<meta property="article:section" content="{article.section[0]}">
<script type="application/ld+json">{json.dumps(data, ensure_ascii=False).replace("<", chr(92) + "u003c")}</script>"""
