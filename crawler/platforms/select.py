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
_COMMA = re.compile(r",(?![^(\[]*[)\]])")  # not within parentheses or brackets
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
            possible = ",".join(part for part, names in alternatives(css) if names <= self.names)
            found: list[HtmlElement] = [
                one
                for one in (_selector(possible)(self.root) if possible else ())
                if text_of(one) or one.find(".//img") is not None
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
def alternatives(css: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """Give the parts of a selector between its commas, each with the classes and ids it can find nothing without."""
    parts = _COMMA.split(css)
    return tuple((part, frozenset(_NAME.findall(_NOT_A_NAME.sub("", part)))) for part in parts)


@cache
def _selector(css: str) -> CSSSelector:
    return CSSSelector(css, translator="html")
