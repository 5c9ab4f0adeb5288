"""Saved pages and text dumps: from files to articles, by the same readers as a live crawl."""

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import html
from lxml.etree import ParserError
from scrapy.http import HtmlResponse

from crawler.article import Article, NotAnArticle
from crawler.platforms.portal import PortalSpider
from crawler.platforms.recognise import recognise
from crawler.reading.clean import clean
from crawler.reading.dump import read_dump
from crawler.reading.metadata import canonical_url
from crawler.reading.validate import validate

PAGES = (".html", ".htm", ".html.gz", ".htm.gz")
DUMPS = (".txt",)
LARGEST = 64 * 1024 * 1024  # bytes: no page is as large; a gzip bomb is
_HEAD_END = re.compile(rb"</head>|<body", re.IGNORECASE)


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
    platforms: Iterable[type[PortalSpider]],
    url: str | None = None,
    platform: type[PortalSpider] | None = None,
) -> Article:
    """Read, clean and validate the article in a file.

    The platform is found by the page's signs, and its address in the page, where they are not given.
    Raises Unreadable, and NotAnArticle with the reason when the file holds none.
    """
    try:
        body = path.read_bytes()
        if path.suffix == ".gz":
            with gzip.open(path) as unpacked:
                body = unpacked.read(LARGEST)
    except (OSError, EOFError, zlib.error) as error:
        raise Unreadable(f"{path}: {getattr(error, 'strerror', None) or error}; check the file") from None
    if not body.strip():
        raise NotAnArticle("empty", "the file is empty")
    if path.name.lower().endswith(DUMPS):
        return validate(clean(read_dump(decode(path, body), url or path.name)))
    response = HtmlResponse(url or named_address(body) or path.name, body=body)
    return validate(clean((platform or recognise(response, platforms)).read(response)))


def named_address(body: bytes) -> str | None:
    """Give the address that a page names as its own, from its head alone."""
    end = _HEAD_END.search(body)
    try:
        return canonical_url(html.document_fromstring(body[: end.start() if end else len(body)]), "")
    except (ParserError, ValueError):
        return None


def decode(path: Path, body: bytes) -> str:
    """Decode a text dump: by its byte order mark, as UTF-8, or else as Vietnam's windows-1258."""
    marked = body.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1258"):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable(f"{path}: not text in UTF-8, UTF-16 or windows-1258; save it as UTF-8")
