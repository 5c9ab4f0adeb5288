"""A text in which boxes are sought: its lines, what is known of them, and what its own sentences say."""

import re
from collections.abc import Sequence
from functools import cached_property

from crawler.reading.cleaning.boilerplate import Hit, is_own_sentence
from crawler.reading.cleaning.rules import EDGE, FOOT
from crawler.reading.cleaning.sidebar_shapes import POLL

HEADING = 50  # letters; the heading of a box is not longer
PLACE = 24  # letters; the name of a town that stands above its temperature
ENOUGH = 2  # rows that tell a box
_BULLET = re.compile(r"^[^\w\"“‘'(\[-]+\s*")


class Text:
    """The lines of a text, what is known of them, and what its own sentences say."""

    def __init__(self, lines: Sequence[str], found: list[Hit | None], marks: list[str | None], about: str) -> None:
        self.lines, self.found, self.marks, self.about = lines, found, marks, about
        self._says: dict[re.Pattern[str], bool] = {}

    def says(self, words: re.Pattern[str]) -> bool:
        """Tell whether the article speaks of something; each is sought once, however many boxes there are."""
        if words not in self._says:
            self._says[words] = words.search(self._said) is not None
        return self._says[words]

    @cached_property
    def _said(self) -> str:
        """What the article's sentences, its title and lead say, in lower case."""
        own = (line for at, line in enumerate(self.lines) if is_own_sentence(line, self.found[at]))
        return f"{self.about} {' '.join(own)}".lower()

    def plain(self, at: int) -> str:
        """Give a line in lower case, without its bullet."""
        return _BULLET.sub("", self.lines[at].lower())

    def is_edge(self, at: int) -> bool:
        """Tell whether a line is furniture, near the top or bottom at least."""
        hit = self.found[at]
        return self.marks[at] is not None or (hit is not None and hit[1] >= EDGE)

    def is_free(self, at: int) -> bool:
        """Tell whether a line is no furniture by itself."""
        hit = self.found[at]
        return self.marks[at] is None and (hit is None or hit[1] < FOOT)

    def first(self) -> int:
        """Give the index of the first sentence of the article; that of no line where it has none."""
        return next((at for at in range(len(self.lines)) if self._is_text(at)), len(self.lines))

    def last(self) -> int:
        """Give the index of the last sentence of the article, or -1."""
        return next((at for at in range(len(self.lines) - 1, -1, -1) if self._is_text(at)), -1)

    def _is_text(self, at: int) -> bool:
        """Tell whether a line is a sentence of the article, and not what a poll asks."""
        line = self.lines[at]
        if self.marks[at] is not None or not is_own_sentence(line, self.found[at]):
            return False
        return not (at and line.endswith("?") and POLL.fullmatch(self.lines[at - 1].lower()))
