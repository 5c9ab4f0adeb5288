"""Which element of a page of unknown make is the article's headline."""

import re
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.platforms.page_dates import is_dated
from crawler.reading.metadata import DIVIDERS, Metadata
from crawler.reading.one_line import fold
from crawler.reading.text import text_of

TELLING = 20  # letters that a heading and the page's title must share: the title goes on with the site's name
BADGE = 24  # letters that a theme adds to a headline: "Nổi bật", "Mới"
_NAMED = re.compile(r"title|headline|tieu-?de|\bhead\b", re.IGNORECASE)


def find_headline(root: HtmlElement, data: Metadata, url: str, own_paths: set[str]) -> HtmlElement | None:
    """Give the heading that says what the metadata's title says, else what is named so, else the last h1.

    Without an h1 it is a heading with a date below it, where one alone has that.

    The first h1 is often the site's: one that leads to the home page is never taken.
    """
    title = (data.title or "").casefold()
    headings: list[tuple[HtmlElement, str]] = [
        (element, text.casefold())
        for element in root.iter("h1", "h2", "h3", "h4")
        if (text := text_of(element)) and not _leads_home(element, url)
    ]
    for element, text in headings:
        if title and (text == title or is_badged(text, title) or (len(text) > TELLING and _is_part(text, title))):
            return element
    for element in root.iter("div", "span", "p", "td", "strong", "b", "font") if title else ():
        text = _short(element, len(title)).casefold()
        named = f"{element.get('class', '')} {element.get('id', '')}"
        if len(text) > TELLING and (text == title or (title.startswith(text) and _NAMED.search(named))):
            return element
    last = next((element for element, _ in reversed(headings) if element.tag == "h1"), None)
    if last is not None:
        return last
    alone = (one for one, text in headings if len(text) > TELLING and one.find(".//a") is None)
    dated = [one for one in alone if next(one.iterancestors("a"), None) is None and is_dated(one, own_paths)]
    return dated[0] if len(dated) == 1 else None


def _is_part(text: str, title: str) -> bool:
    """Tell whether a title is a text with the site's name after or before it."""
    before = title.removesuffix(text)
    return title.startswith(text) or (before != title and before.rstrip().endswith(DIVIDERS))


def _short(element: HtmlElement, most: int) -> str:
    """Give the text of an element, or nothing where that is longer than a title."""
    said = ""
    for text in element.itertext():
        said += text
        if len(said) > 2 * most + TELLING:
            return ""
    return fold(said)


def is_badged(text: str, title: str) -> bool:
    """Tell whether a heading is the title with a few words after it."""
    return len(title) > TELLING and text.startswith(title) and 0 < len(text) - len(title) <= BADGE


def _leads_home(heading: HtmlElement, url: str) -> bool:
    links = [*heading.iter("a"), *(up for up in heading.iterancestors("a"))]
    for link in links:
        try:
            at = urlsplit(urljoin(url, link.get("href") or "#"))
        except ValueError:  # an address like http://[
            continue
        if link.get("href") and at.path in ("", "/") and not at.query and not link.get("href", "").startswith("#"):
            return True
    return False
