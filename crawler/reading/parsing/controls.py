"""Control characters in a page's tree: the parser lets them in, trafilatura and lxml's own setters fail at them."""

import re

from lxml.html import HtmlElement

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def settable(text: str | None) -> str | None:
    """Give a text as it can be set in a tree."""
    return _CONTROL.sub("", text) if text and _CONTROL.search(text) else text


def without_controls(root: HtmlElement) -> HtmlElement:
    """Take control characters out of the tree's texts and attributes, in place, and give it back."""
    for element in root.iter():
        if isinstance(element.tag, str):
            if element.text and _CONTROL.search(element.text):
                element.text = settable(element.text)
            if any(_CONTROL.search(said) for attribute in element.items() for said in attribute):
                _clean_attributes(element)
        if element.tail and _CONTROL.search(element.tail):
            element.tail = settable(element.tail)
    return root


def _clean_attributes(element: HtmlElement) -> None:
    """Take control characters out of an element's attributes, and those away that lxml takes for no name."""
    values = [(name, _CONTROL.sub("", value)) for name, value in element.items()]
    element.attrib.clear()  # one by one, lxml takes none away whose name it would not set
    element.attrib.update((name, value) for name, value in values if name[0] != "{" and not _CONTROL.search(name))
