"""The weather amid a text: the temperatures of several towns, a box of the page between two sentences."""

import re

from crawler.reading.cleaning.boilerplate import is_sentence, opens_list
from crawler.reading.cleaning.marked_text import Text
from crawler.reading.cleaning.sidebar_shapes import HEADING, PLACE, TEMPERATURE, WEATHER

TOWNS = 2  # with the temperature of each on a line of its own
LISTED = 3  # with the temperature behind the name, as an article may list them as well
_DEGREE = re.compile(r"(?:\d{1,2}\s*(?:[°º˚]\s*c?)?\s*[-–/]\s*)?\d{1,2}\s*[°º˚]\s*c?")
_SIGN = re.compile("[°º˚]")


def mark_weather(text: Text, first: int, last: int) -> None:
    """Mark towns with their temperatures between two sentences, where no line opens a list of them.

    Of an article that speaks of the weather itself such rows are its own, but for whole towns below a sentence.
    """
    at = first + 1
    while at < last:
        if len(text.lines[at]) > HEADING or not _SIGN.search(text.lines[at]):
            at += 1
            continue
        start, after = at, at
        while start > first + 1 and _is_row(text, start - 1):
            start -= 1
        while after < last and _is_row(text, after):
            after += 1
        if _is_box(text, start, after):
            text.marks[start:after] = [WEATHER.category] * (after - start)
        at = max(after, at + 1)


def _is_box(text: Text, start: int, after: int) -> bool:
    """Tell whether rows are a box of several temperatures, and none that the article lists or speaks of."""
    rows = [text.plain(row) for row in range(start, after)]
    alone = sum(_DEGREE.fullmatch(row) is not None for row in rows)
    if alone < TOWNS and sum(TEMPERATURE.fullmatch(row) is not None for row in rows) < LISTED:
        return False
    above = text.lines[start - 1]
    are_towns = alone >= LISTED and is_sentence(above)
    return not opens_list(above) and (are_towns or not text.says(WEATHER.own))


def _is_row(text: Text, at: int) -> bool:
    """Tell whether a line is the name of a town, a temperature, or both, or the heading above."""
    line, plain = text.lines[at], text.plain(at)
    if text.marks[at] is not None or len(line) > HEADING:
        return False
    if any(shape.fullmatch(plain) for shape in (_DEGREE, TEMPERATURE, WEATHER.heading)):
        return True
    return len(line) <= PLACE and all(word.isalpha() and word[0].isupper() for word in line.split())
