"""What stands above the text of a NukeViet article: headline, date and lead."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from lxml import etree
from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.box_words import LEAD_OR_DESCRIPTION
from crawler.reading.layouts.heading import TITLE_BEGINS
from crawler.reading.layouts.lead_shown import LEAD_LENGTH
from crawler.reading.lines.dates import MIDNIGHT, parse_date, parse_dateline
from crawler.reading.lines.one_line import fold

_HEADLINE = etree.XPath(".//@itemprop[. = 'headline']/..")
_LEAD = etree.XPath(".//*[contains(concat(' ', @class, ' '), ' hometext ') or @id='hometext'][1]")
_DESCRIPTION = etree.XPath(".//@itemprop[. = 'description']/..")
_LEAD_TAGS = ("div", "p", "h2", "h3", "h4", "blockquote", "section", "strong")
_SAID = etree.XPath("string(/html/head/meta[@name='description']/@content)")
_PUBLISHED = etree.XPath("string(/html/head/meta[@property='article:published_time']/@content)")
_TITLE = etree.XPath("string(/html/head/title)")
_SENTENCE_ENDS = (".", "…", "!", "”", ".”")
DATE_LENGTH = 90  # letters: a longer text that holds a date is a sentence
_YEAR = re.compile(r"(?:19|20)\d\d")


def headed(body: HtmlElement, root: HtmlElement) -> tuple[HtmlElement, str | None]:
    """Give the smallest element around the body that also holds the headline, and what that says.

    A portal's own theme may have the site's name in <h1> and the headline in <h2>: what the page's title begins with.
    """
    title = fold(_TITLE(root))
    ancestors = list(takewhile(lambda up: up.tag not in ("body", "html"), body.iterancestors()))
    headings = ((up, [*up.iter("h1")] or _HEADLINE(up)) for up in ancestors)
    container, headlines = next((known for known in headings if known[1]), (None, []))
    said = next((text for one in headlines if (text := text_of(one))), None)
    if container is not None and said and title.startswith(said):
        return container, said
    if found := _headed_by_title(ancestors, title):
        return found
    if container is None:
        container = ancestors[0] if ancestors else body
    return container, said or title.partition(" - ")[0] or None


def _headed_by_title(ancestors: Iterable[HtmlElement], title: str) -> tuple[HtmlElement, str] | None:
    """Give the smallest element that holds a heading which the page's title begins with, and that heading."""
    for up in ancestors:
        for heading in up.iter("h1", "h2", "h3"):
            text = text_of(heading) or ""
            if len(text) >= TITLE_BEGINS and title.startswith(text):
                return up, text
    return None


def published(
    container: HtmlElement, body: HtmlElement, lead: HtmlElement | None, root: HtmlElement
) -> tuple[str | None, str | None]:
    """Give the visible date line above the body: in `span.h5`, in `em.time`, or after a clock icon.

    `itemprop=datePublished` is the time of the last edit and is not asked; the meta tag is, where no date is visible.
    Where there is neither, a short line that holds a date will do: "Được viết bởi A lúc 07:45 ngày 03/11/2025".
    """
    raw, at = _date_line(container, body)
    if raw and at:
        return _timed(raw, at, root) if at.endswith(MIDNIGHT) else (raw, at)
    said: str = _PUBLISHED(root)
    return (said, parse_date(said)) if said else _date_in_line(container, body, lead)


def _above(container: HtmlElement, body: HtmlElement) -> Iterator[HtmlElement]:
    """Give what stands above the body, but for the headline and what microdata names."""
    for element in takewhile(lambda one: one is not body, container.iter(etree.Element)):
        if element.tag != "h1" and not element.get("itemprop"):
            yield element


def _date_line(container: HtmlElement, body: HtmlElement) -> tuple[str | None, str | None]:
    """Give the first text above the body that is nothing but a date, and the time that it says."""
    for element in _above(container, body):
        for text in (element.text, element.tail):
            if text and _YEAR.search(text) and (at := parse_dateline(text)):
                if text == element.text and _is_hidden(element):
                    continue
                return fold(text), at
    return None, None


def _date_in_line(container: HtmlElement, body: HtmlElement, lead: HtmlElement | None) -> tuple[str | None, str | None]:
    """Give the first short line above the body that holds a date, and the time that it says."""
    aside = {one for other in (lead, *container.iter("h1", "figure")) if other is not None for one in other.iter()}
    for element in _above(container, body):
        if len(element) > 3 or element in aside or _is_hidden(element):  # noqa: PLR2004 - a box, not a line
            continue
        line = text_of(element)
        if line and len(line) <= DATE_LENGTH and _YEAR.search(line) and (at := parse_date(line)):
            return line, at
    return None, None


def _timed(raw: str, day: str, root: HtmlElement) -> tuple[str, str]:
    """Give the time of a day that the page shows alone, where its metadata says one of that day."""
    said: str = _PUBLISHED(root)
    at = parse_date(said) if said else None
    return (said, at) if at and at[:10] == day[:10] else (raw, day)


def _is_hidden(element: HtmlElement) -> bool:
    return "hidden" in element.get("class", "").split()


def find_lead(container: HtmlElement, body: HtmlElement, root: HtmlElement) -> HtmlElement | None:
    """Give the element that holds the lead."""
    found = (element for find in (_DESCRIPTION, _LEAD) for element in find(container) if text_of(element))
    lead = next(found, None)
    return _named_lead(container, body, root) if lead is None else lead


def _named_lead(container: HtmlElement, body: HtmlElement, root: HtmlElement) -> HtmlElement | None:
    """Give what stands above the body and is named like a lead, or says what the page's description does.

    Else it is the one sentence in bold between headline and body.
    """
    said = None
    bold = []
    for element in takewhile(lambda one: one is not body, container.iter(*_LEAD_TAGS, body.tag)):
        if len(element) > 3 or len(text := text_of(element) or "") < LEAD_LENGTH:  # noqa: PLR2004 - a box
            continue
        said = fold(_SAID(root)) if said is None else said
        if LEAD_OR_DESCRIPTION.search(element.get("class", "")) or text == said:
            return element
        if (
            element.tag == "p"
            and text.endswith(_SENTENCE_ENDS)
            and any(text_of(one) == text for one in element.iter("strong", "b"))
        ):
            bold.append(element)
    return bold[0] if len(bold) == 1 else None


def lead_text(lead: HtmlElement) -> str | None:
    """Give the lead's text without the picture in its box and its caption."""
    if lead.find(".//img") is None:
        return text_of(lead)
    parts = [lead.text, *(text for one in lead for text in (None if _pictures(one) else text_of(one), one.tail))]
    return fold(" ".join(filter(None, parts))) or None


def _pictures(element: HtmlElement) -> bool:
    return element.tag == "img" or element.find(".//img") is not None
