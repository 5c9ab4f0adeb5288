"""Lists of other articles: what stands below a heading of related ones, and teasers with a button to read on."""

import re
from collections.abc import Sequence

from crawler.reading.cleaning.boilerplate import WORDS, Hit, is_own_sentence
from crawler.reading.cleaning.rules import SURE

HEADLINE = range(20, 201)  # letters of a headline amid a text
BELOW = range(2, 9)  # headlines in a row that tell a list amid a text: the article's own headings do not stand so
TEASER = 3  # lines above the button of a teaser
_LISTED = re.compile(
    r"^\s*(?:[•·▪●◦*>»-]|\d{1,2}[.)])\s+"
    r"|[(\[]\s*\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?:[\s,-]+\d{1,2}[:h]\d\d(?::\d\d)?)?\s*[)\]]$"
)
_SENTENCE_END = re.compile(r"[.:;…][\"”’')\]]*$|/\.$")
_NAMES_ONE = re.compile(r"^\s*[>»]|[:>»]\s*[^\s:>»]")  # "» Cầu mới", "Xem thêm: Cầu mới", "Đọc thêm >> Cầu mới"
_READ_ON = re.compile(r"(?:đọc|xem) (?:tiếp|thêm|chi tiết)|chi tiết|read more", re.IGNORECASE)
_TEASER: Hit = ("related", SURE)


def find_teasers(lines: Sequence[str], found: list[Hit | None]) -> None:
    """Find teasers below a heading of related articles: a headline, a sentence, and the button to read on.

    In the words of such a button alone one article is named amid a text, and then another: "Đọc thêm". So the first
    teaser must stand below a heading in other words.
    """
    if _TEASER not in found:
        return
    button = -1  # the last one below a teaser
    for at, hit in enumerate(found):
        if hit is None or hit[0] != "related" or not _reads_on(lines[at]):
            continue
        above = range(max(0, at - TEASER), at)
        head = next((index for index in reversed(above) if found[index] is not None), at - 1)
        hit_above = found[head]
        is_heading = hit_above and hit_above[0] == "related" and (head == button or not _reads_on(lines[head]))
        if is_heading and head < at - 1 and is_own_sentence(lines[at - 1], None):
            found[head + 1 : at + 1] = [_TEASER] * (at - head)
            button = at


def _reads_on(line: str) -> bool:
    return _READ_ON.fullmatch(line.rstrip(" .:…»>")) is not None


def mark_lists(lines: Sequence[str], found: list[Hit | None], marks: list[str | None]) -> None:
    """Mark what stands below a heading of related articles; see `marking.mark`."""
    tail = len(lines)  # from here on there are only headlines and furniture
    while tail and (found[tail - 1] is not None or is_headline(lines[tail - 1])):
        tail -= 1
    inside = False
    for index, line in enumerate(lines):
        if marks[index] == "related":
            inside = not names_one(line)
            if inside and index < tail:
                _mark_row(lines, found, marks, index + 1)
        elif marks[index] is not None:
            inside = inside and marks[index] == "noise"
        elif inside := inside and (index >= tail or (_LISTED.search(line) is not None and is_headline(line))):
            marks[index] = "related"


def _mark_row(lines: Sequence[str], found: list[Hit | None], marks: list[str | None], first: int) -> None:
    """Mark headlines in a row between a related heading and a sentence of the article, though they have no bullet."""
    after = first
    while after < len(lines) and found[after] is None and _is_row(lines[after]):
        after += 1
    if after - first in BELOW and after < len(lines) and is_own_sentence(lines[after], found[after]):
        marks[first:after] = ["related"] * (after - first)


def _is_row(line: str) -> bool:
    return len(line) in HEADLINE and line[0].isupper() and line[-1] not in ".!?:;,…" and not line.isupper()


def names_one(line: str) -> bool:
    """Tell whether a line of related articles is no heading but names one: only the line itself is furniture."""
    return _NAMES_ONE.search(line) is not None


def is_headline(line: str) -> bool:
    """Tell whether a line may be the headline of another article: it ends like no sentence, and is no short outcry."""
    if len(line) < HEADLINE.start and line.endswith(("!", "?")):
        return False
    if len(line) <= WORDS and line.endswith(("...", "…")):  # what a field asks for, a title cut short
        return True
    return len(line) < HEADLINE.stop and (not _SENTENCE_END.search(line) or _LISTED.search(line) is not None)
