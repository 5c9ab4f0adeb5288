"""Who stands beside the date of an article: "Hải Yến • Thứ ba, 04/03/2025 10:20", "Posted by Hải Yến on 04/03/2025"."""

import re
from collections.abc import Iterator
from itertools import chain, islice, takewhile

from crawler.reading.body.text import text_of
from crawler.reading.generic.boxes.following import following
from crawler.reading.generic.boxes.page_boxes import Page
from crawler.reading.generic.fields.date_texts import DATE_LENGTH
from crawler.reading.generic.fields.page_dates import date_below
from crawler.reading.lines.dates import is_dateline
from crawler.reading.lines.label_words import AUTHOR, FILED, WRITTEN
from crawler.reading.lines.names import is_account, is_name, is_person
from crawler.reading.lines.one_line import fold

LOOKED_AT = 12  # elements below the headline
SPACES = 2  # in a name on a line of its own: two words name a section as well
PIECES, CLIMB = 6, 2  # texts in the date's line; boxes around the date that may be that line
_FILED = re.compile(
    rf"(?:{FILED}|{WRITTEN}|{AUTHOR})\s*:?\s+(?P<who>\D+?)"
    r"(?:\s+(?:on|at|vào|lúc|ngày)\b|\s*[-–|•,(]).*\d.*",
    re.IGNORECASE,
)


def name_beside_date(page: Page) -> list[str]:
    """Give the name that stands in one line with the date below the headline; what a link says, too, is a section's."""
    if page.headline is None:
        return []
    linked = {(text_of(link) or "").casefold() for link in page.root.iter("a")}
    lines = chain(_pieces(page), _filed(page), _between(page))
    return next((names for line in lines if (names := [one for said in line for one in _who(said, linked)])), [])


def _pieces(page: Page) -> Iterator[list[str]]:
    """Give the texts of the date's box, and of those around it, each a list, as long as they are one line."""
    headline = page.headline
    date = None if headline is None else date_below(headline, page.own_paths)
    if date is None or date is headline:
        return
    for box in islice((date, *date.iterancestors()), CLIMB + 1):
        if headline in box.iter():
            return
        pieces = [piece for text in box.itertext() if (piece := fold(text).strip(" |•·-–—,"))]
        if len(pieces) > PIECES or sum(map(len, pieces)) > DATE_LENGTH:
            return
        yield pieces


def _between(page: Page) -> Iterator[list[str]]:
    """Give the names of three words and more that have a line of their own between headline and date."""
    date = None if page.headline is None else date_below(page.headline, page.own_paths)
    if page.headline is None or date is None or date is page.headline:
        return
    for element in takewhile(lambda one: one is not date, islice(following(page.headline), LOOKED_AT)):
        if element.tag in ("div", "p") and (name := text_of(element)) and name.count(" ") >= SPACES:
            yield [name]


def _filed(page: Page) -> Iterator[list[str]]:
    """Give who filed the article where one text says that and when."""
    for element in islice(following(page.headline), LOOKED_AT) if page.headline is not None else ():
        text = fold(element.text or "")
        if len(text) <= DATE_LENGTH and (found := _FILED.fullmatch(text)) and is_person(found["who"]):
            yield [found["who"]]


def _who(piece: str, linked: set[str]) -> list[str]:
    """Give the name that a piece is, or the full names that are all there is between its commas."""
    names = [name.strip() for name in piece.split(",")]
    is_full = len(names) == 1 or all(" " in name for name in names)
    return names if is_full and all(_is_who(name, linked) for name in names) else []


def _is_who(piece: str, linked: set[str]) -> bool:
    return is_name(piece) and not is_account(piece) and not is_dateline(piece) and piece.casefold() not in linked
