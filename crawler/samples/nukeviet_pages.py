"""The pages of the NukeViet sample that hold an article: desktop and mobile theme, and the print view."""

from html import escape

from crawler.samples.articles import SampleArticle
from crawler.samples.bodies import body_html
from crawler.samples.nukeviet_news import CATEGORIES, EVENTS, News, nv
from crawler.samples.nukeviet_theme import DYNAMIC, SITE, common_meta, frame
from crawler.samples.sites import ORIGIN, slug, template, weekday

NOTICE = (
    '<div class="alert alert-info margin-bottom-lg">Chú ý: Việc đăng lại bài viết trên ở website hoặc các phương tiện '
    "truyền thông khác mà không ghi rõ nguồn http://nukeviet.vn là vi phạm bản quyền</div>"
)


def article_page(news: News, article: SampleArticle) -> str:
    """Give the page of an article; of a members-only one the notice that takes its place, at status 200."""
    title = nv(article.title)
    trail = _trail(news, article)
    if article.visibility == "members":
        notice = '<div class="alert alert-info">\n    Bạn không được phép xem bài viết\n</div>'
        return frame(news, title, notice, _article_meta(article), trail)
    bare = article.path.removeprefix(news.base)
    name = "nukeviet_mobile_article" if news.traps.mobile else "nukeviet_article"
    main = template(name).substitute(
        DYNAMIC,
        title=title,
        microdata=_microdata(article),
        date=f"{weekday(article.published)} - {article.published:%d/%m/%Y %H:%M}",
        lead_image=_lead_image(article),
        lead=escape(article.lead or "", quote=False),
        body=_body(news, article),
        attachments=_attachments(article),
        labels=_labels(news, article),
        notice=NOTICE if article.number % 8 == 5 else "",
        tags=_tags(news, article),
        others=_others(news, article),
        number=article.number,
        path=article.path,
        bare=bare,
        base=news.base,
        origin=ORIGIN,
    )
    return frame(news, title, main, _article_meta(article), trail)


def print_page(news: News, article: SampleArticle) -> str:
    """Give the /print/ and /savefile/ view: the article without the theme."""
    author = (
        "" if article.signed or not article.byline else f"<p><strong>Tác giả: </strong>{escape(article.byline)}</p>"
    )
    text = _body(news, article) if article.visibility == "public" else "Bạn không được phép xem bài viết"
    return f"""<!DOCTYPE html>
<html lang="vi"><head><title>{nv(article.title)}</title>{common_meta(nv(article.title))}
<meta name="robots" content="noindex, follow"></head><body>
<div id="print"><div id="hd_print"><h2 class="pull-left">{SITE}</h2></div>
<div id="content"><h1>{nv(article.title)}</h1>
<ul class="list-inline"><li>{weekday(article.published)} - {article.published:%d/%m/%Y %H:%M}</li>
<li class="hidden-print txtrequired"><a title="In ra" href="javascript:;" onclick="window.print()">In ra</a></li></ul>
<div id="hometext">{escape(article.lead or "", quote=False)}</div>
<div id="bodytext" class="clearfix">{text}</div>{author}
</div></div></body></html>"""


def _article_meta(article: SampleArticle) -> str:
    url, words = ORIGIN + article.path, ", ".join(tag.lower() for tag in article.tags)
    # without a lead the description is junk
    about = nv(article.lead or f"{article.title} - Detail - Tin Tức - {url}")
    keywords = (
        f'<meta name="keywords" content="{words}">\n<meta name="news_keywords" content="{words}">\n' if words else ""
    )
    # the time zone lands in the middle: PHP's date('Y-m-dTH:i:s') takes its T for one
    published, modified = (
        f"{when:%Y-%m-%d}+07{when:%H:%M:%S}" for when in (article.published, article.modified or article.published)
    )
    return (
        f'<meta name="description" content="{about}">\n{keywords}<meta property="og:type" content="article">\n'
        f'<meta property="og:description" content="{about}">\n<meta property="og:url" content="{url}">\n'
        f'<meta property="article:published_time" content="{published}">\n'
        f'<meta property="article:modified_time" content="{modified}">\n'
        f'<meta property="article:section" content="{article.section[-1]}">\n<link rel="canonical" href="{url}">\n'
    )


def _microdata(article: SampleArticle) -> str:
    # datePublished holds the time of the last edit; without an author the editor's login stands in
    edited, hidden = (article.modified or article.published).isoformat(), 'class="hidden hide d-none"'
    return (
        f'<div {hidden} itemprop="author" itemtype="http://schema.org/Person" itemscope>'
        f'<span itemprop="name">{escape("" if article.signed else article.byline or "") or "quantri"}</span></div>\n'
        f'<span {hidden} itemprop="datePublished">{edited}</span>\n'
        f'<span {hidden} itemprop="dateModified">{edited}</span>\n'
        f'<span {hidden} itemprop="mainEntityOfPage">{ORIGIN}{article.path}</span>\n'
        f'<div {hidden} itemprop="publisher" itemtype="http://schema.org/Organization" itemscope>'
        f'<span itemprop="name">{SITE}</span></div>'
    )


