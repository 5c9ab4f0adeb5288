"""Boxes of a page's sidebar: the weather, rates, a calendar, a poll, links. No word of them is theirs alone.

What tells one is its heading, the shape of the rows below it, its place before or behind all sentences of the article,
and that these do not speak of the same: what an article about the weather ends in is its own.
"""

import re
from collections.abc import Sequence
from functools import cached_property, partial

from crawler.reading.cleaning.boilerplate import WORDS, Hit, is_own_sentence, opens_list
from crawler.reading.cleaning.box_shapes import (
    ANY_HEADING,
    BOXES,
    ITEM,
    ITEMS,
    LEAST_ITEMS,
    LINKED,
    OWN_POLL,
    PAGE,
    POLL,
    TEMPERATURE,
    VOTES,
    Box,
)
from crawler.reading.cleaning.catalogue import EDGE, FOOT

ROW = 90  # letters; a row of a box is not longer, nor its heading
HEADING = 50
PLACE = 24  # letters; the name of a town that stands above its temperature
ENOUGH = 2  # rows that tell a box
QUESTION = 160  # letters of a poll's question
ANSWERS = range(2, 9)
HEADLINE, LINKS = 200, 30  # letters of a headline, and how many links a box or a menu has
_VALUE = re.compile(r":\s*\S")
_STOP = re.compile(r"[.;:!…][\"”’')\]]*$|/\.$")
_BULLET = re.compile(r"^[^\w\"“‘'(\[-]+\s*")
_TAGS = re.compile(r"(?:từ kh(?:óa|oá)(?: bài viết)?|tags?)\s*:?", re.IGNORECASE)


class _Text:
    """The lines of a text, what is known of them, and what its own sentences say."""

    def __init__(self, lines: Sequence[str], found: list[Hit | None], marks: list[str | None], about: str) -> None:
        self.lines, self.found, self.marks, self.about = lines, found, marks, about

    @cached_property
    def said(self) -> str:
        """What the article's sentences, its title and lead say, in lower case."""
        own = (line for at, line in enumerate(self.lines) if is_own_sentence(line, self.found[at]))
        return f"{self.about} {' '.join(own)}".lower()

    def plain(self, at: int) -> str:
        """Give a line in lower case, without its bullet."""
        return _BULLET.sub("", self.lines[at].lower())

    def is_edge(self, at: int) -> bool:
        """Tell whether a line is furniture, near the top or bottom at least."""
        hit = self.found[at]
        return self.marks[at] is not None or (hit is not None and hit[1] >= EDGE)

    def is_free(self, at: int) -> bool:
        """Tell whether a line is no furniture by itself."""
        hit = self.found[at]
        return self.marks[at] is None and (hit is None or hit[1] < FOOT)


def mark_boxes(lines: Sequence[str], found: list[Hit | None], marks: list[str | None], about: str = "") -> None:
    """Mark the boxes before the article's first sentence, and behind its last; `about` is what else it says.

    A list that a line with a colon opens is the article's own, up to the next furniture.
    """
    first, last, is_text = 0, len(lines) - 1, partial(_is_text, lines, found, marks)
    while first <= last and not is_text(first):
        first += 1
    while last >= first and not is_text(last):
        last -= 1
    if last < first or (first == 0 and last == len(lines) - 1):
        return
    text = _Text(lines, found, marks, about)
    at = 0
    while at < first and (after := _mark_box(text, at, first, is_over=False) or (at + 1 if text.is_edge(at) else 0)):
        at = after
    is_opened, is_over = opens_list(lines[last]), False
    at = last + 1
    while at < len(lines):
        if text.is_edge(at):
            is_opened, is_over = False, True
        elif not is_opened and (after := _mark_box(text, at, len(lines), is_over=is_over)):
            at, is_over = after, True
            continue
        else:
            is_opened = is_opened or lines[at].endswith(":") or _TAGS.fullmatch(lines[at]) is not None
        at += 1


def _is_text(lines: Sequence[str], found: list[Hit | None], marks: list[str | None], at: int) -> bool:
    """Tell whether a line is a sentence of the article, and not what a poll asks."""
    line = lines[at]
    if marks[at] is not None or not is_own_sentence(line, found[at]):
        return False
    return not (at and line.endswith("?") and POLL.fullmatch(lines[at - 1].lower()))


