"""Where a home page leads that shows nothing itself: a splash page, a frameset, or a script that goes elsewhere."""

import re

from lxml.html import HtmlElement

from crawler.reading.outlinks.links import GOES_TO, absolute, host_of, links, place
from crawler.reading.outlinks.pager_words import label_of

FEW = 3  # pages that a splash page links to: a home page links to more
_ENTER = re.compile(
    r".*\b(?:trang chủ|home ?page|vào (?:trang|xem|website|web|cổng)|truy cập|enter|bỏ qua|skip|tiếng việt)\b.*"
    r"|home|vào|tiếp tục",
    re.IGNORECASE,
)
_COOKIE = "document.cookie"  # a script that sets one and loads the page again bars whoever runs none


def entrance(root: HtmlElement, base_url: str) -> str | None:
    """Give the address on the same host to which a home page that shows nothing itself leads; None for any other."""
    inside = {address: link for address, link in links(root, base_url) if _is_inside(address, base_url)}
    if len(inside) > FEW:
        return None
    named = (address for address, link in inside.items() if _ENTER.fullmatch(label := label_of(link)) or not label)
    framed = (frame.get("src", "") for frame in root.iter("frame", "iframe"))
    found = [*named, *framed, *_scripted(root)] if not inside else [*named]
    addresses = (absolute(one, base_url) for one in found)
    return next((address for address in addresses if address and _is_inside(address, base_url)), None)


def _is_inside(address: str, base_url: str) -> bool:
    return host_of(address) == host_of(base_url) and place(address) != place(base_url)


def _scripted(root: HtmlElement) -> list[str]:
    """Give the addresses to which scripts go when a page is loaded."""
    scripts = [body.get("onload", "") for body in root.iter("body")]
    scripts += [script.text or "" for script in root.iter("script")]
    return [found["address"] for text in scripts if _COOKIE not in text and (found := GOES_TO.search(text))]
