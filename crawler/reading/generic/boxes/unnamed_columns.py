"""The boxes beside an article that no name tells: themes of today have classes like css-1q8vlqo or w-1/3.

They are told by how they begin, with a link to another article, perhaps below a heading: the article's own text does
not. Comments are told by the buttons to answer each.
"""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from itertools import islice

from lxml.html import HtmlElement

from crawler.reading.body.text import BLOCK, SKIP, text_of
from crawler.reading.cleaning import boilerplate
from crawler.reading.generic.boxes.columns import is_sentence, shows
from crawler.reading.generic.boxes.following import following
from crawler.reading.layouts.generic_addresses import article_path
from crawler.reading.lines.one_line import fold

ENOUGH, LITTLE = 3, 2  # paragraphs and the like that stand in an article's column; with fewer it may be a lead alone
HEADING_LENGTH = 40  # letters: of "Tin cùng chuyên mục"
LEAST_LINKS = 2  # to other articles
LOOKED_AT = 40  # elements in which a box must begin
_COUNT = re.compile(r"(?:ý kiến(?: bạn đọc| của bạn)?|bình luận|phản hồi|comments?)\s*\(\s*\d+\s*\)", re.IGNORECASE)
_ANSWERS = frozenset({"trả lời", "phản hồi", "reply"})


def unnamed_columns(start: HtmlElement, headline: HtmlElement, own_paths: set[str]) -> set[HtmlElement]:
    """Give the boxes beside `start`, its headline or the beginning of its text, that begin with other articles.

    What follows counts only below some text, for that may stand in a box of its own that begins with a related link.
    """
    found: set[HtmlElement] = set()
    around = {headline, *headline.iterancestors()}
    inner = start
    for outer in start.iterancestors():
        if outer.tag == "html":
            break
        boxes = [one for one in outer if one.tag in BLOCK and one is not inner and one not in around]
        others = {one for one in boxes if begins_elsewhere(one, own_paths)}
        if others:
            found.update(_beside(outer, inner, others, around))
        if start is not headline and outer in around:
            break  # from here on it is as from the headline
        inner = outer
    return found


def _beside(
    outer: HtmlElement, inner: HtmlElement, others: set[HtmlElement], around: set[HtmlElement]
) -> Iterator[HtmlElement]:
    """Give those of some children that stand before the article, or below enough of it."""
    said = 0
    above = True
    for child in outer:
        above = above and child is not inner
        if child in others:
            if above or said >= ENOUGH or (said >= LITTLE and _in_a_row(child) < ENOUGH):
                yield child
        elif not above and isinstance(child.tag, str):
            said += sum(1 for _ in islice(_said(child, around), ENOUGH))


def begins_elsewhere(box: HtmlElement, own_paths: AbstractSet[str]) -> bool:
    """Tell whether a box begins with a link to another article, perhaps below a short heading, and has more of them."""
    headed = is_own = False
    for element in islice(box.iter(), LOOKED_AT):
        if element.tag == "a":
            if (path := article_path(element)) is None:
                return False
            if path in own_paths:  # the newest articles may be a list with this one in it
                is_own = True
                continue
            paths = {one for link in box.iter("a") if (one := article_path(link))} - own_paths
            return len(paths) >= LEAST_LINKS
        if is_own:
            continue
        if (element.tag in SKIP and element.tag != "svg") or shows(element):
            return False
        text = fold(_begins(element))
        if text and (headed or len(text) > HEADING_LENGTH or is_sentence(text)):
            return False
        headed = headed or bool(text)
        if element is not box and (element.tail or "").strip() and not _is_icon(element):
            return False
    return False


def _begins(element: HtmlElement) -> str:
    """Give the words that stand first in an element, and in no other in it; perhaps after an icon."""
    text = element.text or ""
    behind = not text.strip() and len(element) and _is_icon(element[0])
    return (element[0].tail or "") if behind else text


def _is_icon(element: HtmlElement) -> bool:
    """Tell whether an element is the first in another and has no words: `<i class="fa fa-list"></i>`, `<svg>`."""
    is_first = element.getprevious() is None and not (element.getparent().text or "").strip()
    return is_first and text_of(element) is None


def threads(root: HtmlElement, around: set[HtmlElement]) -> set[HtmlElement]:
    """Give the boxes of comments: what holds all buttons to answer one, or begins with a heading that counts them."""
    found: set[HtmlElement] = set()
    buttons = [one for one in root.iter("a", "button", "span") if (one.text or "").strip().casefold() in _ANSWERS]
    if buttons and (box := _common(buttons, around)) is not None:
        while (up := box.getparent()) is not None and up not in around and _is_about(up):
            box = up
        found.add(box)
    for heading in root.iter("h2", "h3", "h4", "h5", "div", "p", "strong", "span"):
        text = _begins(heading)
        if text and _COUNT.fullmatch(fold(text)) and (up := heading.getparent()) not in around:
            is_first = next((one for one in up.itertext() if one.strip()), "") == text
            found |= {up} if is_first and next(up.iter("textarea", "form"), None) is not None else set()
    return found


def _common(buttons: list[HtmlElement], around: set[HtmlElement]) -> HtmlElement | None:
    """Give the smallest box that holds all of some elements, or of a single one its own block."""
    first, *others = buttons
    for up in first.iterancestors():
        if up in around:
            return None
        if up.tag in BLOCK and all(up in other.iterancestors() for other in others):
            return up
    return None


def _is_about(box: HtmlElement) -> bool:
    """Tell whether a box begins with the heading of comments: "Bình luận (24)"."""
    first = next((text for text in box.itertext() if text.strip()), "")
    found = boilerplate.match(fold(first))
    return found is not None and found.category == "comment_form"


def _said(element: HtmlElement, around: set[HtmlElement]) -> Iterator[HtmlElement]:
    """Give paragraphs, films, files and pictures, those that follow one another once."""
    pictured = False
    for one in element.iter():
        if not isinstance(one.tag, str) or one in around or (one.tag in SKIP and not shows(one)):
            continue
        if any(up.tag in ("a", "figcaption", "figure") for up in islice(one.iterancestors(), 2)):
            continue
        picture = one.tag == "img"
        if (is_sentence(one.text) or shows(one)) and not (picture and pictured):
            yield one
        pictured = pictured or picture
        if is_sentence(one.tail):
            yield one


def _in_a_row(box: HtmlElement) -> int:
    """Give how many paragraphs stand in a box, at most, without a link between them: an article's text has more."""
    most = count = 0
    for one in box.iter():
        if one.tag == "a":
            count = 0
        elif isinstance(one.tag, str) and one.tag not in SKIP and is_sentence(one.text):
            count += 1
            most = max(most, count)
    return most


def sentences(start: HtmlElement, beside: AbstractSet[HtmlElement]) -> Iterator[HtmlElement]:
    """Give the paragraphs, each in an element of its own, that follow an element and are not beside the article."""
    for one in following(start):
        if one.tag in SKIP:
            continue
        if is_sentence(one.text) or (
            len(one) == 1 and one.tag in BLOCK and one[0].tag not in BLOCK and is_sentence(text_of(one))
        ):
            above = [one, *one.iterancestors()]
            if beside.isdisjoint(above) and not any(up.tag == "a" for up in above):
                yield one
