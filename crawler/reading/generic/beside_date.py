"""Who stands beside the date of an article: "Hải Yến • Thứ ba, 04/03/2025 10:20", each in an element of its own."""

from crawler.reading.byline import is_account, is_name
from crawler.reading.dates import is_dateline
from crawler.reading.generic.main_part import Page
from crawler.reading.generic.page_dates import DATE_LENGTH, date_below
from crawler.reading.one_line import fold
from crawler.reading.text import text_of

PIECES, CLIMB = 6, 2  # texts in the date's line; boxes around the date that may be that line


def name_beside_date(page: Page) -> list[str]:
    """Give the name that stands in one line with the date below the headline; a section's or place's link is none."""
    headline = page.headline
    date = None if headline is None else date_below(headline, page.own_paths)
    if date is None or date is headline:
        return []
    linked = {(text_of(link) or "").casefold() for link in page.root.iter("a")}
    box = date
    for _ in range(CLIMB):
        if (box := box.getparent()) is None or headline in box.iter():
            break
        pieces = [piece for text in box.itertext() if (piece := fold(text).strip(" |•·-–—,"))]
        if len(pieces) > PIECES or sum(map(len, pieces)) > DATE_LENGTH:
            break
        names = [piece for piece in pieces if _is_who(piece, linked)]
        if names:
            return names
    return []


def _is_who(piece: str, linked: set[str]) -> bool:
    return is_name(piece) and not is_account(piece) and not is_dateline(piece) and piece.casefold() not in linked
