"""The headline of few letters: so short a line is one only where date and text follow, and no menu has its words."""

from collections.abc import Iterable, Iterator
from itertools import islice, takewhile

from lxml.html import HtmlElement

from crawler.reading.body.text import text_of
from crawler.reading.box_words import called
from crawler.reading.generic.boxes.beside import is_furniture
from crawler.reading.generic.boxes.columns import is_sentence
from crawler.reading.generic.boxes.following import following
from crawler.reading.generic.fields.page_dates import date_below
from crawler.reading.generic.headlines.badge import TELLING
from crawler.reading.generic.headlines.by_title import TEXT_WITHIN, headline_by_title, heads_text, parts_of
from crawler.reading.generic.headlines.says_title import OF_BOX, SITE, calls_all

SHORTEST = 6  # letters, of two words or more
MOST = 60  # lines that are looked at


def short_headline(
    root: HtmlElement, title: str | None, named: Iterable[HtmlElement], own_paths: set[str]
) -> HtmlElement | None:
    """Give the short heading or line that says what the page's title begins with, else one of those `named`.

    A date stands right below it, and a text below that: of several the most, as a box beside the article has little.
    """
    said = {text.casefold() for link in root.iter("a") if (text := text_of(link))}
    told = {part for part in parts_of((title or "").casefold()) if _is_short(part) and part not in said}
    short = [one for one in _short(named) if (text_of(one) or "").casefold() not in said]
    dated = [(one, date) for one in short if (date := date_below(one, own_paths)) is not None and heads_text(one)]
    titled = [one for one, _ in dated if (text_of(one) or "").casefold() in told]
    if titled:
        return titled[0]
    if (line := headline_by_title(root, [*told], own_paths)) is not None:
        return line
    nearest = {date: one for one, date in dated}  # to each date: a section's name may stand above the headline
    return _with_most_text([*nearest.values()])


def _with_most_text(found: list[HtmlElement]) -> HtmlElement | None:
    """Give the line with more text below it, down to the next one, than all others have together."""
    letters = dict.fromkeys(found, 0)
    for one in found:
        below = islice(following(one), TEXT_WITHIN)
        for element in takewhile(lambda other: other not in letters, below):
            letters[one] += sum(len(text) for text in (element.text, element.tail) if text and is_sentence(text))
    best = max(found, key=lambda one: letters[one], default=None)
    return best if best is not None and letters[best] * 2 > sum(letters.values()) else None


def _short(named: Iterable[HtmlElement]) -> Iterator[HtmlElement]:
    short = (one for one in named if _is_short(text_of(one) or "") and one.find(".//a") is None)
    for one in islice(short, MOST):
        if not OF_BOX.search(called(one)) and not any(
            up.tag == "a" or is_furniture(up) for up in (one, *one.iterancestors())
        ):
            yield one


def _is_short(text: str) -> bool:
    """Tell two words or more that may be a headline, but are not enough to be one by themselves."""
    is_told = SHORTEST <= len(text) <= TELLING and " " in text
    return is_told and not calls_all(text.casefold()) and not SITE.match(text)
