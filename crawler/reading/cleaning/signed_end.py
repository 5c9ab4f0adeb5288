"""Who signs a text, and whether it is over there: by what stands below; little is needed where a label says who."""

import re
from collections.abc import Sequence

from crawler.reading.cleaning.boilerplate import WORDS
from crawler.reading.cleaning.foot import ENOUGH, MANY, MUCH, SIGNED_OR_REACHED, evidence, may_be_own
from crawler.reading.cleaning.marked_text import Text
from crawler.reading.cleaning.rules import EDGE, Hit
from crawler.reading.cleaning.verse import is_verse
from crawler.reading.lines.byline import is_byline, is_labelled
from crawler.reading.lines.label_words import AUTHOR
from crawler.reading.lines.names import is_office

LABELLED, SIGNED = 2, 4  # the weight of what says that an article is over below a byline with a label, and a name
VIEWS = Hit("visit_counter", EDGE)  # right below a byline it is the page's
NAMES, MOST = range(3, 31), 0.7  # links in a row, and how many of them must look like it
_WORDS = re.compile(r"[^\W\d_]+(?:[ ,&/–-]+[^\W\d_]+)*")  # no sum of a donor, no time
_TOLD_BY = re.compile(r"\(?Theo [^.,:;?!]+\)?")
_AUTHOR = re.compile(rf"(?:{AUTHOR})\s*:\s*\S", re.IGNORECASE)


def signed_end(text: Text, first: int) -> int | None:
    """Give the index of the byline that ends the article, if furniture stands below it.

    One that is labelled needs no more than one line of it; a name alone must stand right below a sentence, or right
    above lines of a widget.
    """
    for at in range(first, len(text.lines)):
        line = text.lines[at]
        if text.marks[at] is not None or len(line) > WORDS * 2:
            continue
        if line.endswith(":"):
            return None
        if _AUTHOR.match(line) or (is_labelled(line) and is_byline(line)):
            return at if _is_over_below_label(text, at) else None
        if (at == first or _is_above_furniture(text, at)) and is_byline(line):
            return at if _is_over_below_name(text, at) else None
        if at == first and _is_office(line) and _says(text, at) >= MUCH:
            return _last_signature(text, at)
    return None


def _is_over_below_label(text: Text, byline: int) -> bool:
    return _says(text, byline) >= LABELLED or _are_names(text, byline + 1)


def _is_over_below_name(text: Text, byline: int) -> bool:
    """Tell whether the article is over below a name; one in capitals may head a list of names as well."""
    if _says(text, byline) >= SIGNED or text.found[byline + 1 : byline + 2] == [VIEWS]:
        return True
    return not text.lines[byline].isupper() and _are_names(text, byline + 1)


def _is_above_furniture(text: Text, at: int) -> bool:
    """Tell whether the next lines are furniture by their rules, as below a list that the article ends in."""
    after = text.found[at + 1 : at + 1 + ENOUGH]
    return len(after) == ENOUGH and None not in after


def _says(text: Text, byline: int) -> int:
    """Weigh what says below a byline that the article is over."""
    return evidence(text, byline + 1, len(text.lines))


def end_of_lines(text: Text) -> int | None:
    """Give the index of the byline of a text without a sentence, such as verse: a sure widget or much stands below."""
    own = 0
    for index, hit in enumerate(text.found[:-1]):
        own += hit is None
        line = text.lines[index]
        if own > MANY and hit is None and text.found[index + 1] is not None and is_byline(line):
            return index if text.is_sure(index + 1) or _says(text, index) >= SIGNED else None
    return None


def _last_signature(text: Text, at: int) -> int:
    """Give the index of the last line that signs: for whom, in which office, and the name."""
    while at + 1 < len(text.lines) and text.marks[at + 1] is None and text.found[at + 1] is None:
        if not (_is_office(text.lines[at + 1]) or is_byline(text.lines[at + 1])):
            break
        at += 1
    return at


def _is_office(line: str) -> bool:
    """Tell whether an office signs, in capitals or by its name, or whoever told it: "Theo Cục Thuế tỉnh"."""
    return (line.isupper() and " " in line) or (
        len(line) <= WORDS and (is_office(line) or _TOLD_BY.fullmatch(line) is not None)
    )


def signs(line: str) -> bool:
    """Tell whether a line says who wrote the text, or how to reach them."""
    return SIGNED_OR_REACHED.match(line) is not None or is_byline(line)


def _are_names(text: Text, first: int) -> bool:
    """Tell whether lines of no rule from one on are a menu or links: short ones, no verse and no names of people."""
    return are_links([text.lines[at] for at in range(first, len(text.lines)) if text.marks[at] is None])


def are_links(lines: Sequence[str]) -> bool:
    """Tell whether most lines look like links of a menu, and all together are no verse."""
    return len(lines) in NAMES and sum(map(_is_link, lines)) >= MOST * len(lines) and not is_verse(lines)


def _is_link(line: str) -> bool:
    return len(line) <= WORDS and _WORDS.fullmatch(line) is not None and not may_be_own(line)
