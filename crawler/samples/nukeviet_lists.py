"""The lists of the NukeViet sample: home, categories in their three views, tags, feeds and sitemap."""

from datetime import UTC
from html import escape

from crawler.samples.articles import SampleArticle
from crawler.samples.nukeviet_news import CATEGORIES, OTHERS, PAGE, Category, News, nv
from crawler.samples.nukeviet_theme import SITE, frame
from crawler.samples.sites import ORIGIN, last_page, rss, rss_item, urlset
from crawler.samples.widgets import mark


def home(news: News) -> str:
    """Give the home page: the newest, then a block a category; it prints the page clock."""
    lead, *others = news.newest[:6]
    hot = "".join(
        f'<li class="icon_list"><a class="show black h4 clearfix" href="{news.link(a)}" title="{nv(a.title)}">'
        f"<span>{nv(a.title)}</span></a></li>"
        for a in others
    )
    top = (
        '<div id="hot-news"><div class="panel panel-default news_column"><div class="panel-body"><div class="row">'
        f'<div class="col-md-14 margin-bottom-lg"><h2 class="margin-bottom-sm">{_anchor(news, lead)}</h2>'
        f'{escape(lead.lead or "")}<p class="text-right"><a href="{news.link(lead)}"><em class="fa fa-sign-out"></em>'
        'Xem tiếp...</a></p></div><div class="hot-news-others col-md-10 margin-bottom-lg">'
        f'<ul class="column-margin-left list-none">{hot}</ul></div></div></div></div></div>'
    )
    blocks = (_block(news, category) for category in CATEGORIES.values() if not category.parent)
    return frame(news, f"{SITE} - Tin Tức", top + "".join(blocks), f'<link rel="canonical" href="{ORIGIN}/">\n')


def category_page(news: News, category: Category, page: int) -> str | None:
    """Give page N of a category; past the end an empty list with a next link, or None when the portal is not endless.

    From page 2 on a parent category is oldest first with an offset of 20: its 20 oldest stand on no page of it.
    """
    rows, last = news.listed(category.alias), last_page(len(news.listed(category.alias)), PAGE)
    if page > last and not news.traps.endless:
        return None
    start = (page - 1) * PAGE
    shown, rest = rows[start : start + PAGE], rows[start + PAGE : start + PAGE + OTHERS]
    if category.view == "main" and page > 1:
        shown, rest = rows[::-1][start : start + PAGE], []
    pager = _pager(news, category, page, last)
    if category.view == "main" and page == 1:
        main = _main_view(news, category, shown) + pager
        main += "".join(_block(news, sub) for sub in CATEGORIES.values() if sub.parent == category.alias)
    elif category.view == "list":
        main = _list_view(news, category, shown, start) + pager
    else:
        main = _page_view(news, category, shown, rest) + pager
    address = f"{news.base}/{category.alias}/" + (f"page-{page}/" if page > 1 else "")
    title = category.name + (f" - Trang {page}" if page > 1 else "")
    trail = [(category.name, f"{news.base}/{category.alias}/")]
    return frame(news, f"{title} - {SITE}", main, f'<link rel="canonical" href="{ORIGIN}{address}">\n', trail)


def short_list(news: News, title: str, articles: list[SampleArticle]) -> str:
    """Give the page of a tag, a dossier, an author or a search: all its articles with a line of lead."""
    items = "".join(
        f'<div class="news_column panel panel-default"><div class="panel-body"><h3>{_anchor(news, a)}</h3><p>'
        f'<em class="fa fa-clock-o">&nbsp;</em><em>{a.published:%H:%M %d/%m/%Y}</em></p>'
        f'<div class="text-justify">{escape(a.lead or "")}</div></div></div>'
        for a in articles
    )
    head = f'<div class="news_column"><div class="alert alert-info clearfix"><h1>{title}</h1></div></div>'
    return frame(news, f"{title} - {SITE}", head + items, trail=[])


def feed(news: News, alias: str | None) -> str:
    """Give the RSS of a category or of all: 30 items, in whose dates the minutes are the month (gmdate 'H:m:s')."""
    rows = news.listed(alias) if alias else news.newest
    items = []
    for article in rows[:30]:
        gmt = article.published.astimezone(UTC)
        date = f"{gmt:%a}, {gmt.day} {gmt:%b %Y %H}:{gmt:%m:%S} GMT"
        items.append(rss_item(article, nv(article.title), f"news_{article.number}", date))
    return rss("Tin Tức" + (f" - {CATEGORIES[alias].name}" if alias else ""), items)


def sitemap_index(news: News) -> str:
    """Give /sitemap.xml, which names one sitemap a module."""
    parts = "".join(
        f"<sitemap><loc>{ORIGIN}{news.base}/sitemap-vi.{module}.xml</loc></sitemap>"
        for module in ("about", "news", "siteterms")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet type="text/xsl" '
        'href="/assets/css/sitemapindex.xsl"?>\n'
        f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{parts}</sitemapindex>'
    )


def sitemap(news: News) -> str:
    """Give the news module's sitemap: the newest articles only; lastmod is the publish time."""
    return urlset((ORIGIN + a.path, a.published) for a in news.newest[: news.traps.sitemap_limit])


