"""Looking for elements by CSS on one page, many times: a selector whose class or id the page lacks is not tried.

A layout asks some thirty selectors of a page and most find nothing; each that is tried scans the whole page.
"""

import re
from collections.abc import Sequence
from functools import cache

from lxml.cssselect import CSSSelector
from lxml.etree import XPath
from lxml.html import HtmlElement

from crawler.reading.text import text_of

Selectors = Sequence[str]  # in the order of preference

_NAMES = XPath("//@class | //@id")
_NOT_A_NAME = re.compile(r":not\([^)]*\)|\[[^\]]*\]|:[\w-]+(?:\([^)]*\))?")
_NAME = re.compile(r"[.#]([\w-]+)")


class Page:
    """A page's root, and the classes and ids that it uses."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self.names = {name for value in _NAMES(root) for name in value.split()}

    def all(self, selectors: Selectors) -> list[HtmlElement]:
        """Give what the first selector that finds text or a picture finds."""
        for css in selectors:
            if any(names <= self.names for names in required_names(css)):
                found: list[HtmlElement] = [
                    one for one in _selector(css)(self.root) if text_of(one) or one.find(".//img") is not None
                ]
                if found:
                    return found
        return []

    def every(self, selectors: Selectors) -> list[HtmlElement]:
        """Give what any of the selectors finds."""
        return [element for css in selectors for element in self.all((css,))]

    def first(self, selectors: Selectors) -> HtmlElement | None:
        """Give the first element of what `all` finds, or None."""
        return next(iter(self.all(selectors)), None)


@cache
def required_names(css: str) -> tuple[frozenset[str], ...]:
    """Give for each of the selector's alternatives the classes and ids without which it can find nothing."""
    return tuple(frozenset(_NAME.findall(part)) for part in _NOT_A_NAME.sub("", css).split(","))


@cache
def _selector(css: str) -> CSSSelector:
    return CSSSelector(css, translator="html")
