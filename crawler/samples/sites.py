"""What every sample portal shares: how it answers a request, slugs, dates, and XML feeds."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from functools import cache
from importlib import resources
from string import Template
from typing import Protocol

from crawler.samples.articles import SampleArticle
from crawler.samples.widgets import WEEKDAYS, mark

HTML = "text/html; charset=utf-8"
XML = "text/xml; charset=utf-8"
PIXEL = bytes.fromhex("47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b")
ORIGIN = f"http://{mark('host')}"
"""The portal's own address, as the request's Host header has it."""


@dataclass(frozen=True)
class Reply:
    """One answer: the status line's code, the body, and headers beyond Content-Length."""

    status: int
    body: bytes = b""
    content_type: str = HTML
    headers: tuple[tuple[str, str], ...] = ()


class Site(Protocol):
    """A sample portal."""

    @property
    def articles(self) -> Sequence[SampleArticle]:
        """All it holds, oldest first, with their addresses; `visibility` tells which of them a visitor can read."""
        ...

    def answer(self, target: str, host: str) -> Reply:
        """Answer a GET: `target` is path and query as sent, `host` the Host header."""
        ...


def redirect(where: str, status: int = 301) -> Reply:
    """Send the client elsewhere; an empty `where` leaves out Location, as NukeViet's banner links do."""
    return Reply(status, headers=(("Location", where),) if where else ())


def asset(path: str) -> Reply | None:
    """Answer for pictures, styles, scripts and files; None for any other path."""
    if path.endswith((".jpg", ".gif", ".png", ".ico")):
        return Reply(200, PIXEL, "image/gif")
    if path.endswith(".css"):
        return Reply(200, b"body{margin:0}", "text/css")
    if path.endswith(".js"):
        return Reply(200, b"void 0;", "text/javascript")
    if path.endswith(".pdf"):
        return Reply(200, b"%PDF-1.4\n%%EOF\n", "application/pdf")
    return None


@cache
def template(name: str) -> Template:
    """Read a page template of this folder ($name is a place to fill, $$ a dollar sign)."""
    return Template((resources.files(__package__) / "templates" / f"{name}.html").read_text(encoding="utf-8"))


def slug(title: str) -> str:
    """Give a title without tone marks, lower case, words joined by hyphens."""
    bare = "".join(letter for letter in unicodedata.normalize("NFD", title) if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", bare.lower().replace("đ", "d")).strip("-")


def weekday(when: datetime) -> str:
    """Give the Vietnamese name of the day."""
    return WEEKDAYS[when.weekday()]


def last_page(count: int, size: int) -> int:
    """Give the number of the last page of a list, at least 1."""
    return max(1, -(-count // size))


def urlset(entries: Iterable[tuple[str, datetime]]) -> str:
    """Write a sitemap of (absolute address, last modification)."""
    urls = "".join(
        f"<url><loc>{loc}</loc><lastmod>{when.isoformat()}</lastmod><changefreq>daily</changefreq></url>"
        for loc, when in entries
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def rss(title: str, items: Iterable[str]) -> str:
    """Write an RSS 2.0 feed around ready-made <item> elements."""
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>'
        f"<title>{title}</title><link>{ORIGIN}/</link><description><![CDATA[{title}]]></description>"
        f"<language>vi</language>{''.join(items)}</channel></rss>"
    )


def rss_item(article: SampleArticle, title: str, guid: str, date: str | None = None) -> str:
    """Write an RSS item; `date` is RFC 822 and the true one by default."""
    return (
        f"<item><title>{title}</title><link>{ORIGIN}{article.path}</link>"
        f'<guid isPermaLink="false"><![CDATA[{guid}]]></guid>'
        f"<pubDate>{date or format_datetime(article.published)}</pubDate>"
        f"<description><![CDATA[{article.lead or ''}]]></description></item>"
    )
