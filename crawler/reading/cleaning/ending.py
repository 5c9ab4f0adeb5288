"""Where an article is over: short lines below that are furniture, whatever they say.

What tells it is a widget that stands under every article, or the byline that ends it with furniture below.
"""

import re
from collections.abc import Sequence

from crawler.reading.byline import is_labelled, parse_byline
from crawler.reading.cleaning.boilerplate import GLUED, WORDS, Hit, is_file_name, is_own_sentence, is_sentence, is_sure
from crawler.reading.cleaning.catalogue import FOOT

ENOUGH = 2  # lines of furniture that together say that the article is over
_AUTHOR = re.compile(r"tác giả(?: bài viết)?\s*:\s*\S", re.IGNORECASE)
# What may follow a byline: a note, a number, the next part of a series.
_NOTE = re.compile(r"[\d(*\[“\"-]|(?:bài|kỳ|phần|còn|hết|xem tiếp|đón đọc)\b", re.IGNORECASE)
_TAGS = re.compile(r"(?:từ kh(?:óa|oá)(?: bài viết)?|tags?)\s*:?", re.IGNORECASE)


def mark_rest(lines: Sequence[str], found: list[Hit | None], marks: list[str | None]) -> None:
    """Mark short lines below the end of an article, where no sentence follows.

    A byline, a label with its value, tags and what a line with a colon opens may be the article's still.
    """
    at = len(lines)
    while at and (marks[at - 1] is not None or not _is_text(lines[at - 1], found[at - 1])):
        at -= 1
    if not at:
        return
    end = _byline(lines, found, marks, at)
    if end is None:
        end = next((index for index in range(at, len(lines)) if marks[index] in GLUED and is_sure(found[index])), None)
        if end is None or sum(category is not None for category in marks[end:]) < ENOUGH:
            return
    _mark_below(lines, found, marks, end)


def _byline(lines: Sequence[str], found: list[Hit | None], marks: list[str | None], first: int) -> int | None:
    """Give the index of the byline that ends the article, if furniture stands below it.

    One that is labelled needs no more than one line of it; a name alone must stand right below a sentence.
    """
    for index in range(first, len(lines)):
        line = lines[index]
        if marks[index] is not None or len(line) > WORDS * 2:
            continue
        if line.endswith(":"):
            return None
        if _AUTHOR.match(line) or (is_labelled(line) and parse_byline(line)):
            return index if any(hit is not None and hit[1] >= FOOT for hit in found[index + 1 :]) else None
        if index == first and parse_byline(line):
            below = sum(category is not None for category in marks[index + 1 :])
            return index if below >= ENOUGH else None
    return None


def _mark_below(lines: Sequence[str], found: list[Hit | None], marks: list[str | None], end: int) -> None:
    category = next((one for one in marks[end:] if one is not None), "related")
    is_open = True
    for index in range(end + 1, len(lines)):
        line, is_unknown = lines[index], found[index] is None
        if is_unknown and line.endswith(":"):
            break
        is_open = (is_open or not is_unknown) and _TAGS.fullmatch(line) is None
        if marks[index] is not None:
            category = marks[index] or category
        elif is_open and len(line) <= WORDS and not (is_unknown and (_may_be_own(line) or _is_caption(lines, index))):
            marks[index] = category


def _may_be_own(line: str) -> bool:
    is_heading = line.isupper() and " " in line  # "THÔNG BÁO", which would be a name as well
    return ":" in line or _NOTE.match(line) is not None or (not is_heading and parse_byline(line) is not None)


def _is_caption(lines: Sequence[str], index: int) -> bool:
    """Tell whether a line stands below the name of a picture's file, or twice."""
    return is_file_name(lines[index - 1]) or lines[index] in (lines[index - 1], *lines[index + 1 : index + 2])


def _is_text(line: str, hit: Hit | None) -> bool:
    return is_sentence(line) or is_own_sentence(line, hit)
