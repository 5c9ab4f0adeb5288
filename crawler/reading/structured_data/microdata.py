"""Microdata of schema.org: what the attributes of a page's elements say of its article."""

from collections.abc import Iterable, Iterator
from typing import Any

from lxml.etree import XPath
from lxml.html import HtmlElement

# By the attribute: several times as fast as a condition on every element.
_ITEMS: Any = XPath("//@itemtype[contains(., 'Article') or contains(., 'BlogPosting')]/..")
_PROPERTIES: Any = XPath("./*/descendant-or-self::*/@itemprop[. != 'articleBody']/..")
_VALUE = ("content", "datetime")  # attributes that hold what an element's text only shows


def microdata(root: HtmlElement) -> Iterator[tuple[str, str]]:
    """Give the properties of the page's article that belong to no item in it; of such items, their name or url."""
    article = _article(root)
    if article is None:
        return
    yield "@type", article.get("itemtype").rsplit("/")[-1]
    for element in _PROPERTIES(article):
        if _item_of(element) is article:
            names = element.get("itemprop").lower().split()
            for name in names if "articlebody" not in names else ():  # Blogger calls the text its description, too
                yield name, _value(element, name)


def _article(root: HtmlElement) -> HtmlElement | None:
    """Give the page's article; among several the one with a body: the teasers of a listing are not the page's."""
    items = [one for one in _ITEMS(root) if "itemscope" in one.attrib]
    articles = [one for one in items if "itemprop" not in one.attrib]
    if not articles and len(posts := [one for one in items if one.get("itemprop", "").lower() == "blogpost"]) == 1:
        articles = posts  # of a blog, which is no item itself where a theme names none
    if len(articles) > 1:
        articles = [one for one in articles if one.xpath("boolean(.//@itemprop[. = 'articleBody'])")]
    return articles[0] if articles else None


def _item_of(element: HtmlElement) -> HtmlElement:
    """Give the item that an element within one is a property of."""
    return next(up for up in element.iterancestors() if "itemscope" in up.attrib)


def _value(element: HtmlElement, name: str) -> str:
    """Give a property's value; of an item its url where it is an image, else its name."""
    part, attributes = ("url", ("content", "src", "href")) if name == "image" else ("name", _VALUE)
    parts = element.xpath(".//*[@itemprop=$part]", part=part) if "itemscope" in element.attrib else []
    return _printed((parts or [element])[0], attributes)


def _printed(element: HtmlElement, attributes: Iterable[str] = _VALUE) -> str:
    """Give what an element says: in one of the attributes, else in its text."""
    written = next(filter(None, map(element.get, attributes)), None)
    if written is None and element.tag == "abbr":  # of microformats, which Blogger has: the text is the time of day
        written = element.get("title")
    return written or str(element.xpath("string()"))
