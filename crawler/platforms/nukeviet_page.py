"""How NukeViet lays out an article page: 3.x to 4.5 and eGovernment, desktop and mobile themes.

Selectors come from its public templates (themes/*/modules/news/detail.tpl) and were checked on pages of running 4.5,
4.4 and eGovernment 1.2 portals. `nukeviet/1` is the desktop layout with its body in `#news-bodyhtml`, `nukeviet/2` the
mobile theme and the layouts up to 4.0, where the body is known by its class alone.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from lxml import etree
from lxml.html import HtmlElement
from scrapy.http import Response, TextResponse

from crawler.article import Article, Attachment, NotAnArticle
from crawler.reading.bounds import within_bounds
from crawler.reading.byline import split_names
from crawler.reading.captions import merge_images, part_pictures
from crawler.reading.catalogue import HOME
from crawler.reading.dates import parse_date, parse_dateline
from crawler.reading.listing import absolute
from crawler.reading.login import refuse_login
from crawler.reading.metadata import canonical_url
from crawler.reading.one_line import fold
from crawler.reading.page import base_url, page_root
from crawler.reading.signature import take_byline
from crawler.reading.text import read_blocks, text_of
from crawler.reading.validate import refuse_by_title

_BODY = etree.XPath("id('news-bodyhtml')")  # the parser keeps a table of ids: no search through the page
# Over a whole page an attribute is found twice as fast as an element by a condition on it.
_OLD_BODY = etree.XPath("(//@id[. = 'bodytext'] | //@class[contains(concat(' ', ., ' '), ' bodytext ')])[1]/..")
_IN_PRINT = etree.XPath("boolean(ancestor::*[@id = 'print'])")
_HEADLINE = etree.XPath(".//@itemprop[. = 'headline']/.. | .//h1")
_LEAD = etree.XPath(".//*[contains(concat(' ', @class, ' '), ' hometext ') or @id='hometext'][1]")
_DESCRIPTION = etree.XPath(".//@itemprop[. = 'description']/..")
_MODIFIED = etree.XPath("(.//@itemprop[. = 'dateModified' or . = 'datePublished'])[1]/..")
_PUBLISHED = etree.XPath("string(/html/head/meta[@property='article:published_time']/@content)")
_SECTION = etree.XPath("string(/html/head/meta[@property='article:section']/@content)")
_CRUMBS = etree.XPath("//ul/@class[contains(., 'breadcrumb')]/..//li/a")
_MARKED_CRUMBS = etree.XPath("//@itemtype[contains(., 'BreadcrumbList')]/..//a[@href]")
_TAGS = etree.XPath(".//@href[contains(., '/tag/') or contains(., 'op=tag')]/parent::a")
_FILES = etree.XPath(".//@class[contains(., 'news-download-file')]/..//a[contains(@href, 'download=1')]")
_ALERT = etree.XPath("//*[contains(@class, 'alert') or contains(@class, 'infodie') or contains(@class, 'info-die')]")
_TITLE = etree.XPath("string(/html/head/title)")
_LABEL = re.compile(
    r"(?P<author>Tác giả bài viết|Tác giả|Author)\s*:|(?P<source>Nguồn tin|Nguồn|Source)\s*:", re.IGNORECASE
)
LEVELS = 5  # of a breadcrumb
FLOOD_PAGE = 4000  # bytes; it is 1.8 to 2.5 kB long
_FLOOD = re.compile("<title>\\s*Hãy đợi|Hệ thống đang từ chối truy cập của bạn".encode())
_MEMBERS = re.compile(r"không được phép xem|không có quyền (?:xem|truy cập)|cần đăng nhập", re.IGNORECASE)
_LISTED = re.compile(r"-\d+\.html(?:$|[?#])")


def read_page(response: TextResponse) -> Article:
    """Read a NukeViet article page.

    Raises NotAnArticle: blocked (flood page), members-only, not-found, error-page, listing, print-page, login-page,
    no-article, too-deep, too-large.
    """
    root = within_bounds(page_root(response), len(response.body))
    found = _BODY(root) or _OLD_BODY(root)
    if not found:
        raise refusal(response)
    body: HtmlElement = found[0]
    if _IN_PRINT(body):
        raise NotAnArticle("print-page", "the page to print or save; the article has its own")
    container, headlines = _container(body)
    layout = "nukeviet/1" if body.get("id") == "news-bodyhtml" else "nukeviet/2"
    article = Article(url=response.url, reader=layout, language=root.get("lang") or "vi")
    base = base_url(response)
    article.canonical_url = canonical_url(root, base)
    article.title = _title(headlines, root)
    lead = next((element for find in (_DESCRIPTION, _LEAD) for element in find(container) if text_of(element)), None)
    article.lead = text_of(lead)
    article.published_raw, article.published_at = _published(container, body, root)
    article.modified_at = next((parse_date(date) for date in map(text_of, _MODIFIED(container)) if date), None)
    _read_body(article, container, body, lead, base)
    _read_labels(article, container, body)
    article.section = _section(root)
    article.tags = [name for link in _TAGS(_column(container)) if (name := text_of(link))]
    article.attachments = [
        Attachment(url, text_of(link.find("strong")) or text_of(link))
        for link in _FILES(container)
        if (url := absolute(link.get("href"), base))
    ]
    return article


def refusal(response: TextResponse) -> NotAnArticle:
    """Say what a page without an article is, by giving NotAnArticle, or by raising it for one of no certain make."""
    root = page_root(response)
    title = fold(_TITLE(root))
    if is_block_page(response):
        return NotAnArticle("blocked", "the flood page: too many requests")
    alerts = [fold(alert.text_content()) for alert in _ALERT(root)] if title else []
    if told := next((alert for alert in alerts if _MEMBERS.search(alert)), None):
        return NotAnArticle("members-only", told[:100])
    if "404" in title or any("không tồn tại" in alert for alert in alerts):
        return NotAnArticle("not-found", title)
    if "Lỗi" in title:
        return NotAnArticle("error-page", title)
    listed = {link.get("href") for link in root.iter("a") if _LISTED.search(link.get("href", ""))}
    if len(listed) > 1:
        return NotAnArticle("listing", f"{len(listed)} links to articles and no article")
    refuse_by_title(title)
    refuse_login(root)
    return NotAnArticle("no-article", title)


def is_block_page(response: Response) -> bool:
    """Tell the flood page "Hãy đợi..." (status 429 from 4.5, status 200 before), which stands for any address."""
    return len(response.body) < FLOOD_PAGE and _FLOOD.search(response.body) is not None


def _container(body: HtmlElement) -> tuple[HtmlElement, list[HtmlElement]]:
    """Give the smallest element around the body that also holds a headline, and the headlines in it."""
    for ancestor in body.iterancestors():
        if ancestor.tag in ("body", "html"):
            break
        if headlines := _HEADLINE(ancestor):
            return ancestor, headlines
    parent = body.getparent()
    container = body if parent is None else parent
    return container, _HEADLINE(container)


def _column(container: HtmlElement) -> HtmlElement:
    """Give the page's column of boxes: the article is the first, its tags are in the second."""
    box = next(
        (up for up in [container, *container.iterancestors()] if "news_column" in up.get("class", "")), container
    )
    parent = box.getparent()
    return box if parent is None else parent


