"""What stands around the body of a NukeViet article: section, tags, files."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain, islice, takewhile
from urllib.parse import parse_qsl, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from crawler.article import Attachment
from crawler.reading.body.text import text_of
from crawler.reading.lines.label_words import FILES, TAGS
from crawler.reading.lines.one_line import fold
from crawler.reading.outlinks.links import absolute, file_links, files_in, is_file
from crawler.reading.structured_data.breadcrumb import HOME, LEVELS, NAME_LENGTH, rows_of_home

_SECTION = etree.XPath("string(/html/head/meta[@property='article:section']/@content)")
_SAID_TAGS = etree.XPath("/html/head/meta[@property='article:tag']/@content")
_KEYWORDS = etree.XPath("string(/html/head/meta[@name='keywords']/@content)")
_OTHER_CRUMBS = (  # they look at every attribute of the page
    etree.XPath("//@itemtype[contains(., 'BreadcrumbList')]/..//a[@href]"),
    etree.XPath("//@class[contains(., 'breadcrumb')]/..//a[@href]"),  # up to 3.x, in a <div>
)
_SOUGHT = etree.XPath(".//@class[contains(., 'keyword')]/..//a")  # up to 3.x tags lead to the search
_TAGS_OF = re.compile(rf"(?:{TAGS}|keywords?|mots? clés?)\s*:", re.IGNORECASE)
_FILES = etree.XPath(".//@class[contains(., 'news-download-file')]/..//a[@href]")
_OFFERED = re.compile(FILES, re.IGNORECASE)
_EMBEDDED = ("iframe", "embed", "video", "source", "object")


def section(root: HtmlElement, title: str | None, url: str) -> list[str]:
    """Give the breadcrumb without home and the article itself; the metadata's section where there is none.

    Else it is what a link says that leads to the section of the article's address.
    """
    for links in _crumbs(root):
        if found := _names(links, title):
            return found[:LEVELS]
    if innermost := fold(_SECTION(root)):
        return _trail(root, innermost, title) or [innermost]
    folder = urlsplit(url).path.rstrip("/").rpartition("/")[0]  # 3.x ends its articles in a slash
    named = _names((link for link in root.iter("a") if _path(link, url).rstrip("/") == folder), title) if folder else []
    return [name for name in named if len(name) <= NAME_LENGTH][:1]


def _path(link: HtmlElement, url: str) -> str:
    return urlsplit(absolute(link.get("href"), url) or "").path


def crumbs(root: HtmlElement) -> list[HtmlElement]:
    """Give the links of the breadcrumb, with those to home and to the page itself."""
    return next((found for links in _crumbs(root) if (found := [*links])), [])


def _crumbs(root: HtmlElement) -> Iterator[Iterable[HtmlElement]]:
    """Give the links of what may be the breadcrumb: it stands near the top, and most pages are not searched whole."""
    for box in root.iter("ul"):
        if "breadcrumb" in box.get("class", ""):
            yield (link for item in box.iter("li") for link in item.findall("a"))
    for find in _OTHER_CRUMBS:
        yield find(root)


def _names(links: Iterable[HtmlElement], title: str | None) -> list[str]:
    names = dict.fromkeys(name for link in links if (name := text_of(link)) and name.lower() not in HOME)
    return [name for name in names if name != title]


def _trail(root: HtmlElement, innermost: str, title: str | None) -> list[str]:
    """Give what a row of links says that begins at home and ends in the innermost section, whatever it is called."""
    for row in rows_of_home(root):
        names = _names(row.links, title) if row else []
        if len(names) <= LEVELS and names and names[-1] == innermost:
            return names
    return []


def tags(container: HtmlElement, body: HtmlElement) -> list[str]:
    """Give the article's tags: the metadata's, else its box's; a block of the portal's tags may stand beside that.

    Where a theme's box is not known, the page's keywords say which of its linked tags are the article's.
    """
    if said := list(filter(None, map(fold, _SAID_TAGS(container)))):
        return said
    column = _column(container)
    own = [name for link in _tagged(column) if (name := text_of(link)) and _is_own(link, column, body)]
    if not own and body.get("id") is None:
        own = [name for link in _SOUGHT(column) if (name := text_of(link)) and _is_own(link, column, body)]
    return own or _keywords(container)


def _tagged(element: HtmlElement) -> Iterator[HtmlElement]:
    return (link for link in element.iter("a") if "/tag/" in (to := link.get("href", "")) or "op=tag" in to)


def _keywords(container: HtmlElement) -> list[str]:
    keywords = {word.strip().lower() for word in fold(_KEYWORDS(container)).split(",")} - {""}
    linked = _tagged(container.getroottree().getroot()) if keywords else ()
    names = ((text_of(link) or "").lstrip("# ") for link in linked)
    return list(dict.fromkeys(name for name in names if name.lower() in keywords))


def attachments(container: HtmlElement, body: HtmlElement, base: str, page: bytes) -> list[Attachment]:
    """Give the files that are attached, and those that the body links to or shows in a frame, each once.

    `page` are the page's bytes: most hold no box of files, which is told sooner than looked for.
    """
    found: dict[str, str | None] = {}
    if b"news-download-file" in page:
        found |= _attached(container, base)
    others = chain(
        files_in(body, base).items(), _offered(container, base), ((url, None) for url in _viewed(body, base))
    )
    for url, name in others:
        found.setdefault(url, name)
    return [Attachment(url, name) for url, name in found.items()]


def _attached(container: HtmlElement, base: str) -> dict[str, str]:
    """Give the files, with their names, in the box of files: in the article's own where it has one, else beside it."""
    every: list[HtmlElement] = _FILES(_column(container))
    files: dict[str, str] = {}
    for link in [one for one in every if container in one.iterancestors()] or every:
        url, name = absolute(link.get("href"), base), text_of(link)
        if url and name and "data-toggle" not in link.attrib:
            files[url] = text_of(link.find("strong")) or name
    return files


