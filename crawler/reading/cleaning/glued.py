"""Widgets that a scraper glued to a paragraph: before its first sentence, behind its last, or without a space."""

import re
from collections.abc import Iterator
from itertools import pairwise

from crawler.reading.cleaning.boilerplate import GLUED, LONGEST, PIECE, WORD, is_sentence, match
from crawler.reading.cleaning.catalogue import CATALOGUE
from crawler.reading.cleaning.openings import Openings
from crawler.reading.cleaning.phrases import rule_of
from crawler.reading.cleaning.rules import BESIDE, EDGE, FOOT, SURE, Hit

CUT = GLUED | {"share_and_print", "player", "related"}
PROMPT = 160  # letters; a longer widget of whole sentences is not glued to others
FRONT = 32  # letters of a widget that stands without a space before a sentence
LEAST = 3  # letters of a widget
PAIR = 2  # widgets that together are a line

_CUT = Openings(
    (
        *(
            (None, phrase)
            for rule in CATALOGUE
            if rule.category in CUT and rule.sureness is SURE
            for phrase in rule.phrases
            if not phrase.startswith((".", "[", "(?="))  # what may begin with anything
        ),
        (None, r"(?:tổng )?(?:số )?(?:lượt|lần) (?:xem|đọc|truy cập)|--"),
    )
)
_TURN = re.compile(r"[.!?…][\"”’')\]]*\s*")
_STOPS = (".", "!", "?", "…", "")
_OPENS = "“\"'‘"
_LETTERS = [chr(code) for code in (*range(0x41, 0x1B1), *range(0x1EA0, 0x1EFA)) if chr(code).isalpha()]
LOWER, UPPER = ("".join(letter for letter in _LETTERS if is_case(letter)) for is_case in (str.islower, str.isupper))
# Where a capital follows what ends a word, so that an element ended there; "YouTube" is one word.
SEAM = re.compile(rf"(?<!You)(?<!Tik)(?<!Linked)(?<!Java)(?<=[{LOWER}\d.!?…)\]”\"])(?=[{UPPER}])")
_COUNT = re.compile(r"(?<=[^\W\d_])(?=\d)")


def unglue(line: str) -> list[tuple[str, str | None]]:
    """Part widgets from a line that they stand in without a space; give each part, and the category of a widget.

    "…của xã.Chia sẻIn bài viết", "Quảng cáoBà con …", "Hôm nay1,204Tháng hiện tại30,112". A seam between two words
    that no rule knows is no end of a widget: "YouTube".
    """
    is_open = line[-1:] not in _STOPS  # no sentence ends here, so that a widget may
    start = max(0, len(line) - LONGEST)
    if is_open:
        has_seam = SEAM.search(line, start) is not None
    else:
        has_seam = not line[1:FRONT].islower() and SEAM.search(line, 0, FRONT) is not None
    if not has_seam or match(line):  # so are most lines
        return [(line, None)]
    seams = [seam.start() for seam in SEAM.finditer(line, start)] if is_open else []
    back, end = _widgets_behind(line, seams)
    front, first = _widgets_before(line, end)
    rest = line[first:end].strip()
    if not (front or back) or (not rest and len(front) + len(back) < PAIR):
        return [(line, None)]
    return [*front, *([(rest, None)] if rest else []), *back]


def _widgets_behind(line: str, seams: list[int]) -> tuple[list[tuple[str, str | None]], int]:
    """Give the widgets that a line ends in, parted at its seams, and where the first of them begins."""
    found: list[tuple[str, str | None]] = []
    for start, end in reversed([*pairwise([0, *seams, len(line)])]):
        hit = _widget(line[start:end], has_other=bool(found))
        if hit is None:
            return found, end
        found.insert(0, (_COUNT.sub(" ", line[start:end]), hit.category))
    return found, 0


def _widgets_before(line: str, end: int) -> tuple[list[tuple[str, str | None]], int]:
    """Give the widgets that a line begins with, and where the last of them ends."""
    found: list[tuple[str, str | None]] = []
    first = 0
    while seam := SEAM.search(line, first, min(end, first + FRONT)):
        text = line[first : seam.start()]
        hit = _widget(text)
        if hit is None:
            break
        found.append((text, hit.category))
        first = seam.start()
    return found, first


def _widget(text: str, *, has_other: bool = False) -> Hit | None:
    hit = match(_COUNT.sub(" ", text).strip()) if len(text) >= LEAST else None
    return hit if hit and hit.sureness >= (BESIDE if has_other else FOOT) and hit.category != "page_clock" else None


def cut(line: str) -> tuple[str, str | None]:
    """Cut a widget off that a scraper glued to a paragraph's last sentence: give the paragraph, and its category.

    Only whole widgets of the kinds that say what they are in a few words, so that no sentence is mistaken for one.
    """
    start = max(0, len(line) - (PROMPT if is_sentence(line) else LONGEST))
    for turn in _TURN.finditer(line, start, len(line) - 1):
        if _CUT.match(line[turn.end() :].lower()):
            break
    else:
        return line, None
    for turn in _TURN.finditer(line, max(0, len(line) - LONGEST)):
        rest = line[turn.end() :]
        hit = match(rest) if rest.count(" ") > 1 else None
        if hit and _is_cut(rest, hit):
            return line[: turn.end()].rstrip(), hit.category
    return line, None


def cut_front(line: str) -> tuple[str, str | None]:
    """Cut widgets off that a scraper glued before a paragraph's first sentence: give the paragraph, and their category.

    What follows must begin like a sentence. A lone button is none of them: "Chia sẻ bài viết" may begin one.
    """
    cuts = [*_cuts_in_front(line)] if _CUT.match(line[:LONGEST].lower()) else []
    if not cuts:
        return line, None
    widgets, rest = line[: cuts[-1][0]].rstrip(), line[cuts[-1][0] :]
    is_told = len(cuts) > 1 or cuts[0][1] in GLUED or widgets.endswith(".")
    return (rest, cuts[0][1]) if is_told and is_sentence(rest) else (line, None)


def _cuts_in_front(line: str) -> Iterator[tuple[int, str]]:
    """Give where each widget ends that a line begins with, one behind the other, and its category."""
    words = [word.start() for word in WORD.finditer(line, 0, LONGEST)]
    first, category = 0, None
    while True:
        for after in words[first + 1 : first + PIECE]:
            if not (line[after].isupper() or line[after] in _OPENS):
                continue
            piece = line[words[first] : after].rstrip().lower()
            hit = rule_of(piece)
            if hit and (_is_cut(piece, hit) or (hit.category == category and category in GLUED)):
                first, category = words.index(after), hit.category
                yield after, category
                break
        else:
            return


def _is_cut(text: str, hit: Hit) -> bool:
    """Tell whether a widget is of a kind that is known amid a paragraph: by its words, or as a count with its label."""
    is_count = hit.category == "visit_counter" and hit.sureness >= EDGE and ":" in text and text[-1].isdigit()
    return is_count or (hit.sureness is SURE and hit.category in CUT)
