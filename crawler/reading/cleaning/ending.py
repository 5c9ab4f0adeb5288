"""Where an article is over: short lines below that are furniture, whatever they say.

What tells it is a widget that stands under every article, or the byline that ends it with furniture below.
"""

from crawler.reading.cleaning.boilerplate import WORDS, is_sentence
from crawler.reading.cleaning.foot import (
    ENOUGH,
    MANY,
    SIGNED_OR_REACHED,
    first_of_many,
    first_widget,
    is_widget,
    mark_below,
    may_be_own,
)
from crawler.reading.cleaning.lists import is_headline, names_one
from crawler.reading.cleaning.marked_text import Text
from crawler.reading.cleaning.page_voice import is_about_page, is_voice
from crawler.reading.cleaning.rules import EDGE, FOOT
from crawler.reading.cleaning.signed_end import are_links, end_of_lines, signed_end, signs
from crawler.reading.lines.byline import is_byline

FAR = 40  # lines between a widget and a sentence of its page
PAGE_SENTENCE, PAGE_SENTENCES = 160, 3  # letters of a sentence of the page, and how many there may be


def mark_tail(text: Text, at: int) -> None:
    """Mark furniture below a byline, or right below the last sentence: lines of no rule below it hide it from the end.

    A name in capitals may be a heading of the article as well, so that more must stand below it.
    """
    if at in (0, len(text.lines)):
        return
    first = at
    while first < len(text.lines) and text.marks[first] is None and signs(text.lines[first]):
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
    end = signed_end(text, at) if at else end_of_lines(text)
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
    is_signed = signs(text.lines[above])
    kinds = {text.marks[at] for at in range(above, first) if is_widget(text, at)}
    if is_signed and len(kinds) >= ENOUGH:
        return True
    if not all(map(is_about_page, lines)):
        return False
    if is_signed and are_links(text.lines[above + 1 : first]):
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
    for above in range(at - 1, max(-1, at - 1 - FAR), -1):
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


def _is_text(text: Text, at: int) -> bool:
    return is_sentence(text.lines[at]) or text.is_own(at)
