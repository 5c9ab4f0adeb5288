"""The JSON service of VNPT e-news that lists a section's articles: what "Xem thêm" on its page asks.

From the script of a saved page: /service/api/article/list?scUnitMapId=SITE&saArticleCateId=SECTION&first=N&pageSize=K
answers with a list of {title, pageUrl, avatar, lead, publishDate, objectType}; both ids stand in the page's
`#page_info`. Whether the list is bare or within an object, a callback's name is around it, addresses are absolute, and
how the date is written are not known: each is read either way.
"""

import json
import re
from collections import deque
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from lxml.html import HtmlElement
from scrapy.http import TextResponse

from crawler.reading.lines.dates import parse_date
from crawler.reading.lines.one_line import fold
from crawler.reading.outlinks.links import absolute
from crawler.reading.outlinks.listing import Entry

PATH = "/service/api/article/list"
PAGE_SIZE = 50  # articles asked for at once

# Of megabytes, perhaps, of anything: what stands before the bracket is never given back.
_CALLBACK = re.compile(r"\s*+(?:/\*\*/)?\s*+[\w.$]++\s*+\(")
_MILLISECONDS = 10**11  # a number of seconds as large as this is in the year 5138
_LATEST = 4_102_444_800  # seconds: the year 2100


def is_service(url: str) -> bool:
    """Tell whether an address is the service's."""
    return urlsplit(url).path == PATH


def service_url(root: HtmlElement, base_url: str) -> str | None:
    """Give the address of the first articles of the section that a page shows, or None where it names no ids."""
    site, section = page_info(root, "site_id"), page_info(root, "cate_id")
    if not site or not section:
        return None
    return absolute(f"{PATH}?{urlencode(_query(site, section, 0))}", base_url)


def following_url(url: str, received: int) -> str:
    """Give the address of the articles after those at an address of the service, of which so many were received.

    It may give fewer than it is asked for.
    """
    asked = dict(parse_qsl(urlsplit(url).query))
    first = int(asked.get("first", "0")) + received
    query = _query(asked.get("scUnitMapId", ""), asked.get("saArticleCateId", ""), first)
    return urlsplit(url)._replace(query=urlencode(query)).geturl()


def page_info(root: HtmlElement, name: str) -> str | None:
    """Give what the page's `#page_info` says under a name: "" for nothing or 0, None where it has no such."""
    for element in root.xpath("//*[@id='page_info']//*[@id=$name]", name=name):
        value = fold(element.get("value") or element.text_content())
        return "" if value in ("0", "null", "undefined") else value
    return None


def is_answer(text: str) -> bool:
    """Tell whether a text is an answer of the service's, though it may name no article."""
    try:
        _loaded(text)
    except (ValueError, RecursionError):
        return False
    return True


def read_answer(response: TextResponse, former_hosts: Collection[str] = ()) -> list[Entry]:
    """Give the articles of the service's answer with their times; what is no such answer gives none.

    Addresses at the portal's former hosts are given at its own: pages of a portal that moved still name the old one.
    """
    home = urlsplit(response.url)
    found = []
    for entry in _entries(response.text):
        url = urlsplit(absolute(str(entry["pageUrl"]), response.url) or response.url)
        if url.hostname in former_hosts:
            url = url._replace(scheme=home.scheme, netloc=home.netloc)
        found.append(Entry(url.geturl(), _time(entry.get("publishDate"))))
    return found


def _query(site: str, section: str, first: int) -> dict[str, str | int]:
    return {"scUnitMapId": site, "saArticleCateId": section, "first": first, "pageSize": PAGE_SIZE}


def _loaded(text: str) -> Any:
    """Read an answer, within a callback's call or bare. Raises ValueError, RecursionError for what is none."""
    if called := _CALLBACK.match(text):
        text = text[called.end() :].rstrip().removesuffix(";").rstrip().removesuffix(")")
    return json.loads(text)


def _entries(text: str) -> Iterator[dict[str, Any]]:
    """Give the articles of an answer, wherever in it the list stands."""
    try:
        waiting: deque[Any] = deque([_loaded(text)])
    except (ValueError, RecursionError):
        return
    while waiting:
        value = waiting.popleft()
        if isinstance(value, dict) and value.get("pageUrl"):
            yield value
        elif isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def _time(value: object) -> str | None:
    """Give a time in ISO 8601, or None: from text in any form, or from seconds or milliseconds since 1970."""
    text = str(value or "")
    if text.isascii() and text.isdigit():
        number = int(text) if len(text) < 15 else 0  # noqa: PLR2004 - milliseconds have 13 digits
        seconds = number // 1000 if number >= _MILLISECONDS else number
        text = datetime.fromtimestamp(seconds, UTC).isoformat() if seconds < _LATEST else ""
    return parse_date(text)
