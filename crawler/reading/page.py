"""A page's tree, as a browser would have it."""

from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree, html
from lxml.html import HtmlElement
from parsel import Selector
from scrapy.http import Response, TextResponse

from crawler.reading.charset import rightly_decoded
from crawler.reading.listing import absolute


def page_root(response: Response) -> HtmlElement:
    """Give the root of the response's tree, parsed once a response; an empty one for what is no page.

    Some MEDIATECH pages close `</html>` right after opening it: to the parser the page itself is then a second root.
    """
    root = _parsed(rightly_decoded(response)) if isinstance(response, TextResponse) and response.body else None
    if not isinstance(root, etree._Element):  # noqa: SLF001 - lxml's only name for it
        return html.Element("html")
    if len(root) and next(root.itersiblings("html"), None) is None:
        return root
    return max([root, *root.itersiblings("html")], key=lambda one: sum(1 for _ in one.iter()))


def _parsed(response: TextResponse) -> Any:
    try:
        return response.selector.root
    except ValueError:  # w3lib cannot read a <base> like http://[, and Scrapy asks it for no more than to set it
        return Selector(response.text, type="html").root


def base_url(response: Response) -> str:
    """Give the address that completes a page's relative ones: of `<base>` (HTML Standard, 4.2.3), else its own.

    A base on another host is not believed: it is left over from the portal's former address, or a trap.
    """
    base = page_root(response).find("head/base[@href]")
    try:
        named = urljoin(response.url, base.get("href").strip()) if base is not None else response.url
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
