"""Pages that lead to articles: listings, sitemaps and feeds, read without knowing whose they are."""

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from gzip import GzipFile
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement
from w3lib.html import strip_html5_whitespace

from crawler.reading.dates import parse_date
from crawler.reading.one_line import fold, printable
from crawler.reading.text import text_of

GZIP = b"\x1f\x8b"
LARGEST_SITEMAP = 50 * 1024 * 1024  # bytes, unpacked
SITEMAP_ENTRIES = 50_000  # of one sitemap, as in sitemaps.org
LONGEST_ADDRESS = 2048  # letters, as in sitemaps.org
FILES = "pdf doc docx xls xlsx ppt pptx zip rar".split()  # endings of addresses that lead to a file
OTHERS = 2  # further addresses of one article that are given
CLIMB = 4  # how far above its link an item's date may stand: li > div > h3 > a
ITEM_LENGTH = 1500  # letters; more text than that is the list and not one item of it
NEXT = re.compile(
    r"[»›>→]{1,2}|(?:next(?: page)?|tiếp(?: theo)?|trang (?:sau|tiếp|kế)(?: theo)?|sau|xem thêm|tải thêm)[ »›>→]*",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:trang|page)\s*(?=\d+$)", re.IGNORECASE)  # before a number: "Trang 2"
_FILE = re.compile(rf"\.(?:{'|'.join(FILES)})$", re.IGNORECASE)
_PAGER = re.compile(
    r"pag(?:e|er|es|ing|ination|enav)(?:$|[\s_-])|pagin|phan-?trang|pager|(?:load|view|show)-?more", re.IGNORECASE
)
_NEXT_CLASS = re.compile(r"(?:^|[\s_-])next(?:$|[\s_-])", re.IGNORECASE)
_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#;]*", re.IGNORECASE)  # new on every page
_DATE_LIKE = re.compile(r"\d[/.-]\d{1,2}[/.-]\d{4}")


@dataclass(frozen=True, slots=True)
class Entry:
    """An address found, with the day and time that the listing prints beside it (ISO 8601), where it does.

    `others` are further addresses on the page that name the same article; some, where there are many.
    """

    url: str
    date: str | None = None
    others: tuple[str, ...] = field(default=(), compare=False)


def links(root: HtmlElement, base_url: str) -> Iterator[tuple[str, HtmlElement]]:
    """Give every http(s) link of a page as its absolute address without fragment, and its element."""
    site = urljoin(base_url, "/")  # all that an address from the root needs: a menu's are then the same on every page
    for element in root.iter("a"):
        href = element.get("href", "")
        rooted = href.startswith("/") and not href.startswith("//")
        if address := absolute(href, site if rooted else base_url):
            yield address, element


def files_in(element: HtmlElement, base_url: str) -> dict[str, str | None]:
    """Give the addresses of the files that an element links to, each with the first name that a link gives it."""
    names: dict[str, str | None] = {}
    for link in element.iter("a"):
        address = absolute(link.get("href"), base_url)
        if address and is_file(address):
            names[address] = names.get(address) or text_of(link)
    return names


def is_file(address: str) -> bool:
    """Tell whether an address leads to a file, by its ending."""
    return _FILE.search(urlsplit(address).path) is not None


def absolute(href: str | None, base_url: str) -> str | None:
    """Give the absolute http(s) address without fragment, or None for what is none, or longer than LONGEST_ADDRESS."""
    return _absolute(href, base_url) if href and len(href) <= LONGEST_ADDRESS else None


@lru_cache(4096)
def _absolute(href: str, base_url: str) -> str | None:
    href = strip_html5_whitespace(href)
    if not href or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
        return None
    try:
        address = urljoin(base_url, href).partition("#")[0]
        if ";" in address:
            address = _SESSION.sub("", address)
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:  # an address like http://[ or http://host:port
        return None
    return printable(address) if parts.scheme in ("http", "https") and parts.hostname else None


def read_listing(
    root: HtmlElement, base_url: str, identity: Callable[[str], str | None], *, dated: bool = True
) -> list[Entry]:
    """Give the articles that a page links to, each once, in order; `identity` says of an address whether it is one.

    `dated`: look for the date beside each, which takes longer.
    """
    found: dict[str, Entry] = {}
    for address, element in links(root, base_url):
        name = identity(address)
        if name is None:
            continue
        if (before := found.get(name)) and (before.date or not dated):
            if address not in (before.url, *before.others) and len(before.others) < OTHERS:
                found[name] = replace(before, others=(*before.others, address))
            continue
        others = (before.url, *before.others)[:OTHERS] if before and before.url != address else ()
        found[name] = Entry(address, _date_near(element, name, base_url, identity) if dated else None, others)
    return list(found.values())


def _date_near(link: HtmlElement, name: str, base_url: str, identity: Callable[[str], str | None]) -> str | None:
    """Give the date in the smallest box around the link that holds this article and no other."""
    for _, box in zip(range(CLIMB), link.iterancestors(), strict=False):
        text = box.text_content()
        if len(text) > ITEM_LENGTH:
            return None
        if _DATE_LIKE.search(text):
            others = (identity(address) for address, _ in links(box, base_url))
            if any(other not in (None, name) for other in others):
                return None
            return next(
                (date for part in box.itertext() if _DATE_LIKE.search(part) and (date := parse_date(part))), None
            )
    return None


