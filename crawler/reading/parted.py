"""Widgets whose words stand on several lines: a scraper that ends a line at each element parts them so."""

from collections.abc import Sequence
from itertools import pairwise

from crawler.reading.boilerplate import GLUED, Hit, begins, is_sentence, rule_of
from crawler.reading.catalogue import EDGE, FOOT, SURE

SHORT = 60  # letters; a part of a widget is not longer
PARTS = 16  # lines of one widget
TELLING = 4  # words; what says less could be cells of a table as well, and is not SURE
JOINED = GLUED | {"share_and_print", "related"}  # the rules of other categories take any words before or after theirs


def join_parts(lines: Sequence[str], found: list[Hit | None]) -> None:
    """Put the hit of a widget that stands on several lines in the place of what each of its lines is alone."""
    done = 0
    for at, (line, after) in enumerate(pairwise(lines)):
        if (
            len(line) <= SHORT >= len(after)
            and at >= done
            and not _is_sure(found[at])
            and _goes_on(after, found[at + 1])
        ):
            done = at + _join(lines, found, at)


def _join(lines: Sequence[str], found: list[Hit | None], first: int) -> int:
    """Join the widget that begins with a line, if there is one; give how many lines are done with."""
    text = lines[first]
    is_bare = text.isascii() and text[:1].isalpha()
    if not is_bare and not (text[:1].isalnum() and begins(" ".join(lines[first : first + PARTS]).lower())):
        return 1
    is_number = text[0].isdigit()
    for after in range(first + 1, min(first + PARTS, len(lines))):
        line = lines[after]
        if not line or len(line) > SHORT or is_sentence(line) or not _goes_on(line, found[after]):
            break
        text += f" {line}"
        if line[-1] == "→" or (line[0].isupper() and not text.isupper() and not is_number):  # it begins something else
            continue
        hit = rule_of(text.lower())
        if not hit or hit[0] not in JOINED:
            continue
        alone = found[first : after + 1]
        if hit[1] < (FOOT if None in alone else EDGE):
            continue
        if alone[0] and alone[0][1] >= hit[1]:  # the rule is an open one, which would take what follows, too
            break
        sureness = hit[1] if text.count(" ") >= TELLING - 1 else min(hit[1], EDGE)
        found[first : after + 1] = [(hit[0], sureness)] * len(alone)
        return len(alone)
    return 1


def _is_sure(hit: Hit | None) -> bool:
    return hit is not None and hit[1] is SURE


def _goes_on(line: str, hit: Hit | None) -> bool:
    """Tell whether a line may belong to a widget that began above it, and is none of its own."""
    return not _is_sure(hit) or line[:1].islower()
