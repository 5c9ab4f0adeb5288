"""When an article of an unknown platform says that it was changed: "Cập nhật: 05/02/2024 09:30" beside its date."""

import re
from itertools import islice

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.box_words import name_with
from crawler.reading.generic.boxes.following import following
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.fields.date_texts import DATE_LENGTH
from crawler.reading.generic.fields.named_boxes import is_in_others, names_of
from crawler.reading.generic.fields.page_dates import AT_ONCE
from crawler.reading.lines.dates import parse_date

_NAMED = re.compile(name_with("(?:date-?)?(?:updated|modified)"))
_LABEL = re.compile(
    r"(?:(?:đã |được )*(?:cập nhật|(?:chỉnh )?sửa)(?: lần cuối)?|(?:last )?(?:updated|modified))"
    r"(?: lúc| ngày| vào| on| at)*\s*:?\s*(?P<date>.*)",
    re.IGNORECASE,
)


def modified_date(page: Page, published: str) -> str | None:
    """Give the time of the last change, later than publication, or None.

    It stands in an element that is named so, anywhere in the article's column; behind a label right below the headline.
    """
    for element in page.root.iter("time", "abbr"):
        label = element.getparent()
        if _NAMED.search(names_of(element)) or (label is not None and _LABEL.fullmatch((label.text or "").strip(" ("))):
            said = element.get("datetime") or element.get("title") or text_of(element) or ""
            if (date := _later(said, published)) and _is_own(element, page):
                return date
    for element in islice(following(page.headline), AT_ONCE) if page.headline is not None else ():
        for text in (element.text, element.tail):
            told = _LABEL.fullmatch(text.strip(" (|-–")) if text and len(text) <= DATE_LENGTH else None
            date = _later(told["date"] or _next(element, text), published) if told else None
            if date and _is_own(element, page):
                return date
    return None


def _is_own(element: HtmlElement, page: Page) -> bool:
    return page.columns.isdisjoint(element.iterancestors()) and not is_in_others(element, page.headline)


def _next(element: HtmlElement, text: str | None) -> str:
    """Give what stands in the element behind a label."""
    after = element.getnext() if text is element.tail or len(element) == 0 else element[0]
    return "" if after is None else (after.get("datetime") or text_of(after) or "")[:DATE_LENGTH]


def _later(said: str, published: str) -> str | None:
    date = parse_date(said) if said else None
    return date if date and date > published else None
