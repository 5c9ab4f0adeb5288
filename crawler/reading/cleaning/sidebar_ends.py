"""Where a box of a sidebar ends that begins at a line: its rows, a menu, a poll, links, numbers to call."""

import re

from crawler.reading.cleaning.boilerplate import WORDS, is_sentence
from crawler.reading.cleaning.marked_text import Text
from crawler.reading.cleaning.sidebar_shapes import (
    ANY_HEADING,
    CALLS,
    EMERGENCY,
    ITEM,
    ITEMS,
    LEAST_ITEMS,
    PAGE,
    PLACE,
    VOTES,
    Box,
)
from crawler.reading.lines.byline import is_byline

ENOUGH = 2  # rows that tell a box
ROW = 90  # letters; a row of a box is not longer, nor its heading
ROWS = 300  # of one box: the programmes of a week
LEAST_CALLS = 3  # numbers that tell a box without heading
QUESTION = 160  # letters of a poll's question
ANSWERS = range(2, 9)  # of a poll
HEADLINE, LINKS = 200, 30  # letters of a headline, and how many links a box or a menu has
_VALUE = re.compile(r":\s*\S")
_STOP = re.compile(r"[.;:!…][\"”’')\]]*$|/\.$")


def end_of_calls(text: Text, at: int, end: int) -> int:
    """Give where a run of numbers to call ends, or 0: they are its own if it speaks of them, or heads them."""
    above, after = text.lines[at - 1], at
    if at and text.marks[at - 1] is None and not is_sentence(above) and not is_byline(above):
        return 0
    while after < end and text.marks[after] is None and EMERGENCY.fullmatch(text.plain(after)):
        after += 1
    return after if after - at >= LEAST_CALLS and not text.says(CALLS) else 0


def end_of_menu(text: Text, at: int, end: int, *, is_over: bool) -> int:
    """Give where a run of names of sections ends, or 0: two of pages among them; of three lines one may be of no rule.

    Below other furniture two names of pages alone are enough.
    """
    if ITEMS.fullmatch(text.plain(at)):
        return at + 1 if PAGE.search(text.plain(at)) else 0
    names, pages, after = 0, 0, at
    for index in range(at, min(end, at + LINKS)):
        if len(text.lines[index]) > WORDS or index - after >= ENOUGH:
            break
        is_item = ITEM.fullmatch(text.plain(index)) is not None
        if is_item:
            names, after = names + 1, index + 1
            pages += PAGE.fullmatch(text.plain(index)) is not None
        elif text.marks[index] is not None:
            break
    lines = after - at
    are_pages = is_over and pages == lines >= ENOUGH
    are_names = names >= LEAST_ITEMS and (lines - names) * 2 <= names
    return after if are_pages or (are_names and pages + is_over >= ENOUGH) else 0


def end_of_rows(text: Text, box: Box, first: int, end: int, *, least: int) -> int:
    """Give where the rows of a box end, of which one tells what it is, or 0; a table's rows are one line."""
    telling, after = 0, first
    for index in range(first, min(end, first + ROWS)):
        rows = text.plain(index).split("\n")
        if text.marks[index] not in (None, "noise") or max(map(len, rows)) > ROW:
            break
        told = [box.telling.fullmatch(row) is not None for row in rows]
        is_above_telling = index + 1 < end and len(rows[0]) <= PLACE  # the line of a town
        if all(is_told or box.row.fullmatch(row) for is_told, row in zip(told, rows, strict=True)):
            telling, after = telling + sum(told), index + 1
        elif not (is_above_telling and box.telling.fullmatch(text.plain(index + 1))):
            break
    if not telling:
        return 0
    in_table = text.lines[after - 1].count("\n")
    return after if after - first >= least or in_table >= least else 0


def end_of_poll(text: Text, question: int, end: int) -> int:
    """Give where a poll ends that asks a question: behind its answers and the number of votes; 0 where it asks none."""
    if question >= end or not text.lines[question].endswith("?") or len(text.lines[question]) > QUESTION:
        return 0
    after = question + 1
    while after < end and text.marks[after] is None and _is_answer(text.lines[after]):
        if (
            not text.is_free(after) and after - question not in ANSWERS
        ):  # below one answer a word of a widget is another
            break
        after += 1
    count = after - question - 1
    if after < end and VOTES.fullmatch(text.plain(after)):
        after += 1
    return after if count in ANSWERS else 0


def _is_answer(line: str) -> bool:
    return len(line) <= WORDS and not _VALUE.search(line) and not _STOP.search(line)


def end_of_links(text: Text, first: int) -> int:
    """Give where the links of a box end, or 0 where there are none."""
    after = first
    while after < min(first + LINKS, len(text.lines)) and text.is_free(after):
        line = text.lines[after]
        if len(line) > HEADLINE or _STOP.search(line) or ANY_HEADING.fullmatch(text.plain(after)):
            break
        after += 1
    return after if after > first else 0
