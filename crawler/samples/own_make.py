"""Samples of the papers with a CMS of their own, and of the small families: one site for all makes of the table.

The frame of the page is a GUESS.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

from crawler.samples.articles import SampleArticle
from crawler.samples.bodies import body_html
from crawler.samples.makes import MAKES, SECTIONS
from crawler.samples.plain_site import DYNAMIC, PlainSite, Section
from crawler.samples.sites import ORIGIN, Reply, slug, template, weekday

CRUMBS = (
    '<ul class="breadcrumb"><li><a href="/">Trang chủ</a></li> <li><a href="/{listing}">{section_name}</a></li></ul>\n'
)
SHARE = '<div class="share">Chia sẻ <a href="javascript:void(0)">In bài viết</a></div>'
OTHERS = '<section class="others"><h3>Tin cùng chuyên mục</h3><ul>{related}</ul></section>'


class OwnMake(PlainSite):
    """The portal of one make in the table."""

    size = 3

    def __init__(self, name: str, articles: Sequence[SampleArticle]) -> None:
        self.name, self.make = name, MAKES[name]
        self.sections = tuple(replace(one, alias=self.make.listing.format(one.alias)) for one in SECTIONS)
        if self.make.newest:
            self.sections += (Section(self.make.newest, "Mới nhất", ()),)
        super().__init__(articles)

    def answer(self, target: str, host: str) -> Reply:
        """Answer a GET; a section that scripts draw is an empty frame."""
        if self.make.drawn and target.strip("/") in {section.alias for section in self.sections}:
            return self._page(host, target, lambda: self.frame("Chuyên mục", "", '<div id="app"></div>'))
        return super().answer(target, host)

    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:
        """Give the address, and drop what the make shows nowhere."""
        make, number = self.make, self.make.first + position * 13
        section = next(one.alias for one in SECTIONS if article.topic in one.topics)
        words = {"section": section, "slug": slug(article.title), "number": number, "code": _code(number)}
        return replace(
            article,
            number=number,
            categories=(alias, make.newest) if make.newest else (alias,),
            path=make.path.format(when=article.published, **words),
            signed=make.signed,
            modified=None,
            source=article.source if make.sourced else None,
            tags=article.tags if make.tagged else (),
            section=article.section,
        )

    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""
        make, when, lead = self.make, article.published, escape(article.lead or "")
        body = body_html(article, make.folder.format(when=when))
        tags = "".join(f'<a href="/tag/{slug(tag)}">{escape(tag)}</a> ' for tag in article.tags)
        section = next(one for one in SECTIONS if article.topic in one.topics)
        words: dict[str, str] = {
            "crumbs": CRUMBS,
            "listing": article.categories[0],
            "section_name": section.name,
            "title": escape(article.title),
            "date": make.date.format(when=when, weekday=weekday(when)),
            "lead": lead,
            "body": "" if self.name == "quangngai" and article.number % 2 else body,
            "output": json.dumps(body, ensure_ascii=False).replace("</", "<\\/"),
            "byline": escape(article.byline or ""),
            "top": "Bài viết khác của chuyên mục",
            "tags": tags,
            "share": SHARE,
            "source": f'<span class="link-source-text-name">Theo {escape(article.source)}</span>'
            if article.source
            else "",
        }
        main = make.main
        for name, value in words.items():  # not str.format: scripts have braces
            main = main.replace(f"{{{name}}}", value)
        described = article.lead if make.described else None
        return _meta(article, described or article.title, self.site), main + OTHERS.format(
            related=self.related(article)
        )

    def frame(self, title: str, meta: str, main: str) -> str:
        """Put the main part of a page into the frame that all makes share."""
        menu = "\n".join(f'<li><a href="/{s.alias}">{s.name}</a></li>' for s in self.sections)
        top = "\n".join(f'<li><a href="{a.path}">{escape(a.title)}</a></li>' for a in self.articles[-20::5])
        today = DYNAMIC["clock"] + self.make.zone
        words = {**DYNAMIC, "today": today, "menu": menu, "top": top, "site": self.site}
        return template("own_make").substitute(words, title=escape(title), meta=meta, main=main)


def own_make(name: str) -> Callable[[Sequence[SampleArticle], object], OwnMake]:
    """Give what builds the sample of one make, for the server."""
    return lambda articles, _traps: OwnMake(name, articles)


def _meta(article: SampleArticle, description: str, site: str) -> str:
    return f"""<link rel="canonical" href="{ORIGIN}{article.path}">
<meta name="description" content="{escape(description)}">
<meta property="og:title" content="{escape(article.title)}">
<meta property="og:site_name" content="{site}">
<meta property="og:url" content="{ORIGIN}{article.path}">"""


def _code(number: int) -> str:
    """Give a short id of nine signs: 2NSKgzlIR."""
    signs = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    return "2N" + "".join(signs[number * prime % len(signs)] for prime in (3, 7, 11, 13, 17, 19, 23))
