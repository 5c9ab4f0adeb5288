"""An article's text that a page has in its data alone, for a script to show: pages of Next.js, Nuxt 3 and Angular.

Such a page is made twice: by the server, and by the browser out of the JSON in a script. What the server left to the
browser is often the text, as HTML beside title and lead, and among the elements there is a box that waits for it. It is
put where a reader sees it: below the lead, or the headline. A page that leaves all to the browser gets these and the
day from the record, too.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from crawler.reading.body.text import read_blocks, text_of
from crawler.reading.box_words import LEAD_OR_DESCRIPTION
from crawler.reading.generic.headlines.by_title import parts_of
from crawler.reading.lines.dates import parse_date
from crawler.reading.lines.one_line import fold
from crawler.reading.parsing.controls import settable
from crawler.reading.parsing.page import parse_fragment
from crawler.reading.parsing.size_limits import within_bounds
from crawler.reading.structured_data.metadata import read_metadata

LEAST = 40  # letters of a text, and of a lead
SHELL = 200  # letters that a page shows which leaves its article to a script: "Đang tải dữ liệu...", a footer
_PUBLISHED = re.compile(r"publish|post|ngay-?dang|created", re.IGNORECASE)  # what a record calls its day
_TYPE = b"application/json"
_HTML = re.compile(r"<(?:p|div|br|figure|h\d|ul|table)\b", re.IGNORECASE)


def show_text_of_data(root: HtmlElement, body: bytes) -> bool:
    """Put the text that only the page's data has among its elements, in place; tell whether there was one.

    It is the article's where its record has the headline, too; other articles' records stand beside it.
    Raises NotAnArticle: too-deep, too-large.
    """
    headline = root.find(".//h1") if _TYPE in body else None
    title = text_of(headline) or (_title_of_shell(root) if _TYPE in body else None)
    if not title:
        return False
    titles = {title} if headline is not None else {*parts_of(title)}
    for script in root.iter("script"):
        if script.get("type") != _TYPE.decode() or not script.text:
            continue
        for record in _records(script.text):
            said = {*record.values()}
            own = titles & said
            if own and (text := _text_of(said)) is not None and not _is_shown(text, root):
                above = _head(root, max(own, key=len), record) if headline is None else _lead_of(headline, said - own)
                above.addnext(text)
                return True
    return False


def _title_of_shell(root: HtmlElement) -> str | None:
    """Give the title of a page without a headline that shows hardly any text."""
    box = root.find("body")
    shown = "" if box is None else " ".join(filter(None, (block.text for block in read_blocks(box))))
    return read_metadata(root).title if box is not None and len(shown) <= SHELL else None


def _head(root: HtmlElement, title: str, record: dict[str, str]) -> HtmlElement:
    """Put headline, day and lead of a record in the place of all that a page shows; give the last of them."""
    day = next((said for name, said in record.items() if _PUBLISHED.search(name) and parse_date(said)), "")
    lead = next((said for name, said in record.items() if LEAD_OR_DESCRIPTION.search(name) and said != title), "")
    parts = [_element(tag, text) for tag, text in (("h1", title), ("time", day), ("p", lead)) if text]
    body = root.find("body")
    body[:] = [*parts, *body.iter("script")]
    return parts[-1]


def _element(tag: str, text: str) -> HtmlElement:
    made: HtmlElement = html.Element(tag)
    made.text = settable(text)
    return made


def _records(text: str) -> Iterator[dict[str, str]]:
    """Give the named texts of each object of some data, folded but for HTML; Nuxt 3 has them in a list, by numbers."""
    data: Any = None
    with suppress(ValueError, RecursionError):
        data = json.loads(text)
    held = data if isinstance(data, list) else []
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            own = {k: held[one] if type(one) is int and 0 <= one < len(held) else one for k, one in value.items()}
            yield {k: one if _HTML.search(one) else fold(one) for k, one in own.items() if isinstance(one, str)}
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def _text_of(said: set[str]) -> HtmlElement | None:
    """Give the longest text in HTML of a record as an element, or None where it has none."""
    longest = max(filter(_HTML.search, said), key=len, default="")
    box = parse_fragment(longest) if len(longest) >= LEAST else None
    is_text = box is not None and len(text_of(within_bounds(box, len(longest), narrow=True)) or "") >= LEAST
    return box if is_text else None


def _is_shown(text: HtmlElement, root: HtmlElement) -> bool:
    """Tell whether a line of the text stands among the page's elements."""
    lines = [block.text for block in read_blocks(text) if len(block.text) >= LEAST]
    shown = {block.text for block in read_blocks(root)}
    return not shown.isdisjoint(lines)


def _lead_of(headline: HtmlElement, said: set[str]) -> HtmlElement:
    """Give the paragraph below a headline that a record has as well, or the headline."""
    below = (one for one in headline.xpath("following::*") if one.text and len(one.text) >= LEAST)
    return next((one for one in below if fold(one.text) in said), headline)
