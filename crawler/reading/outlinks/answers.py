"""What a service answers for the next page of a listing, as a page: HTML in a field, or items with their addresses.

No service is known by its name: taken are the names that fields have in most of them.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from html import escape
from typing import Any, NamedTuple

from scrapy.http import HtmlResponse, TextResponse

from crawler.reading.lines.dates import parse_date
from crawler.reading.outlinks.by_script import counted_on, plain, with_parameter
from crawler.reading.outlinks.links import absolute

DEEPEST = 8  # lists and objects in each other
_ADDRESSES = ("url", "link", "href", "permalink", "pageurl", "detailurl", "articleurl", "fullurl", "shareurl")
_TITLES = ("title", "name", "headline", "tieude")
_DATES = frozenset(
    "publishedat publishdate publishtime publisheddate publishedtime datepublished pubdate date time createdat"
    " createddate ngaydang".split()
)
_NEXT = frozenset("next nexturl nextpageurl nextlink nexthref nextpage".split())
_CURSORS = frozenset("nextcursor nextafter nexttoken nextoffset nextstart".split())
_GOES_ON = frozenset("hasmore hasnext hasnextpage more".split())
_PAGES = frozenset("lastpage totalpages totalpage pagecount numpages maxpage".split())


class Answer(NamedTuple):
    """An answer as a page, and the address of the one behind it, where it or its own address tells."""

    page: TextResponse
    following: str | None = None
    is_counted: bool = False  # whether that is told by its own address alone, which does not know of an end


def shown(response: TextResponse, number: int) -> Answer:
    """Show the answer for page `number` of a listing; one that is no JSON is a page, or a part of one."""
    if response.body.lstrip()[:1] not in (b"{", b"["):
        return Answer(response, counted_on(response.url, number), is_counted=True)
    try:
        told = json.loads(response.body)
    except (ValueError, RecursionError):
        told = []
    html = "".join(_html(told))
    page = HtmlResponse(response.url, body=f"<body>{html}</body>".encode("utf-8", "replace"), encoding="utf-8")
    if not html:
        return Answer(page)
    for fields in _objects(told):
        for name, value in fields.items():
            key = plain(name)
            if _ends(key, value, number):
                return Answer(page)
            if key in _NEXT | _CURSORS and isinstance(value, str | int) and value is not True:  # which names nothing
                return Answer(page, _address_by(key, value, response.url))
    return Answer(page, counted_on(response.url, number), is_counted=True)


def _html(value: Any, depth: int = 0) -> Iterator[str]:
    """Give the HTML that is in JSON, and a link for each item."""
    if isinstance(value, str):
        if "<a " in value:
            yield value
    elif isinstance(value, Mapping):
        fields = {plain(name): one for name, one in value.items()}
        item = _item(fields)
        yield item
        for one in value.values() if depth < DEEPEST else ():
            if not item or isinstance(one, Mapping | list):
                yield from _html(one, depth + 1)
    elif isinstance(value, list) and depth < DEEPEST:
        for one in value:
            yield from _html(one, depth + 1)


def _item(fields: Mapping[str, Any]) -> str:
    """Give a link to what an object is of, with the day beside it; "" where it names no address."""
    href = next((href for name in _ADDRESSES if isinstance(href := fields.get(name), str) and href), None)
    title = next((title for name in _TITLES if isinstance(title := fields.get(name), str)), None)
    if href is None or title is None:
        return ""
    said = (parse_date(one) for name, one in fields.items() if name in _DATES and isinstance(one, str))
    day = next((f"{datetime.fromisoformat(one):%d/%m/%Y %H:%M}" for one in said if one), "")
    return f'<li><a href="{escape(href)}">{escape(title)}</a> {day}</li>'


def _ends(key: str, value: Any, number: int) -> bool:
    """Tell whether a field says that nothing follows page `number`."""
    if key in _NEXT | _CURSORS:
        return not value
    if key in _GOES_ON:
        return value in (False, 0)
    return key in _PAGES and isinstance(value, int) and value <= number


def _address_by(key: str, value: str | int, url: str) -> str | None:
    """Give the address of what follows by the field that names it: an address, a number or a cursor."""
    if key in _CURSORS:
        return with_parameter(url, key.removeprefix("next"), str(value))
    if isinstance(value, str) and not value.isdecimal():
        return absolute(value, url)
    return with_parameter(url, "page", str(value))


def _objects(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Give the objects around the items, the outermost first."""
    if isinstance(value, Mapping) and depth < DEEPEST and not _item({plain(name): one for name, one in value.items()}):
        yield value
        for one in value.values():
            yield from _objects(one, depth + 1)
