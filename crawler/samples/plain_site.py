"""A sample portal of the plainer kind: sections with numbered pages, article pages, and the feeds its platform has."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC
from email.utils import format_datetime
from functools import partial
from hashlib import sha256
from html import escape
from urllib.parse import parse_qs, unquote

from crawler.samples.articles import Block, SampleArticle
from crawler.samples.collection import site_name
from crawler.samples.sites import HTML, ORIGIN, XML, Reply, asset, last_page, redirect, rss, rss_item, template, urlset
from crawler.samples.widgets import Page, Widgets, mark

DYNAMIC = {name: mark(name) for name in ("online", "today", "week", "total", "token", "clock")}


@dataclass(frozen=True)
class Section:
    """A section: its address begins with `alias`; it takes the articles of these topics."""

    alias: str
    name: str
    topics: tuple[str, ...]


class PlainSite:
    """The common part: a subclass names its sections and writes its article page.

    Set `name` (also the name of its template), `sections`, and as they differ: `folder` (of pictures), `page_key` (the
    query name of the page number), `slash` (section addresses end in one), `size` (articles a page), `rss_path` (with
    {} for the section), `sitemap` (whether there is one), `account_paths` (pages of the login box), `validator`
    ("ETag" or "Last-Modified": what pages can be asked for conditionally by).
    """

    name: str
    sections: tuple[Section, ...]
    page_key = "page"
    slash = ""
    size = 8
    rss_path: str | None = None
    sitemap = False
    account_paths: tuple[str, ...] = ()
    validator: str | None = None

    def __init__(self, articles: Sequence[SampleArticle]) -> None:
        self.articles = [self._placed(article, position) for position, article in enumerate(articles)]
        self.site = site_name(self.name)
        self._by_path = {article.path: article for article in self.articles}
        self._widgets = Widgets(self.comment)
        self._pages: dict[str, Page] = {}

    @abstractmethod
    def place(self, article: SampleArticle, alias: str, position: int) -> SampleArticle:
        """Give the article its number, address, and what this platform shows of it."""

    @abstractmethod
    def article(self, article: SampleArticle) -> tuple[str, str]:
        """Give (meta elements, main part) of an article page."""

    def comment(self, number: int, text: str) -> str:
        """Print a reader's comment."""
        return f'<li class="comment"><b>Bạn đọc {number}</b><p>{text}</p></li>'

    def answer(self, target: str, host: str) -> Reply:  # noqa: PLR0911 - one answer a kind of address
        """Answer a GET; see `Site`."""
        path, _, query = target.partition("?")
        path = unquote(path)
        if found := asset(path):
            return found
        if article := self._by_path.get(path):
            return self._page(host, path, lambda: self._article_page(article))
        if path == "/":
            return self._page(host, path, self._home)
        if path.strip("/") in {section.alias for section in self.sections}:
            return self._listing(path, query, host)
        if path == "/robots.txt":
            line = f"Sitemap: {ORIGIN}/sitemap.xml\n" if self.sitemap else ""
            return self._page(
                host, path, lambda: f"User-agent: *\nDisallow: /admin/\n{line}", "text/plain; charset=utf-8"
            )
        if path in self.account_paths:
            return self._page(host, path, lambda: self.frame("Đăng nhập", "", "<h2>Đăng nhập</h2>"))
        return self._feed(path, host) or self._missing(host)

    def related(self, article: SampleArticle) -> str:
        """Give list items that link to other articles of the section."""
        others = [a for a in self.articles if a.categories == article.categories and a != article]
        return "".join(f'<li><a href="{a.path}">{escape(a.title)}</a></li>' for a in others[-5:])

    def frame(self, title: str, meta: str, main: str) -> str:
        """Put the main part of a page into the portal's template."""
        menu = "\n".join(f'<li><a href="/{s.alias}{self.slash}">{s.name}</a></li>' for s in self.sections)
        top = "\n".join(f'<li><a href="{a.path}">{escape(a.title)}</a></li>' for a in self.articles[-20::5])
        return template(self.name).substitute(
            DYNAMIC, title=escape(title), meta=meta, menu=menu, main=main, top=top, site=self.site
        )

    def _placed(self, article: SampleArticle, position: int) -> SampleArticle:
        section = next(section for section in self.sections if article.topic in section.topics)
        shown = (Block("image", image=article.lead_image), *article.blocks) if article.lead_image else article.blocks
        plain = replace(
            article,
            blocks=shown,
            lead_image=None,
            attachments=(),
            signed=True,
            categories=(section.alias,),
            section=(section.name,),
        )
        return self.place(plain, section.alias, position)

    def _article_page(self, article: SampleArticle) -> str:
        meta, main = self.article(article)
        return self.frame(article.title, meta, main)

    def _home(self) -> str:
        blocks = []
        for section in self.sections:
            rows = self.rows([a for a in reversed(self.articles) if section.alias in a.categories][:4])
            blocks.append(f'<h2><a href="/{section.alias}{self.slash}">{section.name}</a></h2>\n{rows}')
        return self.frame(self.site, "", "\n".join(blocks))

    def _listing(self, path: str, query: str, host: str) -> Reply:
        alias, asked = path.strip("/"), parse_qs(query).get(self.page_key, ["1"])[0]
        if path != f"/{alias}{self.slash}":
            return redirect(f"/{alias}{self.slash}")
        number = int(asked) if asked.isdecimal() else 1
        section = next(section for section in self.sections if section.alias == alias)
        rows = [article for article in reversed(self.articles) if alias in article.categories]
        last = last_page(len(rows), self.size)
        if not 1 <= number <= last:
            return self._missing(host)
        shown = rows[(number - 1) * self.size : number * self.size]
        main = f"<h1>{section.name}</h1>\n{self.rows(shown)}\n{self.pager(path, number, last)}"
        return self._page(host, f"{path}?{number}", lambda: self.frame(f"{section.name} - {self.site}", "", main))

    def pager(self, path: str, number: int, last: int) -> str:
        """Give the links to the pages of a section, from the first to the last."""
        pages = "".join(
            f'<li><a href="{path}?{self.page_key}={n}">{n}</a></li>' if n != number else f"<li><b>{n}</b></li>"
            for n in range(1, last + 1)
        )
        return f'<ul class="pages">{pages}</ul>'

    def rows(self, articles: Sequence[SampleArticle]) -> str:
        """Give a list of articles as home page and sections show it."""
        rows = "\n".join(
            f'<li class="item"><h3><a href="{a.path}">{escape(a.title)}</a></h3><span class="date">'
            f"{a.published:%d/%m/%Y}</span><p>{escape(a.lead or '')}</p></li>"
            for a in articles
        )
        return f'<ul class="list">\n{rows}\n</ul>'

    def _feed(self, path: str, host: str) -> Reply | None:
        if self.sitemap and path == "/sitemap.xml":
            newest = [(ORIGIN + a.path, a.published) for a in reversed(self.articles)]
            return self._page(host, path, lambda: urlset(newest), XML)
        for section in (Section("home", self.site, ()), *self.sections):
            if self.rss_path and path == self.rss_path.format(section.alias):
                rows = [a for a in reversed(self.articles) if not section.topics or section.alias in a.categories]
                items = [rss_item(a, escape(a.title), f"{self.name}-{a.number}") for a in rows[:20]]
                return self._page(host, path, partial(rss, section.name, items), XML)
        return None

    def _missing(self, host: str) -> Reply:
        text = "<h1>404</h1><p>Không tìm thấy trang bạn yêu cầu.</p>"
        page = self._page(host, "404", lambda: self.frame("Không tìm thấy trang", "", text))
        return replace(page, status=404)

    def _page(self, host: str, key: str, render: Callable[[], str], content_type: str = HTML) -> Reply:
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = Page(render())
        headers = ((self.validator, self._valid(page)),) if self.validator else ()
        return Reply(200, page.fill(self._widgets.tick(host)), content_type, headers)

    def _valid(self, page: Page) -> str:
        if self.validator == "ETag":  # a weak one: it says nothing of counters
            return f'W/"{sha256(page.text.encode()).hexdigest()[:16]}"'
        return format_datetime(max(article.published for article in self.articles).astimezone(UTC), usegmt=True)
