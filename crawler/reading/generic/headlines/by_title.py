"""The headline of a page without a heading: what its title says, in a cell or line with the article's date.

It may have no element of its own: in a cell of an old page text, date and headline are parted by <br>.
"""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.generic.boxes.beside import is_furniture
from crawler.reading.generic.boxes.columns import is_sentence
from crawler.reading.generic.boxes.following import following
from crawler.reading.generic.fields.date_texts import DATE_LENGTH
from crawler.reading.generic.fields.page_dates import date_below, is_dated_above
from crawler.reading.lines.dates import parse_dateline
from crawler.reading.lines.one_line import fold
from crawler.reading.structured_data.site_name import DIVIDERS

LONGEST = 1000  # letters of a title with the names of its section and site
TEXT_WITHIN = 60  # elements below the headline, among which the text begins
_BOXES = ("td", "th", "div", "p", "center", "span", "font", "b", "strong", "i", "em")
_DIVIDER = re.compile(f"[{re.escape(''.join(DIVIDERS))}]+")


def parts_of(title: str) -> list[str]:
    """Give a title and what stands before and behind each of its dividers: the site's name may be there.

    One that is longer than any title is not parted: at thousands of dividers the parts would fill the memory.
    """
    if len(title) > LONGEST:
        return [title]
    cuts = [
        title[at:end] for found in _DIVIDER.finditer(title) for at, end in ((0, found.start()), (found.end(), None))
    ]
    return list(dict.fromkeys([title, *map(str.strip, cuts)]))


def headline_by_title(root: HtmlElement, said: list[str], own_paths: set[str]) -> HtmlElement | None:
    """Give the first text that says one of some parts of the title, in lower case, with a date below or beside it.

    Where it has no element of its own it gets one, a heading; the date may be the rest of its line.
    """
    if not said:
        return None
    lengths = range(min(map(len, said)), max(map(len, said)) + DATE_LENGTH)
    for box, before, text in _texts(root):
        if len(text.strip()) not in lengths or not (told := _told(fold(text), said)):
            continue
        if any(up.tag == "a" or is_furniture(up) for up in (box, *box.iterancestors())):
            continue
        headline = _own(box, before, told)
        if (date_below(headline, own_paths) is not None or is_dated_above(headline)) and heads_text(headline):
            return headline
        if headline is not box:
            headline.drop_tag()
    return None


def heads_text(headline: HtmlElement) -> bool:
    """Tell whether a text begins below a line, before another day: below the site's name and a clock that follows."""
    days = set()
    for text in _said(headline):
        if is_sentence(text):
            return True
        if len(text) <= DATE_LENGTH and (date := parse_dateline(text)):
            days.add(date[:10])
        if len(days) > 1:
            return False
    return False


def _said(headline: HtmlElement) -> Iterator[str]:
    yield headline.tail or ""
    for element in islice(following(headline), TEXT_WITHIN):
        yield element.text or ""
        yield element.tail or ""


def _texts(root: HtmlElement) -> Iterator[tuple[HtmlElement, HtmlElement | None, str]]:
    """Give the texts that stand in boxes, each with the child that it follows, if any."""
    for box in [*root.iter(*_BOXES)]:
        if box.text:
            yield box, None, box.text
        for child in [*box]:
            if child.tail:
                yield box, child, child.tail


def _told(line: str, said: list[str]) -> tuple[str, str] | None:
    """Part a line into what the title says and the date behind it, if any; None where it says something else."""
    for one in said:
        if line.casefold().startswith(one):
            rest = line[len(one) :]
            if not rest or parse_dateline(rest.strip(" ()[]|-–—,")):
                return line[: len(one)], rest
    return None


def _own(box: HtmlElement, before: HtmlElement | None, told: tuple[str, str]) -> HtmlElement:
    """Give the element that holds a headline and nothing else: its box, or a heading made for it."""
    text, rest = told
    if not rest and text_of(box) == text:
        return box
    heading: HtmlElement = box.makeelement("h1")
    heading.text, heading.tail = text, rest or None
    if before is None:
        box.text = None
        box.insert(0, heading)
    else:
        before.tail = None
        before.addnext(heading)
    return heading