def _trail(news: News, article: SampleArticle) -> list[tuple[str, str]]:
    category = CATEGORIES[article.categories[0]]
    chain = ([CATEGORIES[category.parent]] if category.parent else []) + [category]
    return [(step.name, f"{news.base}/{step.alias}/") for step in chain]


def _folder(article: SampleArticle) -> str:
    return f"/uploads/news/{article.published:%Y_%m}/"


def _body(news: News, article: SampleArticle) -> str:
    target = news.newest[article.number % 20]
    more = (news.link(target), target.title) if article.number % 6 == 1 and target != article else None
    return body_html(article, _folder(article), more)


def _lead_image(article: SampleArticle) -> str:
    if not article.lead_image:
        return ""
    caption, file = escape(article.lead_image.caption or ""), _folder(article) + article.lead_image.file
    img = f'<img alt="{caption}" src="{file}" srcset="" class="img-thumbnail"/>'
    if article.number % 2:
        return f'<figure class="article center">{img}<figcaption>{caption}</figcaption></figure>'
    # the thumbnail, and the whole picture that stays hidden until a click: the same caption twice
    return (
        '<figure class="article left pointer" onclick="modalShowByObj(\'#imgpreview\');"><div style="width:100px;">'
        f'<p class="text-center">{img.replace("/uploads/", "/assets/", 1)}</p>'
        f"<figcaption>{caption}</figcaption></div></figure>"
        f'<div id="imgpreview" style="display:none"><p class="text-center">{img}</p>'
        f"<figcaption>{caption}</figcaption></div>"
    )


def _attachments(article: SampleArticle) -> str:
    if not article.attachments:
        return ""
    rows = "".join(
        f'<div class="list-group-item"><span class="badge"><a role="button" data-toggle="collapse" href="#file-{at}">'
        f'<i class="fa fa-eye" data-rel="tooltip" data-content="Xem trước"></i></a></span>'
        f'<a href="{article.path}?download=1&amp;id={at}" title="Tập tin {at + 1} {name}" download>Tập tin {at + 1}: '
        f"<strong>{name}</strong></a></div>"
        for at, name in enumerate(article.attachments)
    )
    return (
        '<div class="panel panel-default"><div class="panel-heading"><i class="fa fa-download"></i> '
        f'<strong>File đính kèm</strong></div><div class="list-group news-download-file">{rows}</div></div>'
    )


def _labels(news: News, article: SampleArticle) -> str:
    label, rows = '<p class="h5 text-right">\n<strong>{}: </strong>{}\n</p>', ""
    if article.byline and not article.signed:
        value = escape(article.byline)
        if news.signed_on_site(article):
            links = (f'<a href="{news.base}/author/{slug(name)}/">{escape(name)}</a>' for name in article.authors)
            value = ", ".join(links)
        rows += label.format("Tác giả", value)
    return rows + (label.format("Nguồn tin", escape(article.source)) if article.source else "")


def _tags(news: News, article: SampleArticle) -> str:
    if not article.tags:
        return ""
    links = ", ".join(
        f'<a title="{tag}" href="{news.base}/tag/{tag.lower().replace(" ", "-")}"><em>{tag}</em></a>'
        for tag in article.tags
    )
    return (
        '<div class="news_column panel panel-default">\n<div class="panel-body">\n<div class="h5">\n'
        f'<em class="fa fa-tags">&nbsp;</em><strong>Tags: </strong>{links}\n</div>\n</div>\n</div>'
    )


def _others(news: News, article: SampleArticle) -> str:
    newer, older = news.neighbours(article)
    alias, dossier = article.categories[0], ""
    if article.topic in EVENTS:
        rows = [a for a in news.event(article.topic) if a != article]
        dossier = _related(news, "Theo dòng sự kiện", rows, None) + (
            f'<p class="text-right"><a title="{EVENTS[article.topic]}" '
            f'href="{news.base}/topic/{slug(EVENTS[article.topic])}/">Xem tiếp...</a></p>'
        )
    return (
        dossier + _related(news, "Những tin mới hơn", newer, alias) + _related(news, "Những tin cũ hơn", older, alias)
    )


def _related(news: News, heading: str, articles: list[SampleArticle], alias: str | None) -> str:
    if not articles:
        return ""
    rows = "\n".join(
        f'<li><em class="fa fa-angle-right">&nbsp;</em><h4><a href="{news.link(a, alias)}" data-placement="bottom" '
        f'data-content="{nv(a.lead or "")}" data-rel="tooltip" title="{nv(a.title)}">{nv(a.title)}</a></h4>'
        f"<em>({a.published:%d/%m/%Y})</em></li>"
        for a in articles[:10]
    )
    return (
        f'<p class="h3"><strong>{heading}</strong></p>\n<div class="clearfix">\n'
        f'<ul class="detail-related related list-none list-items">\n{rows}\n</ul>\n</div>\n'
    )
