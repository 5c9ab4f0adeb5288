"""The tags that a page of an unknown platform shows: in a box so named, behind such a word, or by their addresses."""

import re
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import Any

from lxml.etree import XPath
from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.box_words import CLOUD, TAGS
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.fields.named_boxes import LONGEST_NAME, boxes_named, is_in_others, names_of
from crawler.reading.generic.fields.section_named import is_category
from crawler.reading.layouts.generic_addresses import article_path
from crawler.reading.lines import label_words
from crawler.reading.lines.one_line import fold

MOST = 20
CLIMB = 3  # boxes around a tag in which the others stand
LABEL_LENGTH = 20  # letters in such a box beside the tags
_LABEL = re.compile(rf"(?:{label_words.TAGS}|thẻ|nhãn)\s*:?", re.IGNORECASE)
_ADDRESS = re.compile(r"/(?:hash)?tags?/[^/]|/tu-?khoa/[^/]|[?&](?:tags?|tu-?khoa)=[^&]", re.IGNORECASE)
_MARKED: Any = XPath("//@rel[. = 'tag']/..")


def tags_of(page: Page) -> list[str]:
    """Give the tags shown in the article's column: what links in a box of tags say, or links that say they are tags."""
    for box in boxes_named(page, TAGS, ("div", "ul", "p", "span", "section", "footer")):
        if CLOUD.search(names_of(box)):
            continue
        names = [_named(link) for one in (box, *_alike(box)) for link in one.iter("a")]
        names = [name for name in names if 0 < len(name) <= LONGEST_NAME]
        if 0 < len(names) <= MOST:
            return names
    if page.headline is None:
        return []
    if any(link.tag == "a" for link in _MARKED(page.root)):  # by the attribute: several times as fast
        links = page.headline.xpath("following::a[@rel='tag']")
        marked = [link for link in links if _is_tag(link, page, page.headline) and not is_category(link)]
        if said := [*filter(None, map(_named, marked))]:
            return said[:MOST]
    return _labelled(page, page.headline) or _by_address(page, page.headline)


def _alike(box: HtmlElement) -> list[HtmlElement]:
    """Give the boxes of the same name behind one with a single link, where each tag has its own."""
    if sum(1 for _ in box.iter("a")) != 1:
        return []
    named = box.get("class")
    return [*takewhile(lambda one: one.get("class") == named, box.itersiblings(box.tag))] if named else []


def _named(link: HtmlElement) -> str:
    """Give what a link says, without the sign of a tag before it and the count of its articles behind it."""
    said = text_of(link) or ""
    inner = [one for one in link.iter("span", "sup", "small") if len(one) == 0]
    number = (text_of(inner[-1]) or "") if inner else ""
    if number.strip("()").isdigit() and number != said:
        said = said.removesuffix(number)
    return said.strip().lstrip("#").strip(" ,;")


def _labelled(page: Page, headline: HtmlElement) -> list[str]:
    for label in headline.xpath("following::*"):
        says_so = label.text and len(label.text) <= LONGEST_NAME and _LABEL.fullmatch(fold(label.text))
        if says_so and page.columns.isdisjoint(label.iterancestors()):
            is_filled = (
                label.tag not in ("div", "p", "section") or next(label.itersiblings("a", "ul"), None) is not None
            )
            boxes = takewhile(_is_all_links, label.itersiblings() if is_filled else ())
            names = _said([*label.iter("a")] or [link for box in boxes for link in box.iter("a")])
            if names:
                return names
    return []


def _by_address(page: Page, headline: HtmlElement) -> list[str]:
    """Give what the links to pages of tags say in the first box of them; one amid a sentence is none."""
    for first in _to_tags(headline.xpath("following::a[@href]")):
        if not _is_tag(first, page, headline):
            continue
        boxes = [up for up in islice(first.iterancestors(), CLIMB) if up.tag != "body" and headline not in up.iter()]
        if any(CLOUD.search(names_of(up)) for up in boxes):
            continue
        only = [*takewhile(_is_list, boxes)]
        if only and (names := _said(_to_tags(only[-1].iter("a")))):
            return names
    return []


def _to_tags(links: Iterator[HtmlElement]) -> Iterator[HtmlElement]:
    return (link for link in links if _ADDRESS.search(link.get("href") or ""))


def _is_list(box: HtmlElement) -> bool:
    """Tell a box that says hardly more than its links to pages of tags."""
    said = sum(len(text_of(link) or "") for link in _to_tags(box.iter("a")))
    return len(text_of(box) or "") <= said + LABEL_LENGTH + len(box)


def _said(links: Iterator[HtmlElement] | list[HtmlElement]) -> list[str]:
    """Give what links say, or nothing where they are too many or too long for tags."""
    names = [name for link in links if (name := _named(link))]
    return names if 0 < len(names) <= MOST and max(map(len, names)) <= LONGEST_NAME else []


def _is_tag(link: HtmlElement, page: Page, headline: HtmlElement) -> bool:
    """Tell whether a link that says so is a tag of the article: teasers mark their "read on" so, too."""
    if article_path(link) is not None or is_in_others(link, headline):
        return False
    return page.columns.isdisjoint(link.iterancestors())


def _is_all_links(box: HtmlElement) -> bool:
    """Tell a link, and a box that says nothing but what its links say."""
    said = sum(len(text_of(link) or "") for link in box.iter("a"))
    return said > 0 and said >= len(re.sub(r"[,;|\s]", "", text_of(box) or ""))
