"""What differs between two records of one article, as lines for a person: fields by value, texts word by word."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from crawler.article import paragraphs

TEXTS = ("kicker", "title", "lead", "body")
# Derived from the text, or said of the capture and told beside it.
NOT_SHOWN = ("content_hash", "fetched_at", "http_status", "warc", "revision", "also_at", "stripped")
AROUND = 6  # words shown on either side of a change
ALIKE = 0.5  # share of the words in common, below which two paragraphs are shown apart
LONGEST = 4000  # words of a paragraph that is compared word by word: the time taken grows with their square


class Piece(NamedTuple):
    """A part of a line: `sign` is "-" for what went, "+" for what came, "" for what stayed, "?" for our own words."""

    sign: str
    text: str


Line = list[Piece]


def difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Line]:
    """Give the lines that tell what is not the same in two records; none when nothing shown differs.

    The text in them may hold anything that a page held: `printed` makes it fit for a terminal.
    """
    for name in dict.fromkeys([*old, *new]):
        before, after = old.get(name), new.get(name)
        if before == after or name in NOT_SHOWN:
            continue
        yield [Piece("?", f"{name}:")]
        if name in TEXTS:
            yield from texts(paragraphs(before), paragraphs(after))
        else:
            yield from ([Piece("-", one)] for one in values(before) if one not in values(after))
            yield from ([Piece("+", one)] for one in values(after) if one not in values(before))
            if sorted(values(before)) == sorted(values(after)):
                yield [Piece("?", "in another order")]


def values(value: Any) -> list[str]:
    """Give the members of a field's value as texts; nothing for null."""
    members = value if isinstance(value, list) else [] if value is None else [value]
    return [
        "; ".join(f"{key}: {one}" for key, one in member.items() if one is not None)
        if isinstance(member, Mapping)
        else str(member)
        for member in members
    ]


def texts(old: list[str], new: list[str]) -> Iterator[Line]:
    """Compare two texts by paragraphs: one that changed is shown by its words, what stayed is left out."""
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        pairs = min(i2 - i1, j2 - j1)
        for before, after in zip(old[i1 : i1 + pairs], new[j1 : j1 + pairs], strict=True):
            yield from words(before, after)
        yield from ([Piece("-", gone)] for gone in old[i1 + pairs : i2])
        yield from ([Piece("+", come)] for come in new[j1 + pairs : j2])


def words(old: str, new: str) -> Iterator[Line]:
    """Compare two paragraphs by words: as one line, or as two where they have little in common."""
    before, after = old.split(" "), new.split(" ")
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if max(len(before), len(after)) > LONGEST or matcher.quick_ratio() < ALIKE or matcher.ratio() < ALIKE:
        yield [Piece("-", old)]
        yield [Piece("+", new)]
        return
    line: Line = []
    codes = matcher.get_opcodes()
    for number, (what, i1, i2, j1, j2) in enumerate(codes):
        if what == "equal":
            first, last = number == 0, number == len(codes) - 1
            line.append(Piece("", shortened(before[i1:i2], first=first, last=last)))
            continue
        if i2 > i1:
            line.append(Piece("-", " ".join(before[i1:i2])))
        if j2 > j1:
            line.append(Piece("+", " ".join(after[j1:j2])))
    yield line


def shortened(same: list[str], *, first: bool, last: bool) -> str:
    """Give words that did not change, only those next to what did."""
    head, tail = (0 if first else AROUND), (0 if last else AROUND)
    if len(same) <= head + tail:
        return " ".join(same)
    return " ".join([*same[:head], "…", *same[len(same) - tail :]])


def printed(line: Line) -> Line:
    """Give a line as it is printed: what went as [-…-] and what came as {+…+}, or after - and + if that is all."""
    if len(line) == 1:
        ((sign, text),) = line
        return [Piece(sign, text if sign == "?" else f"{sign} {visible(text)}")]
    marks = {"-": "[-{}-]", "+": "{{+{}+}}", "": "{}"}
    shown = [Piece("", "~")]
    for sign, text in line:
        shown += [Piece("", " "), Piece(sign, marks[sign].format(visible(text)))]
    return shown


def visible(text: str) -> str:
    r"""Give text for a terminal: whatever could command it, or show its letters in another order, as \x1b or \u202e.

    Tabs and line ends among it.
    """
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)
