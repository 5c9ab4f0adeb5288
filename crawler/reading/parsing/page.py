"""A page's tree, as a browser would have it."""

from typing import Any
from urllib.parse import urljoin, urlsplit
from weakref import WeakKeyDictionary

from lxml import etree, html
from lxml.html import HtmlElement, HtmlEntity
from parsel import Selector
from scrapy.http import JsonResponse, Response, TextResponse, XmlResponse

from crawler.reading.outlinks.links import absolute
from crawler.reading.parsing.charset import charset_of, wide_charset

# As lxml.html and parsel parse, but for what costs a tenth of a page's reading: that a function in Python chooses the
# class of each element that is touched, and that a page is copied. And without comments, which React, Angular and Vue
# write between any two elements: what comes after a heading is then what a reader sees there.
_PARSER = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
_PARSER.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement, entity=HtmlEntity))

_BASE = etree.XPath("head/base/@href")
_SHOWN = etree.XPath("//body//text()[not(parent::script or parent::style)]", smart_strings=False)
_roots: WeakKeyDictionary[TextResponse, Any] = WeakKeyDictionary()


def page_root(response: Response) -> HtmlElement:
    """Give the root of the response's tree, parsed once a response; an empty one for what is no page.

    Some MEDIATECH pages close `</html>` right after opening it: to the parser the page itself is then a second root.
    """
    if not isinstance(response, TextResponse) or isinstance(response, JsonResponse) or not response.body:
        return html.Element("html")
    if (root := _roots.get(response)) is None:
        root = _roots[response] = _largest(_parsed(response))
    return root


def text_shown(root: HtmlElement) -> str:
    """Give all text of a page that its reader may see, with the white space that it has."""
    return " ".join(_SHOWN(root))


def _largest(root: HtmlElement) -> HtmlElement:
    if len(root) and next(root.itersiblings("html"), None) is None:
        return root
    return max([root, *root.itersiblings("html")], key=lambda one: sum(1 for _ in one.iter()))


def _parsed(response: TextResponse) -> HtmlElement:
    """Parse a page. By itself: Scrapy's selector decodes and encodes it first, and fails at a <base> like http://[.

    Nearly every page is in UTF-8. The parser tells what is not; only then is it asked what a page is in.
    """
    if isinstance(response, XmlResponse):
        return Selector(_decoded(response), type="xml").root
    if wide_charset(response.body) is None and b"\0" not in response.body:  # which the parser does not get to see
        root = _tree(response.body)
        if all(fault.type != etree.ErrorTypes.ERR_INVALID_ENCODING for fault in _PARSER.error_log):
            return root
    return _tree(_decoded(response).encode("utf-8", "replace"))


def _decoded(response: TextResponse) -> str:
    charset = charset_of(response)
    return response.text if charset == response.encoding else response.replace(encoding=charset).text


def _tree(body: bytes) -> HtmlElement:
    root = etree.fromstring(body.replace(b"\0", b"").strip() or b"<html/>", _PARSER)
    return html.Element("html") if root is None else root


def parse_fragment(text: str) -> HtmlElement:
    """Give some HTML as the content of a `<div>`."""
    root = _tree(f"<html><body><div>{text}</div></body></html>".encode("utf-8", "replace"))
    box = root.find("body/div")
    assert box is not None
    box.tail = None
    return box


def base_url(response: Response) -> str:
    """Give the address that completes a page's relative ones: of `<base>` (HTML Standard, 4.2.3), else its own.

    A base on another host is not believed: it is left over from the portal's former address, or a trap.
    """
    said = _BASE(page_root(response))
    try:
        named = urljoin(response.url, said[0].strip()) if said else response.url
        if named.startswith(("http://", "https://")) and urlsplit(named).hostname == urlsplit(response.url).hostname:
            return str(named)
    except ValueError:  # an address like http://[
        pass
    return response.url


def feeds(response: Response) -> list[str]:
    """Give the absolute addresses of the RSS and Atom feeds that a page names, each once."""
    named = "//link[@rel='alternate'][contains(@type, 'rss') or contains(@type, 'atom')]/@href"
    base, found = base_url(response), page_root(response).xpath(named)
    return list(dict.fromkeys(url for href in found if (url := absolute(href, base))))
