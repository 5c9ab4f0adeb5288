"""Widgets whose words stand on several lines: a scraper that ends a line at each element parts them so."""

from collections.abc import Sequence
from itertools import pairwise

from crawler.reading.cleaning.boilerplate import GLUED, is_sentence
from crawler.reading.cleaning.marked_text import Text
from crawler.reading.cleaning.phrases import begins, rule_of
from crawler.reading.cleaning.rules import EDGE, FOOT, Hit
from crawler.reading.structured_data.breadcrumb import HOME

SHORT = 60  # letters; a part of a widget is not longer
PARTS = 16  # lines of one widget
FEW = 6  # lines of one that begins with a number, or is without diacritics: no search tells that none begins there
TELLING = 4  # words; what says less could be cells of a table as well, and is not SURE
ARROWS = frozenset("> » › → /".split())
JOINED = GLUED | {"share_and_print", "related"}  # the rules of other categories take any words before or after theirs


def end_of_crumbs(lines: Sequence[str]) -> int:
    """Give where a breadcrumb ends whose names and arrows have lines of their own, at the top; 0 where none begins."""
    at = 1
    if len(lines) > 1 and lines[1] in ARROWS and lines[0].lower() in HOME:
        while at + 1 < len(lines) and lines[at] in ARROWS and len(lines[at + 1]) <= SHORT:
            at += 2
    return at if at > 1 else 0


def join_parts(text: Text) -> None:
    """Put the hit of a widget that stands on several lines in the place of what each of its lines is alone."""
    done = 0
    if end := end_of_crumbs(text.lines):
        text.found[:end] = [Hit("breadcrumb", EDGE)] * end
    for at, (line, after) in enumerate(pairwise(text.lines)):
        may_join = len(line) <= SHORT >= len(after) and at >= done
        if may_join and not text.is_sure(at) and _goes_on(text, at + 1):
            done = at + _join(text, at)


def _join(text: Text, first: int) -> int:
    """Join the widget that begins with a line, if there is one; give how many lines are done with."""
    count, hit = _widget_at(text, first)
    if count > 1 and hit:
        if " ".join(text.lines[first : first + count]).count(" ") < TELLING - 1:
            hit = Hit(hit.category, min(hit.sureness, EDGE))
        text.found[first : first + count] = [hit] * count
    return count


def _widget_at(text: Text, first: int) -> tuple[int, Hit | None]:
    """Give of how many lines from one on the surest rule matches all together, and its hit; else the line alone."""
    lines, found = text.lines, text.found
    count, best = 1, found[first]
    joined = lines[first]
    is_number = joined[:1].isdigit()
    for after in range(first + 1, min(first + _longest_at(lines, first), len(lines))):
        line = lines[after]
        if not line or len(line) > SHORT or is_sentence(line) or not _goes_on(text, after):
            break
        joined += f" {line}"
        begins_other = line[0].isupper() and not joined.isupper() and not is_number
        if begins_other or line[-1] == "→":
            continue
        hit = rule_of(joined.lower())
        # An open rule would take what follows, too: more words count only for a surer one.
        if hit and hit.category in JOINED and hit.sureness >= (FOOT if None in found[first : after + 1] else EDGE):
            if best and best.sureness >= hit.sureness:
                break
            count, best = after - first + 1, hit
    return count, best


def _longest_at(lines: Sequence[str], first: int) -> int:
    """Give of how many lines a widget may be that begins with one; 1 where none begins."""
    line = lines[first]
    is_bare = line.isascii() and line[:1].isalpha()
    is_number = line[:1].isdigit() and line != "1"  # "1", "2", … may be pages
    if is_number and lines[first + 1][:1].isdigit():  # a column of numbers
        return 1
    if is_bare:
        return FEW
    if not (line[:1].isalnum() and begins(" ".join(lines[first : first + PARTS]).lower())):
        return 1
    return FEW if is_number else PARTS


def _goes_on(text: Text, at: int) -> bool:
    """Tell whether a line may belong to a widget that began above it, and is none of its own."""
    return not text.is_sure(at) or text.lines[at][:1].islower()
