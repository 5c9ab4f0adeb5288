"""An article's text that a page has in its data alone, for a script to show: pages of Next.js, Nuxt 3 and Angular.

Such a page is made twice: by the server, and by the browser out of the JSON in a script. What the server left to the
browser is often the text, as HTML beside title and lead, and among the elements there is a box that waits for it. It is
put where a reader sees it: below the lead, or the headline.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from lxml.html import HtmlElement

from crawler.reading.body.text import read_blocks, text_of
from crawler.reading.lines.one_line import fold
from crawler.reading.parsing.page import parse_fragment
from crawler.reading.parsing.size_limits import within_bounds

LEAST = 40  # letters of a text, and of a lead
_TYPE = b"application/json"
_HTML = re.compile(r"<(?:p|div|br|figure|h\d|ul|table)\b", re.IGNORECASE)


def show_text_of_data(root: HtmlElement, body: bytes) -> bool:
    """Put the text that only the page's data has among its elements, in place; tell whether there was one.

    It is the article's where its record has the headline, too; other articles' records stand beside it.
    Raises NotAnArticle: too-deep, too-large.
    """
    headline = root.find(".//h1") if _TYPE in body else None
    title = text_of(headline)
    if headline is None or not title:
        return False
    for script in root.iter("script"):
        if script.get("type") != _TYPE.decode() or not script.text:
            continue
        for said in _records(script.text):
            if title in said and (text := _text_of(said)) is not None and not _is_shown(text, root):
                _lead_of(headline, said - {title}).addnext(text)
                return True
    return False


def _records(text: str) -> Iterator[set[str]]:
    """Give the texts that each object of some data has, folded but for HTML; Nuxt 3 has them in a list, by numbers."""
    data: Any = None
    with suppress(ValueError, RecursionError):
        data = json.loads(text)
    held = data if isinstance(data, list) else []
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            own = [held[one] if type(one) is int and 0 <= one < len(held) else one for one in value.values()]
            yield {one if _HTML.search(one) else fold(one) for one in own if isinstance(one, str)}
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
