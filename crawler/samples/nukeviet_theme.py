"""The theme of the NukeViet sample: what stands around every page. Markup as seen on NukeViet 4.5, default theme."""

from collections.abc import Iterable
from string import Template

from crawler.samples.collection import NAMES
from crawler.samples.nukeviet_news import CATEGORIES, News, nv
from crawler.samples.sites import ORIGIN, template
from crawler.samples.widgets import mark

SITE = NAMES["nukeviet"]
DYNAMIC = {
    name: mark(name)
    for name in (
        "online",
        "today",
        "month",
        "total",
        "token",
        "short_token",
        "score",
        "votes",
        "average",
        "comments",
        "stamp",
    )
}
CRUMB = Template(
    '<li itemprop="itemListElement" itemscope itemtype="https://schema.org/ListItem"><a href="$href" itemprop="item" '
    'title="$name"><span class="txt" itemprop="name">$name</span></a><i class="hidden" itemprop="position" '
    'content="$place"></i></li>'
)


def comment(number: int, text: str) -> str:
    """Print a reader's comment as the comment module does."""
    return (
        f'<li class="media" id="cid_{number}"><div class="media-body"><div class="margin-bottom">{text}</div>'
        f'<div class="comment-info clearfix"><em class="fa fa-user">&nbsp;</em> '
        f'<strong class="cm_item">Bạn đọc {number} </strong>'
        '<ul class="comment-tool clearfix"><li><a href="javascript:void(0);">Trả lời</a></li><li>'
        f'<a href="javascript:void(0);">Thích</a> <span id="like{number}">{number % 9}</span></li>'
        '<li><a href="javascript:void(0);">Không thích</a> <span>0</span></li></ul></div></div></li>'
    )


def frame(news: News, title: str, main: str, meta: str = "", trail: Iterable[tuple[str, str]] | None = None) -> str:
    """Put a page's main part into the theme; `trail` is the breadcrumb (name, address), None shows the page clock."""
    base = news.base
    rows = (
        (f"{base}/rss/", "Tin Tức"),
        *((f"{base}/rss/{c.alias}/", f"Tin Tức - {c.name}") for c in CATEGORIES.values()),
    )
    feeds = "\n".join(
        f'<link rel="alternate" href="{href}" title="{name}" type="application/rss+xml">' for href, name in rows
    )
    menu = "\n".join(
        f'<li><a href="{base}/{category.alias}/" title="{category.name}">{category.name}</a></li>'
        for category in CATEGORIES.values()
    )
    top = "\n".join(
        f'<li class="clearfix"><a class="show" href="{news.link(article)}" data-rel="block_news_tooltip">'
        f"{nv(article.title)}</a></li>"
        for article in news.newest[3:40:8]
    )
    return template("nukeviet_mobile" if news.traps.mobile else "nukeviet_frame").substitute(
        DYNAMIC,
        title=title,
        meta=common_meta(title) + meta,
        feeds=feeds,
        menu=menu,
        breadcrumb=_breadcrumb(trail),
        main=main,
        tophits=top,
        site=SITE,
        base=base,
        origin=ORIGIN,
    )


def common_meta(title: str) -> str:
    """Give the meta elements that every page has."""
    return (
        f'<meta name="author" content="{SITE}">\n<meta name="generator" content="NukeViet v4.5">\n'
        f'<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n'
        f'<meta property="og:title" content="{title}">\n'
        f'<meta property="og:site_name" content="{SITE}">\n'
    )


def _breadcrumb(trail: Iterable[tuple[str, str]] | None) -> str:
    if trail is None:
        return f'<span class="current-time">{mark("clock")}</span>'
    items = "".join(
        CRUMB.substitute(name=name, href=href, place=place)
        for place, (name, href) in enumerate((("Trang nhất", "/"), *trail), 1)
    )
    return f'<ul class="temp-breadcrumbs hidden" itemscope itemtype="https://schema.org/BreadcrumbList">{items}</ul>'
