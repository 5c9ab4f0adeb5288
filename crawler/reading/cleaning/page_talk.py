"""Short lines made of nothing but the terms of a page and its tools, whatever the order: "Số lần xem các bài viết này".

No phrase of the catalogue need match such a line, so it is less sure than any.
"""

import re
from collections import Counter

from crawler.reading.cleaning.bare import bare
from crawler.reading.cleaning.catalogue.terms import FILLERS, STRONG, WEAK
from crawler.reading.cleaning.rules import BELOW, BESIDE, FOOT, Hit

LONGEST = 60  # letters
TERM = 5  # words of a term
TOLD = 2  # strong terms that tell a widget at the foot of a page

_STOPS = ".!?…"
_QUOTES = re.compile("[“”\"‘’']")
_WORD = re.compile(r"[^\W_]+(?:[-.,][^\W_]+)*")
_NUMBER = re.compile(r"\d[\d.,]*(?:x|k|%)?")


def _terms(lines: tuple[str, ...]) -> list[str]:
    return [term for line in lines for term in line.split(", ")]


_KIND = {term: category for category, lines in STRONG.items() for term in _terms(lines)}
_KNOWN = {**dict.fromkeys(_terms((*WEAK, *FILLERS))), **_KIND}
_KNOWN_BARE = {bare(term): kind for term, kind in _KNOWN.items()}


def page_talk(line: str) -> Hit | None:
    """Give what a line in lower case is, or None where a word of it is not the page's."""
    if len(line) > LONGEST or line[-1:] in _STOPS or _QUOTES.search(line):
        return None
    known = _KNOWN_BARE if line.isascii() else _KNOWN
    words = _WORD.findall(line)
    kinds: Counter[str] = Counter()
    at = terms = 0
    while at < len(words):
        for end in range(min(len(words), at + TERM), at, -1):
            if (term := " ".join(words[at:end])) in known:
                if kind := known[term]:
                    kinds[kind] += 1
                at, terms = end, terms + 1
                break
        else:
            if not _NUMBER.fullmatch(words[at]):
                return None
            at += 1
    if not kinds:
        return None
    sureness = FOOT if kinds.total() >= TOLD else BESIDE if terms > 1 else BELOW
    return Hit(kinds.most_common(1)[0][0], sureness)
