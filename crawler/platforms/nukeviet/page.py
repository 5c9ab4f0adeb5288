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
from scrapy.http import TextResponse

from crawler.article import Article, Attachment, Image, NotAnArticle
from crawler.platforms.nukeviet.addresses import identity
from crawler.platforms.nukeviet.beside import attachments, box_of, embedded, section, tags
from crawler.platforms.nukeviet.head import find_lead, headed, lead_text, published
from crawler.platforms.nukeviet.labels import date_below, read_labels, read_labels_of_page
from crawler.platforms.nukeviet.refusal import refusal, refuse_locked
from crawler.platforms.nukeviet.text_end import bounds_of
from crawler.reading.body.captions import merge_images, part_pictures
from crawler.reading.body.picture_url import picture_url
from crawler.reading.body.text import Choice, nothing, read_blocks, text_of
from crawler.reading.cleaning.signature import take_byline
from crawler.reading.generic import generic_page
from crawler.reading.layouts.furniture_names import says_inset
from crawler.reading.layouts.insets import is_part, lines_elsewhere
from crawler.reading.lines.dates import parse_date
from crawler.reading.lines.one_line import fold
from crawler.reading.outlinks.links import absolute
from crawler.reading.parsing.page import base_url, page_root
from crawler.reading.parsing.size_limits import within_bounds
from crawler.reading.structured_data.metadata import canonical_url, language_code

_BODY = etree.XPath("id('news-bodyhtml')")  # the parser keeps a table of ids: no search through the page
# Over a whole page an attribute is found twice as fast as an element by a condition on it.
_OLD_BODY = etree.XPath("(//@id[. = 'bodytext'] | //@class[contains(concat(' ', ., ' '), ' bodytext ')])/..")
_NEWS = etree.XPath("boolean(//@itemtype[contains(., 'NewsArticle')])")
_DATED = etree.XPath("boolean(/html/head/meta[@property='article:published_time'])")
_IN_PRINT = etree.XPath("boolean(ancestor::*[@id = 'print'])")
_CLASSES = etree.XPath(".//@class", smart_strings=False)
_MODIFIED = etree.XPath("(.//@itemprop[. = 'dateModified' or . = 'datePublished'])[1]/..")
_MAIN = re.compile(rb"""\bnv_func_name\s*=\s*["']main["']""")  # a module's first page; an article's is "detail"
_FORBIDDEN = re.compile(r"không (?:được phép|có quyền) xem (?:bài|nội dung)", re.IGNORECASE)


def read_page(response: TextResponse) -> Article:
    """Read a NukeViet article page.

    Raises NotAnArticle: blocked (flood page), members-only, not-found, error-page, listing, print-page, login-page,
    no-article, too-deep, too-large.
    """
    root = page_root(response)
    found = _BODY(root)
    if not found and not _MAIN.search(response.body):
        found = [body for body in _OLD_BODY(root) if not _is_of_page(body)]
    if not found:
        return _read_unknown(response)
    body = within_bounds(found[0], len(response.body))
    if _IN_PRINT(body):
        raise NotAnArticle("print-page", "the page to print or save; the article has its own")
    container, title = headed(body, root)
    layout = "nukeviet/1" if body.get("id") == "news-bodyhtml" else "nukeviet/2"
    article = Article(url=response.url, reader=layout, language=language_code(root.get("lang")) or "vi")
    base = base_url(response)
    article.canonical_url = canonical_url(root, base)
    article.title = title
    lead = find_lead(container, body, root)
    article.lead = None if lead is None else lead_text(lead)
    article.published_raw, article.published_at = published(container, body, lead, root)
    article.modified_at = next((parse_date(date) for date in map(text_of, _MODIFIED(container)) if date), None)
    text, outer, end = bounds_of(body, response.body)
    _read_body(article, container, text, list(_figures(container, body, lead)), base)
    refuse_locked(article.body)
    around = box_of(container) if outer is None else outer.getparent()
    if article.published_raw is None:
        article.published_raw, article.published_at = date_below(around, body)
    read_labels(article, around, body, end)
    article.section = section(root, article.title, response.url)
    article.tags = tags(around, body)
    article.attachments = attachments(around, text, base, response.body)
    if not (article.lead or article.body or article.images or article.attachments):  # a video, and no word to it
        article.attachments = [Attachment(url) for url in embedded(text, base)]
    return article


