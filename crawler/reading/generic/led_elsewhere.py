"""Lists that show articles at length: the headline above a text there leads to another page, which has the article.

A theme may link an article's headline to its own page, too, perhaps at another address of it.
"""

import re
from collections.abc import Container
from itertools import chain

from lxml.html import HtmlElement

from crawler.article import NotAnArticle
from crawler.reading.body.text import HEADING, text_of
from crawler.reading.generic.boxes.beside import HEADLINE_LENGTH
from crawler.reading.generic.boxes.columns import is_sentence
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.parts.known_text import Known
from crawler.reading.layouts.generic_addresses import article_path, identity_of

_NUMBER = re.compile(r"(?<!\d)(?!20\d\d(?!\d))\d{3,}")  # of an article; a year is none


def refuse_led_elsewhere(page: Page, url: str) -> None:
    """Raise NotAnArticle("listing") for a page whose headline leads to another article, and is not its title."""
    if page.headline is None:
        return
    path = _leads_to(page.headline, page.own_paths)
    said = (text_of(page.headline) or "").casefold()
    if path and said not in (page.data.title or "").casefold() and not _is_same(path, url):
        raise NotAnArticle("listing", "its headline leads to another article")


def refuse_headed_elsewhere(page: Page, part: HtmlElement, known: Known, url: str) -> None:
    """Raise NotAnArticle("listing") for a text that begins below a heading which leads to another article.

    At an article's address, below a headline that is the page's title, that is an inset.
    """
    title, path = text_of(page.headline) or "", None
    if len(title) >= HEADLINE_LENGTH and title in (page.data.title or "") and identity_of(url):
        return
    for element in part.iter():
        if element.tag in HEADING:
            path = _leads_to(element, page.own_paths)
        elif element in known.letters and any(map(is_sentence, known.lines[element])):
            break
    if path and not _is_same(path, url):
        raise NotAnArticle("listing", "its text stands below a headline that leads to another article")


def _leads_to(heading: HtmlElement, own_paths: Container[str]) -> str | None:
    """Give what names the article that all of a heading links to, or None where that is the page's own."""
    said = text_of(heading)
    links = (link for link in chain(heading.iter("a"), heading.iterancestors("a")) if said and text_of(link) == said)
    path = next(filter(None, map(article_path, links)), None)
    return None if path is None or path in own_paths else path


def _is_same(path: str, url: str) -> bool:
    """Tell whether two addresses name an article alike: by the same number, or by the same last part."""
    numbers = {*_NUMBER.findall(path)}
    return not numbers.isdisjoint(_NUMBER.findall(url)) or path.rstrip("/").rpartition("/")[2] in url
