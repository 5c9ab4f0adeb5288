"""Saved pages and text dumps: from files to articles, by the same readers as a live crawl."""

import gzip
import re
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import html
from lxml.etree import ParserError
from scrapy.http import HtmlResponse, TextResponse

from crawler.article import Article, NotAnArticle
from crawler.crawl.portal import PortalSpider
from crawler.platforms.recognise import FALLBACK, recognise
from crawler.reading.cleaning.clean import clean
from crawler.reading.cleaning.dump import read_dump
from crawler.reading.outlinks.links import host_of, is_web_address
from crawler.reading.structured_data.metadata import canonical_url
from crawler.reading.validate import validate

PAGES = (".html", ".htm", ".html.gz", ".htm.gz")
DUMPS = (".txt",)
LARGEST = 64 * 1024 * 1024  # bytes: no page is as large; a gzip bomb is

Portals = Mapping[str, type[PortalSpider]]  # portals or platforms, by name

_HEAD_END = re.compile(rb"</head>|<body", re.IGNORECASE)
_SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d{4,}\)([!-~]+) -->")  # by Chrome and its kin


class Unreadable(Exception):  # noqa: N818 - it names the file's state
    """A file that cannot be read, in one line with the cause and the remedy."""


def find_files(paths: Iterable[Path]) -> tuple[list[Path], int]:
    """Give the pages and dumps among files and folders (searched through, sorted), and how many others were left.

    Raises Unreadable for a path that does not exist, or a file named by itself that is neither page nor dump.
    """
    found, left = [], 0
    for path in paths:
        if path.is_dir():
            files = sorted(file for file in path.rglob("*") if file.is_file())
            wanted = [file for file in files if file.name.lower().endswith(PAGES + DUMPS)]
            found += wanted
            left += len(files) - len(wanted)
        elif not path.exists():
            raise Unreadable(f"{path}: no such file or folder; check the path")
        elif path.name.lower().endswith(PAGES + DUMPS):
            found.append(path)
        else:
            raise Unreadable(f"{path}: neither a page ({', '.join(PAGES)}) nor a dump (.txt); rename it by what it is")
    return found, left


def read_file(
    path: Path,
    portals: Portals,
    platforms: Portals,
    url: str | None = None,
    chosen: type[PortalSpider] | None = None,
) -> Article:
    """Read, clean and validate the article in a file, and write on it whose it is where that is known.

    `chosen` is the portal or platform to read it by. Without it the portal is known by its host, now or formerly, and
    the platform by the page's signs; the address is the one the page names where `url` is not given.
    Raises Unreadable, and NotAnArticle with the reason when the file holds none.
    """
    body = _bytes_of(path)
    if not body.strip():
        raise NotAnArticle("empty", "the file is empty")
    if path.name.lower().endswith(DUMPS):
        article = validate(clean(read_dump(decode(path, body), url or path.name)))
        return of_portal(article, chosen if chosen in portals.values() else None)
    response = HtmlResponse(url or named_address(body) or path.name, body=body)
    portal = chosen if chosen in portals.values() else portal_at(response.url, portals)
    if chosen is not None:
        reader = chosen
    else:
        reader = recognise(response, platforms.values())  # which may be a layout of another time
        if portal and (reader.platform in (FALLBACK, portal.platform) or _is_former(portal, response)):
            reader = portal
    if portal is not None and reader is portal:
        return read_article(portal, response, platforms)
    return of_portal(validate(clean(reader.read(response))), portal)


def _bytes_of(path: Path) -> bytes:
    """Give what is in a file, unpacked. Raises Unreadable."""
    try:
        if path.suffix != ".gz":
            return path.read_bytes()
        with gzip.open(path) as unpacked:
            return unpacked.read(LARGEST)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable(f"{path}: {getattr(error, 'strerror', None) or error}; check the file") from None


def read_article(portal: type[PortalSpider], response: TextResponse, platforms: Portals) -> Article:
    """Read, clean and validate a portal's page, and write on it whose it is. Raises NotAnArticle with the reason.

    A page of one of the portal's former domains is read by the platform of that time.
    """
    former = portal.former_domains.get(urlsplit(response.url).hostname or "")
    return of_portal(validate(clean(platforms.get(former or "", portal).read(response))), portal)


def portal_at(url: str, portals: Portals) -> type[PortalSpider] | None:
    """Give the portal that has the address's host, or had it formerly."""
    host = host_of(url)
    if not host:
        return None
    now = (one for one in portals.values() if host in map(host_of, getattr(one, "start_urls", [])))
    return next(now, None) or next((one for one in portals.values() if host in one.former_domains), None)


def of_portal(article: Article, portal: type[PortalSpider] | None) -> Article:
    """Write onto the article whose it is; nothing where that is not known."""
    if portal is not None:
        article.portal, article.kind = portal.name, portal.kind
        article.province, article.former_province = portal.province, portal.former_province
    return article


def _is_former(portal: type[PortalSpider], response: TextResponse) -> bool:
    return (urlsplit(response.url).hostname or "") in portal.former_domains


def named_address(body: bytes) -> str | None:
    """Give the address that a page names as its own, from its head alone, else that a browser noted on saving it."""
    end = _HEAD_END.search(body)
    head = body[: end.start() if end else len(body)]
    try:
        named = canonical_url(html.document_fromstring(head), "")
    except (ParserError, ValueError):
        named = None
    return named or _saved_from(head)


def _saved_from(head: bytes) -> str | None:
    noted = _SAVED_FROM.search(head)
    address = noted[1].decode() if noted else ""
    return address if is_web_address(address) else None


def own_address(body: bytes, home: str) -> str | None:
    """Give the address that a page names, on the portal's host and by its scheme: some name a former domain."""
    named = named_address(body)
    return urljoin(home, urlsplit(named)._replace(scheme="", netloc="").geturl() or "/") if named else None


def decode(path: Path, body: bytes) -> str:
    """Decode a text dump: by its byte order mark, as UTF-8, or else as Vietnam's windows-1258."""
    marked = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1258"):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(f"{path}: not text in UTF-8, UTF-16 or windows-1258; save it as UTF-8")
