"""The sample of an unknown platform: plain HTML 5 with JSON-LD, OpenGraph, RSS and a sitemap, as a modern CMS has."""

import json
from dataclasses import replace
from html import escape

from crawler.samples.articles import SampleArticle
from crawler.samples.bodies import body_html
from crawler.samples.plain_site import PlainSite, Section
from crawler.samples.sites import ORIGIN, slug
from crawler.samples.widgets import mark


class Generic(PlainSite):
    """The portal of a newspaper with a CMS of its own."""

    name = "generic"
    rss_path = "/rss/{}.xml"
    sitemap = True
    account_paths = ("/tai-khoan/dang-nhap",)
    sections = (
        Section("thoi-su", "Thời sự", ("xay-dung-dang", "lam-theo-bac", "an-ninh", "thong-bao", "thien-tai")),
        Section("kinh-te", "Kinh tế", ("nong-nghiep", "doanh-nghiep", "giao-thong", "chuyen-doi-so")),
        Section("doi-song", "Đời sống", ("giao-duc", "y-te", "an-sinh", "moi-truong", "van-hoa-du-lich", "the-thao")),
    )

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:
        """Give the address /<section>/<slug>-<6 digits>.html."""
        number = 301_200 + position * 13
        path = f"/{alias}/{slug(article.title)}-{number}.html"
        return replace(article, number=number, path=path, caption_layout="figure", layout="mixed", signed=False)

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        tags = "".join(
            f'<li><a href="/{article.categories[0]}" rel="tag">{escape(tag)}</a></li>' for tag in article.tags
        )
        source = f'<p class="source">Nguồn: {escape(article.source)}</p>' if article.source else ""
        main = f"""<nav class="breadcrumb"><ol><li><a href="/">Trang chủ</a></li>
<li><a href="/{article.categories[0]}">{article.section[0]}</a></li></ol></nav>
<article>
<h1>{escape(article.title)}</h1>
<p class="meta"><time datetime="{article.published.isoformat()}">{article.published:%d/%m/%Y %H:%M}</time></p>
<ul class="share"><li>Chia sẻ bài viết</li><li><a href="javascript:void(0)">In bài viết</a></li></ul>
<p class="sapo">{escape(article.lead or "")}</p>
<div class="content">
{body_html(article, f"/media/{article.published:%Y/%m}/")}
</div>
<p class="author">{escape(article.byline or "")}</p>
{source}
<ul class="tags">{tags}</ul>
</article>
<section class="related"><h3>Tin cùng chuyên mục</h3><ul>{self.related(article)}</ul></section>
<section class="comments"><h3>Bình luận ({mark("comment_count")})</h3><ul>{mark("comments")}</ul>
<form method="post" action="/binh-luan"><textarea name="text"></textarea>
<input type="hidden" name="token" value="{mark("token")}"><button>Gửi bình luận</button></form></section>"""
        return self._meta(article), main

    def _meta(self, article: SampleArticle) -> str:
        url = ORIGIN + article.path
        changed = article.modified or article.published
        data = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": article.title,
            "description": article.lead or "",
            "datePublished": article.published.isoformat(),
            "dateModified": changed.isoformat(),
            "author": [{"@type": "Person", "name": name} for name in article.authors],
            "articleSection": article.section[0],
            "keywords": list(article.tags),
            "mainEntityOfPage": url,
            "publisher": {"@type": "Organization", "name": self.site},
        }
        linked = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
        return f"""<link rel="canonical" href="{url}">
<meta name="description" content="{escape(article.lead or article.title)}">
<meta property="og:type" content="article">
<meta property="og:title" content="{escape(article.title)}">
<meta property="og:url" content="{url}">
<meta property="og:site_name" content="{self.site}">
<meta property="article:published_time" content="{article.published.isoformat()}">
<meta property="article:modified_time" content="{changed.isoformat()}">
<meta property="article:section" content="{article.section[0]}">
<script type="application/ld+json">{linked}</script>"""
