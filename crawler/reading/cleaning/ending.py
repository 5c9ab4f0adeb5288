"""Where an article is over: short lines below that are furniture, whatever they say.

What tells it is a widget that stands under every article, or the byline that ends it with furniture below.
"""

import re
from collections.abc import Sequence

from crawler.reading.byline import is_byline, is_labelled
from crawler.reading.cleaning.boilerplate import WORDS, is_sentence
from crawler.reading.cleaning.foot import (
    ENOUGH,
    MANY,
    MUCH,
    SIGNED_OR_REACHED,
    evidence,
    first_of_many,
    first_widget,
    is_widget,
    mark_below,
    may_be_own,
)
from crawler.reading.cleaning.lists import is_headline, names_one
from crawler.reading.cleaning.marked_text import Text
from crawler.reading.cleaning.page_voice import is_about_page, is_voice
from crawler.reading.cleaning.rules import EDGE, FOOT, Hit
from crawler.reading.cleaning.verse import is_verse
from crawler.reading.label_words import AUTHOR
from crawler.reading.names import is_office

PAGE_SENTENCE, PAGE_SENTENCES = 160, 3  # letters of a sentence of the page, and how many there may be
LABELLED, SIGNED = 2, 4  # the weight of what says that an article is over below a byline with a label, and a name
VIEWS = Hit("visit_counter", EDGE)  # right below a byline it is the page's
NAMES, MOST = range(3, 31), 0.7  # links in a row, and how many of them must look like it
_WORDS = re.compile(r"[^\W\d_]+(?:[ ,&/–-]+[^\W\d_]+)*")  # no sum of a donor, no time
_TOLD_BY = re.compile(r"\(?Theo [^.,:;?!]+\)?")
_AUTHOR = re.compile(rf"(?:{AUTHOR})\s*:\s*\S", re.IGNORECASE)


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
    is_signed = first > at and any(SIGNED_OR_REACHED.match(line) or not line.isupper() for line in text.lines[at:first])
    if len(hits) >= ENOUGH if is_signed else (len(hits) > ENOUGH and hits[1] == first + 1):
        for index in hits:
            text.mark_hit(index)


def mark_rest(text: Text, at: int) -> None:
    """Mark short lines below the end of an article, where no sentence follows."""
    if at == len(text.lines):
        return
    end = _byline(text, at) if at else _end_of_lines(text)
    is_signed = end is not None
    if end is None:
        end = first_widget(text, at) if at else None
        if end is None:
            return
        is_signed = any(is_byline(text.lines[above]) for above in range(at, end))
        text.mark_hit(end)
    mark_below(text, end, is_signed=is_signed)


def mark_headlines(text: Text, at: int) -> None:
    """Mark headlines below the last sentence under a heading of related ones that only other furniture vouches for."""
    inside = False
    for index in range(at, len(text.lines)):
        line = text.lines[index]
        if text.marks[index] is not None:
            is_heading = text.marks[index] == "related" and not names_one(line)
            inside = is_heading or (inside and text.marks[index] == "noise")
        elif inside := inside and is_headline(line) and not may_be_own(line, "related"):
            text.marks[index] = "related"


def end_of_text(text: Text) -> int:
    """Give where the lines below the last sentence begin; what a poll asks is none, nor what a widget says.

    A few sentences far below the others are of the page: a notice, a licence, an answer. Behind one widget the text may
    go on.
    """
    at = _below_sentence(text, len(text.lines))
    for _ in range(PAGE_SENTENCES):
        first = at
        while first and text.marks[first - 1] is None and _is_text(text, first - 1) and at - first <= PAGE_SENTENCES:
            first -= 1
        above = _below_sentence(text, first)
        if not 0 < above < first < at or not _are_of_page(text, above, first, at):
            break
        category = next((mark for mark in reversed(text.marks[above:first]) if mark is not None), "copyright")
        text.marks[first:at] = [category] * (at - first)
        at = above
    return at


def _are_of_page(text: Text, above: int, first: int, end: int) -> bool:
    """Tell whether sentences far below the article's last one are of the page.

    Behind a byline sure widgets of two kinds that stand under every article tell it. Else they must be about the page,
    below links or much furniture; and without a byline below several sentences, as tools stand below a lead as well.
    """
    lines = text.lines[first:end]
    if len(lines) > PAGE_SENTENCES or max(map(len, lines)) > PAGE_SENTENCE:
        return False
    is_signed = _is_signed(text.lines[above])
    kinds = {text.marks[at] for at in range(above, first) if is_widget(text, at)}
    if is_signed and len(kinds) >= ENOUGH:
        return True
    if not all(map(is_about_page, lines)):
        return False
    if is_signed and _are_links(text.lines[above + 1 : first]):
        return True
    own = sum(_is_text(text, at) and text.marks[at] is None for at in range(above))
    return (is_signed or own > MANY) and first_of_many(text, above, first) is not None