def _is_of_page(body: HtmlElement) -> bool:
    """Tell whether a text is of the module for single pages ("Giới thiệu"), whose pages are no news."""
    boxes = (up.get("class", "").split() for up in body.iterancestors("div"))
    return body.get("id") == "page-bodyhtml" or any({"page", "panel"} <= set(names) for names in boxes)


def _read_unknown(response: TextResponse) -> Article:
    """Read a page without the body that NukeViet's themes have; generically where it says that it is news.

    A portal's own theme may name the body as it likes. At an address like an article's it need not say more than the
    day. Raises NotAnArticle.
    """
    root = within_bounds(page_root(response), len(response.body))
    refused = refusal(response)
    says_so = _NEWS(root) or _DATED(root)
    if refused.reason not in ("listing", "login-page", "no-article") or not (says_so or identity(response.url)):
        raise refused
    if told := _FORBIDDEN.search(fold(root.text_content())):  # in a box that this theme names in its own way
        raise NotAnArticle("members-only", told[0])
    try:
        article = generic_page.read_page(response)
    except NotAnArticle:
        if says_so:
            raise
        raise refused from None
    refuse_locked(article.body)
    if not says_so and article.published_at is None:
        raise refused
    article.section = section(root, article.title, response.url)
    read_labels_of_page(article, root)
    return article


def _read_body(
    article: Article, container: HtmlElement, text: HtmlElement, above: list[HtmlElement], base: str
) -> None:
    written = part_pictures(read_blocks(text, base, _outside(text, article)))
    pictures = [part_pictures(read_blocks(figure, base)).images for figure in above]
    images = [image for group in [*pictures, written.images] for image in group]
    if any("/assets/" in (image.url or "") for image in images):
        _name_full_size(images, container, base)
    own = merge_images(*pictures, written.images)
    article.images = [image for image in own if "/uploads/banners/" not in (image.url or "")]  # of the module for ads
    blocks = take_byline(article, written.blocks)
    article.body = "\n\n".join(block.text for block in blocks) or None


def _outside(text: HtmlElement, article: Article) -> Choice:
    """Give the choice of what stands within the text and is no part of it: boxes by their class, lines of links."""
    names = [name for name in {*_CLASSES(text)} if says_inset(name)]
    boxes = (one for one in text.iterdescendants(etree.Element) if one.get("class") in names) if names else ()
    outside = {box for box in boxes if is_part(box, text)}
    if next(text.iter("a"), None) is not None:
        outside |= lines_elsewhere(text, article.url, article.canonical_url)
    return outside.__contains__ if outside else nothing


def _figures(container: HtmlElement, body: HtmlElement, lead: HtmlElement | None) -> Iterator[HtmlElement]:
    """Give what holds the lead picture: it stands twice, as a thumbnail and hidden in full size.

    Pictures below the body are the source's logo and buttons. Up to 3.x the picture stands within the lead's box.
    """
    for image in takewhile(lambda one: one is not body, container.iter()):
        if image.tag != "img" or "/themes/" in (picture_url(image, "") or ""):
            continue
        holders = list(takewhile(lambda up: up is not container, image.iterancestors()))
        figure = next((up for up in holders if up.tag == "figure"), None)
        if lead is not None and lead in holders:
            yield holders[holders.index(lead) - 1] if holders[0] is not lead else image
        elif figure is not None or holders:
            yield holders[0] if figure is None else figure


def _name_full_size(images: list[Image], container: HtmlElement, base: str) -> None:
    """Give a thumbnail (/assets/… or /files/assets/…) the address of the uploaded file, where the page names it."""
    linked = (absolute(link.get("href"), base) for link in container.iter("a") if link.find(".//img") is not None)
    named = filter(None, [*linked, *(image.url for image in images)])
    uploads = {url.partition("/uploads/")[2]: url for url in named if "/uploads/" in url}
    for image in images:
        image.url = uploads.get((image.url or "").partition("/assets/")[2], image.url)
