"""What a reader types into the search box, as FTS5 asks for it (https://www.sqlite.org/fts5.html, 3)."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from crawler.archive.search_text import exact, folded

LONGEST = 300  # letters of what is typed
MOST = 16  # words and phrases

# A text's words are few, and each is looked at for each term.
_exact, _folded = lru_cache(1 << 14)(exact), lru_cache(1 << 14)(folded)

_PARTS = re.compile(r'"([^"]*)(?:"(\*)?|$)|([^\s"]+)')
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Term:
    """A word, a phrase, or the beginning of a word; `marked` when it was typed with diacritics."""

    exact: str
    folded: str
    prefix: bool

    @property
    def marked(self) -> bool:
        """Tell whether only texts with these very diacritics are meant."""
        return self.exact != self.folded

    def asked(self, *, by_exact: bool) -> str:
        """Give the term as FTS5 has it, in quotes, so that nothing in it is an operator."""
        columns, text = ("title body", self.exact) if by_exact else ("title_folded body_folded", self.folded)
        quoted = text.replace('"', '""')
        return f'{{{columns}}} : "{quoted}"{" *" if self.prefix else ""}'


def terms(typed: str) -> list[Term]:
    """Give the words that are searched for: all must be in a text. `"…"` is a phrase, `học*` a beginning.

    What holds neither letter nor digit is left out, for it would match nothing.
    """
    found = []
    for phrase, star, word in _PARTS.findall(exact(typed[:LONGEST])):
        text = (phrase or word).strip()
        prefix = bool(star) or (not phrase and text.endswith("*"))
        text = text.rstrip("*") if prefix else text
        if any(map(_counts, text)):
            found.append(Term(text, folded(text), prefix))
    return found[:MOST]


def expression(asked: list[Term]) -> str:
    """Give the FTS5 query: a word typed with diacritics matches only with these, one without matches with any."""
    return " AND ".join(term.asked(by_exact=term.marked) for term in asked)


def exact_expression(asked: list[Term]) -> str:
    """Give the FTS5 query for texts that hold all words just as they were typed: these come first."""
    return " AND ".join(term.asked(by_exact=True) for term in asked)


def phrase_expression(asked: list[Term]) -> str:
    """Give the FTS5 query for texts that hold the words next to each other: most Vietnamese words are two or three."""
    last = bool(asked) and asked[-1].prefix
    whole = " ".join(term.folded for term in asked)
    return Term(whole, whole, last).asked(by_exact=False)


def without_marks(asked: list[Term]) -> list[Term]:
    """Give the words as if they had been typed without diacritics."""
    return [Term(term.folded, term.folded, term.prefix) for term in asked]


def pieces(text: str, asked: list[Term]) -> list[tuple[str, bool]]:
    """Part a text into what was searched for (true) and what stands between (false)."""
    wanted = [(word, term) for term in asked for word in words_of(term)]
    parts, last = [], 0
    for found in _WORD.finditer(text):
        if any(_meant(found[0], word, term) for word, term in wanted):
            parts += [(text[last : found.start()], False), (found[0], True)]
            last = found.end()
    return [part for part in [*parts, (text[last:], False)] if part[0]]


def words_of(term: Term) -> list[str]:
    """Give the single words of a term, in the spelling by which it is matched."""
    return _WORD.findall(term.exact if term.marked else term.folded)


def _meant(word: str, wanted: str, term: Term) -> bool:
    spelled = _exact(word) if term.marked else _folded(word)
    return spelled.startswith(wanted) if term.prefix else spelled == wanted


def _counts(letter: str) -> bool:
    """Tell whether FTS5's unicode61 takes a letter for a part of a word."""
    return unicodedata.category(letter)[0] in "LN" or unicodedata.category(letter) == "Co"
