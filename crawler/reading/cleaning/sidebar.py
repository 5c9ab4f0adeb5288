"""Boxes of a page's sidebar: the weather, rates, a calendar, a poll, links. No word of them is theirs alone.

What tells one is its heading, the shape of the rows below it, its place before or behind all sentences of the article,
and that these do not speak of the same: what an article about the weather ends in is its own.
"""

from crawler.reading.cleaning.boilerplate import opens_list
from crawler.reading.cleaning.marked_text import Text
from crawler.reading.cleaning.own_words import TAGS_LABEL
from crawler.reading.cleaning.sidebar_ends import (
    ENOUGH,
    HEADLINE,
    end_of_calls,
    end_of_links,
    end_of_menu,
    end_of_poll,
    end_of_rows,
)
from crawler.reading.cleaning.sidebar_shapes import (
    ANY_HEADING,
    BOXES,
    HEADING,
    ITEM,
    LEAST_ITEMS,
    LINKED,
    OWN_POLL,
    POLL,
    TEMPERATURE,
    WEATHER,
)
from crawler.reading.cleaning.weather import mark_weather
from crawler.reading.lines.byline import is_byline

STRANGE = 2  # lines of no rule at the top: the site's name and motto


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
    _mark_above(text, first)
    _mark_below(text, last)


def _mark_above(text: Text, first: int) -> None:
    """Mark the boxes above the first sentence, as far as few other lines stand among them."""
    at = strange = 0
    while at < first and strange <= STRANGE:
        after = _mark_box(text, at, first, is_over=False)
        if not after and not text.is_edge(at):
            strange += text.found[at] is None
            if first - at <= LEAST_ITEMS:  # no menu has room
                break
        at = after or at + 1


def _mark_below(text: Text, last: int) -> None:
    """Mark the boxes below the last sentence, but for what is listed there."""
    lines = text.lines
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
    if ITEM.match(line) and len(line) <= HEADLINE and (after := end_of_menu(text, at, end, is_over=is_over)):
        return "menu", after
    return _small_box(text, at, end, is_over=is_over) if len(line) <= HEADING else None


def _small_box(text: Text, at: int, end: int, *, is_over: bool) -> tuple[str, int] | None:
    line = text.plain(at)
    if ANY_HEADING.fullmatch(line):
        return _box_below(text, at, end, is_over=is_over)
    if POLL.fullmatch(line):
        after = end_of_poll(text, at + 1, end)
        return ("poll", after) if after and not text.says(OWN_POLL) else None
    if LINKED.fullmatch(line):
        return ("related", end_of_links(text, at + 1)) if end == len(text.lines) else None
    if (at == 0 or is_over) and TEMPERATURE.fullmatch(line):
        return (WEATHER.category, at + 1) if not text.says(WEATHER.own) else None
    return ("hotlines", end_of_calls(text, at, end)) if line[-1:].isdigit() else None


def _box_below(text: Text, heading: int, end: int, *, is_over: bool) -> tuple[str, int] | None:
    box = next(box for box in BOXES if box.heading.fullmatch(text.plain(heading)))
    if not (is_over or box.is_alone) or (not is_over and text.says(box.own)):
        return None
    least = 1 if is_over or box is WEATHER else ENOUGH
    return box.category, end_of_rows(text, box, heading + 1, end, least=least)
