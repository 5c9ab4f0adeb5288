"""Short lines made of nothing but the terms of a page and its tools, whatever the order: "Số lần xem các bài viết này".

No phrase of the catalogue need match such a line, so it is less sure than any.
"""

import re
from collections import Counter

from crawler.reading.cleaning.bare import bare
from crawler.reading.cleaning.catalogue.terms import DONE, FILLERS, STRONG, WEAK
from crawler.reading.cleaning.rules import BELOW, BESIDE, FOOT, Hit

LONGEST = 60  # letters
TERM = 5  # words of a term
TOLD = 2  # strong terms that tell a widget at the foot of a page

TOOLS = frozenset({"share_and_print", "visit_counter", "rating_widget", "login_prompt"})
_DONE = "done"
_STOPS = ".!?…"
_QUOTES = re.compile("[“”\"‘’']")
_WORD = re.compile(r"[^\W_]+(?:[-.,][^\W_]+)*")
_NUMBER = re.compile(r"\d[\d.,]*(?:x|k|%)?")


def _terms(lines: tuple[str, ...]) -> list[str]:
    return [term for line in lines for term in line.split(", ")]


_KIND = {term: category for category, lines in STRONG.items() for term in _terms(lines)}
_KNOWN = {**dict.fromkeys(_terms((*WEAK, *FILLERS))), **dict.fromkeys(_terms(DONE), _DONE), **_KIND}
_KNOWN_BARE = {bare(term): kind for term, kind in _KNOWN.items()}


def page_talk(line: str) -> Hit | None:
    """Give what a line in lower case is, or None where a word of it is not the page's."""
    terms = _terms_of(line)
    kinds = Counter(kind for kind in terms or () if kind not in (None, _DONE))
    if terms is None or not kinds:
        return None
    category = kinds.most_common(1)[0][0]
    if kinds.total() >= TOLD:
        return Hit(category, FOOT)
    return Hit(category, BESIDE if len(terms) > 1 else BELOW)


def is_tool(line: str) -> bool:
    """Tell a line of terms of a page that a tool may say, by what it is of or what a reader does: "Nghe bài báo"."""
    terms = None if line.endswith(":") else _terms_of(line.lower())
    return any(kind == _DONE or kind in TOOLS for kind in terms or ())


def _terms_of(line: str) -> list[str | None] | None:
    """Give the category of each term of a line, None for one that is of any; or None where a word is no term."""
    if len(line) > LONGEST or line[-1:] in _STOPS or _QUOTES.search(line):
        return None
    known = _KNOWN_BARE if line.isascii() else _KNOWN
    words = _WORD.findall(line)
    found: list[str | None] = []
    at = 0
    while at < len(words):
        for end in range(min(len(words), at + TERM), at, -1):
            if (term := " ".join(words[at:end])) in known:
                found.append(known[term])
                at = end
                break
        else:
            if not _NUMBER.fullmatch(words[at]):
                return None
            at += 1
    return found
