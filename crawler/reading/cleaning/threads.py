"""What readers wrote below an article: each comment ends in the buttons to answer and to like it."""

import re
from collections.abc import Sequence

from crawler.reading.cleaning.boilerplate import is_sentence
from crawler.reading.cleaning.marked_text import Text
from crawler.reading.cleaning.rules import SURE, Hit
from crawler.reading.lines.date_forms import AGO

LONGEST = 8  # lines of a comment with its name, date and buttons
BUTTONS, TIME = 2, 30  # to answer and to like; letters of a time
_BUTTON = re.compile(r"(?:(?:trả lời|thích|reply|like)(?: \d+)?(?:[\s|/·•]+|$)){1,2}", re.IGNORECASE)
_AGO = re.compile(AGO, re.IGNORECASE)
_DAY = re.compile(rf"\d{{1,2}}[/-]\d{{1,2}}[/-]\d{{4}}|{AGO}", re.IGNORECASE)
_LIKE = re.compile("thích|like", re.IGNORECASE)  # an answer alone is in an interview, too
_NAMED = re.compile(rf".{{2,40}} [-–|•] (?:{_DAY.pattern})[ ,:\d]*", re.IGNORECASE)  # who, and when
_HEADING = re.compile(r"(?:bình luận|ý kiến|phản hồi) \d+|\d+ (?:bình luận|ý kiến|phản hồi)", re.IGNORECASE)
_COMMENT = Hit("comment_form", SURE)


def find_threads(text: Text) -> None:
    """Find comments below their heading: every line down to a button is theirs, also a sentence.

    Without a heading the two buttons of one, and the time above them, tell where they begin.
    """
    lines, found = text.lines, text.found
    if not any(text.is_of(at, _COMMENT.category) for at in range(len(lines))):
        return
    headings = (at for at, hit in enumerate(found) if hit == _COMMENT or _HEADING.fullmatch(lines[at]))
    if (at := next(headings, None)) is None:
        at = _first_comment(lines)
    while (button := _button_below(text, at)) is not None:
        end = button + 1
        while end < len(lines) and (_BUTTON.fullmatch(lines[end]) or _AGO.fullmatch(lines[end])):
            end += 1
        if _is_comment(lines[at + 1 : end]):
            found[at:end] = [_COMMENT] * (end - at)
        at = end - 1


def _button_below(text: Text, at: int) -> int | None:
    """Give the index of the first button below a line, if it is near enough for a comment."""
    near = range(at + 1, min(at + 1 + LONGEST, len(text.lines)))
    return next((one for one in near if text.found[one] is not None and _BUTTON.fullmatch(text.lines[one])), None)


def _is_comment(lines: Sequence[str]) -> bool:
    """Tell a comment by its time, or by the button to like it below one sentence: of several the text may be."""
    if any(_DAY.match(line) or _NAMED.fullmatch(line) for line in lines):
        return True
    return any(_LIKE.match(line) for line in lines) and sum(map(is_sentence, lines)) <= 1


def _first_comment(lines: Sequence[str]) -> int:
    """Give the index of the name above the first comment's time, or the number of lines where there is none."""
    for button in range(1, len(lines)):
        pair = {lines[at].lower().split(" ")[0] for at in (button - 1, button) if _BUTTON.fullmatch(lines[at])}
        if len(pair) == BUTTONS:
            above = range(max(0, button - LONGEST), button - 1)
            timed = (at for at in reversed(above) if len(lines[at]) <= TIME and _DAY.search(lines[at]))
            return max(next(timed, len(lines) + 1) - 1, 0)
    return len(lines)
