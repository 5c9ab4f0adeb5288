"""Lists of other articles: headlines below a heading of related ones."""

import re

from crawler.reading.cleaning.boilerplate import WORDS
from crawler.reading.cleaning.marked_text import Text

HEADLINE = range(20, 201)  # letters of a headline amid a text
BELOW = range(2, 9)  # headlines in a row that tell a list amid a text: the article's own headings do not stand so
_LISTED = re.compile(
    r"^\s*(?:[•·▪●◦*>»-]|\d{1,2}[.)])\s+"
    r"|[(\[]\s*\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?:[\s,-]+\d{1,2}[:h]\d\d(?::\d\d)?)?\s*[)\]]$"
)
_SENTENCE_END = re.compile(r"[.:;…][\"”’')\]]*$|/\.$")
_NAMES_ONE = re.compile(r"^\s*[>»]|[:>»]\s*[^\s:>»]")  # "» Cầu mới", "Xem thêm: Cầu mới", "Đọc thêm >> Cầu mới"


def mark_lists(text: Text) -> None:
    """Mark what stands below a heading of related articles; see `marking.mark`."""
    tail = len(text.lines)  # from here on there are only headlines and furniture
    while tail and (text.found[tail - 1] is not None or is_headline(text.lines[tail - 1])):
        tail -= 1
    inside = False
    for index, line in enumerate(text.lines):
        if text.marks[index] == "related":
            inside = not names_one(line)
            if inside and index < tail:
                _mark_row(text, index + 1)
        elif _leads_to_one(text, index):
            text.marks[index : index + 2] = ["related"] * 2
        elif text.marks[index] is not None:
            inside = inside and text.marks[index] == "noise"
        elif inside := inside and (index >= tail or (_LISTED.search(line) is not None and is_headline(line))):
            text.marks[index] = "related"


def _leads_to_one(text: Text, at: int) -> bool:
    """Tell "Xem thêm:" above one headline between two sentences: by its colon the button is none of the text."""
    is_button = text.marks[at] is None and text.is_of(at, "related") and text.lines[at].endswith(":")
    if not is_button or not 0 < at < len(text.lines) - 2:
        return False
    is_amid = text.is_own(at - 1) and text.is_own(at + 2)
    return is_amid and text.found[at + 1] is None and _is_row(text.lines[at + 1])


def _mark_row(text: Text, first: int) -> None:
    """Mark headlines in a row between a related heading and a sentence of the article, though they have no bullet."""
    after = first
    while after < len(text.lines) and text.found[after] is None and _is_row(text.lines[after]):
        after += 1
    if after - first in BELOW and after < len(text.lines) and text.is_own(after):
        text.marks[first:after] = ["related"] * (after - first)


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
