"""The NukeViet sample portal: which address gives what, with the traps seen on NukeViet 4.4 and 4.5 portals."""

import re
from collections.abc import Callable, Sequence
from threading import Lock
from urllib.parse import parse_qs, quote, unquote

from crawler.samples.articles import SampleArticle
from crawler.samples.nukeviet_lists import category_page, feed, home, short_list, sitemap, sitemap_index
from crawler.samples.nukeviet_news import CATEGORIES, EVENTS, News
from crawler.samples.nukeviet_pages import article_page, print_page
from crawler.samples.nukeviet_theme import comment, frame
from crawler.samples.sites import HTML, ORIGIN, PIXEL, XML, Reply, asset, redirect, slug, template, urlset
from crawler.samples.traps import Traps
from crawler.samples.widgets import Page, Widgets

ARTICLE = re.compile(r"/[\w-]+/[\w-]+-(\d+)\.html")
PRINTED = re.compile(r"/(print|savefile|sendmail)(/[\w-]+/[\w-]+-(\d+)\.html)")
CATEGORY = re.compile(r"/([\w-]+)/(?:page-(\d+)/?)?")
LISTED = re.compile(r"/(tag|topic|author)/([^/]+)(?:/(?:page-\d+/?)?)?")
PLAIN = {
    "/about/": "Giới thiệu",
    "/users/": "Thành viên",
    "/users/login/": "Thành viên đăng nhập",
    "/users/register/": "Đăng ký thành viên",
    "/voting/": "Thăm dò ý kiến",
    "/contact/": "Liên hệ",
    "/feeds/": "RSS-feeds",
    "/siteterms/": "Điều khoản sử dụng",
    "/statistics/": "Thống kê",
}
ROBOTS = f"""User-agent: *
Disallow: /admin/
Disallow: /data/
Disallow: /includes/
Disallow: /install/
Disallow: /modules/
Disallow: /users/
Disallow: /statistics/
Sitemap: {ORIGIN}/sitemap.xml"""


