"""The sample on WordPress: the classes, addresses and services are WordPress's own; its theme is a GUESS.

Sections show the newest articles only: the REST service alone lists all of them.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from urllib.parse import parse_qs

from crawler.samples.articles import SampleArticle
from crawler.samples.bodies import body_html
from crawler.samples.makes import SECTIONS
from crawler.samples.plain_site import DYNAMIC, PlainSite
from crawler.samples.sites import ORIGIN, Reply, last_page, slug, template
from crawler.samples.widgets import mark

PAGE_SIZE = 5  # the service's own limit, which a site may set lower than asked for


class WordPress(PlainSite):
    """The portal of a district."""

    name = "wordpress"
    size = 100

    def __init__(self, articles: Sequence[SampleArticle]) -> None:
        self.sections = tuple(replace(one, alias=f"category/{one.alias}/") for one in SECTIONS)
        super().__init__(articles)

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:  # noqa: ARG002 - of no section
        """Give the address /YYYY/MM/DD/<slug>/; the page names no source and no time of change."""
        path = f"/{article.published:%Y/%m/%d}/{slug(article.title)}/"
        return replace(article, number=501 + position * 4, path=path, modified=None, source=None)

    def answer(self, target: str, host: str) -> Reply:
        """Answer a GET: the REST service, static pages, sections, articles."""
        path, _, query = target.partition("?")
        if path == "/wp-json/wp/v2/posts":
            return self._posts(query, host)
        if path == "/gioi-thieu-chung-ve-quan/":
            text = '<article class="page"><h1 class="entry-title">Giới thiệu chung về quận</h1></article>'
            return self._page(host, path, lambda: self._framed("page page-id-2", "Giới thiệu", "", text))
        if section := next((one for one in self.sections if path == f"/{one.alias}"), None):
            rows = self.rows(
                [article for article in reversed(self.articles) if section.alias in article.categories][:2]
            )
            return self._page(host, path, lambda: self._framed("archive category", section.name, "", rows))
        return super().answer(target, host)

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        tags = " ".join(f'<a href="/tag/{slug(tag)}/" rel="tag">{escape(tag)}</a>' for tag in article.tags)
        lead = f"<p><strong>{escape(article.lead)}</strong></p>" if article.lead else ""
        folder = f"/wp-content/uploads/{article.published:%Y/%m}/"
        main = f"""<article id="post-{article.number}" class="post-{article.number} post type-post">
<header class="entry-header"><h1 class="entry-title">{escape(article.title)}</h1>
<div class="entry-meta"><time class="entry-date published updated" datetime="{article.published.isoformat()}">
{article.published:%d/%m/%Y}</time> <span class="author vcard"><a href="/author/admin/">admin</a></span>
<a href="/{article.categories[0]}" rel="category tag">{article.section[0]}</a></div></header>
<div class="entry-content">{lead}
{body_html(article, folder)}
<div class="sharedaddy"><h3>Chia sẻ</h3><ul><li>Facebook</li></ul></div>
<div class="post-views">Lượt xem: {mark("views")}</div></div>
<footer class="entry-footer"><span class="tags-links">{tags}</span></footer></article>
<nav class="post-navigation"><ul>{self.related(article)}</ul></nav>
<div id="comments"><h2>Bình luận ({mark("comment_count")})</h2><ul>{mark("comments")}</ul></div>"""
        meta = f"""<link rel="canonical" href="{ORIGIN}{article.path}">
<meta property="og:title" content="{escape(article.title)} - {self.site}">
<meta property="og:site_name" content="{self.site}">"""
        return meta, main

    def frame(self, title: str, meta: str, main: str) -> str:
        """Put the main part of a page into the frame."""
        return self._framed("single single-post" if 'type-post"' in main else "home blog", title, meta, main)

    def _framed(self, classes: str, title: str, meta: str, main: str) -> str:
        menu = "\n".join(
            f'<li class="menu-item menu-item-object-category"><a href="/{s.alias}">{s.name}</a></li>'
            for s in self.sections
        )
        menu += '<li class="menu-item"><a href="/gioi-thieu-chung-ve-quan/">Giới thiệu chung về quận</a></li>'
        return template("wordpress").substitute(
            DYNAMIC, title=escape(title), meta=meta, menu=menu, main=main, site=self.site, classes=classes
        )

    def _posts(self, query: str, host: str) -> Reply:
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        since, until = asked.get("after", ""), asked.get("before", "9999")
        rows = [a for a in reversed(self.articles) if since < f"{a.published:%Y-%m-%dT%H:%M:%S}" < until]
        last, number = last_page(len(rows), PAGE_SIZE), int(asked.get("page", "1"))
        if not 1 <= number <= last:
            return Reply(400, b'{"code":"rest_post_invalid_page_number"}', "application/json; charset=UTF-8")
        shown = rows[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        posts = [{"link": f"http://{host}{a.path}", "date": f"{a.published:%Y-%m-%dT%H:%M:%S}"} for a in shown]
        headers = (("X-WP-Total", str(len(rows))), ("X-WP-TotalPages", str(last)))
        return Reply(200, json.dumps(posts).encode(), "application/json; charset=UTF-8", headers)
