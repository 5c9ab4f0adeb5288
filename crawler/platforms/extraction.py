"""A page as what extracts its text is given it: without tables that lay it out, other columns and what is hidden."""

from collections.abc import Set as AbstractSet
from copy import deepcopy

from lxml.html import HtmlElement

from crawler.reading.table import LONG_CELL
from crawler.reading.text import BLOCK

_OF_TABLE = frozenset("table thead tbody tfoot tr td th".split())
_IN_LAYOUT = BLOCK - _OF_TABLE - {"p", "ul", "ol", "li", "center", "hr"}  # hardly ever in a cell of data


def for_extraction(root: HtmlElement, beside: AbstractSet[HtmlElement]) -> HtmlElement:
    """Give the page, or a copy in which tables of layout are boxes and what stands beside is left out."""
    layout = {table for table in root.iter("table") if _lays_out(table)}
    if not layout and not beside:
        return root
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
    return copy


def _lays_out(table: HtmlElement) -> bool:
    if table.find(".//table") is not None:
        return True
    for cell in table.iter("td", "th"):
        if len(cell.text_content()) > LONG_CELL or next(cell.iter(*_IN_LAYOUT), None) is not None:
            return True
    return False
