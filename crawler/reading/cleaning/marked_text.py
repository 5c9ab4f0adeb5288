"""A text whose furniture is marked: its lines, what each may be by its rule, what it is, and what the article says."""

import re
from collections.abc import Sequence
from functools import cached_property

from crawler.reading.cleaning.boilerplate import is_own_sentence
from crawler.reading.cleaning.rules import EDGE, FOOT, SURE, Hit, Sureness

_BULLET = re.compile(r"^[^\w\"“‘'(\[-]+\s*")


class Text:
    """The lines of a text, with a hit of the catalogue or None for each, and the category that it is marked with.

    `about` is what is known of the article beside these lines: its title and lead.
    """

    def __init__(self, lines: Sequence[str], found: list[Hit | None], about: str = "") -> None:
        self.lines, self.found, self.about = lines, found, about
        self.marks: list[str | None] = [None] * len(lines)
        self._says: dict[re.Pattern[str], bool] = {}

    def is_of(self, at: int, category: str) -> bool:
        """Tell whether a line is of a category by its rule."""
        hit = self.found[at]
        return hit is not None and hit.category == category

    def is_least(self, at: int, sureness: Sureness) -> bool:
        """Tell whether the rule of a line is at least so sure."""
        hit = self.found[at]
        return hit is not None and hit.sureness >= sureness

    def is_sure(self, at: int) -> bool:
        """Tell whether a line is furniture wherever it stands."""
        return self.is_least(at, SURE)

    def is_own(self, at: int) -> bool:
        """Tell whether a line is a sentence of the article."""
        return is_own_sentence(self.lines[at], self.found[at])

    def mark_hit(self, at: int) -> None:
        """Mark a line as what its rule says, if that says something and nothing else is known."""
        hit = self.found[at]
        self.marks[at] = self.marks[at] or (hit and hit.category)

    def says(self, words: re.Pattern[str]) -> bool:
        """Tell whether the article speaks of something; each is sought once, however many boxes there are."""
        if words not in self._says:
            self._says[words] = words.search(self._said) is not None
        return self._says[words]

    @cached_property
    def _said(self) -> str:
        """What the article's sentences, its title and lead say, in lower case."""
        own = (line for at, line in enumerate(self.lines) if self.is_own(at))
        return f"{self.about} {' '.join(own)}".lower()

    def plain(self, at: int) -> str:
        """Give a line in lower case, without its bullet."""
        return _BULLET.sub("", self.lines[at].lower())

    def is_edge(self, at: int) -> bool:
        """Tell whether a line is furniture, near the top or bottom at least."""
        return self.marks[at] is not None or self.is_least(at, EDGE)

    def is_free(self, at: int) -> bool:
        """Tell whether a line is no furniture by itself."""
        return self.marks[at] is None and not self.is_least(at, FOOT)
