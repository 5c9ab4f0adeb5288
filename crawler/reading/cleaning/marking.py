"""Which lines of a text are boilerplate: by their rules, and by what stands around them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from crawler.reading.cleaning.boilerplate import GLUED, WORDS, is_sentence, match
from crawler.reading.cleaning.ending import end_of_text, mark_headlines, mark_rest, mark_tail
from crawler.reading.cleaning.imprint import mark_imprint
from crawler.reading.cleaning.lists import mark_lists
from crawler.reading.cleaning.marked_text import Text
from crawler.reading.cleaning.own_words import keep_headings, keep_listed, weaken_lone_rows
from crawler.reading.cleaning.parted import join_parts
from crawler.reading.cleaning.rules import BELOW, BESIDE, EDGE, FOOT, SURE
from crawler.reading.cleaning.sidebar import mark_boxes
from crawler.reading.cleaning.teasers import find_teasers
from crawler.reading.cleaning.threads import find_threads
from crawler.reading.lines.byline import is_byline

POLL = 12  # lines of a poll
GAP = 2  # lines of no rule between furniture near the top or bottom
_TIME_OF_DAY = re.compile(r"\d ?(?::|h|g|giờ) ?\d", re.IGNORECASE)
CLOCK = "page_clock"
HEADINGS = frozenset({"comment_form", "menu"})  # whose words a text may have as a heading
SILENT = (None, "related", "noise", "placeholder")  # what says nothing of the line beside it
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
    text = Text(lines, found, about)
    join_parts(text)
    keep_headings(text)
    weaken_lone_rows(text)
    keep_listed(text)
    find_threads(text)
    find_teasers(text)
    text.marks = [hit.category if hit and hit.sureness is SURE else None for hit in text.found]
    mark_lists(text)
    mark_boxes(text)
    _mark_edge(text, range(len(lines)))
    _mark_edge(text, range(len(lines) - 1, -1, -1))
    end = end_of_text(text)
    mark_tail(text, end)
    _mark_beside(text)
    _mark_inside(text)
    mark_headlines(text, end)
    mark_rest(text, end)
    _mark_polls(text)
    mark_imprint(text)
    _keep_days(text)
    return text.marks


def _mark_beside(text: Text) -> None:
    """Mark furniture beside furniture, downwards and then upwards: of its own category it need be less sure."""
    hits = [at for at, hit in enumerate(text.found) if hit is not None]
    head = next((at for at, hit in enumerate(text.found) if hit is None), len(text.found))  # lines, all of some rule
    for at in hits:
        if at > 0:
            _mark_next_to(text, at, text.marks[at - 1], is_below=True)
    for at in reversed(hits):
        if at + 1 < len(text.marks):
            _mark_next_to(text, at, text.marks[at + 1], is_below=at < head)


def _mark_next_to(text: Text, at: int, beside: str | None, *, is_below: bool) -> None:
    """Mark a line by what stands next to it; `is_below`: no text of the article can stand above both."""
    hit = text.found[at]
    if hit is None or text.marks[at] is not None or beside in SILENT:
        return
    if beside == CLOCK and hit.category in HEADINGS:
        return  # below its date a text may begin with a heading
    # Above furniture the article may end, in a total or a number: a word or a number says nothing there.
    least, least_of_own = (BESIDE, BELOW) if is_below else (EDGE, FOOT)
    if hit.sureness >= (least_of_own if beside == hit.category else least):
        text.marks[at] = hit.category


def _mark_inside(text: Text) -> None:
    """Mark what stands inside one widget, between two lines of it: fields of a form, rows of a counter.

    Of lines of no rule that is only a few, short ones that are neither a label with a value nor a byline.
    """
    for above, below in pairwise([index for index, category in enumerate(text.marks) if category is not None]):
        inside = range(above + 1, below)
        strange = [text.lines[index] for index in inside if text.found[index] is None]
        widget = text.marks[above]
        if not inside or text.marks[below] != widget or widget not in GLUED or len(strange) > GAP:
            continue
        if all(len(line) <= WORDS and ":" not in line and not is_byline(line) for line in strange):
            text.marks[above + 1 : below] = [widget] * len(inside)


def _mark_polls(text: Text) -> None:
    """Mark a poll's question and answers, between its heading and the buttons at the end of the text."""
    foot = max((index for index, category in enumerate(text.marks) if category == "poll"), default=0)
    for index in range(foot - 1, -1, -1):
        if foot - index > POLL or (is_sentence(text.lines[index]) and not text.lines[index].endswith("?")):
            break
        if text.is_of(index, "poll"):
            text.marks[index:foot] = ["poll"] * (foot - index)
            foot = index


def _keep_days(text: Text) -> None:
    """Take the marks off the days of a programme: "Thứ hai, ngày 13/3/2023" at its top is no page clock.

    A clock or the date of publication stands once, or has a time of day; a programme's next day is within the text, or
    it has more days than those two.
    """
    clocks = (at for at, hit in enumerate(text.found) if hit == (CLOCK, EDGE))
    days = [at for at in clocks if not _TIME_OF_DAY.search(text.lines[at])]
    if any(text.marks[at] is None for at in days) or len({text.lines[at] for at in days}) > CLOCKS:
        for at in days:
            text.marks[at] = None


def _mark_edge(text: Text, indexes: range) -> None:
    """Mark furniture from one end of the text to the article's first or last sentence.

    A few lines of no rule may stand among it, if there are others to vouch for it.
    """
    is_top = indexes.step > 0
    least = EDGE if is_top else FOOT
    near, unknown, is_outermost = (
        [],
        0,
        True,
    )  # what is furniture; lines of no rule in a row, and whether there were none
    for at in indexes:
        if text.marks[at] is not None or text.is_least(at, least):
            near.append((at, is_outermost))
            unknown = 0
        elif text.found[at] is None:
            if unknown == GAP or text.is_own(at):
                break
            unknown, is_outermost = unknown + 1, False
    for at, is_outermost in near:
        is_vouched = is_top and _says_when(text, at) if text.is_of(at, CLOCK) else len(near) > 1
        if is_outermost or is_vouched:
            text.mark_hit(at)


def _says_when(text: Text, index: int) -> bool:
    """Tell whether a date below a title is that of publication: it has a time of day, or is the text's only date."""
    others = (at for at in range(len(text.lines)) if at != index and text.is_of(at, CLOCK))
    return _TIME_OF_DAY.search(text.lines[index]) is not None or next(others, None) is None
