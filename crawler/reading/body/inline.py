"""Inline text between two blocks: where `<br>` ends its lines, and where it only breaks one."""

from collections.abc import Iterable
from itertools import takewhile

from crawler.reading.body.looks import BOLD, ITALIC
from crawler.reading.lines.one_line import fold

_SPACES = 4  # letters: a longer run of them is never white space and invisible signs alone

Inline = tuple[str, int]  # a text, "\n" for <br>, and its looks: ITALIC, BOLD, both or none


def line_ends(inline: Iterable[Inline]) -> int:
    """Count the ends of lines before the text: what follows a picture after an empty line is a paragraph of its own."""
    before = takewhile(lambda piece: piece[0].isspace(), inline)
    return sum(text == "\n" for text, _ in before)


def goes_on(line: str, text: str) -> bool:
    """Tell whether a text begins in the middle of the sentence that a line began."""
    return text[0].islower() and line[-1] not in ".!?:;…”"


def lines(inline: list[Inline]) -> list[Inline]:
    """Part inline text at <br>; a line that only a lone <br> parts from the middle of its sentence is joined again."""
    if len(inline) == 1:
        text, looks = inline[0]
        return [(text, looks)] if (text := fold(text)) else []
    found: list[Inline] = []
    line, common = "", ITALIC | BOLD  # the looks that all of the line has
    previous, gap = ("", 0), False
    for text, looks in [*inline, ("\n", 0)]:
        if text != "\n":
            line += text
            common &= looks if len(text) > _SPACES or fold(text) else common
            continue
        if not (folded := fold(line)):
            gap = gap or bool(previous[0])
        elif previous[0] and not gap and goes_on(previous[0], folded):
            previous = f"{previous[0]} {folded}", previous[1] & common
        else:
            if previous[0]:
                found.append(previous)
            previous, gap = (folded, common), False
        line, common = "", ITALIC | BOLD
    if previous[0]:
        found.append(previous)
    return found
