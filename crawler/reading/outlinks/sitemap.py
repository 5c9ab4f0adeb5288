"""Sitemaps and feeds: the articles, and the further sitemaps, that a portal itself lists."""

import zlib
from collections.abc import Callable, Iterator
from gzip import GzipFile
from io import BytesIO
from typing import Any

from lxml import etree

from crawler.reading.lines.dates import parse_date
from crawler.reading.lines.one_line import fold
from crawler.reading.outlinks.links import absolute
from crawler.reading.outlinks.listing import Entry

GZIP = b"\x1f\x8b"
LARGEST_SITEMAP = 50 * 1024 * 1024  # bytes, unpacked
SITEMAP_ENTRIES = 50_000  # of one sitemap, as in sitemaps.org

_Listed = tuple[str, str | None]  # an address, and when it was changed


def read_sitemap(
    body: bytes, too_large: Callable[[], None] = lambda: None, *, dated: bool = True, base: str = ""
) -> tuple[list[str], list[Entry]]:
    """Give a sitemap's child sitemaps and its entries (lastmod as the date); what is no sitemap gives nothing.

    `dated`: read the dates, which takes about as long as all the rest. `base`: where it was found; sitemaps.org wants
    whole addresses, and some leave out the host.

    A sitemap.xml.gz is unpacked; entities are not resolved; a plain list of addresses is one, too. Of one with more
    than the 50,000 entries or 50 MiB that sitemaps.org allows, the first ones are given, and `too_large` is called.
    Memory is bounded, whatever it holds.
    """
    kind, found = _in_xml(body, too_large)
    if not kind and not body.startswith(GZIP) and b"<" not in body[:1000]:  # a list of addresses, says sitemaps.org
        found, base = _in_lines(body, too_large), ""  # words alone are no addresses
    listed = [(url, date) for address, date in found if (url := absolute(address, base))]
    if kind == "sitemapindex":
        return [url for url, _ in listed], []
    return [], [Entry(url, parse_date(date) if date and dated else None) for url, date in listed]


def _in_xml(body: bytes, too_large: Callable[[], None]) -> tuple[str, list[_Listed]]:
    """Give the name of a sitemap's root, and the addresses in it; "" and none for what is no XML."""
    kind = ""
    found: list[_Listed] = []
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
    return kind, found


def _in_lines(body: bytes, too_large: Callable[[], None]) -> list[_Listed]:
    """Give the addresses of a plain list, one a line."""
    lines = body.decode("utf-8-sig", "replace").split(None, SITEMAP_ENTRIES)
    if len(lines) > SITEMAP_ENTRIES:
        too_large()
    return [(line, None) for line in lines[:SITEMAP_ENTRIES]]


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


def read_feed(body: bytes, base: str = "") -> list[Entry]:
    """Give the entries of an RSS or Atom feed found at `base`; what is no feed gives nothing, and entities stay."""
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(body.strip(), parser)
    except etree.XMLSyntaxError:
        return []
    found = []
    for item in root.iter("{*}item", "{*}entry") if root is not None else ():
        date = next((child.text for child in item.iter("{*}pubDate", "{*}published", "{*}updated") if child.text), None)
        if address := absolute(_link_of(item), base):
            found.append(Entry(address, parse_date(date) if date else None))
    return found


def _link_of(item: Any) -> str:
    """Give the address of a feed's entry: what it links to as itself, else its permanent address; "" for none.

    Atom names what else there is by other links, to answers or to the service that changes it.
    """
    links = (link for link in item.iter("{*}link") if link.get("rel", "alternate") == "alternate")
    named = ((link.text or link.get("href") or "").strip() for link in links)
    guids = (guid.text or "" for guid in item.iter("{*}guid") if guid.get("isPermaLink", "true") == "true")
    return next(filter(None, named), "") or next((guid for guid in guids if "://" in guid), "")
