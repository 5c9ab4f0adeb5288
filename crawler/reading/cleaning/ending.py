"""Where an article is over: short lines below that are furniture, whatever they say.

What tells it is a widget that stands under every article, or the byline that ends it with furniture below.
"""

import re
from collections.abc import Sequence

from crawler.reading.byline import is_byline, is_labelled
from crawler.reading.cleaning.boilerplate import GLUED, WORDS, is_file_name, is_sentence
from crawler.reading.cleaning.lists import is_headline, names_one
from crawler.reading.cleaning.marked_text import Text
from crawler.reading.cleaning.own_words import TAGS_LABEL
from crawler.reading.cleaning.rules import EDGE, FOOT, Hit
from crawler.reading.cleaning.verse import is_verse
from crawler.reading.label_words import AUTHOR, SOURCE

ENOUGH = 2  # lines of furniture that together say that the article is over
MANY = 4  # the same, where the first stands right below the last sentence
PAGE_SENTENCE, PAGE_SENTENCES = 120, 3  # letters of a sentence of the page, and how many there may be
VIEWS = Hit("visit_counter", EDGE)  # right below a byline it is the page's
NAMES = range(3, 31)  # links in a row
_SIGNED = re.compile(rf"(?:{AUTHOR}|{SOURCE}|ảnh|địa chỉ|điện thoại|e-?mail)\b[^:]{{0,20}}:\s*\S", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+(?:[ ,&/–-]+[^\W\d_]+)*")  # no sum of a donor, no time
_AUTHOR = re.compile(rf"(?:{AUTHOR})\s*:\s*\S", re.IGNORECASE)
# What may follow a byline: a note, a number, the next part of a series.
_NOTE = re.compile(
    r"[\d(*\[“\"-]|(?:bài|kỳ|phần) (?:\d|[ivx]+\b|cuối|sau|tiếp|một|hai|ba|thứ)|(?:còn|hết|xem tiếp|đón đọc)\b",
    re.IGNORECASE,
)


def mark_tail(text: Text, at: int) -> None:
    """Mark furniture below a byline, or right below the last sentence: lines of no rule below it hide it from the end.

    A name in capitals may be a heading of the article as well, so that more must stand below it.
    """
    if at in (0, len(text.lines)):
        return
    first = at
    while first < len(text.lines) and text.marks[first] is None and _is_signed(text.lines[first]):
        first += 1
    below = range(first, len(text.lines))
    hits = [index for index in below if text.is_least(index, FOOT) and not text.is_of(index, "page_clock")]
    is_signed = first > at and any(_SIGNED.match(line) or not line.isupper() for line in text.lines[at:first])
    if len(hits) >= ENOUGH if is_signed else (len(hits) > ENOUGH and hits[1] == first + 1):
        for index in hits:
            text.mark_hit(index)


def mark_rest(text: Text, at: int) -> None:
    """Mark short lines below the end of an article, where no sentence follows.

    A byline, a label with its value, tags and what a line with a colon opens may be the article's still.
    """
    if at == len(text.lines):
        return
    end = _byline(text, at) if at else _end_of_lines(text)
    if end is None:
        end = _widget(text, at) if at else None
        if end is None:
            return
    _mark_below(text, end)


def mark_headlines(text: Text, at: int) -> None:
    """Mark headlines below the last sentence under a heading of related ones that only other furniture vouches for."""
    inside = False
    for index in range(at, len(text.lines)):
        line = text.lines[index]
        if text.marks[index] is not None:
            is_heading = text.marks[index] == "related" and not names_one(line)
            inside = is_heading or (inside and text.marks[index] == "noise")
        elif inside := inside and is_headline(line) and not _may_be_own(line, "related"):
            text.marks[index] = "related"


def end_of_text(text: Text) -> int:
    """Give where the lines below the last sentence begin; what a poll asks is none, nor what a widget says.

    A short sentence far below the others is of the page, behind a byline and sure widgets of two kinds that stand under
    every article: behind one widget the text may go on.
    """
    at = _below_sentence(text, len(text.lines))
    for _ in range(PAGE_SENTENCES):
        if not at or len(text.lines[at - 1]) > PAGE_SENTENCE:
            break
        above = _below_sentence(text, at - 1)
        kinds = {text.marks[one] for one in range(above, at - 1) if _is_widget(text, one)}
        if not above or len(kinds) < ENOUGH or not _is_signed(text.lines[above]):
            break
        text.marks[at - 1] = next(mark for mark in reversed(text.marks[above : at - 1]) if mark is not None)
        at = above
    return at


def _below_sentence(text: Text, at: int) -> int:
    while at and (text.marks[at - 1] is not None or not _is_text(text, at - 1) or _is_asked(text, at - 1)):
        at -= 1
    return at


def _is_asked(text: Text, at: int) -> bool:
    """Tell whether a question stands above short answers, and below a byline or furniture and maybe a heading."""
    if not text.lines[at].endswith("?") or not at:
        return False
    answers = text.lines[at + 1 : at + 1 + ENOUGH]
    is_poll = len(answers) == ENOUGH and all(len(line) <= WORDS and line[-1].isalnum() for line in answers)
    above = range(max(0, at - ENOUGH), at)
    return is_poll and any(text.found[one] is not None or is_byline(text.lines[one]) for one in above)


def _widget(text: Text, first: int) -> int | None:
    """Give the index of the widget that stands under every article, or of the buttons right below the last sentence."""
    is_button = text.marks[first] not in (None, "page_clock", "noise", "placeholder")
    if is_button and _count_marked(text, first) >= MANY and any(map(text.is_sure, range(first, len(text.lines)))):
        return first
    end = next((at for at in range(first, len(text.marks)) if _is_widget(text, at)), None)
    return None if end is None or _count_marked(text, end) < ENOUGH else end


def _is_widget(text: Text, at: int) -> bool:
    """Tell a line of a widget that stands under every article."""
    return text.marks[at] in GLUED and text.is_sure(at)


def _count_marked(text: Text, first: int) -> int:
    return sum(category is not None for category in text.marks[first:])


def _byline(text: Text, first: int) -> int | None:
    """Give the index of the byline that ends the article, if furniture stands below it.

    One that is labelled needs no more than one line of it; a name alone must stand right below a sentence, or right
    above lines of a widget.
    """
    for index in range(first, len(text.lines)):
        line = text.lines[index]
        if text.marks[index] is not None or len(line) > WORDS * 2:
            continue
        if line.endswith(":"):
            return None
        if _AUTHOR.match(line) or (is_labelled(line) and is_byline(line)):
            is_over = any(text.is_least(below, FOOT) for below in range(index + 1, len(text.lines)))
            return index if is_over or _are_names(text, index + 1) else None
        after = text.found[index + 1 : index + 1 + ENOUGH]
        is_ended = None not in after and len(after) == ENOUGH  # below a list
        if (index == first or is_ended) and is_byline(line):
            is_over = _count_marked(text, index + 1) >= ENOUGH or text.found[index + 1 : index + 2] == [VIEWS]
            return index if is_over or (not line.isupper() and _are_names(text, index + 1)) else None
    return None


def _end_of_lines(text: Text) -> int | None:
    """Give the index of the byline of a text without a sentence, such as verse: a sure widget stands right below it."""
    own = 0
    for index, hit in enumerate(text.found[:-1]):
        own += hit is None
        if own > MANY and hit is None and text.is_sure(index + 1) and is_byline(text.lines[index]):
            return index
    return None


def _is_signed(line: str) -> bool:
    return _SIGNED.match(line) is not None or is_byline(line)


def _are_names(text: Text, first: int) -> bool:
    """Tell whether lines of no rule from one on are a menu or links: short ones, no verse and no names of people."""
    own = [text.lines[at] for at in range(first, len(text.lines)) if text.marks[at] is None]
    return len(own) in NAMES and all(map(_is_link, own)) and not is_verse(own)


def _is_link(line: str) -> bool:
    return len(line) <= WORDS and _WORDS.fullmatch(line) is not None and not _may_be_own(line)


def _mark_below(text: Text, end: int) -> None:
    category = next((one for one in text.marks[end:] if one is not None), "related")
    is_open, above = True, int(text.marks[end] is not None)  # lines of furniture above
    for index in range(end + 1, len(text.lines)):
        line, is_unknown = text.lines[index], text.found[index] is None
        is_tags = TAGS_LABEL.fullmatch(line) is not None
        if is_unknown and line.endswith(":") and not (is_tags or above >= ENOUGH):
            break
        is_open = (is_open or not is_unknown) and not is_tags
        if text.marks[index] is not None:
            category = text.marks[index] or category
        elif (
            is_open
            and (len(line) <= WORDS or (text.marks[index - 1] == "related" and is_headline(line)))
            and not (is_unknown and (_may_be_own(line, category) or _is_caption(text.lines, index)))
        ):
            text.marks[index] = category
        above += text.marks[index] is not None


def _may_be_own(line: str, category: str | None = None) -> bool:
    if category == "related" and ":" in line[:-1]:  # a headline, but for a label
        return _SIGNED.match(line) is not None or is_labelled(line) or _NOTE.match(line) is not None
    is_heading = line.isupper() and " " in line  # "THÔNG BÁO", which would be a name as well
    return ":" in line[:-1] or _NOTE.match(line) is not None or (not is_heading and is_byline(line))


def _is_caption(lines: Sequence[str], index: int) -> bool:
    """Tell whether a line stands below the name of a picture's file, or twice."""
    return is_file_name(lines[index - 1]) or lines[index] in (lines[index - 1], *lines[index + 1 : index + 2])


def _is_text(text: Text, at: int) -> bool:
    return is_sentence(text.lines[at]) or text.is_own(at)
