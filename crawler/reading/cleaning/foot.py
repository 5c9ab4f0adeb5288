"""The foot of a page: below an article's end so many lines are furniture that short lines of no rule are, too.

It begins below the byline, at a widget that stands under every article, or at any other with enough furniture below.
`ending` says where the article's text is over.
"""

import re
from collections.abc import Sequence

from crawler.reading.cleaning.boilerplate import GLUED, WORDS, is_file_name
from crawler.reading.cleaning.lists import HEADLINE, is_headline
from crawler.reading.cleaning.marked_text import Text
from crawler.reading.cleaning.own_words import TAGS_LABEL
from crawler.reading.cleaning.page_voice import is_voice
from crawler.reading.cleaning.rules import BELOW, BESIDE, EDGE, FOOT, SURE, Sureness
from crawler.reading.lines.byline import is_byline, is_labelled
from crawler.reading.lines.label_words import AUTHOR, SOURCE

ENOUGH = 2  # lines of furniture that together say that the article is over
MANY = 4  # the same, where the first stands right below the last sentence, or anywhere below it
MUCH = 7  # the weight of what says so: a widget, a heading and two words
MOST = 10  # the same, where no widget is surer than a heading
DEEP = 3  # lines of furniture far below an article's end
FEW, ROWS = 2, 3  # sentences of an article that has only begun; lines of a list of its own
_SILENT = frozenset({"page_clock", "noise", "placeholder"})  # what says nothing of where it stands
_PASSING = _SILENT | {"related"}  # what stands amid a text as well
_WEIGHTS: dict[Sureness, int] = {SURE: 3, EDGE: 3, FOOT: 2, BESIDE: 1, BELOW: 1}
REACHED = r"địa chỉ|điện thoại|e-?mail"
SIGNED = rf"{AUTHOR}|{SOURCE}|ảnh"
_SIGNED = re.compile(rf"(?:{SIGNED})\b[^:]{{0,20}}:\s*\S", re.IGNORECASE)
SIGNED_OR_REACHED = re.compile(rf"(?:{SIGNED}|{REACHED})\b[^:]{{0,20}}:\s*\S", re.IGNORECASE)
# What may follow a byline: a note, a number, the next part of a series.
_NOTE = re.compile(
    r"[\d(*\[“\"-]|(?:bài|kỳ|phần) (?:\d|[ivx]+\b|cuối|sau|tiếp|một|hai|ba|thứ)|(?:còn|hết|xem tiếp|đón đọc)\b",
    re.IGNORECASE,
)


def first_widget(text: Text, first: int) -> int | None:
    """Give the index of the widget below which everything short is the page's, or None."""
    if _is_list_below_tools(text, first):
        return None
    is_button = text.marks[first] is not None and text.marks[first] not in _SILENT
    if is_button and count_marked(text, first) >= MANY and any(map(text.is_sure, range(first, len(text.lines)))):
        return first
    at = first_of_many(text, first, len(text.lines))
    end = next((one for one in range(first, len(text.marks)) if is_widget(text, one)), None)
    if end is not None and count_marked(text, end) >= ENOUGH:
        return end if at is None else min(at, end)
    return at


def first_of_many(text: Text, first: int, end: int) -> int | None:
    """Give the index of the first widget below which there is much other furniture, of more than one kind."""
    at = _first_telling(text, first, end)
    if at is None:
        return None
    hits = [one for one in range(at, end) if text.found[one] or text.marks[one] or text.is_own(one)]
    kinds = {_category(text, one) for one in hits} - _SILENT
    least = ENOUGH if text.is_edge(at) else ENOUGH + 1
    return at if len(hits) >= MANY and len(kinds) >= least else None


def _first_telling(text: Text, first: int, end: int) -> int | None:
    """Give the index of the first widget, if there is much below it, or else of the first heading with still more."""
    telling = [at for at in range(first, end) if _category(text, at) not in _PASSING]
    widget = next((at for at in telling if text.is_edge(at)), None)
    if widget is not None and evidence(text, widget, end) >= MUCH:
        return widget
    heading = next((at for at in telling if text.is_least(at, FOOT)), None)
    return heading if heading is not None and evidence(text, heading, end) >= MOST else None


