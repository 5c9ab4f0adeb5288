"""The files that an article of an unknown platform offers: linked, loaded by an address of the page, or embedded."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml.html import HtmlElement

from crawler.article import Attachment
from crawler.reading.body.text import text_of
from crawler.reading.outlinks.links import ENDS_IN_FILE, FILE_NAME, absolute, is_file

_DOWNLOAD = re.compile(r"(?:^|[/_.-])(?:download|get_?file|viewfile|tai-?ve|tai-?file)(?:[/_.-]|$)", re.IGNORECASE)
_OFFERED = re.compile(r"tải (?:về|xuống|file|tệp|tài liệu|văn bản)|download|đính kèm", re.IGNORECASE)
_EMBEDDED = {"iframe": "src", "embed": "src", "object": "data"}


def leads_to_file(link: HtmlElement) -> bool:
    """Tell whether a link leads to a file: by its address, by what it says of itself, or by the name that it shows."""
    if _names_file(link.get("href")):
        return True
    is_told = "download" in link.attrib or _shown_name(link) is not None or _OFFERED.search(text_of(link) or "")
    return _downloads(link) and bool(is_told)


def offers_files(table: str) -> bool:
    """Tell a table whose rows, below their heading, each end in a button to download a file."""
    rows = table.split("\n")
    return len(rows) > 1 and all(_OFFERED.fullmatch(row.rpartition(" | ")[2]) for row in rows[1:])


def files(boxes: Iterable[HtmlElement], base: str) -> list[Attachment]:
    """Give the files that boxes of a page link to or embed, each once, by the first name that is given to it."""
    names: dict[str, str | None] = {}
    for address, name in (found for box in boxes for found in _in_box(box, base)):
        names[address] = names.get(address) or name
    return [Attachment(address, name) for address, name in names.items()]


def _in_box(box: HtmlElement, base: str) -> Iterator[tuple[str, str | None]]:
    for element in box.iter("a", *_EMBEDDED):
        if element.tag == "a":
            if leads_to_file(element) and (address := absolute(element.get("href"), base)):
                yield address, _shown_name(element) or _name_in_row(element) or text_of(element)
        elif address := _embedded(element, base):
            yield address, None


def _embedded(element: HtmlElement, base: str) -> str | None:
    """Give the address of a file that is shown on the page, also by a viewer of another site."""
    address = absolute(element.get(_EMBEDDED[element.tag]), base)
    if not address or is_file(address):
        return address
    named = next((value for _, value in parse_qsl(urlsplit(address).query) if ENDS_IN_FILE.search(value)), "")
    return absolute(named, base)


def _names_file(href: str | None) -> bool:
    try:
        parts = urlsplit(href or "")
        return bool(ENDS_IN_FILE.search(parts.path)) or any(
            ENDS_IN_FILE.search(value) for _, value in parse_qsl(parts.query)
        )
    except ValueError:  # an address like http://[
        return False


def _downloads(link: HtmlElement) -> bool:
    try:
        parts = urlsplit(link.get("href") or "")
    except ValueError:
        return False
    asked = any(name.lower() == "download" or value.lower() == "download" for name, value in parse_qsl(parts.query))
    return "download" in link.attrib or asked or bool(_DOWNLOAD.search(unquote(parts.path)))


def _name_in_row(link: HtmlElement) -> str | None:
    """Give the file's name that stands beside a link which says no more than "Tải về"."""
    row = next(link.iterancestors("tr", "li"), None) if _OFFERED.fullmatch(text_of(link) or "") else None
    said = (text_of(cell) or "" for cell in row) if row is not None else ()
    return next((text for text in said if FILE_NAME.fullmatch(text)), None)


def _shown_name(link: HtmlElement) -> str | None:
    """Give the file's name that a link shows, without the words before it: "Tập tin 1: thong-bao.pdf"."""
    texts = [text for text in (text_of(part) for part in link.iter("strong", "b", "span")) if text]
    for text in [*texts, text_of(link) or "", link.get("download") or "", link.get("title") or ""]:
        if FILE_NAME.fullmatch(text):
            return text.rpartition(": ")[2]
    return None