def _title(headlines: list[HtmlElement], root: HtmlElement) -> str | None:
    printed = next((text for headline in headlines if (text := text_of(headline))), None)
    return printed or fold(_TITLE(root)).partition(" - ")[0] or None


def _section(root: HtmlElement) -> list[str]:
    for find in (_CRUMBS, _MARKED_CRUMBS):  # the second looks at every attribute of the page
        if names := [name for link in find(root) if (name := text_of(link)) and name.lower() not in HOME]:
            return names[:LEVELS]
    return [name for name in [fold(_SECTION(root))] if name]


def _published(container: HtmlElement, body: HtmlElement, root: HtmlElement) -> tuple[str | None, str | None]:
    """Give the visible date line above the body: in `span.h5`, in `em.time`, or after a clock icon.

    `itemprop=datePublished` is the time of the last edit and is not asked; the meta tag is, where no date is visible.
    """
    for element in container.iter():
        if element is body:
            break
        if element.tag == "h1" or element.get("itemprop"):
            continue
        for text in (element.text, element.tail):
            if text and "/" in text and (at := parse_dateline(text)):
                return fold(text), at
    raw: str = _PUBLISHED(root)
    return (raw, parse_date(raw)) if raw else (None, None)


def _read_body(
    article: Article, container: HtmlElement, body: HtmlElement, lead: HtmlElement | None, base: str
) -> None:
    written = part_pictures(read_blocks(body, base))
    above = list(_figures(container, body, lead))
    pictures = [part_pictures(read_blocks(figure, base)).images for figure in above]
    named = [image.url for group in [*pictures, written.images] for image in group if image.url]
    uploads = {url.partition("/uploads/")[2]: url for url in reversed(named) if "/uploads/" in url}
    for image in (image for group in pictures for image in group):
        image.url = _full_size(image.url, uploads)
    article.images = merge_images(*pictures, written.images)
    blocks = take_byline(article, written.blocks)
    article.body = "\n\n".join(block.text for block in blocks) or None


def _figures(container: HtmlElement, body: HtmlElement, lead: HtmlElement | None) -> Iterator[HtmlElement]:
    """Give what holds the lead picture: it stands twice, as a thumbnail and hidden in full size."""
    for image in container.iter("img"):
        if not any(ancestor is body or ancestor is lead for ancestor in image.iterancestors()):
            figure = next((up for up in image.iterancestors("figure")), None)
            holder = figure if figure is not None else image.getparent()
            if holder is not None and holder is not container:
                yield holder


def _full_size(url: str | None, uploads: dict[str, str]) -> str | None:
    """Give the uploaded file of a thumbnail (/assets/… or /files/assets/…) where the page names it."""
    return uploads.get((url or "").partition("/assets/")[2], url)


def _below(container: HtmlElement, body: HtmlElement) -> Iterator[HtmlElement]:
    """Give the paragraphs and boxes of the container that stand below the body."""
    for level in [body, *takewhile(lambda up: up is not container, body.iterancestors())]:
        for after in level.itersiblings() if level is not container else ():
            yield from after.iter("p", "div")


def _read_labels(article: Article, container: HtmlElement, body: HtmlElement) -> None:
    """Read "Tác giả: …" and "Nguồn tin: …" below the body; authors with a page of their own are links."""
    for paragraph in _below(container, body):
        if len(paragraph) > 6 or (text := text_of(paragraph)) is None:  # noqa: PLR2004 - a box, not a label
            continue
        found = _LABEL.match(text)
        value = text[found.end() :].strip() if found else ""
        if not found or not value or paragraph.find(".//p") is not None:
            continue
        if found["source"]:
            article.source = article.source or value
            continue
        linked = [name for link in paragraph.iter("a") if (name := text_of(link))]
        for name in linked:
            value = value.replace(name, "", 1)
        rest = value.strip(" ,;")
        names = linked + (split_names(rest) if rest else [])
        article.authors = names + [name for name in article.authors if name not in names]
