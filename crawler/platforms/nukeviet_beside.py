"""What stands around the body of a NukeViet article: author and source, section, tags, files."""

import re
from collections.abc import Iterable, Iterator
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
_OTHER_CRUMBS = (  # they look at every attribute of the page
    etree.XPath("//@itemtype[contains(., 'BreadcrumbList')]/..//a[@href]"),
    etree.XPath("//@class[contains(., 'breadcrumb')]/..//a[@href]"),  # up to 3.x, in a <div>
)
_KEYWORDS = etree.XPath(".//@class[contains(., 'keywords')]/..//a")
_TAGS_OF = re.compile(r"(?:tags?|từ khóa|từ khoá|keywords?|mots? clés?)\s*:", re.IGNORECASE)
_FILES = etree.XPath(".//@class[contains(., 'news-download-file')]/..//a[@href]")
_EMBEDDED = ("iframe", "embed", "video", "source", "object")
_LABEL = re.compile(
    r"(?P<author>Tác giả bài viết|Tác giả|Author|Auteur)\s*:|(?P<source>Nguồn tin|Nguồn|Source)\s*:", re.IGNORECASE
)


def section(root: HtmlElement, title: str | None) -> list[str]:
    """Give the breadcrumb without home and the article itself; the metadata's section where there is none."""
    for links in _crumbs(root):
        names = dict.fromkeys(name for link in links if (name := text_of(link)) and name.lower() not in HOME)
        if found := [name for name in names if name != title]:
            return found[:LEVELS]
    return [name for name in [fold(_SECTION(root))] if name]


def _crumbs(root: HtmlElement) -> Iterator[Iterable[HtmlElement]]:
    """Give the links of what may be the breadcrumb: it stands near the top, and most pages are not searched whole."""
    for box in root.iter("ul"):
        if "breadcrumb" in box.get("class", ""):
            yield (link for item in box.iter("li") for link in item.findall("a"))
    for find in _OTHER_CRUMBS:
        yield find(root)


def tags(container: HtmlElement, body: HtmlElement) -> list[str]:
    """Give the article's tags; a block of the portal's tags may stand in the same column."""
    column = _column(container)
    for links in _tag_links(column):
        if found := [name for link in links if (name := text_of(link)) and _is_own(link, column, body)]:
            return found
    return []


def _tag_links(column: HtmlElement) -> Iterator[Iterable[HtmlElement]]:
    """Give the links that may be tags: by their address, or where they lead to the search, as up to 3.x, by their box.

    It tells them link by link: an expression looks at the attributes of all other elements, too.
    """
    yield [link for link in column.iter("a") if "/tag/" in (href := link.get("href", "")) or "op=tag" in href]
    yield _KEYWORDS(column)


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


def read_labels(article: Article, container: HtmlElement, body: HtmlElement) -> None:
    """Read "Tác giả: …" and "Nguồn tin: …" below the body; authors with a page of their own are links."""
    for paragraph in _below(container, body):
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
    """Give the paragraphs and boxes of the container that stand below the body."""
    for level in [body, *takewhile(lambda up: up is not container, body.iterancestors())]:
        for after in level.itersiblings() if level is not container else ():
            yield from after.iter("p", "div")


def _column(container: HtmlElement) -> HtmlElement:
    """Give the page's column of boxes: the article is the first, its tags are in the second."""
    box = next(
        (up for up in [container, *container.iterancestors()] if "news_column" in up.get("class", "")), container
    )
    parent = box.getparent()
    return box if parent is None else parent


def _is_own(link: HtmlElement, column: HtmlElement, body: HtmlElement) -> bool:
    """Tell whether a link to a tag stands in a box of the article's, or after a label, and not in the text."""
    boxes = list(takewhile(lambda up: up is not column, link.iterancestors()))
    if body in boxes:
        return False
    named = any("news_column" in up.get("class", "") or "keywords" in up.get("class", "") for up in boxes)
    return named or any(_TAGS_OF.match(text_of(up) or "") for up in boxes)
