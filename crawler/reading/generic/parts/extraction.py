"""The text that trafilatura extracts of a page without tables that lay it out, other columns and what is hidden.

A line's end in the source, which Word writes after every 80 letters, is a space to HTML; trafilatura ends a line there.
"""

from collections.abc import Set as AbstractSet
from copy import deepcopy
from typing import Any

from lxml.html import HtmlElement

from crawler.reading.body.table import LONG_CELL
from crawler.reading.body.text import BLOCK
from crawler.reading.generic.boxes.beside import is_hidden
from crawler.reading.generic.boxes.page_boxes import Page

_OF_TABLE = frozenset("table thead tbody tfoot tr td th".split())
_IN_LAYOUT = BLOCK - _OF_TABLE - {"p", "ul", "ol", "li", "center", "hr"}  # hardly ever in a cell of data


def extract(page: Page, url: str) -> str:
    """Give the text that trafilatura finds; on what says that it is an article, not in another column."""
    import trafilatura  # noqa: PLC0415 - crawls of known platforms start without it

    hidden = {element for element in page.beside if is_hidden(element)}
    extracted: Any = trafilatura.extract(
        _prepared(page.root, hidden | page.columns if page.says_so else hidden),
        url=url,
        output_format="txt",
        include_comments=False,
        include_tables=True,
        favor_recall=True,
    )
    return extracted or ""


def _prepared(root: HtmlElement, beside: AbstractSet[HtmlElement]) -> HtmlElement:
    """Give a copy of the page in which tables of layout are boxes, what stands beside is left out and lines go on."""
    layout = {table for table in root.iter("table") if _lays_out(table)}
    copy: HtmlElement = deepcopy(root)
    gone = []
    for element, twin in zip(root.iter(), copy.iter(), strict=True):
        if element in beside:
            gone.append(twin)
        elif element in layout or (
            element.tag in _OF_TABLE - {"table"} and next(element.iterancestors("table"), None) in layout
        ):
            twin.tag = "div"
    for twin in gone:
        twin.drop_tree()  # what follows it stays
    for element in copy.iter():
        element.text, element.tail = _unbroken(element.text), _unbroken(element.tail)
    return copy


def _unbroken(text: str | None) -> str | None:
    return text.replace("\r", " ").replace("\n", " ") if text and not text.isspace() else text


def _lays_out(table: HtmlElement) -> bool:
    if table.find(".//table") is not None:
        return True
    for cell in table.iter("td", "th"):
        if len(cell.text_content()) > LONG_CELL or next(cell.iter(*_IN_LAYOUT), None) is not None:
            return True
    return False
