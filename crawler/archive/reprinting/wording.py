"""A text as words to be compared: in normal form, and which of them name a person, a place, a number or a day.

Two printings of one article differ in plain words, here and there; two notices from one form letter differ in just
those names and numbers. So the two kinds are kept apart from here on.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from crawler.reading.normal_form import normal_form

PLAIN, NAME, NUMBER = range(3)
LONGEST = 8000  # words that are compared: the memory that comparing takes grows with their square, to 16 MB here
LONGEST_WORD = 100  # letters; a longer one is no word, and not remembered
_CLOSES = ".!?:;…"
_QUOTES = "\"'“”‘’«»()[]"
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~•·"


class Wording(NamedTuple):
    """The words of a text in normal form, without punctuation, and the kind of each: see `PLAIN`, `NAME`, `NUMBER`."""

    words: list[str]
    kinds: list[int]


def wording(text: str) -> Wording:
    """Give the words of a text, the first LONGEST of them.

    A word with a digit in it is a number; one with a capital letter is a name, unless a sentence begins with it, where
    every word has one. Numbers have one form however a paper writes them: 05/3 = 5-3, 1.200 = 1,200.
    """
    words: list[str] = []
    kinds: list[int] = []
    for paragraph in text.split("\n"):
        begins = True
        for printed in paragraph.split():
            word, kind, ends = (_known_word if len(printed) <= LONGEST_WORD else _word)(printed)
            if word:
                words.append(word)
                kinds.append(PLAIN if begins and kind == NAME else kind)
                begins = ends
        if len(words) >= LONGEST:
            break
    return Wording(words[:LONGEST], kinds[:LONGEST])


def _word(printed: str) -> tuple[str, int, bool]:
    """Give the normal form of a printed word, its kind, and whether it ends a sentence."""
    bare = printed.strip(_QUOTES)
    word = normal_form(printed).strip(_PUNCTUATION)
    if any(map(str.isdigit, word)):
        word, kind = ".".join(part.lstrip("0") or "0" for part in _PARTS.findall(word)), NUMBER
    else:
        first = next(filter(str.isalnum, printed), "")
        kind = NAME if first.isupper() else PLAIN
    return word, kind, bare[-1:] in _CLOSES


_known_word = lru_cache(maxsize=1 << 16)(_word)  # a province's papers use some ten thousand words
