"""What stands around the body of a NukeViet article: author and source, section, tags, files."""

import re
from collections.abc import Iterator
from itertools import takewhile
from urllib.parse import parse_qsl, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from crawler.article import Article, Attachment
from crawler.reading.byline import split_names
from crawler.reading.catalogue import HOME
from crawler.reading.listing import absolute, files_in, is_file
from crawler.reading.one_line import fold
from crawler.reading.text import text_of

LEVELS = 5  # of a breadcrumb
_SECTION = etree.XPath("string(/html/head/meta[@property='article:section']/@content)")
_SAID_TAGS = etree.XPath("/html/head/meta[@property='article:tag']/@content")
_KEYWORDS = etree.XPath("string(/html/head/meta[@name='keywords']/@content)")
_LINKED_TAGS = etree.XPath("//@href[contains(., '/tag/') or contains(., 'op=tag')]/parent::a")
_CRUMBS = (  # the later ones look at every attribute of the page
    etree.XPath("//ul/@class[contains(., 'breadcrumb')]/..//li/a"),
    etree.XPath("//@itemtype[contains(., 'BreadcrumbList')]/..//a[@href]"),
    etree.XPath("//@class[contains(., 'breadcrumb')]/..//a[@href]"),  # up to 3.x, in a <div>
)
_TAGS = (
    etree.XPath(".//@href[contains(., '/tag/') or contains(., 'op=tag')]/parent::a"),
    etree.XPath(".//@class[contains(., 'keywords')]/..//a"),  # up to 3.x they lead to the search
)
_TAGS_OF = re.compile(r"(?:tags?|từ khóa|từ khoá|keywords?|mots? clés?)\s*:", re.IGNORECASE)
_FILES = etree.XPath(".//@class[contains(., 'news-download-file')]/..//a[@href]")
_EMBEDDED = ("iframe", "embed", "video", "source", "object")
_LABEL = re.compile(
    r"(?P<author>Tác giả bài viết|Tác giả|Author|Auteur)\s*:|(?P<source>Nguồn tin|Nguồn|Source)\s*:", re.IGNORECASE
)


def section(root: HtmlElement, title: str | None) -> list[str]:
    """Give the breadcrumb without home and the article itself; the metadata's section where there is none."""
    for find in _CRUMBS:
        names = dict.fromkeys(name for link in find(root) if (name := text_of(link)) and name.lower() not in HOME)
        if found := [name for name in names if name != title]:
            return found[:LEVELS]
    return [name for name in [fold(_SECTION(root))] if name]


def tags(container: HtmlElement, body: HtmlElement) -> list[str]:
    """Give the article's tags: the metadata's, else its box's; a block of the portal's tags may stand beside that.

    Where a theme's box is not known, the page's keywords say which of its linked tags are the article's.
    """
    if said := list(filter(None, map(fold, _SAID_TAGS(container)))):
        return said
    box = box_of(container)
    column = box if (parent := box.getparent()) is None else parent
    found = (
        [name for link in find(column) if (name := text_of(link)) and _is_own(link, column, body)] for find in _TAGS
    )
    return next(filter(None, found), None) or _keywords(container)


def _keywords(container: HtmlElement) -> list[str]:
    keywords = {word.strip().lower() for word in fold(_KEYWORDS(container)).split(",")} - {""}
    linked = ((text_of(link) or "").lstrip("# ") for link in _LINKED_TAGS(container)) if keywords else ()
    return list(dict.fromkeys(name for name in linked if name.lower() in keywords))


def attachments(container: HtmlElement, body: HtmlElement, base: str) -> list[Attachment]:
    """Give the files that are attached, and those that the body links to or shows in a frame, each once."""
    found = {
        url: text_of(link.find("strong")) or text_of(link)
        for link in _FILES(container)
        if (url := absolute(link.get("href"), base)) and "data-toggle" not in link.attrib and text_of(link)
    }
    for url, name in files_in(body, base).items():
        found.setdefault(url, name)
    for url in embedded(body, base):
        # A viewer on the page has the file in its query.
        shown = [url, *(absolute(value, base) for _, value in parse_qsl(urlsplit(url).query))]
        for one in filter(None, shown):
            if is_file(one):
                found.setdefault(one, None)
    return [Attachment(url, name) for url, name in found.items()]


def embedded(body: HtmlElement, base: str) -> list[str]:
    """Give the addresses of what the body shows in a frame: videos, files in a viewer."""
    named = (one.get("src") or one.get("data") for one in body.iter(*_EMBEDDED))
    return [url for href in named if (url := absolute(href, base))]


def read_labels(article: Article, container: HtmlElement, body: HtmlElement, end: HtmlElement | None) -> None:
    """Read "Tác giả: …" and "Nguồn tin: …" below the body; authors with a page of their own are links.

    `end` is the first box below the text where that stands within the body.
    """
    for paragraph in _below(container, body) if end is None else (*end.iter("p", "div"), *_below(container, end)):
        if len(paragraph) > 6 or (text := text_of(paragraph)) is None:  # noqa: PLR2004 - a box, not a label
            continue
        found = _LABEL.match(text)
        if not found or paragraph.find(".//p") is not None:
            continue
        value = text[found.end() :].strip()
        if found["source"]:
            article.source = article.source or _source(paragraph, value)
        elif value:
            linked = [name for link in paragraph.iter("a") if (name := text_of(link))]
            for name in linked:
                value = value.replace(name, "", 1)
            rest = value.strip(" ,;")
            names = linked + (split_names(rest) if rest else [])
            article.authors = names + [name for name in article.authors if name not in names]


def _source(paragraph: HtmlElement, value: str) -> str | None:
    """Give the outlet's name: a portal may show its address or logo alone, and the name in an attribute."""
    if value and not value.startswith(("http://", "https://", "www.")):
        return value
    named = (one.get(name) for one in paragraph.iter("a", "img") for name in ("title", "alt"))
    return next((name for text in named if text and (name := fold(text))), None) or value or None


def _below(container: HtmlElement, body: HtmlElement) -> Iterator[HtmlElement]:
    """Give the paragraphs and boxes of the container that stand below an element, such as the body."""
    for level in [body, *takewhile(lambda up: up is not container, body.iterancestors())]:
        for after in level.itersiblings() if level is not container else ():
            yield from after.iter("p", "div")


def box_of(container: HtmlElement) -> HtmlElement:
    """Give the article's box: the first of the page's column of boxes, of which the second has its tags."""
    boxes = [container, *container.iterancestors()]
    return next((up for up in boxes if "news_column" in up.get("class", "")), container)


def _is_own(link: HtmlElement, column: HtmlElement, body: HtmlElement) -> bool:
    """Tell whether a link to a tag stands in a box of the article's, or after a label, and not in the text."""
    boxes = list(takewhile(lambda up: up is not column, link.iterancestors()))
    if body in boxes:
        return False
    named = any("news_column" in up.get("class", "") or "keywords" in up.get("class", "") for up in boxes)
    return named or any(_TAGS_OF.match(text_of(up) or "") for up in boxes)
