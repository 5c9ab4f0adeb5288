"""A page's tree, as a browser would have it."""

from lxml import etree, html
from lxml.html import HtmlElement
from scrapy.http import Response, TextResponse

from crawler.reading.charset import rightly_decoded


def page_root(response: Response) -> HtmlElement:
    """Give the root of the response's tree, parsed once a response; an empty one for what is no page.

    Some MEDIATECH pages close `</html>` right after opening it: to the parser the page itself is then a second root.
    """
    root = rightly_decoded(response).selector.root if isinstance(response, TextResponse) and response.body else None
    if not isinstance(root, etree._Element):  # noqa: SLF001 - lxml's only name for it
        return html.Element("html")
    if len(root) and next(root.itersiblings("html"), None) is None:
        return root
    return max([root, *root.itersiblings("html")], key=lambda one: sum(1 for _ in one.iter()))