def _anchor(news: News, article: SampleArticle, alias: str | None = None) -> str:
    return f'<a href="{news.link(article, alias)}" title="{nv(article.title)}" >{nv(article.title)}</a>'


def _times(article: SampleArticle) -> str:
    return (
        '<div class="text-muted"><ul class="list-unstyled list-inline"><li><em class="fa fa-clock-o">&nbsp;</em> '
        f'{article.published:%d/%m/%Y %H:%M:%S}</li><li><em class="fa fa-eye">&nbsp;</em> Đã xem: {mark("views")}</li>'
        '<li><em class="fa fa-comment-o">&nbsp;</em> Phản hồi: 0</li></ul></div>'
    )


def _page_view(news: News, category: Category, shown: list[SampleArticle], rest: list[SampleArticle]) -> str:
    panels = "".join(
        f'<div class="panel panel-default"><div class="panel-body{"" if nth else " featured"}"><h{3 if nth else 2}>'
        f"{_anchor(news, a, category.alias)}</h{3 if nth else 2}>{_times(a)}{escape(a.lead or '')}</div></div>\n"
        for nth, a in enumerate(shown)
    )
    others = "".join(
        f'<li><em class="fa fa-angle-right">&nbsp;</em><a href="{news.link(a, category.alias)}" title="{nv(a.title)}" >'
        f"{nv(a.title)} <em>({a.published:%d/%m/%Y}) </em></a></li>\n"
        for a in rest
    )
    tail = f'<hr/>\n<h4>Các tin khác</h4>\n<ul class="related list-items">\n{others}</ul>' if others else ""
    return f'<div class="news_column">\n{panels}</div>\n{tail}'


def _list_view(news: News, category: Category, shown: list[SampleArticle], start: int) -> str:
    rows = "".join(
        f'<a class="show h4" href="{news.link(a, category.alias)}" data-rel="tooltip" title="{nv(a.title)}">'
        f'<h4 class="list-group-item-heading"><span class="label label-default">{nth}</span>&nbsp;&nbsp;{nv(a.title)}'
        "</h4></a>\n"
        for nth, a in enumerate(shown, start + 1)
    )
    return f'<div class="list-group">\n{rows}</div>\n'


def _main_view(news: News, category: Category, shown: list[SampleArticle]) -> str:
    first, *others = shown
    rows = "".join(
        f'<li><em class="fa fa-angle-right">&nbsp;</em>{_anchor(news, a, category.alias)}</li>\n' for a in others
    )
    return (
        '<div class="news_column"><div class="panel panel-default"><div class="panel-body featured">'
        f'<h2>{_anchor(news, first, category.alias)}</h2>{_times(first)}<div class="text-justify">'
        f"{escape(first.lead or '')}</div>"
        f'<hr /><ul class="related list-items">\n{rows}</ul></div></div></div>\n'
    )


def _block(news: News, category: Category) -> str:
    rows = news.listed(category.alias)[:3]
    if not rows:
        return ""
    others = "".join(
        f'<li class="icon_list"><a class="show h4" href="{news.link(a, category.alias)}" title="{nv(a.title)}">'
        f"{nv(a.title)}</a></li>"
        for a in rows[1:]
    )
    return (
        '<div class="news_column"><div class="panel panel-default clearfix"><div class="panel-heading">'
        f'<ul class="list-inline sub-list-icon" style="margin: 0"><li><h4><a title="{category.name}" '
        f'href="{news.base}/{category.alias}/"><span>{category.name}</span></a></h4></li></ul></div>'
        f'<div class="panel-body"><div class="row"><div class="col-md-16 "><h3>'
        f"{_anchor(news, rows[0], category.alias)}</h3>{_times(rows[0])}{escape(rows[0].lead or '')}</div>"
        f'<div class="col-md-8"><ul class="related list-items">{others}</ul>'
        "</div></div></div></div></div>\n"
    )


def _pager(news: News, category: Category, page: int, last: int) -> str:
    if last == 1 and page == 1 and not news.traps.endless:
        return ""

    def link(number: int, text: str | int) -> str:
        rel = "next" if number > page else "prev"
        where = f"{news.base}/{category.alias}/" + (f"page-{number}/" if number > 1 else "")
        return f'<li><a rel="{rel}" title="{category.name} - Trang {number}" href="{where}">{text}</a></li>'

    idle = '<li class="disabled"><a href="javascript:void(0)">{}</a></li>'.format
    items = [link(page - 1, "&laquo;") if page > 1 else idle("&laquo;")]
    # the last number is always linked, however far it is
    near = sorted({1, page - 1, page + 1, last} & set(range(1, last + 1)) - {page} | {page})
    for number in near:
        active = f'<li class="active"><a href="javascript:void(0)">{number}</a></li>'
        items.append(active if number == page else link(number, number))
    more = page < last or (news.traps.endless and max(page, last) > 1)
    items.append(link(page + 1, "&raquo;") if more else idle("&raquo;"))
    return f'<div class="text-center">\n<ul class="pagination">{"".join(items)}</ul>\n</div>'
