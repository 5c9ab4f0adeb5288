"""The headline of an article whose layout does not know it: what the page's title says, else the one named so."""

import re
from itertools import islice, takewhile

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.box_words import name_with
from crawler.reading.lines.one_line import fold
from crawler.reading.structured_data.site_name import DIVIDERS

TITLE_BEGINS = 20  # letters that a heading and the page's title must share
KICKER_WORDS, KICKER = 2, 120  # signs between words of a kicker: a label has fewer; its letters
AROUND = 3  # boxes around the text in which a heading that the page's title does not say stands
NEAR = 2  # boxes around it in which a short one stands
_HEADINGS = ("h1", "h2", "h3", "h4")
_NAMED = re.compile(name_with("title|headline|tieu-?de"), re.IGNORECASE)


def heading_at(body: HtmlElement, root: HtmlElement, said: str | None) -> HtmlElement | None:
    """Give the heading that the page's title says, else the one that is named a title above the text."""
    found = heading_of(root, said) if said else None
    if found is None and said:
        found = _short_above(body, said)
    return _heading_above(body) if found is None else found


def heading_of(root: HtmlElement, said: str) -> HtmlElement | None:
    """Give the heading that the page's own title begins or ends with, or a line that says the whole.

    The title may name the site as well, behind the heading or before it.
    """
    for one in root.iter("h1", "h2", "h3"):
        text = text_of(one)
        is_part = text and len(text) >= TITLE_BEGINS and (said.startswith(text) or said.endswith(f" {text}"))
        if text == said or is_part:
            return one
    lines = (one for one in root.iter("div", "p", "span", "td", "strong", "b") if one.text)
    return next((one for one in lines if len(one.text) >= TITLE_BEGINS and _is_title(fold(one.text), said)), None)


def _is_title(line: str, said: str) -> bool:
    """Tell whether a line is the page's title, or all of it before the site's name."""
    return line == said or (said.startswith(line) and said[len(line) :].lstrip().startswith(DIVIDERS))


def _short_above(body: HtmlElement, said: str) -> HtmlElement | None:
    """Give the longest of the short headings and named titles above a text with which the page's title begins.

    They stand in the boxes right around the text: above these is the site's name, which a title may begin with, too.
    """
    for box in islice(body.iterancestors(), NEAR):
        above = takewhile(lambda one: one is not body, box.iter())
        found = [one for one in above if _may_be_short_title(one) and _is_title(text_of(one) or "", said)]
        if found:
            return max(found, key=lambda one: len(text_of(one) or ""))
    return None


def _may_be_short_title(element: HtmlElement) -> bool:
    """Tell a heading, or what is named a title, of two words or more that is no link."""
    is_one = element.tag in _HEADINGS or _NAMED.search(element.get("class", "")) is not None
    if not is_one or " " not in (text_of(element) or ""):
        return False
    return element.find(".//a") is None and next(element.iterancestors("a"), None) is None


def _heading_above(body: HtmlElement) -> HtmlElement | None:
    """Give the one heading that is named a title in the boxes around a text, above it, and that is no link.

    Portals that show every article on one page call each of them "Chi tiết" in the page's title.
    """
    for box in islice(body.iterancestors(), AROUND):
        above = [*takewhile(lambda one: one is not body, box.iter(*_HEADINGS, body.tag))]
        found = [one for one in above if one.tag in _HEADINGS and len(text_of(one) or "") >= TITLE_BEGINS]
        if found:
            one = found[-1]
            is_named = one.tag == "h1" or any(_NAMED.search(up.get("class", "")) for up in (one, one.getparent()))
            return one if len(found) == 1 and is_named and one.find(".//a") is None else None
    return None


def kicker_above(headline: HtmlElement) -> str | None:
    """Give the words right above a headline that lead on to it: "Kỷ niệm 134 năm Ngày sinh Chủ tịch Hồ Chí Minh:"."""
    before = headline.getprevious()
    said = text_of(before) if before is not None and isinstance(before.tag, str) and len(before) <= 1 else None
    leads_on = said is not None and said.endswith(":") and said.count(" ") >= KICKER_WORDS and len(said) <= KICKER
    return said if leads_on and before.find(".//a") is None else None


def is_linked(heading: HtmlElement) -> bool:
    """Tell whether all that a heading says is a link."""
    said = text_of(heading)
    return said is not None and any(text_of(link) == said for link in heading.iter("a"))
