"""The lead that nothing but its place tells: between the headline and the box that holds all of the text."""

from collections.abc import Set as AbstractSet
from itertools import islice, takewhile

from lxml.html import HtmlElement

from crawler.reading.body.looks import CAPTION_CLASS
from crawler.reading.body.text import HEADING, text_of
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.boxes.unnamed_columns import sentences
from crawler.reading.generic.fields.date_row import day_of_row
from crawler.reading.generic.fields.named_boxes import LONGEST_LEAD, SHORTEST_LEAD
from crawler.reading.lines.one_line import fold

LOOKED_AT = 12  # paragraphs of the text
_LINES = HEADING | {"p", "li", "ul", "ol", "span", "strong", "b", "em", "i", "blockquote", "figure"}


def lead_apart(page: Page, lines: AbstractSet[str]) -> str | None:
    """Give the first paragraph below the headline where those of the text, `lines`, stand in one box without it."""
    headline, first = page.headline, _first_below(page)
    text = text_of(first)
    if headline is None or first is None or not text or not _may_be_lead(text, page) or _is_captioned(first):
        return None
    own = [first, *takewhile(lambda up: text_of(up) == text, first.iterancestors())][-1]
    outer = own.getparent()
    following = islice((one for one in sentences(first, page.beside) if _is_line(one, lines)), LOOKED_AT)
    branches = {_child_of(outer, one) for one in following}
    if len(branches) != 1 or outer is None:
        return None
    box = branches.pop()
    if box is None:  # what follows stands below the box of the headline
        return text if outer in headline.iterancestors() else None
    return text if box.tag not in _LINES and box is not own else None


def _first_below(page: Page) -> HtmlElement | None:
    """Give the first sentence below the headline, but for a row that says who filed the article, and when."""
    below = () if page.headline is None else sentences(page.headline, page.beside)
    return next((one for one in below if not day_of_row(text_of(one) or "")), None)


def _may_be_lead(text: str, page: Page) -> bool:
    """Tell what is no question and as long as a lead, or what the page's description repeats, however short."""
    is_long = SHORTEST_LEAD <= len(text) < LONGEST_LEAD
    return not text.endswith("?") and (is_long or text == page.data.description)


def _is_line(element: HtmlElement, lines: AbstractSet[str]) -> bool:
    """Tell whether an element says a line of the text, or begins with one that a <br> parts from the next."""
    return text_of(element) in lines or fold(element.text or "") in lines


def _is_captioned(element: HtmlElement) -> bool:
    """Tell whether a line is a picture's caption: by its tag or class, or because it stands directly below one."""
    around = [element, *islice(element.iterancestors(), 2)]
    if any(up.tag in ("figure", "figcaption") or CAPTION_CLASS.search(up.get("class", "")) for up in around):
        return True
    return any((above := up.getprevious()) is not None and _is_picture(above) for up in around[:2])


def _is_picture(element: HtmlElement) -> bool:
    return (element.tag == "img" or next(element.iter("img"), None) is not None) and text_of(element) is None


def _child_of(box: HtmlElement | None, element: HtmlElement) -> HtmlElement | None:
    """Give the child of a box that an element stands in, or None where it does not stand in the box."""
    return next((up for up in (element, *element.iterancestors()) if up.getparent() is box), None)