def _mark_box(text: _Text, at: int, end: int, *, is_over: bool) -> int:
    """Mark the box that begins with a line, if one does, and give where it ends; else 0.

    `is_over`: furniture stands between the article and the line.
    """
    category, after = _box(text, at, end, is_over=is_over) or ("", 0)
    for index in range(at, after):
        text.marks[index] = text.marks[index] or category
    return after


def _box(text: _Text, at: int, end: int, *, is_over: bool) -> tuple[str, int] | None:
    """Give the category of the box that begins with a line, and where it ends (0: nowhere)."""
    line = text.plain(at)
    if ITEM.match(line) and len(line) <= HEADLINE and (after := _end_of_menu(text, at, end, is_over=is_over)):
        return "menu", after
    if len(line) > HEADING:
        return None
    if ANY_HEADING.fullmatch(line):
        box = next(box for box in BOXES if box.heading.fullmatch(line))
        after = _end_of_rows(text, box, at + 1, end, least=1 if is_over else ENOUGH) if is_over or box.is_alone else 0
        return (box.category, after) if after and not box.own.search(text.said) else None
    if POLL.fullmatch(line):
        after = _end_of_poll(text, at + 1, end)
        return ("poll", after) if after and not OWN_POLL.search(text.said) else None
    if LINKED.fullmatch(line):
        return ("related", _end_of_links(text, at + 1)) if end == len(text.lines) else None
    is_weather = (at == 0 or is_over) and TEMPERATURE.fullmatch(line) and not BOXES[0].own.search(text.said)
    return (BOXES[0].category, at + 1) if is_weather else None


def _end_of_menu(text: _Text, at: int, end: int, *, is_over: bool) -> int:
    """Give where a run of names of sections ends, or 0: two of pages among them; of three lines one may be of no rule.

    Below other furniture two names of pages alone are enough.
    """
    if ITEMS.fullmatch(text.plain(at)):
        return at + 1 if PAGE.search(text.plain(at)) else 0
    names, pages, after, index = 0, 0, at, at
    end = min(end, at + LINKS)
    while index < end and text.marks[index] is None and len(text.lines[index]) <= WORDS and index - after < ENOUGH:
        if ITEM.fullmatch(text.plain(index)):
            names, pages, after = names + 1, pages + bool(PAGE.fullmatch(text.plain(index))), index + 1
        index += 1
    if is_over and pages == after - at >= ENOUGH:
        return after
    return after if pages + is_over >= ENOUGH and names >= LEAST_ITEMS and (after - at - names) * 2 <= names else 0


def _end_of_rows(text: _Text, box: Box, first: int, end: int, *, least: int) -> int:
    """Give where the rows of a box end, of which one tells what it is, or 0; a table's rows are one line."""
    telling, after = 0, first
    for index in range(first, end):
        rows = text.plain(index).split("\n")
        if text.marks[index] not in (None, "noise") or max(map(len, rows)) > ROW:
            break
        told = [box.telling.fullmatch(row) is not None for row in rows]
        if all(is_told or box.row.fullmatch(row) for is_told, row in zip(told, rows, strict=True)):
            telling, after = telling + sum(told), index + 1
        elif not (len(rows[0]) <= PLACE and index + 1 < end and box.telling.fullmatch(text.plain(index + 1))):
            break
    is_enough = after - first >= least or (after > first and text.lines[after - 1].count("\n") >= least)
    return after if telling and is_enough else 0


def _end_of_poll(text: _Text, question: int, end: int) -> int:
    if question >= end or not text.lines[question].endswith("?") or len(text.lines[question]) > QUESTION:
        return 0
    after = question + 1
    while (
        after < end
        and _is_answer(text.lines[after])
        and (text.is_free(after) or (text.marks[after] is None and after - question in ANSWERS))
    ):
        after += 1
    count = after - question - 1
    if after < end and VOTES.fullmatch(text.plain(after)):
        after += 1
    return after if count in ANSWERS else 0


def _is_answer(line: str) -> bool:
    return len(line) <= WORDS and not _VALUE.search(line) and not _STOP.search(line)


def _end_of_links(text: _Text, first: int) -> int:
    after = first
    while after < min(first + LINKS, len(text.lines)) and text.is_free(after):
        line = text.lines[after]
        if len(line) > HEADLINE or _STOP.search(line) or ANY_HEADING.fullmatch(text.plain(after)):
            break
        after += 1
    return after if after > first else 0