def next_page(root: HtmlElement, base_url: str, page: int) -> str | None:
    """Give the address of the page after page number `page`: the link that says so by its number, arrow or words."""
    number, worded = str(page + 1), None
    for address, element in links(root, base_url):
        label = _PAGE.sub("", text_of(element) or element.get("aria-label") or element.get("title") or "")
        if label != number and not NEXT.fullmatch(label) and (label or not _points_on(element)):
            continue
        paging = element.get("rel") == "next" or _in_pager(element)
        if label == number and (paging or re.search(rf"[/=-]{number}(?:/|\.html?)?$", address)):
            return address
        worded = worded or (address if paging and label != number else None)
    head = root.find(".//head/link[@rel='next']")
    return worded or (absolute(head.get("href"), base_url) if head is not None else None)


def _points_on(element: HtmlElement) -> bool:
    """Tell whether a link without words says by its rel or class, or its item's, that it leads to the next page."""
    parent = element.getparent()
    named = f"{element.get('class', '')} {'' if parent is None else parent.get('class', '')}"
    return element.get("rel") == "next" or _NEXT_CLASS.search(named) is not None


def goes_on_by_script(root: HtmlElement, page: int) -> bool:
    """Tell whether a listing has a further page that only a script can fetch: a postback, a button that loads more."""
    for element in root.iter("a", "button"):
        if element.tag == "a" and not element.get("href", "").lstrip().lower().startswith(("javascript:", "#")):
            continue
        label = _PAGE.sub("", text_of(element) or element.get("aria-label") or element.get("title") or "")
        if (label == str(page + 1) or NEXT.fullmatch(label)) and _in_pager(element):
            return True
    return False


def _in_pager(element: HtmlElement) -> bool:
    return any(
        _PAGER.search(f"{up.get('class', '')} {up.get('id', '')}")
        for up, _ in zip((element, *element.iterancestors()), range(CLIMB + 1), strict=False)
    )


def read_sitemap(
    body: bytes, too_large: Callable[[], None] = lambda: None, *, dated: bool = True
) -> tuple[list[str], list[Entry]]:
    """Give a sitemap's child sitemaps and its entries (lastmod as the date); what is no sitemap gives nothing.

    `dated`: read the dates, which takes about as long as all the rest.

    A sitemap.xml.gz is unpacked; entities are not resolved; a plain list of addresses is one, too. Of one with more
    than the 50,000 entries or 50 MiB that sitemaps.org allows, the first ones are given, and `too_large` is called.
    Memory is bounded, whatever it holds.
    """
    found: list[tuple[str, str | None]] = []
    kind = ""
    try:
        for element in _items(GzipFile(fileobj=BytesIO(body)) if body.startswith(GZIP) else BytesIO(body.lstrip())):
            if len(found) == SITEMAP_ENTRIES:
                too_large()
                break
            parent = element.getparent()
            kind = kind or etree.QName(element if parent is None else parent).localname
            values = {etree.QName(child).localname: child.text or "" for child in element.iterchildren("{*}*")}
            if address := fold(values.get("loc", "")):
                found.append((address, values.get("lastmod")))
    except _TooLarge:
        too_large()
    except (etree.XMLSyntaxError, ValueError, OSError, EOFError, zlib.error):  # what came before it counts
        pass
    if not kind and not body.startswith(GZIP) and b"<" not in body[:1000]:  # a list of addresses, says sitemaps.org
        found = [(line, None) for line in body.decode("utf-8-sig", "replace").split(None, SITEMAP_ENTRIES)]
        if len(found) > SITEMAP_ENTRIES:
            too_large()
        del found[SITEMAP_ENTRIES:]
    if kind == "sitemapindex":
        return [url for address, _ in found if (url := absolute(address, ""))], []
    return [], [
        Entry(url, parse_date(date) if date and dated else None)
        for address, date in found
        if (url := absolute(address, ""))
    ]


class _TooLarge(Exception):  # noqa: N818 - what it says of a sitemap
    """A sitemap goes on beyond what sitemaps.org allows."""


class _Bounded:
    """A file of which no more than LARGEST_SITEMAP bytes are read."""

    def __init__(self, file: GzipFile | BytesIO) -> None:
        self.file, self.left = file, LARGEST_SITEMAP

    def read(self, size: int) -> bytes:
        """Give the next bytes. Raises _TooLarge."""
        data = self.file.read(size)
        self.left -= len(data)
        if self.left < 0:
            raise _TooLarge
        return data


def _items(file: GzipFile | BytesIO) -> Iterator[Any]:
    """Give the items of a sitemap or an index of them, one in memory at a time. Raises XMLSyntaxError, _TooLarge."""
    tags = ("{*}url", "{*}sitemap")
    for _, element in etree.iterparse(_Bounded(file), tag=tags, recover=True, resolve_entities=False, no_network=True):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def read_feed(body: bytes) -> list[Entry]:
    """Give the entries of an RSS or Atom feed; the parser resolves no entities, and what is no feed gives nothing."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(body.strip(), parser)
    except etree.XMLSyntaxError:
        return []
    found = []
    for item in root.iter("{*}item", "{*}entry") if root is not None else ():
        link = next(
            (text for child in item.iter("{*}link") if (text := (child.text or child.get("href") or "").strip())), ""
        )
        date = next((child.text for child in item.iter("{*}pubDate", "{*}published", "{*}updated") if child.text), None)
        if address := absolute(link, ""):
            found.append(Entry(address, parse_date(date) if date else None))
    return found
