"""Where an article is over: short lines below that are furniture, whatever they say.

What tells it is a widget that stands under every article, or the byline that ends it with furniture below.
"""

import re
from collections.abc import Sequence

from crawler.reading.byline import is_byline, is_labelled
from crawler.reading.cleaning.boilerplate import GLUED, WORDS, Hit, is_file_name, is_own_sentence, is_sentence, is_sure
from crawler.reading.cleaning.lists import is_headline, names_one
from crawler.reading.cleaning.own_words import TAGS_LABEL
from crawler.reading.cleaning.rules import EDGE, FOOT
from crawler.reading.cleaning.verse import is_verse
from crawler.reading.label_words import AUTHOR, SOURCE

ENOUGH = 2  # lines of furniture that together say that the article is over
MANY = 4  # the same, where the first stands right below the last sentence
PAGE_SENTENCE, PAGE_SENTENCES = 120, 3  # letters of a sentence of the page, and how many there may be
VIEWS: Hit = ("visit_counter", EDGE)  # right below a byline it is the page's
NAMES = range(3, 31)  # links in a row
_SIGNED = re.compile(rf"(?:{AUTHOR}|{SOURCE}|ảnh|địa chỉ|điện thoại|e-?mail)\b[^:]{{0,20}}:\s*\S", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+(?:[ ,&/–-]+[^\W\d_]+)*")  # no sum of a donor, no time
_AUTHOR = re.compile(rf"(?:{AUTHOR})\s*:\s*\S", re.IGNORECASE)
# What may follow a byline: a note, a number, the next part of a series.
_NOTE = re.compile(
    r"[\d(*\[“\"-]|(?:bài|kỳ|phần) (?:\d|[ivx]+\b|cuối|sau|tiếp|một|hai|ba|thứ)|(?:còn|hết|xem tiếp|đón đọc)\b",
    re.IGNORECASE,
)


def mark_tail(lines: Sequence[str], found: list[Hit | None], marks: list[str | None], at: int) -> None:
    """Mark furniture below a byline, or right below the last sentence: lines of no rule below it hide it from the end.

    A name in capitals may be a heading of the article as well, so that more must stand below it.
    """
    if at in (0, len(lines)):
        return
    first = at
    while first < len(lines) and marks[first] is None and (_SIGNED.match(lines[first]) or is_byline(lines[first])):
        first += 1
    hits = [
        index
        for index in range(first, len(lines))
        if (hit := found[index]) is not None and hit[1] >= FOOT and hit[0] != "page_clock"
    ]
    is_signed = first > at and any(_SIGNED.match(line) or not line.isupper() for line in lines[at:first])
    if len(hits) >= ENOUGH if is_signed else (len(hits) > ENOUGH and hits[1] == first + 1):
        for index in hits:
            hit = found[index]
            marks[index] = marks[index] or (hit and hit[0])


def mark_rest(lines: Sequence[str], found: list[Hit | None], marks: list[str | None], at: int) -> None:
    """Mark short lines below the end of an article, where no sentence follows.

    A byline, a label with its value, tags and what a line with a colon opens may be the article's still.
    """
    if at == len(lines):
        return
    end = _byline(lines, found, marks, at) if at else _end_of_lines(lines, found)
    if end is None:
        end = _widget(found, marks, at) if at else None
        if end is None:
            return
    _mark_below(lines, found, marks, end)


def mark_headlines(lines: Sequence[str], marks: list[str | None], at: int) -> None:
    """Mark headlines below the last sentence under a heading of related ones that only other furniture vouches for."""
    inside = False
    for index in range(at, len(lines)):
        line = lines[index]
        if marks[index] is not None:
            inside = (marks[index] == "related" and not names_one(line)) or (inside and marks[index] == "noise")
        elif inside := inside and is_headline(line) and not _may_be_own(line, "related"):
            marks[index] = "related"


def end_of_text(lines: Sequence[str], found: list[Hit | None], marks: list[str | None]) -> int:
    """Give where the lines below the last sentence begin; what a poll asks is none, nor what a widget says.

    A short sentence far below the others is of the page, behind a byline and sure widgets of two kinds that stand under
    every article: behind one widget the text may go on.
    """
    at = _below_sentence(lines, found, marks, len(lines))
    for _ in range(PAGE_SENTENCES):
        if not at or len(lines[at - 1]) > PAGE_SENTENCE:
            break
        above = _below_sentence(lines, found, marks, at - 1)
        kinds = {marks[one] for one in range(above, at - 1) if marks[one] in GLUED and is_sure(found[one])}
        if not above or len(kinds) < ENOUGH or not (_SIGNED.match(lines[above]) or is_byline(lines[above])):
            break
        marks[at - 1] = next(mark for mark in reversed(marks[above : at - 1]) if mark is not None)
        at = above
    return at


def _below_sentence(lines: Sequence[str], found: list[Hit | None], marks: list[str | None], at: int) -> int:
    while at and (
        marks[at - 1] is not None or not _is_text(lines[at - 1], found[at - 1]) or _is_asked(lines, found, at - 1)
    ):
        at -= 1
    return at


def _is_asked(lines: Sequence[str], found: list[Hit | None], at: int) -> bool:
    """Tell whether a question stands above short answers, and below a byline or furniture and maybe a heading."""
    if not lines[at].endswith("?") or not at:
        return False
    answers = lines[at + 1 : at + 1 + ENOUGH]
    is_poll = len(answers) == ENOUGH and all(len(line) <= WORDS and line[-1].isalnum() for line in answers)
    above = range(max(0, at - ENOUGH), at)
    return is_poll and any(found[one] is not None or is_byline(lines[one]) for one in above)


def _widget(found: list[Hit | None], marks: list[str | None], first: int) -> int | None:
    """Give the index of the widget that stands under every article, or of the buttons right below the last sentence."""
    count = sum(category is not None for category in marks[first:])
    if (
        count >= MANY
        and marks[first] not in (None, "page_clock", "noise", "placeholder")
        and any(map(is_sure, found[first:]))
    ):
        return first
    end = next((at for at in range(first, len(marks)) if marks[at] in GLUED and is_sure(found[at])), None)
    return None if end is None or sum(category is not None for category in marks[end:]) < ENOUGH else end


def _byline(lines: Sequence[str], found: list[Hit | None], marks: list[str | None], first: int) -> int | None:
    """Give the index of the byline that ends the article, if furniture stands below it.

    One that is labelled needs no more than one line of it; a name alone must stand right below a sentence, or right
    above lines of a widget.
    """
    for index in range(first, len(lines)):
        line = lines[index]
        if marks[index] is not None or len(line) > WORDS * 2:
            continue
        if line.endswith(":"):
            return None
        if _AUTHOR.match(line) or (is_labelled(line) and is_byline(line)):
            is_over = any(hit is not None and hit[1] >= FOOT for hit in found[index + 1 :])
            return index if is_over or _are_names(lines[index + 1 :], marks[index + 1 :]) else None
        is_ended = None not in (after := found[index + 1 : index + 1 + ENOUGH]) and len(after) == ENOUGH  # below a list
        if (index == first or is_ended) and is_byline(line):
            below = sum(category is not None for category in marks[index + 1 :])
            return (
                index
                if below >= ENOUGH
                or found[index + 1 : index + 2] == [VIEWS]
                or (not line.isupper() and _are_names(lines[index + 1 :], marks[index + 1 :]))
                else None
            )
    return None


def _end_of_lines(lines: Sequence[str], found: list[Hit | None]) -> int | None:
    """Give the index of the byline of a text without a sentence, such as verse: a sure widget stands right below it."""
    own = 0
    for index, hit in enumerate(found[:-1]):
        own += hit is None
        if own > MANY and hit is None and is_sure(found[index + 1]) and is_byline(lines[index]):
            return index
    return None


def _are_names(lines: Sequence[str], marks: list[str | None]) -> bool:
    """Tell whether lines of no rule below a byline are a menu or links: short ones, no verse and no names of people."""
    own = [line for line, category in zip(lines, marks, strict=True) if category is None]
    return len(own) in NAMES and all(map(_is_link, own)) and not is_verse(own)


def _is_link(line: str) -> bool:
    return len(line) <= WORDS and _WORDS.fullmatch(line) is not None and not _may_be_own(line)


def _mark_below(lines: Sequence[str], found: list[Hit | None], marks: list[str | None], end: int) -> None:
    category = next((one for one in marks[end:] if one is not None), "related")
    is_open, above = True, int(marks[end] is not None)  # lines of furniture above
    for index in range(end + 1, len(lines)):
        line, is_unknown = lines[index], found[index] is None
        is_tags = TAGS_LABEL.fullmatch(line) is not None
        if is_unknown and line.endswith(":") and not (is_tags or above >= ENOUGH):
            break
        is_open = (is_open or not is_unknown) and not is_tags
        if marks[index] is not None:
            category = marks[index] or category
        elif (
            is_open
            and (len(line) <= WORDS or (marks[index - 1] == "related" and is_headline(line)))
            and not (is_unknown and (_may_be_own(line, category) or _is_caption(lines, index)))
        ):
            marks[index] = category
        above += marks[index] is not None


def _may_be_own(line: str, category: str | None = None) -> bool:
    if category == "related" and ":" in line[:-1]:  # a headline, but for a label
        return _SIGNED.match(line) is not None or is_labelled(line) or _NOTE.match(line) is not None
    is_heading = line.isupper() and " " in line  # "THÔNG BÁO", which would be a name as well
    return ":" in line[:-1] or _NOTE.match(line) is not None or (not is_heading and is_byline(line))


def _is_caption(lines: Sequence[str], index: int) -> bool:
    """Tell whether a line stands below the name of a picture's file, or twice."""
    return is_file_name(lines[index - 1]) or lines[index] in (lines[index - 1], *lines[index + 1 : index + 2])


def _is_text(line: str, hit: Hit | None) -> bool:
    return is_sentence(line) or is_own_sentence(line, hit)
