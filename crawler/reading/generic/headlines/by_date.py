"""The headline of an old page that no tag and no name tells: a plain cell or line, right above the article's date."""

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from crawler.reading.body.text import BLOCK, text_of
from crawler.reading.cleaning import boilerplate
from crawler.reading.generic.boxes.beside import is_furniture
from crawler.reading.generic.boxes.columns import is_sentence
from crawler.reading.generic.boxes.following import following
from crawler.reading.generic.fields.page_dates import date_below

LENGTH = range(21, 251)  # letters of a headline
MOST = 200  # lines that are looked at
TEXT_WITHIN = 40  # elements below the date, among which the text begins
_LINES = ("td", "th", "div", "p", "span", "strong", "b", "font", "center", "i", "em")
_NO_HEADLINE_ENDS = (".", ";", ":", ",", " …", "[…]")  # the last two are of a text that a list cuts


def headlines_by_date(root: HtmlElement, own_paths: set[str]) -> list[HtmlElement]:
    """Give the lines that have a date below them, and below that a text: of those above one date, the nearest.

    A clock at the top of the page is followed by its menu and by the headline, and not by a text.
    """
    nearest: dict[HtmlElement, HtmlElement] = {}  # to each date
    for line in islice(_lines(root), MOST):
        if (date := date_below(line, own_paths)) is not None:
            nearest[date] = line
    dated = {*nearest.values()}
    return [line for date, line in nearest.items() if _heads_text(date, dated)]


def _lines(root: HtmlElement) -> Iterator[HtmlElement]:
    """Give the elements that hold a line as long as a headline and no other block, each by its outermost."""
    last: HtmlElement | None = None
    for element in root.iter(*_LINES):
        if any(child.tag in BLOCK for child in element) or (last is not None and last in element.iterancestors()):
            continue
        text = text_of(element) or ""
        if len(text) not in LENGTH or text.endswith(_NO_HEADLINE_ENDS) or boilerplate.match(text) is not None:
            continue
        above = [element, *element.iterancestors()]
        if element.find(".//a") is None and not any(up.tag == "a" or is_furniture(up) for up in above):
            last = element
            yield element


def _heads_text(date: HtmlElement, dated: set[HtmlElement]) -> bool:
    """Tell whether a text begins below a date, before the next line that has one."""
    if is_sentence(date.tail):
        return True
    for element in islice(following(date), TEXT_WITHIN):
        if element in dated:
            return False
        if is_sentence(element.text) or is_sentence(element.tail):
            return True
    return False
