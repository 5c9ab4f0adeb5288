"""The links of a page as absolute addresses."""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement
from w3lib.html import strip_html5_whitespace

from crawler.reading.body.text import text_of
from crawler.reading.lines.one_line import printable
from crawler.reading.lines.resolve import is_whole, resolve

# Letters. An article's address and its path stand in one entry of an index, which may have 2,704 bytes in PostgreSQL.
LONGEST_ADDRESS = 1200
FILE = r"\.(?:pdf|docx?|xlsx?|pptx?|zip|rar)"  # how names of files end, and addresses that lead to one
# Liferay adds the id of the file's version: /documents/20182/46807/ket-luan.pdf/1f2e3d4c-…
ENDS_IN_FILE = re.compile(rf"{FILE}(?:/[0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})?$", re.IGNORECASE)
FILE_NAME = re.compile(rf"[^\s/\\].{{0,150}}{FILE}", re.IGNORECASE)
_NAMES_FILE = re.compile(rf"{FILE}(?!\w)", re.IGNORECASE)
# Where a script goes: location = "…", window.location.href = '…', top.location.replace("…").
GOES_TO = re.compile(
    r"\blocation(?:\.href)?\s*(?:=|\.(?:replace|assign)\()\s*(?P<quote>['\"])(?P<address>[^'\"]+)(?P=quote)"
)
_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#;]*", re.IGNORECASE)  # new on every page


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
    for address, link in file_links(element, base_url):
        names[address] = names.get(address) or text_of(link)
    return names


def file_links(element: HtmlElement, base_url: str) -> Iterator[tuple[str, HtmlElement]]:
    """Give the links to files in an element, each with its address."""
    for link in element.iter("a"):
        href = link.get("href", "")
        if _NAMES_FILE.search(href) and (address := absolute(href, base_url)) and is_file(address):
            yield address, link


def is_file(address: str) -> bool:
    """Tell whether an address leads to a file, by its ending."""
    return ENDS_IN_FILE.search(urlsplit(address).path) is not None


def host_of(address: str) -> str:
    """Give the host of an address in lower case, without www and port; "" where it names none."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def place(address: str) -> str:
    """Give an address without scheme, www and fragment: the same page is often named with and without."""
    return address.partition("://")[2].partition("#")[0].removeprefix("www.")


def is_web_address(text: str) -> bool:
    """Tell whether a text, as somebody typed it, is an address that can be asked for: http(s), a host, no password."""
    try:
        parts = urlsplit(text)
        _ = parts.port  # reading it checks it
        text.encode()  # a command's argument may hold bytes that are no text
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc


def absolute(href: str | None, base_url: str) -> str | None:
    """Give the absolute http(s) address without fragment, or None for what is none, or longer than LONGEST_ADDRESS."""
    return _absolute(href, base_url) if href and len(href) <= LONGEST_ADDRESS else None


@lru_cache(4096)
def _absolute(href: str, base_url: str) -> str | None:
    href = strip_html5_whitespace(href)
    if not href or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:")):
        return None
    try:
        if is_whole(address := resolve(base_url, href)):
            return address
        address = address.partition("#")[0]
        if ";" in address:
            address = _SESSION.sub("", address)
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:  # an address like http://[ or http://host:port
        return None
    return printable(address) if parts.scheme in ("http", "https") and parts.hostname else None