def _offered(container: HtmlElement, base: str) -> Iterator[tuple[str, str | None]]:
    """Give the files on lines of the article's box that begin with a label: "File đính kèm: a.pdf"."""
    labelled: dict[HtmlElement, bool] = {}  # one box may hold all links, and its text is long
    for url, link in file_links(container, base):
        above = list(islice(link.iterancestors(), 2))
        labelled |= {up: bool(_OFFERED.match(text_of(up) or "")) for up in above if up not in labelled}
        if any(labelled[up] for up in above):
            yield url, text_of(link)


def _viewed(body: HtmlElement, base: str) -> Iterator[str]:
    """Give the files that the body shows in a frame; a viewer on the page has the file in its query."""
    for url in embedded(body, base):
        for one in (url, *(absolute(value, base) for _, value in parse_qsl(urlsplit(url).query))):
            if one and is_file(one):
                yield one


def _column(container: HtmlElement) -> HtmlElement:
    """Give what the article's box stands in, with those of its tags and files."""
    parent = box_of(container).getparent()
    return container if parent is None else parent


def embedded(body: HtmlElement, base: str) -> list[str]:
    """Give the addresses of what the body shows in a frame: videos, files in a viewer."""
    named = (one.get("src") or one.get("data") for one in body.iter(*_EMBEDDED))
    return [url for href in named if (url := absolute(href, base))]


def box_of(container: HtmlElement) -> HtmlElement:
    """Give the article's box: the first of the page's column of boxes, of which the second has its tags.

    Themes of 4.6 have an <article> of cards for it.
    """
    around = list(chain((container,), container.iterancestors()))
    named = next((up for up in around if "news_column" in up.get("class", "")), None)
    return next((up for up in around if up.tag == "article"), container) if named is None else named


def _is_own(link: HtmlElement, column: HtmlElement, body: HtmlElement) -> bool:
    """Tell whether a link to a tag stands in a box of the article's, or after a label, and not in the text."""
    boxes = list(takewhile(lambda up: up is not column, link.iterancestors()))
    if body in boxes:
        return False
    named = any("news_column" in up.get("class", "") or "keyword" in up.get("class", "") for up in boxes)
    return named or any(_TAGS_OF.match(text_of(up) or "") for up in boxes)
