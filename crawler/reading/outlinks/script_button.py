"""The button of a listing by which a script fetches more: a postback, "Xem thêm", a pager without addresses."""

import re

from lxml.html import HtmlElement

from crawler.reading.box_words import called
from crawler.reading.outlinks.pager import in_pager
from crawler.reading.outlinks.pager_words import label_of, says_more, says_next

_MORE_BOX = re.compile(r"(?:load|view|show)[-_]?more|xem[-_]?them|infinite|scroll-?(?:end|load|trigger)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:data-)?hx-get|data-(?:[a-z]+-)*(?:url|href|link|src|api|endpoint|ajax)")


def goes_on_by_script(root: HtmlElement, page: int) -> bool:
    """Tell whether a listing has a further page that only a script can fetch."""
    return button_for_script(root, page) is not None


def button_for_script(root: HtmlElement, page: int) -> HtmlElement | None:
    """Give the button or link by which a script fetches the page after number `page`."""
    for element in root.iter("a", "button", "div", "span"):
        if element.tag == "a" and not element.get("href", "").lstrip().lower().startswith(("javascript:", "#")):
            continue
        if element.tag in ("div", "span") and not (_MORE_BOX.search(called(element)) and _is_alone(element)):
            continue
        label = label_of(element)
        says_so = label == str(page + 1) or says_next(label) or says_more(label) or _waits_to_be_seen(element)
        if says_so and (in_pager(element) or in_pager(element, _MORE_BOX)) and not _is_disabled(element):
            return element
    return None


def _is_alone(element: HtmlElement) -> bool:
    """Tell whether an element is a button by itself, and no box around one."""
    return next(element.iter("a", "button"), None) is None


def _waits_to_be_seen(element: HtmlElement) -> bool:
    """Tell whether an empty element names what is fetched when a reader scrolls to it."""
    is_empty = element.tag in ("div", "span") and not element.text_content().strip()
    return is_empty and any(_ADDRESS.fullmatch(name) and "/" in value for name, value in element.items())


def _is_disabled(element: HtmlElement) -> bool:
    """Tell whether a pager's link or its item is shown and leads nowhere: the arrow on the last page."""
    item = element.getparent()
    classes = f"{element.get('class', '')} {'' if item is None else item.get('class', '')}"
    return "disabled" in classes or "disabled" in element.attrib or element.get("aria-disabled") == "true"
