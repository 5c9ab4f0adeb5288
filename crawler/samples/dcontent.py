"""The sample on the ".htm + #dcontent" CMS: every fourth body is sent encrypted.

`pTitle`, `pHead`, `#dcontent`, `pdate`, `stime`, the addresses and /rss/<section>.xml are what crawlers of two papers
report; the form of the cipher, the frame of the page and the paging are GUESSES.
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from crawler.samples.articles import SampleArticle
from crawler.samples.bodies import body_html
from crawler.samples.makes import SECTIONS
from crawler.samples.plain_site import DYNAMIC, PlainSite
from crawler.samples.sites import ORIGIN, slug, template


class Dcontent(PlainSite):
    """The portal of a provincial newspaper."""

    name = "dcontent"
    size = 3
    sections = SECTIONS
    rss_path = "/rss/{}.xml"

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:  # noqa: ARG002 - the id is enough
        """Give the address /<slug>-<6 digits>.htm; a body in four is encrypted."""
        number = 236_410 + position * 17
        path = f"/{slug(article.title)}-{number}.htm"
        visibility = "encrypted" if position % 4 == 1 else "public"
        return replace(article, number=number, path=path, modified=None, source=None, visibility=visibility)

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        body = body_html(article, f"https://i.example.vn/news/{article.published:%y%W}/")
        if article.visibility == "encrypted":
            body = f"<p>{cipher(body)}</p>"
        tags = "".join(f'<a href="/tag/{slug(tag)}">{escape(tag)}</a>' for tag in article.tags)
        when = article.published
        main = f"""<ul class="breadcrumb"><li><a href="/">Trang chủ</a></li>
<li><a href="/{article.categories[0]}">{article.section[0]}</a></li></ul>
<h1 class="pTitle">{escape(article.title)}</h1>
<div><span class="pdate">{when:%d/%m/%Y}</span> <span class="stime">{when:%H:%M}</span></div>
<p class="pHead">{escape(article.lead or "")}</p>
<div id="dcontent">{body}</div>
<div class="pTags">{tags}</div>
<div class="lienquan"><h3>Tin liên quan</h3><ul>{self.related(article)}</ul></div>"""
        meta = f"""<link rel="canonical" href="{ORIGIN}{article.path}">
<meta property="og:title" content="{escape(article.title)}">
<meta property="og:site_name" content="{self.site}">"""
        return meta, main

    def frame(self, title: str, meta: str, main: str) -> str:
        """Put the main part of a page into the frame."""
        menu = "\n".join(f'<li><a href="/{s.alias}">{s.name}</a></li>' for s in self.sections)
        top = links(self.articles[-20::5])
        words = {**DYNAMIC, "today": DYNAMIC["clock"], "menu": menu, "top": top, "site": self.site}
        return template("own_make").substitute(words, title=escape(title), meta=meta, main=main)


def links(articles: Sequence[SampleArticle]) -> str:
    """Give list items that link to articles."""
    return "\n".join(f'<li><a href="{a.path}">{escape(a.title)}</a></li>' for a in articles)


def cipher(text: str) -> str:
    """Give base64 that no one can read back, the same for the same text."""
    return base64.b64encode(b"".join(hashlib.sha256(f"{n}{text}".encode()).digest() for n in range(20))).decode()