def evidence(text: Text, first: int, end: int) -> int:
    """Weigh what says that lines are of the page; a sentence among them is the page's as well."""
    lines = (at for at in range(first, end) if _category(text, at) not in _SILENT)
    return sum(_weight(text, at) for at in lines)


def _weight(text: Text, at: int) -> int:
    if text.marks[at]:
        return _WEIGHTS[EDGE]
    if text.is_own(at):
        return _WEIGHTS[FOOT]
    hit = text.found[at]
    return _WEIGHTS[hit.sureness] if hit else 0


def _category(text: Text, at: int) -> str | None:
    hit = text.found[at]
    return text.marks[at] or (hit.category if hit else None)


def _is_list_below_tools(text: Text, first: int) -> bool:
    """Tell whether a list of the article stands below tools that part it from its only sentences.

    Its lines begin with one word, or each has a number; below the tools of a page's foot stands nothing alike.
    """
    if sum(map(text.is_own, range(first))) > FEW:
        return False
    at = first
    while at < len(text.lines) and text.found[at] is not None:
        at += 1
    rows = []
    while at < len(text.lines) and text.found[at] is None and text.marks[at] is None:
        rows.append(text.lines[at])
        at += 1
    is_alike = len({row.split(" ")[0] for row in rows}) == 1 or all(any(map(str.isdigit, row)) for row in rows)
    return len(rows) >= ROWS and is_alike


def is_widget(text: Text, at: int) -> bool:
    """Tell a line of a widget that stands under every article."""
    return text.marks[at] in GLUED and text.is_sure(at)


def count_marked(text: Text, first: int) -> int:
    """Count the lines of furniture from one on."""
    return sum(category is not None for category in text.marks[first:])


def mark_below(text: Text, end: int, *, is_signed: bool) -> None:
    """Mark what stands below a line that ends the article; `is_signed`: its author is known.

    A byline, a label with its value, tags and what a line with a colon opens may be the article's still, but below much
    furniture only the labels of who wrote it.
    """
    category = next((one for one in text.marks[end:] if one is not None), "related")
    is_open, above = True, int(text.marks[end] is not None)  # lines of furniture above
    for index in range(end + 1, len(text.lines)):
        line, is_unknown = text.lines[index], text.found[index] is None
        is_tags = TAGS_LABEL.fullmatch(line) is not None
        if is_unknown and line.endswith(":") and not (is_tags or above >= ENOUGH):
            break
        is_open = (is_open or not is_unknown) and not is_tags
        if mark := text.marks[index]:
            category = mark
        elif is_open and not (is_unknown and _is_own(text, index, category, above, is_signed=is_signed)):
            text.marks[index] = category
        above += text.marks[index] is not None


def _is_own(text: Text, at: int, category: str, above: int, *, is_signed: bool) -> bool:
    """Tell whether a line of no rule may be the article's, below so many lines of furniture.

    Far below the article a mere name is a link's, where the author is known.
    """
    line = text.lines[at]
    if _is_caption(text.lines, at):
        return True
    if above and is_voice(line) and text.is_own(at):
        return False
    if above >= DEEP:
        is_by = _SIGNED.match(line) or is_labelled(line) or (not is_signed and is_byline(line))
        return bool(is_by) or len(line) >= HEADLINE.stop
    is_short = len(line) <= WORDS or (text.marks[at - 1] == "related" and is_headline(line))
    return not is_short or may_be_own(line, category)


def may_be_own(line: str, category: str | None = None) -> bool:
    """Tell whether a line below an article's end may be its own, above or below a line of a category."""
    if category == "related" and ":" in line[:-1]:  # a headline, but for a label
        return SIGNED_OR_REACHED.match(line) is not None or is_labelled(line) or _NOTE.match(line) is not None
    is_heading = line.isupper() and " " in line  # "THÔNG BÁO", which would be a name as well
    return ":" in line[:-1] or _NOTE.match(line) is not None or (not is_heading and is_byline(line))


def _is_caption(lines: Sequence[str], index: int) -> bool:
    """Tell whether a line stands below the name of a picture's file, or twice."""
    return is_file_name(lines[index - 1]) or lines[index] in (lines[index - 1], *lines[index + 1 : index + 2])