class NukeViet:
    """The sample portal on NukeViet 4.5, default theme."""

    def __init__(self, articles: Sequence[SampleArticle], traps: Traps) -> None:
        self.news = News(articles, traps)
        self.articles = self.news.articles
        self._traps = traps
        self._widgets = Widgets(comment)
        self._pages: dict[str, Page] = {}
        self._lock = Lock()
        self._seen = 0

    def answer(self, target: str, host: str) -> Reply:
        """Answer a GET; see `Site`."""
        if self._flooded():
            late = (("Retry-After", "1"),) if self._traps.flood_status == 429 else ()
            return Reply(self._traps.flood_status, template("nukeviet_flood").template.encode(), headers=late)
        path, _, query = target.partition("?")
        path = unquote(path)
        if found := asset(path):
            return found
        if path == "/robots.txt":
            return self._page(host, path, lambda: ROBOTS, "text/plain; charset=utf-8")
        if path == "/sitemap.xml":
            return self._page(host, path, lambda: sitemap_index(self.news), XML)
        if path in ("/", "/index.php"):
            return self._front(host, path, query)
        return self._rewritten(path, query, host)

    def _flooded(self) -> bool:
        if not self._traps.flood:
            return False
        with self._lock:
            self._seen += 1
            return (self._seen - 1) % (self._traps.flood + self._traps.flood_pages) >= self._traps.flood

    def _front(self, host: str, path: str, query: str) -> Reply:
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        if "nvvithemever" in asked:
            return redirect("/", 302)
        if "scaptcha" in asked or "second" in asked:
            return Reply(200, PIXEL, "image/gif")
        if asked.get("nv") == "news" and "op" in asked:  # the form without rewriting: 4.5 answers it with 200
            return self._article(f"{self.news.base}/{asked['op'].removesuffix('.html')}.html", "", host)
        if path != "/":
            return redirect("/")
        return self._page(host, path, lambda: home(self.news))

    def _rewritten(self, path: str, query: str, host: str) -> Reply:
        base = self.news.base
        bare = path.removeprefix("/index.php") if path.startswith("/index.php/") else path
        plain = re.sub(r"^(?:/vi)?(?:/news)?(?=/)", "", bare) or "/"
        if base + plain != path:
            where = base + plain
            if found := ARTICLE.fullmatch(plain):
                article = self.news.by_number.get(int(found[1]))
                where = article.path if article else where
            return redirect(quote(where))
        if ARTICLE.fullmatch(plain):
            return self._article(path, query, host)
        return self._list(plain, host) or self._other(plain, host) or redirect("/")  # a wrong path is a soft 404

    def _article(self, path: str, query: str, host: str) -> Reply:
        found = ARTICLE.fullmatch(path.removeprefix(self.news.base))
        article = self.news.by_number.get(int(found[1])) if found else None
        if article is None:
            return self._missing()
        if article.visibility == "external":
            return redirect(f"https://example.vn/{slug(article.title)}", 302)
        if path != article.path:
            return redirect(article.path)
        if "download=1" in query and article.attachments:
            return Reply(200, b"%PDF-1.4\n%%EOF\n", "application/pdf")
        return self._page(host, path, lambda: article_page(self.news, article))

    def _list(self, path: str, host: str) -> Reply | None:
        if (found := CATEGORY.fullmatch(path)) and (category := CATEGORIES.get(found[1])):
            first, number = f"{self.news.base}/{category.alias}/", int(found[2] or 1)
            text = category_page(self.news, category, number) if found[2] != "1" else None
            if text is None:
                return redirect(first)
            return self._page(host, f"{first}page-{number}/", lambda: text)
        if path.strip("/") in CATEGORIES:
            return redirect(f"{self.news.base}{path}/")
        if found := LISTED.fullmatch(path):
            kind, name = found.groups()
            events = {slug(title): topic for topic, title in EVENTS.items()}
            rows = {
                "tag": lambda: self.news.tagged(self._tag(name)),
                "topic": lambda: self.news.event(events.get(name, "")),
                "author": lambda: self.news.by_author(name),
            }[kind]()
            return self._page(host, path, lambda: short_list(self.news, name, rows)) if rows else None
        if path in ("/search/", "/seek/"):
            return self._page(host, path, lambda: short_list(self.news, "Tìm kiếm", self.news.newest[:10]))
        return None

    def _tag(self, name: str) -> str:
        return next((t for a in self.articles for t in a.tags if t.lower().replace(" ", "-") == name), "")

    def _other(self, path: str, host: str) -> Reply | None:  # noqa: PLR0911 - one answer a kind of address
        if path == "/rss/":
            return self._page(host, path, lambda: feed(self.news, None), XML)
        if path.startswith("/rss/") and (alias := path[5:].strip("/")) in CATEGORIES:
            return self._page(host, path, lambda: feed(self.news, alias), XML)
        if path == "/sitemap-vi.news.xml":
            return self._page(host, path, lambda: sitemap(self.news), XML)
        if path in ("/sitemap-vi.about.xml", "/sitemap-vi.siteterms.xml"):
            newest = self.articles[-1].published
            return self._page(host, path, lambda: urlset([(f"{ORIGIN}{self.news.base}/{path[12:-4]}/", newest)]), XML)
        if path == "/banners/click/":
            return redirect("")
        if found := PRINTED.fullmatch(path):
            article = self.news.by_number.get(int(found[3]))
            return self._page(host, path, lambda: print_page(self.news, article)) if article else self._missing()
        if title := PLAIN.get(path):
            return self._page(host, path, lambda: frame(self.news, title, f"<h2>{title}</h2>", trail=[]))
        return None

    def _missing(self) -> Reply:
        return Reply(404, template("nukeviet_notfound").template.encode())

    def _page(self, host: str, key: str, render: Callable[[], str], content_type: str = HTML) -> Reply:
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = Page(render())
        return Reply(200, page.fill(self._widgets.tick(host)), content_type)
