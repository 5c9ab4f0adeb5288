"""Boxes of a page of unknown make that hold a label and its value, as Drupal prints a field: "Tác giả", "Nguồn tin"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from crawler.reading.byline import BYLINE_LENGTH, is_account, split_names
from crawler.reading.generic.following import following
from crawler.reading.generic.main_part import Page
from crawler.reading.text import text_of

_BOXES = frozenset({"div", "li", "p", "tr", "dl", "section"})
LABEL_LENGTH = 20
_LABEL = re.compile(
    r"(?:(?P<author>tác giả(?: bài viết)?|bút danh|người viết)|(?P<source>nguồn(?: tin| bài)?)"
    r"|(?P<files>(?:file|tệp|tập)(?: tin)?(?: đính kèm)?|tài liệu(?: đính kèm)?|đính kèm))\s*:?",
    re.IGNORECASE,
)


@dataclass
class Labelled:
    """What the boxes say, and the lines that they make of it, which are no text."""

    authors: list[str] = field(default_factory=list)
    source: str | None = None
    lines: set[str] = field(default_factory=set)


def labelled(page: Page) -> Labelled:
    """Read the boxes below the headline, in the article's column, of a label and a value in an element each."""
    found = Labelled()
    for label, value in _pairs(page):
        told = _LABEL.fullmatch(text_of(label) or "")
        said = text_of(value)
        if not told or not said or len(said) > BYLINE_LENGTH:
            continue
        found.lines |= {text_of(label) or "", said, f"{text_of(label)} {said}"}
        if told["author"] and not found.authors and not is_account(said):
            found.authors = split_names(said)
        elif told["source"]:
            found.source = found.source or said
    return found


def _pairs(page: Page) -> Iterator[tuple[HtmlElement, HtmlElement]]:
    for box in following(page.headline) if page.headline is not None else ():
        if box.tag not in _BOXES or len(box) != 2 or (box.text or "").strip():  # noqa: PLR2004 - label and value
            continue
        label, value = box
        is_pair = isinstance(label.tag, str) and isinstance(value.tag, str) and _is_short(label)
        if is_pair and page.columns.isdisjoint(box.iterancestors()):
            yield label, value


def _is_short(label: HtmlElement) -> bool:
    return len(label) <= 1 and len((label.text_content()).strip()) in range(4, LABEL_LENGTH)
