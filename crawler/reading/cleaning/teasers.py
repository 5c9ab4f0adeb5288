"""Teasers of other articles: a headline and more, which a button to read on or their times tell from the text."""

import re
from collections.abc import Sequence

from crawler.reading.cleaning.boilerplate import is_own_sentence
from crawler.reading.cleaning.lists import is_headline, names_one
from crawler.reading.cleaning.marked_text import Text
from crawler.reading.cleaning.rules import SURE, Hit
from crawler.reading.lines.date_forms import AGO
from crawler.reading.lines.dates import parse_dateline

LINES = 3  # above the button of a teaser
PAIR, LEAST = 2, 3  # lines of a headline and its day; how many of them tell a list
MOST = 40  # letters of a time, and of the section before it
_READ_ON = re.compile(r"(?:đọc|xem) (?:tiếp|thêm|chi tiết)|chi tiết|read more", re.IGNORECASE)
_SECTION = re.compile(r".{2,30} [|•·–-] ")
_DAY = re.compile(r"[(\[] ?\d{1,2}[/.-]\d{1,2}[/.-]\d{4} ?[)\]]")
_AGO = re.compile(AGO, re.IGNORECASE)
# Headline, time and sentence in one order, twice at least; so the text's own sentence below the last is none of them.
_TIMED = re.compile(r"(?:hts){2,}|(?:ths){2,}|(?:hst){2,}|(?:ht){2,}|(?:th){2,}")
_TEASER = Hit("related", SURE)


def find_teasers(text: Text) -> None:
    """Find teasers below a heading of related articles, also their sentences; and a list of headlines with days."""
    headings = [at for at, hit in enumerate(text.found) if hit == _TEASER and not names_one(text.lines[at])]
    if _TEASER in text.found:
        _find_with_button(text)
    for at in headings:
        _find_timed(text, at + 1)
    _find_dated(text)


def _find_with_button(text: Text) -> None:
    """Find teasers of a headline, a sentence, and the button to read on.

    In the words of such a button alone one article is named amid a text, and then another: "Đọc thêm". So the first
    teaser must stand below a heading in other words.
    """
    button = -1  # the last one below a teaser
    for at in range(len(text.lines)):
        if not text.is_of(at, "related") or not _reads_on(text.lines[at]):
            continue
        above = range(max(0, at - LINES), at)
        head = next((index for index in reversed(above) if text.found[index] is not None), at - 1)
        is_heading = text.is_of(head, "related") and (head == button or not _reads_on(text.lines[head]))
        if is_heading and head < at - 1 and is_own_sentence(text.lines[at - 1], None):
            text.found[head + 1 : at + 1] = [_TEASER] * (at - head)
            button = at


def _reads_on(line: str) -> bool:
    return _READ_ON.fullmatch(line.rstrip(" .:…»>")) is not None


def _find_timed(text: Text, first: int) -> None:
    """Find teasers of a headline, the time of its article and perhaps a sentence, in a row from a line on."""
    end = first
    while end < len(text.lines) and text.found[end] != _TEASER:
        end += 1
    if found := _TIMED.match(_shape(text, range(first, end))):
        text.found[first : first + found.end()] = [_TEASER] * found.end()


def _find_dated(text: Text) -> None:
    """Find headlines in a row, each above its day in brackets, below the last sentence."""
    last = next((at for at in reversed(range(len(text.lines))) if _is_dated(text, at) or text.is_own(at)), 0)
    first = last
    while first > 0 and _is_dated(text, first):
        first -= PAIR
    if last - first >= LEAST * PAIR:
        text.found[first + 1 : last + 1] = [_TEASER] * (last - first)


def _is_dated(text: Text, at: int) -> bool:
    return at > 0 and _DAY.fullmatch(text.lines[at]) is not None and _letter(text, at - 1) == "h"


def _shape(text: Text, indexes: Sequence[int]) -> str:
    """Give a letter for each line: a time, a sentence, a headline, or none of them."""
    return "".join(_letter(text, at) for at in indexes)


def _letter(text: Text, at: int) -> str:
    line = text.lines[at]
    if len(line) <= MOST and _is_time(line):
        return "t"
    if text.is_own(at):
        return "s"
    return "h" if text.found[at] is None and is_headline(line) else "-"


def _is_time(line: str) -> bool:
    """Tell a line that is nothing but a time, perhaps behind a section: "Giáo dục | 3 giờ trước"."""
    section = _SECTION.match(line)
    plain = line[section.end() :] if section else line.strip("()[] ")
    return _AGO.fullmatch(plain) is not None or parse_dateline(plain, bare=True) is not None
