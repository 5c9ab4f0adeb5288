"""Text dumps on one line, or with a line for each word: nothing parts what stood on lines of its own."""

import re
from collections.abc import Sequence

from crawler.reading.cleaning.boilerplate import PIECE, WORD
from crawler.reading.cleaning.glued import LOWER, SEAM, UPPER
from crawler.reading.cleaning.phrases import rule_of
from crawler.reading.cleaning.rules import BESIDE, EDGE
from crawler.reading.lines.dates import is_dateline

LONG, SEAMS = 500, 3  # letters of a line that holds a whole text, and places where one without spaces is joined
HEAD = 400  # letters in which the date stands
TAIL = 4000  # letters behind the last sentence; a longer text has no sentences at all
TITLE = 15  # letters of a title, at least
PIECE_WORDS = PIECE // 2
MANY_LINES = 100  # of a text with a word on each
_WEEKDAY = r"(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)[\s,|-]*)?(?:ngày (?:đăng\s*:\s*)?)?"
_TIME = r"\d{1,2}[:h]\d\d(?::\d\d)?"
_DAY = r"\d{1,2}[/-]\d{1,2}[/-]\d{4}"
_DATE = re.compile(
    rf"(?<!\w){_WEEKDAY}(?:{_TIME}[\s,|-]+{_WEEKDAY}{_DAY}|{_DAY}(?:[\s,|-]+{_TIME})?)(?:\s*\[?gmt ?\+7\]?)?",
    re.IGNORECASE,
)
_MORE_SEAMS = re.compile(rf"(?<=[^\W\d_])(?={_TIME}|{_DAY})|(?<=[{UPPER}]{{2}})(?=[{UPPER}][{LOWER}])")
_STOP_SEAM = re.compile(rf"[{LOWER}\d][.!?…][\"”’]?(?=[{UPPER}])")
_STOP = re.compile(r"[.!?…][\"”’)]*\s+(?=\S)")


def is_word_by_word(lines: Sequence[str]) -> bool:
    """Tell a dump with hardly more than a word on each of its many lines."""
    if len(lines) < MANY_LINES:
        return False
    words = sum(line.count(" ") + 1 for line in lines)
    return words * 4 <= len(lines) * 5 and sum(any(map(str.isalpha, line)) for line in lines) * 2 > len(lines)


def lines_of(line: str) -> list[str]:
    """Part a long line into title, date, text and what stands behind its last sentence; a paragraph is not parted."""
    if len(line) < LONG:
        return [line]
    if len(_STOP_SEAM.findall(line)) >= SEAMS:
        return [part for piece in SEAM.split(_MORE_SEAMS.sub("\n", line)) for part in piece.split("\n") if part]
    found = next((date for date in _DATE.finditer(line, 0, HEAD) if _parts_title(line, date)), None)
    head = [line[: found.start()].strip(), found[0].strip()] if found else []
    text = line[found.end() :].strip() if found else line
    stops = [stop.end() for stop in _STOP.finditer(text)]
    if not stops or len(text) - stops[-1] > TAIL or text.endswith((".", "!", "?", "…")):
        return [*filter(None, head), text]
    return [*filter(None, head), text[: stops[-1]].strip(), *_tail(text[stops[-1] :])]


def _parts_title(line: str, date: re.Match[str]) -> bool:
    """Tell whether a date stands between title and text: in no sentence, and what follows begins one."""
    title, after = line[: date.start()], line[date.end() :].lstrip(" .-–|")
    is_title = len(title) > TITLE and _STOP.search(title) is None
    return is_title and (after[:1].isupper() or after[:1] in '“"') and is_dateline(date[0].strip())


def _tail(text: str) -> list[str]:
    """Part what stands behind the last sentence into widgets and what lies between them."""
    words, at = WORD.findall(text), 0
    parts: list[str] = []
    unknown: list[str] = []
    while at < len(words):
        least = EDGE if unknown or not parts else BESIDE
        for end in range(min(at + PIECE_WORDS, len(words)), at, -1):
            hit = rule_of(" ".join(words[at:end]).lower()) if not words[at][0].islower() else None
            if hit and hit.sureness >= least:
                parts += [" ".join(unknown)] if unknown else []
                parts.append(" ".join(words[at:end]))
                unknown, at = [], end
                break
        else:
            unknown.append(words[at])
            at += 1
    return [*parts, " ".join(unknown)] if unknown else parts
