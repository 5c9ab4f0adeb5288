"""Boxes and lines within an article's text that lead to other articles, or are the page's tools.

Every platform lets editors put them there, and each paper's theme names them anew. So what a layout does not list is
told by the words in a box's class, and by a line that holds nothing but links to other articles of the portal.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.reading.body.text import HEADING, text_of
from crawler.reading.box_words import LEAD, called
from crawler.reading.cleaning import boilerplate
from crawler.reading.layouts.amid import is_amid
from crawler.reading.layouts.furniture_names import says_inset
from crawler.reading.layouts.generic_addresses import article_path
from crawler.reading.layouts.select import PageIndex
from crawler.reading.lines.one_line import fold
from crawler.reading.outlinks.links import host_of

MOST = 0.5  # of the text: what holds more is the text, whatever its name and its links
HEADLINE = range(12, 251)  # letters of a linked headline
MOST_LINKS = 200  # to other articles: with more the page is a list of them
TEASER = 600  # letters: a picture, a headline and a lead that lead to one article have fewer
_LINE = frozenset({"p", "li", "div", "td", "blockquote", "center", "section", "aside", *HEADING})
_ITEMS = frozenset({"li", "td"})  # of lists, where a date stands beside the link
_LISTS = frozenset({"ul", "ol", "td", "tr", "tbody", "table", "div"})
_FILE = re.compile(r"\.\w{2,5}$")  # the picture itself, on a host of its own
_SIGNS = re.compile(r"[\W\d_]+")  # arrows, bullets, a date in brackets


def insets(page: PageIndex, body: HtmlElement, *urls: str | None) -> set[HtmlElement]:
    """Give the elements within the text that are no part of it; the text itself is never among them.

    `urls` are the page's own addresses.
    """
    named = {one for one in _named(page, body) if is_part(one, body)}
    hosts = {host_of(url) for url in urls if url}
    named |= {link for link in body.iter("a") if is_banner(link, hosts)}
    return named | lines_elsewhere(body, *urls)


def is_part(box: HtmlElement, body: HtmlElement) -> bool:
    """Tell whether a box holds less than most of the text: what holds more is the text, whatever its name."""
    return len(box.text_content()) < len(body.text_content()) * MOST


def is_banner(link: HtmlElement, own_hosts: AbstractSet[str]) -> bool:
    """Tell a picture that leads to another site, and to no file: an advertisement."""
    href = (link.get("href") or "").strip()
    if not href.startswith(("http://", "https://", "//")) or link.find(".//img") is None or text_of(link) is not None:
        return False
    try:
        return host_of(href) not in own_hosts and not _FILE.search(urlsplit(href).path)
    except ValueError:  # an address like http://[
        return False


def lines_elsewhere(body: HtmlElement, *urls: str | None) -> set[HtmlElement]:
    """Give the linked lines within a text; none where they are most of it: a digest, or the contents of a series."""
    linked = linked_lines(body, *urls)
    outer = (one for one in linked if linked.isdisjoint(one.iterancestors()))
    if linked and sum(len(one.text_content()) for one in outer) >= len(body.text_content()) * MOST:
        return set()
    return linked


def _named(page: PageIndex, body: HtmlElement) -> Iterator[HtmlElement]:
    for value, found in (*page.valued["class"].items(), *page.valued["id"].items()):
        if says_inset(value):
            within = (one for one in found if body in one.iterancestors())
            yield from (one for one in within if not is_amid(one))


def linked_lines(body: HtmlElement, *urls: str | None, but: AbstractSet[HtmlElement] = frozenset()) -> set[HtmlElement]:
    """Give the lines that are links to other articles, with the heading above them, and the boxes that tease one.

    What stands in one of `but` is known already.
    """
    by_path = _by_path(body, [urlsplit(url) for url in urls if url], but)
    if len(by_path) > MOST_LINKS:
        return set()
    targets = {link for links in by_path.values() for link in links}
    alone = {link for link in targets if _stands_alone(link)}
    found = {one for links in by_path.values() for one in _pictured(links, body)}
    found |= {link for link in alone if len(text_of(link) or "") in HEADLINE}
    found |= _full_of_links(_lines_around(targets - alone, body) - found, targets, body)
    return found | {box for line in found if (box := line.getparent()) is not body and _is_teaser(box, found)}


def _by_path(body: HtmlElement, own: list[SplitResult], but: AbstractSet[HtmlElement]) -> dict[str, list[HtmlElement]]:
    """Give the links to each other article that stand in none of some elements."""
    by_path: dict[str, list[HtmlElement]] = defaultdict(list)
    for link in body.iter("a"):
        if (path := _elsewhere(link, own)) and but.isdisjoint(link.iterancestors()):
            by_path[path].append(link)
    return by_path


def _pictured(links: list[HtmlElement], body: HtmlElement) -> list[HtmlElement]:
    """Give the small box around the links to one article, where one of them is a picture, or the pictures alone."""
    pictures = [link for link in links if not text_of(link) and link.find(".//img") is not None]
    box = _box_of(links, body) if pictures else None
    return pictures if box is None else [box]


def _lines_around(links: AbstractSet[HtmlElement], body: HtmlElement) -> set[HtmlElement]:
    """Give the line that each of some links stands in."""
    return {next((up for up in link.iterancestors() if up is body or up.tag in _LINE), body) for link in links}


def _full_of_links(
    lines: AbstractSet[HtmlElement], targets: AbstractSet[HtmlElement], body: HtmlElement
) -> set[HtmlElement]:
    """Give those of some lines that hold links alone, with the boxes that do, and the headings above them."""
    found: set[HtmlElement] = set()
    boxes: set[HtmlElement] = {body}
    for line in lines - boxes:
        if _is_all_links(line, targets):
            found.add(line)
            if (box := line.getparent()) not in boxes and line.tag not in _ITEMS and _is_all_links(box, targets):
                found.add(box)  # a date stands below the headline
            boxes.add(box)
            if (heading := _heading_above(line, body)) is not None:
                found.add(heading)
    return found


def _is_teaser(box: HtmlElement, linked: AbstractSet[HtmlElement]) -> bool:
    """Tell a small box of linked headlines with, in a box that is named so, the lead of what they lead to."""
    if len(box) == 1 or len(box.text_content()) > TEASER or any(one.tail and not one.tail.isspace() for one in box):
        return False
    beside = [one for one in box if one not in linked and text_of(one)]
    return bool(beside) and all(LEAD.search(called(one)) for one in beside)


def _stands_alone(link: HtmlElement) -> bool:
    """Tell whether a link is a box of its own: it stands between the paragraphs of a text and in none of them."""
    if link.getparent() is None:
        return False
    beside = [one for one in (link.getprevious(), link.getnext()) if one is not None]
    texts = (link.getparent().text if link.getprevious() is None else link.getprevious().tail, link.tail)
    return bool(beside) and all(one.tag in _LINE for one in beside) and not any(map(str.strip, filter(None, texts)))


def _elsewhere(link: HtmlElement, own: list[SplitResult]) -> str | None:
    """Give the path that a link leads to where it is another article's on this portal."""
    path = article_path(link)
    if path is None or any(path == page.path for page in own):
        return None
    host = urlsplit(urljoin("//", link.get("href", "").strip())).hostname
    return path if host is None or any(host == page.hostname for page in own) else None