def _below_sentence(text: Text, at: int) -> int:
    while at and (text.marks[at - 1] is not None or not _is_text(text, at - 1) or _is_of_page(text, at - 1)):
        at -= 1
    return at


def _is_of_page(text: Text, at: int) -> bool:
    return _is_asked(text, at) or (is_voice(text.lines[at]) and _is_below_widget(text, at))


def _is_below_widget(text: Text, at: int) -> bool:
    """Tell whether a widget stands above a line, with no sentence of the article between them."""
    for above in range(at - 1, -1, -1):
        if is_widget(text, above) or (text.is_least(above, EDGE) and not text.is_of(above, "page_clock")):
            return True
        if _is_text(text, above) and not is_voice(text.lines[above]):
            break
    return False


def _is_asked(text: Text, at: int) -> bool:
    """Tell whether a question stands above short answers, and below a byline or furniture and maybe a heading."""
    if not text.lines[at].endswith("?") or not at:
        return False
    answers = text.lines[at + 1 : at + 1 + ENOUGH]
    is_poll = len(answers) == ENOUGH and all(len(line) <= WORDS and line[-1].isalnum() for line in answers)
    above = range(max(0, at - ENOUGH), at)
    return is_poll and any(text.found[one] is not None or is_byline(text.lines[one]) for one in above)


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
            return index if _says(text, index) >= LABELLED or _are_names(text, index + 1) else None
        after = text.found[index + 1 : index + 1 + ENOUGH]
        is_ended = None not in after and len(after) == ENOUGH  # below a list
        if (index == first or is_ended) and is_byline(line):
            is_over = _says(text, index) >= SIGNED or text.found[index + 1 : index + 2] == [VIEWS]
            return index if is_over or (not line.isupper() and _are_names(text, index + 1)) else None
        if index == first and _is_office(line) and _says(text, index) >= MUCH:
            return _last_signature(text, index)
    return None


def _says(text: Text, byline: int) -> int:
    return evidence(text, byline + 1, len(text.lines))


def _end_of_lines(text: Text) -> int | None:
    """Give the index of the byline of a text without a sentence, such as verse: a sure widget or much stands below."""
    own = 0
    for index, hit in enumerate(text.found[:-1]):
        own += hit is None
        line = text.lines[index]
        if own > MANY and hit is None and text.found[index + 1] is not None and is_byline(line):
            return index if text.is_sure(index + 1) or _says(text, index) >= SIGNED else None
    return None


def _is_signed(line: str) -> bool:
    return SIGNED_OR_REACHED.match(line) is not None or is_byline(line)


def _last_signature(text: Text, at: int) -> int:
    """Give the index of the last line that signs: for whom, in which office, and the name."""
    while at + 1 < len(text.lines) and text.marks[at + 1] is None and text.found[at + 1] is None:
        if not (_is_office(text.lines[at + 1]) or is_byline(text.lines[at + 1])):
            break
        at += 1
    return at


def _is_office(line: str) -> bool:
    """Tell whether an office signs, in capitals or by its name, or whoever told it: "Theo Cục Thuế tỉnh"."""
    return (line.isupper() and " " in line) or (
        len(line) <= WORDS and (is_office(line) or _TOLD_BY.fullmatch(line) is not None)
    )


def _are_names(text: Text, first: int) -> bool:
    """Tell whether lines of no rule from one on are a menu or links: short ones, no verse and no names of people."""
    return _are_links([text.lines[at] for at in range(first, len(text.lines)) if text.marks[at] is None])


def _are_links(lines: Sequence[str]) -> bool:
    return len(lines) in NAMES and sum(map(_is_link, lines)) >= MOST * len(lines) and not is_verse(lines)


def _is_link(line: str) -> bool:
    return len(line) <= WORDS and _WORDS.fullmatch(line) is not None and not may_be_own(line)


def _is_text(text: Text, at: int) -> bool:
    return is_sentence(text.lines[at]) or text.is_own(at)
