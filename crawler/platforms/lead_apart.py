"""The lead that nothing but its place tells: between the headline and the box that holds all of the text."""

from itertools import islice

from lxml.html import HtmlElement

from crawler.platforms.main_part import Page
from crawler.platforms.named_boxes import LONGEST_LEAD, SHORTEST_LEAD
from crawler.platforms.unnamed_columns import first_said, sentences
from crawler.reading.text import HEADING, text_of

LEAST, LOOKED_AT = 2, 12  # paragraphs of the text
_LINES = HEADING | {"p", "li", "ul", "ol", "span", "strong", "b", "blockquote", "figure"}


def lead_apart(page: Page) -> str | None:
    """Give the first paragraph below the headline where those after it stand in one box without it, else None."""
    headline = page.headline
    first = None if headline is None else first_said(headline, page.beside)
    text = text_of(first)
    if headline is None or first is None or not text or len(text) not in range(SHORTEST_LEAD, LONGEST_LEAD):
        return None
    above = {*headline.iterancestors()}
    common = next(up for up in first.iterancestors() if up in above)
    following = [*islice(sentences(first, page.beside), LOOKED_AT)]
    branches = {_child_of(common, one) for one in following}
    if len(following) < LEAST or text.endswith("?"):
        return None
    if None in branches:  # what follows stands below the box of the headline
        return text if len(branches) == 1 else None
    box = next(iter(branches))
    is_apart = len(branches) == 1 and box is not None and box.tag not in _LINES and first not in box.iter()
    return text if is_apart else None


def _child_of(box: HtmlElement, element: HtmlElement) -> HtmlElement | None:
    """Give the child of a box that an element stands in, or None where it does not stand in the box."""
    return next((up for up in (element, *element.iterancestors()) if up.getparent() is box), None)
