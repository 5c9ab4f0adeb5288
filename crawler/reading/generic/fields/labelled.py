"""Boxes of a label and its value on a page of an unknown platform, as Drupal prints a field: "Tác giả", "Nguồn tin"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice

from lxml.html import HtmlElement

from crawler.reading.body.block import Block
from crawler.reading.body.looks import CAPTION_CLASS
from crawler.reading.body.text import HEADING, text_of
from crawler.reading.generic.boxes.following import following
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.fields.page_dates import date_below
from crawler.reading.lines.byline import BYLINE_LENGTH
from crawler.reading.lines.dates import is_dateline
from crawler.reading.lines.label_words import AUTHOR, FILES, SECTION, SOURCE
from crawler.reading.lines.names import is_account, is_name
from crawler.reading.lines.several_names import split_names

_BOXES = frozenset({"div", "li", "p", "tr", "dl", "section"})
_OWN = _BOXES | {"span"}
_CAPTIONS = frozenset({"figure", "figcaption", "td"})
LABEL_LENGTH = range(4, 20)  # letters
_LABEL = re.compile(
    rf"(?:(?P<author>{AUTHOR})|(?P<source>{SOURCE})|(?P<section>{SECTION})|{FILES}|(?:file|tệp|tập)(?: tin)?|tài liệu"
    r"|đính kèm)\s*:?",
    re.IGNORECASE,
)


_SOURCED = re.compile(rf"\d[\s|,;•–-]+(?:{SOURCE})\s*:(?P<value>[^:]*)\Z", re.IGNORECASE)


@dataclass
class Labelled:
    """What the boxes say, and the lines that they make of it, which are no text."""

    authors: list[str] = field(default_factory=list)
    source: str | None = None
    lines: set[str] = field(default_factory=set)
    sections: set[tuple[str, str]] = field(default_factory=set)  # label and name: a subhead may be called like one

    def without_sections(self, blocks: list[Block]) -> list[Block]:
        """Leave out the names that stand right behind their label."""
        labels = [None, *(block.text for block in blocks)]
        return [block for label, block in zip(labels, blocks, strict=False) if (label, block.text) not in self.sections]


def labelled(page: Page) -> Labelled:
    """Read the boxes below the headline, in the article's column, of a label and a value in an element each."""
    found = Labelled()
    items = {text_of(item) for item in page.root.iter("dd")}
    for label, said in chain(_pairs(page), _lines(page), _beside_date(page)):
        told = _LABEL.fullmatch(label)
        if not told or not said or len(said) > BYLINE_LENGTH:
            continue
        found.lines |= {label, f"{label} {said}"}
        if not told["section"] or said in items:
            found.lines.add(said)
        else:
            found.sections.add((label, said))
        if told["author"] and not found.authors and not (is_account(said) or is_dateline(said)):
            found.authors = split_names(said)
        elif told["source"]:
            found.source = found.source or said
    return found


def _lines(page: Page) -> Iterator[tuple[str, str]]:
    """Give label and value of the lines that begin with one, in a box of their own: "Tác giả: A"."""
    for box in following(page.headline) if page.headline is not None else ():
        if box.tag not in _OWN or not box.text or ":" not in box.text or not _LABEL.match(begin := box.text.strip()):
            continue
        label, _, value = (text_of(box) or "").partition(":")
        told = _LABEL.fullmatch(label)
        is_own = told and begin.startswith(label) and (told["source"] or all(map(is_name, split_names(value.strip()))))
        if is_own and not _is_caption(box) and page.columns.isdisjoint(box.iterancestors()):
            yield f"{label}:", value.strip()


def _beside_date(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the source that is named behind the date, in its box: "12/03/2024 08:15 Nguồn: A", perhaps as a link."""
    box = None if page.headline is None else date_below(page.headline, page.own_paths)
    told = None if box is None else _SOURCED.search(box.text or "")
    if box is not None and told:
        yield "Nguồn:", told["value"].strip() or (text_of(box[0]) if len(box) else None) or ""


def _is_caption(box: HtmlElement) -> bool:
    around = (box, *islice(box.iterancestors(), 2))
    return any(up.tag in _CAPTIONS or CAPTION_CLASS.search(up.get("class", "")) for up in around)


def _pairs(page: Page) -> Iterator[tuple[str, str]]:
    for box in following(page.headline) if page.headline is not None else ():
        if box.tag not in _BOXES or len(box) != 2 or (box.text or "").strip():  # noqa: PLR2004 - label and value
            continue
        label, value = box
        is_pair = isinstance(label.tag, str) and isinstance(value.tag, str) and _is_short(label)
        if is_pair and not _heads_list(label, value) and page.columns.isdisjoint(box.iterancestors()):
            yield text_of(label) or "", text_of(value) or ""


def _heads_list(label: HtmlElement, value: HtmlElement) -> bool:
    """Tell the heading of a list, of several: all authors of a site, in a sidebar."""
    return label.tag in HEADING and len(value.findall("li")) > 1


def _is_short(label: HtmlElement) -> bool:
    return len(label) <= 1 and len(label.text_content().strip()) in LABEL_LENGTH
