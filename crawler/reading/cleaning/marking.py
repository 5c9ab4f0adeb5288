"""Which lines of a text are boilerplate: by their rules, and by what stands around them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from crawler.reading.byline import is_byline
from crawler.reading.cleaning.boilerplate import GLUED, WORDS, Hit, is_own_sentence, is_sentence, match
from crawler.reading.cleaning.ending import end_of_text, mark_headlines, mark_rest, mark_tail
from crawler.reading.cleaning.imprint import mark_imprint
from crawler.reading.cleaning.lists import find_teasers, mark_lists
from crawler.reading.cleaning.own_words import keep_headings, weaken_lone_rows, without_listed
from crawler.reading.cleaning.parted import join_parts
from crawler.reading.cleaning.rules import BELOW, BESIDE, EDGE, FOOT, SURE
from crawler.reading.cleaning.sidebar import mark_boxes
from crawler.reading.cleaning.threads import find_threads

POLL = 12  # lines of a poll
GAP = 2  # lines of no rule between furniture near the top or bottom
_TIME_OF_DAY = re.compile(r"\d ?(?::|h|g|giờ) ?\d", re.IGNORECASE)
CLOCKS = 2  # the page's own and the date of publication


def mark(lines: Sequence[str], about: str = "") -> list[str | None]:
    """Tell for each line of a text the category of boilerplate it is, or None for the article's own.

    `about` is what is known of the article beside these lines: its title and lead.

    A related heading takes its list with it: at the end of the text all headlines below it, elsewhere only lines that
    show by a bullet or a date in brackets that they are listed. A sentence is never taken, nor a list that a line of
    the article with a colon opens, but for what is SURE.
    """
    found = [match(line) for line in lines]
    if all(hit is None and is_sentence(line) for hit, line in zip(found, lines, strict=True)):
        return [None] * len(lines)  # nothing else is told of sentences; so most articles are, and all that are clean
    join_parts(lines, found)
    keep_headings(lines, found, about)
    weaken_lone_rows(found)
    found = without_listed(lines, found)
    find_threads(lines, found)
    find_teasers(lines, found)
    marks: list[str | None] = [hit[0] if hit and hit[1] is SURE else None for hit in found]
    mark_lists(lines, found, marks)
    mark_boxes(lines, found, marks, about)
    _mark_edge(lines, found, marks, range(len(lines)))
    _mark_edge(lines, found, marks, range(len(lines) - 1, -1, -1))
    end = end_of_text(lines, found, marks)
    mark_tail(lines, found, marks, end)
    head = next((index for index, hit in enumerate(found) if hit is None), len(found))  # lines, all of some rule
    for steps in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        before = -1 if steps.step > 0 else 1
        for index in steps:
            hit, beside = found[index], marks[index + before]
            if hit is None or marks[index] is not None or beside in (None, "related", "noise", "placeholder"):
                continue
            own = beside == hit[0]
            # Above furniture the article may end, in a total or a number: a word or a number says nothing there.
            least = (BELOW if own else BESIDE) if before < 0 or index < head else (FOOT if own else EDGE)
            if hit[1] >= least:
                marks[index] = hit[0]
    _mark_inside(lines, found, marks)
    mark_headlines(lines, marks, end)
    mark_rest(lines, found, marks, end)
    if "poll" in marks:
        _mark_polls(lines, found, marks)
    mark_imprint(lines, found, marks)
    _keep_days(lines, found, marks)
    return marks


def _mark_inside(lines: Sequence[str], found: list[Hit | None], marks: list[str | None]) -> None:
    """Mark what stands inside one widget, between two lines of it: fields of a form, rows of a counter.

    Of lines of no rule that is only a few, short ones that are neither a label with a value nor a byline.
    """
    for above, below in pairwise([index for index, category in enumerate(marks) if category is not None]):
        inside = range(above + 1, below)
        strange = [lines[index] for index in inside if found[index] is None]
        if not inside or marks[above] != marks[below] or marks[above] not in GLUED or len(strange) > GAP:
            continue
        if all(len(line) <= WORDS and ":" not in line and not is_byline(line) for line in strange):
            marks[above + 1 : below] = [marks[above]] * len(inside)


def _mark_polls(lines: Sequence[str], found: list[Hit | None], marks: list[str | None]) -> None:
    """Mark a poll's question and answers, between its heading and the buttons at the end of the text."""
    foot = max(index for index, category in enumerate(marks) if category == "poll")
    for index in range(foot - 1, -1, -1):
        hit = found[index]
        if foot - index > POLL or (is_sentence(lines[index]) and not lines[index].endswith("?")):
            break
        if hit and hit[0] == "poll":
            marks[index:foot] = ["poll"] * (foot - index)
            foot = index


def _keep_days(lines: Sequence[str], found: list[Hit | None], marks: list[str | None]) -> None:
    """Take the marks off the days of a programme: "Thứ hai, ngày 13/3/2023" at its top is no page clock.

    A clock or the date of publication stands once, or has a time of day; a programme's next day is within the text, or
    it has more days than those two.
    """
    days = [at for at, hit in enumerate(found) if hit == ("page_clock", EDGE) and not _TIME_OF_DAY.search(lines[at])]
    if any(marks[at] is None for at in days) or len({lines[at] for at in days}) > CLOCKS:
        for at in days:
            marks[at] = None


def _mark_edge(lines: Sequence[str], found: list[Hit | None], marks: list[str | None], indexes: range) -> None:
    """Mark furniture from one end of the text to the article's first or last sentence.

    A few lines of no rule may stand among it, if there are others to vouch for it.
    """
    near, unknown, first = [], 0, True
    least = EDGE if indexes.step > 0 else FOOT
    for index in indexes:
        hit = found[index]
        if marks[index] is not None or (hit and hit[1] >= least):
            near.append((index, first))
            unknown = 0
        elif hit is None and (unknown == GAP or is_own_sentence(lines[index], hit)):
            break
        elif hit is None:
            unknown, first = unknown + 1, False
    for index, is_first in near:
        hit = found[index]
        is_date = hit is not None and hit[0] == "page_clock"
        vouched = (indexes.step > 0 and _says_when(lines, found, index)) if is_date else len(near) > 1
        if hit and marks[index] is None and (is_first or vouched):
            marks[index] = hit[0]


def _says_when(lines: Sequence[str], found: list[Hit | None], index: int) -> bool:
    """Tell whether a date below a title is that of publication: it has a time of day, or is the text's only date."""
    dates = [at for at, hit in enumerate(found) if hit and hit[0] == "page_clock"]
    return dates == [index] or _TIME_OF_DAY.search(lines[index]) is not None
