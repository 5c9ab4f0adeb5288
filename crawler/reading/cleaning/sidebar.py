"""Boxes of a page's sidebar: the weather, rates, a calendar, a poll, links. No word of them is theirs alone.

What tells one is its heading, the shape of the rows below it, its place before or behind all sentences of the article,
and that these do not speak of the same: what an article about the weather ends in is its own.
"""

import re

from crawler.reading.cleaning.boilerplate import WORDS, is_sentence, opens_list
from crawler.reading.cleaning.marked_text import Text
from crawler.reading.cleaning.own_words import TAGS_LABEL
from crawler.reading.cleaning.sidebar_shapes import (
    ANY_HEADING,
    BOXES,
    CALLS,
    EMERGENCY,
    HEADING,
    ITEM,
    ITEMS,
    LEAST_ITEMS,
    LINKED,
    OWN_POLL,
    PAGE,
    PLACE,
    POLL,
    TEMPERATURE,
    VOTES,
    WEATHER,
    Box,
)
from crawler.reading.cleaning.weather import mark_weather
from crawler.reading.lines.byline import is_byline

ENOUGH = 2  # rows that tell a box
ROW = 90  # letters; a row of a box is not longer, nor its heading
ROWS = 300  # of one box: the programmes of a week
STRANGE = 2  # lines of no rule at the top: the site's name and motto
LEAST_CALLS = 3  # numbers that tell a box without heading
QUESTION = 160  # letters of a poll's question
ANSWERS = range(2, 9)
HEADLINE, LINKS = 200, 30  # letters of a headline, and how many links a box or a menu has
_VALUE = re.compile(r":\s*\S")
_STOP = re.compile(r"[.;:!…][\"”’')\]]*$|/\.$")


def mark_boxes(text: Text) -> None:
    """Mark the boxes before the article's first sentence, and behind its last.

    A list that a line with a colon opens is the article's own, up to the next furniture.
    """
    lines = text.lines
    first = next((at for at in range(len(lines)) if _is_text(text, at)), None)
    if first is None:
        return
    last = next(at for at in range(len(lines) - 1, -1, -1) if _is_text(text, at))
    mark_weather(text, first, last)
    at = strange = 0
    while at < first and strange <= STRANGE:
        if not (after := _mark_box(text, at, first, is_over=False) or (at + 1 if text.is_edge(at) else 0)):
            strange, after = strange + (text.found[at] is None), at + 1
            if first - after < LEAST_ITEMS:  # no menu has room
                break
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
            is_opened = is_opened or opens_list(lines[at]) or TAGS_LABEL.fullmatch(lines[at]) is not None
            is_over = is_over or (at == last + 1 and not lines[at].isupper() and is_byline(lines[at]))
        at += 1


def _is_text(text: Text, at: int) -> bool:
    """Tell whether a line is a sentence of the article, and not what a poll asks."""
    is_asked = at > 0 and text.lines[at].endswith("?") and POLL.fullmatch(text.lines[at - 1].lower()) is not None
    return text.marks[at] is None and text.is_own(at) and not is_asked


def _mark_box(text: Text, at: int, end: int, *, is_over: bool) -> int:
    """Mark the box that begins with a line, if one does, and give where it ends; else 0.

    `is_over`: furniture stands between the article and the line.
    """
    category, after = _box(text, at, end, is_over=is_over) or ("", 0)
    for index in range(at, after):
        text.marks[index] = text.marks[index] or category
    return after


def _box(text: Text, at: int, end: int, *, is_over: bool) -> tuple[str, int] | None:
    """Give the category of the box that begins with a line, and where it ends (0: nowhere)."""
    line = text.plain(at)
    if ITEM.match(line) and len(line) <= HEADLINE and (after := _end_of_menu(text, at, end, is_over=is_over)):
        return "menu", after
    return _small_box(text, at, end, is_over=is_over) if len(line) <= HEADING else None


def _small_box(text: Text, at: int, end: int, *, is_over: bool) -> tuple[str, int] | None:
    line = text.plain(at)
    if ANY_HEADING.fullmatch(line):
        return _box_below(text, at, end, is_over=is_over)
    if POLL.fullmatch(line):
        after = _end_of_poll(text, at + 1, end)
        return ("poll", after) if after and not text.says(OWN_POLL) else None
    if LINKED.fullmatch(line):
        return ("related", _end_of_links(text, at + 1)) if end == len(text.lines) else None
    if (at == 0 or is_over) and TEMPERATURE.fullmatch(line):
        return (WEATHER.category, at + 1) if not text.says(WEATHER.own) else None
    return ("hotlines", _end_of_calls(text, at, end)) if line[-1:].isdigit() else None


def _box_below(text: Text, heading: int, end: int, *, is_over: bool) -> tuple[str, int] | None:
    box = next(box for box in BOXES if box.heading.fullmatch(text.plain(heading)))
    if not (is_over or box.is_alone) or (not is_over and text.says(box.own)):
        return None
    least = 1 if is_over or box is WEATHER else ENOUGH
    return box.category, _end_of_rows(text, box, heading + 1, end, least=least)


def _end_of_calls(text: Text, at: int, end: int) -> int:
    """Give where a run of numbers to call ends, or 0: they are its own if it speaks of them, or heads them."""
    above, after = text.lines[at - 1], at
    if at and text.marks[at - 1] is None and not is_sentence(above) and not is_byline(above):
        return 0
    while after < end and text.marks[after] is None and EMERGENCY.fullmatch(text.plain(after)):
        after += 1
    return after if after - at >= LEAST_CALLS and not text.says(CALLS) else 0


def _end_of_menu(text: Text, at: int, end: int, *, is_over: bool) -> int:
    """Give where a run of names of sections ends, or 0: two of pages among them; of three lines one may be of no rule.

    Below other furniture two names of pages alone are enough.
    """
    if ITEMS.fullmatch(text.plain(at)):
        return at + 1 if PAGE.search(text.plain(at)) else 0
    names, pages, after, index = 0, 0, at, at
    end = min(end, at + LINKS)
    while index < end and len(text.lines[index]) <= WORDS and index - after < ENOUGH:
        is_item = ITEM.fullmatch(text.plain(index)) is not None
        if text.marks[index] is not None and not is_item:
            break
        if is_item:
            names, pages, after = names + 1, pages + bool(PAGE.fullmatch(text.plain(index))), index + 1
        index += 1
    if is_over and pages == after - at >= ENOUGH:
        return after
    return after if pages + is_over >= ENOUGH and names >= LEAST_ITEMS and (after - at - names) * 2 <= names else 0


def _end_of_rows(text: Text, box: Box, first: int, end: int, *, least: int) -> int:
    """Give where the rows of a box end, of which one tells what it is, or 0; a table's rows are one line."""
    telling, after = 0, first
    for index in range(first, min(end, first + ROWS)):
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


def _end_of_poll(text: Text, question: int, end: int) -> int:
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


def _end_of_links(text: Text, first: int) -> int:
    after = first
    while after < min(first + LINKS, len(text.lines)) and text.is_free(after):
        line = text.lines[after]
        if len(line) > HEADLINE or _STOP.search(line) or ANY_HEADING.fullmatch(text.plain(after)):
            break
        after += 1
    return after if after > first else 0
