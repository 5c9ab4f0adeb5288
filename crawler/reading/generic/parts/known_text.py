"""Where on a page the lines stand that trafilatura extracted of it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from lxml.html import HtmlElement

from crawler.reading.body.text import BLOCK, SKIP
from crawler.reading.layouts.generic_addresses import article_path
from crawler.reading.lines.one_line import fold

LISTED_SHARE = 3  # a listing has more than a third of its text in leads, the longest not counted
_KEY_LENGTH, _MOSTLY_ENOUGH, LOOKED_AT = 60, 100, 400
_OTHER = re.compile(r"[\W_]+")


class Known:
    """Where the known lines of a page stand."""

    def __init__(self, root: HtmlElement, keys: set[str]) -> None:
        lines = {e: [line for line in _lines_of(e) if key(line) in keys] for e in root.iter(*BLOCK)}
        self.lines = {element: found for element, found in lines.items() if found}  # that stand in it itself
        self.letters = {element: sum(map(len, found)) for element, found in self.lines.items()}
        self.weights: dict[HtmlElement, int] = {}  # letters anywhere in it
        self.leads: dict[HtmlElement, str] = {}  # the article that is linked, alone, in the nearest box with such links
        targets: dict[HtmlElement, set[str]] = defaultdict(set)
        for link in root.iter("a"):
            if path := article_path(link):
                for up in link.iterancestors():
                    if len(targets[up]) <= 1:  # more than one is all that is asked
                        targets[up].add(path)
        self.boxes: dict[HtmlElement, HtmlElement] = {}  # of those
        for element in self.letters:
            around = (element, *element.iterancestors()) if element.tag == "tr" else element.iterancestors()
            box = next((up for up in around if up in targets), None)
            if box is not None and len(targets[box]) == 1:
                self.leads[element], self.boxes[element] = min(targets[box]), box
        self._weigh()

    def _weigh(self) -> None:
        self.weights = defaultdict(int)
        for element, count in self.letters.items():
            for up in (element, *element.iterancestors()):
                self.weights[up] += count

    def leave(self, beside: AbstractSet[HtmlElement]) -> set[str]:
        """Forget what stands in some elements, and give the keys of the lines that are forgotten with them."""
        gone = [
            element for element in self.letters if element in beside or not beside.isdisjoint(element.iterancestors())
        ]
        for element in gone:
            del self.letters[element]
        self._weigh()
        forgotten = {key(line) for element in gone for line in self.lines.pop(element)}
        return forgotten - {key(line) for lines in self.lines.values() for line in lines}

    def within(self, part: HtmlElement) -> set[HtmlElement]:
        """Give the elements in a part that known lines stand in."""
        return self.letters.keys() & set(part.iter(*BLOCK))

    def is_listing(self, elements: set[HtmlElement]) -> bool:
        """Tell whether much of their text are the leads of several articles, each in a box with a link to its own.

        An article's own box may hold one, too: to itself, or to what it belongs to.
        """
        listed: dict[str, int] = defaultdict(int)
        for element in elements & self.leads.keys():
            listed[self.leads[element]] += self.letters[element]
        total = sum(self.letters[element] for element in elements)
        return (sum(listed.values()) - max(listed.values(), default=0)) * LISTED_SHARE > total

    def holder(self) -> HtmlElement | None:
        """Give the smallest element that holds nearly all paragraphs that are known."""
        total = max(self.weights.values(), default=0)
        best = [element for element, weight in self.weights.items() if weight * 10 >= total * 9]
        return max(best, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


def _lines_of(element: HtmlElement) -> Iterator[str]:
    """Give the lines that stand in an element itself, parted by `<br>` and by the blocks in it; a row is one."""
    if element.tag == "tr":
        yield element.text_content()
        return
    line = element.text or ""
    for child in element:
        if child.tag == "br" or child.tag in BLOCK:
            yield line
            line = ""
        elif isinstance(child.tag, str) and child.tag not in SKIP:
            line += child.text_content()
        line += child.tail or ""
    yield line


def key(line: str) -> str:
    """Give the letters and digits of a line's beginning, by which the two readings of one paragraph are matched."""
    begin = _letters(line[:_MOSTLY_ENOUGH])
    if len(begin) < _KEY_LENGTH and len(line) > _MOSTLY_ENOUGH:
        begin = _letters(line[:LOOKED_AT])
    return begin[:_KEY_LENGTH]


def _letters(text: str) -> str:
    return _OTHER.sub("", fold(text).casefold())