def _box_of(links: list[HtmlElement], body: HtmlElement) -> HtmlElement | None:
    """Give the smallest box within the text that holds all these links, if it is as small as a teaser."""
    first, *others = links
    for up in first.iterancestors():
        if up is body or len(up.text_content()) > TEASER:
            return None
        if all(up in other.iterancestors() for other in others):
            return up
    return None


def _is_all_links(line: HtmlElement, targets: AbstractSet[HtmlElement]) -> bool:
    """Tell whether a line holds headlines that are links, and beside them at most arrows, a date, "Xem thêm:"."""
    links = [link for link in line.iter("a") if link in targets]
    said = [text for link in links if (text := text_of(link))]
    if not said or len(max(said, key=len)) not in HEADLINE:
        return False
    beside = fold(" ".join(text for text in line.xpath(".//text()") if targets.isdisjoint(_holders(text, line))))
    return not _SIGNS.sub("", beside) or _is_related(beside)


def _holders(text: Any, line: HtmlElement) -> Iterator[HtmlElement]:
    """Give the elements that a text stands in, up to the line."""
    element = text.getparent()
    element = element.getparent() if text.is_tail else element
    while element is not None and element is not line:
        yield element
        element = element.getparent()


def _heading_above(line: HtmlElement, body: HtmlElement) -> HtmlElement | None:
    """Give the line "Tin liên quan" above a line or the list that it begins."""
    while line is not body and line.getprevious() is None and line.getparent().tag in _LISTS:
        line = line.getparent()
    heading = line.getprevious() if line is not body else None
    return heading if heading is not None and _is_related(text_of(heading) or "") else None


def _is_related(text: str) -> bool:
    found = boilerplate.match(text.strip(" :-–—>»→►•"))
    return found is not None and found.category == "related"
