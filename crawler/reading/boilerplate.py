"""Which lines of a text are boilerplate: the catalogue, applied.

A rule matches a whole line and nothing less: a sentence that begins like a widget is not one. How sure a rule is says
where it may act; see crawler.reading.catalogue.
"""

import re
from collections.abc import Sequence

from crawler.reading.catalogue import CATALOGUE, EDGE, SURE, Sureness
from crawler.reading.dates import is_dateline

WORDS = 40  # letters; a longer line that ends in a full stop is a sentence, and only a SURE rule may take it
LONGEST = 320  # letters; no rule matches a longer line

_ANY = re.compile("|".join(f"(?P<r{number}>{'|'.join(rule.phrases)})" for number, rule in enumerate(CATALOGUE)))
# What editors fill into `alt`: the names that cameras, phones, video stills and social networks give to files.
_FILE_NAME = re.compile(
    r"(?:dscn?|dscf|img|image|anh|hinh|z\d+|vlcsnap|screenshot|photo|mvi|gopr|still)[ _-]?[\da-z]*\d[a-z\d _.-]*"
    r"|(?:\d{6,}[ _-]+){1,4}[no]|\d{5,}(?:[ _-]+[a-z\d]+){3,}|[a-z\d _-]{15,}\d{8,}|[\w -]+\.(?:jpe?g|png|gif|webp)",
    re.IGNORECASE | re.ASCII,
)
_BULLET = re.compile(r"^[\s•·▪●◦*✓+-]+(?=\w)")
_LISTED = re.compile(r"^\s*(?:[•·▪●◦*>»-]|\d{1,2}[.)])\s+|\(\s*\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\s*\)$")
_SENTENCE_END = re.compile(r"[.:;…][\"”’')\]]*$|/\.$")
_TIME_OF_DAY = re.compile(r"\d ?(?::|h|g|giờ) ?\d", re.IGNORECASE)
_STOP = re.compile(r"[.!?…][\"”’')\]]*$")
_HEADLINE = 200  # letters; no headline is longer


def is_file_name(line: str) -> bool:
    """Tell whether the line is the name of a picture's file, which editors leave as its `alt`."""
    return _FILE_NAME.fullmatch(line.strip()) is not None


def match(line: str) -> tuple[str, Sureness] | None:
    """Give the category of a line and how sure the rule is, or None. The line is folded, on its own."""
    if len(line) > LONGEST:
        return None
    whole = line.strip().lower()
    plain = _BULLET.sub("", whole).strip()  # but "+ aa -" is no item of a list
    if found := _ANY.fullmatch(whole) or (_ANY.fullmatch(plain) if plain != whole else None):
        assert found.lastgroup is not None
        rule = CATALOGUE[int(found.lastgroup[1:])]
        is_sentence = rule.sureness < SURE and len(plain) > WORDS and _STOP.search(plain)
        return None if is_sentence else (rule.category, rule.sureness)
    if is_file_name(plain):
        return "noise", SURE
    return ("page_clock", EDGE) if len(plain) < 80 and is_dateline(plain) else None  # noqa: PLR2004


def mark(lines: Sequence[str]) -> list[str | None]:
    """Tell for each line of a text the category of boilerplate it is, or None for the article's own.

    A related heading takes its list with it: at the end of the text all headlines below it, elsewhere only lines that
    show by a bullet or a date in brackets that they are listed. A sentence is never taken.
    """
    found = [match(line) for line in lines]
    marks: list[str | None] = [hit[0] if hit and hit[1] is SURE else None for hit in found]
    _mark_lists(lines, marks)
    _mark_edge(found, marks, range(len(lines)))
    _mark_edge(found, marks, range(len(lines) - 1, -1, -1))
    for steps in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        before = -1 if steps.step > 0 else 1
        for index in steps:
            hit = found[index]
            if hit and marks[index] is None and marks[index + before] not in (None, "related", "noise", "placeholder"):
                marks[index] = hit[0]
    _keep_days(lines, found, marks)
    return marks


def _keep_days(lines: Sequence[str], found: list[tuple[str, Sureness] | None], marks: list[str | None]) -> None:
    """Take the marks off the days of a programme: "Thứ hai, ngày 13/3/2023" at its top is no page clock.

    A clock or the date of publication stands once, or has a time of day; a programme's next day is within the text.
    """
    days = [at for at, hit in enumerate(found) if hit == ("page_clock", EDGE) and not _TIME_OF_DAY.search(lines[at])]
    if any(marks[at] is None for at in days):
        for at in days:
            marks[at] = None


def _mark_edge(found: list[tuple[str, Sureness] | None], marks: list[str | None], indexes: range) -> None:
    for index in indexes:
        hit = found[index]
        if marks[index] is None:
            if hit is None or hit[1] < EDGE:
                return
            marks[index] = hit[0]


def _mark_lists(lines: Sequence[str], marks: list[str | None]) -> None:
    tail = len(lines)  # from here on there are only headlines and furniture
    while tail and (marks[tail - 1] is not None or _is_headline(lines[tail - 1])):
        tail -= 1
    inside = False
    for index, line in enumerate(lines):
        if marks[index] == "related":
            inside = ":" not in line.rstrip(" :") and not line.lstrip().startswith((">", "»"))  # a heading, not an item
        elif marks[index] is not None:
            inside = inside and marks[index] == "noise"
        elif inside := inside and (index >= tail or (_LISTED.search(line) is not None and _is_headline(line))):
            marks[index] = "related"


def _is_headline(line: str) -> bool:
    return len(line) <= _HEADLINE and (not _SENTENCE_END.search(line) or _LISTED.search(line) is not None)
