"""The lines at the top of a text dump, put as a page has them: a date on one line, and alone there."""

import re

from crawler.reading.cleaning.boilerplate import match
from crawler.reading.cleaning.rules import EDGE
from crawler.reading.lines.date_forms import MOMENT, TIME_ALONE
from crawler.reading.lines.dates import is_dateline

HEAD_LINES = 12
DATE = 120  # letters; no date line is longer
NAME = 400  # letters of a page's name
TITLE = 20  # letters of a title that a page's name begins with, at least
_SIDES = re.compile(r"\s+[|•·–—-]\s+")  # of the page's name: its title, and the site's
_DAY = re.compile(r"(?:\w+ \w+, )?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")


def settle_head(lines: list[str]) -> list[str]:
    """Leave out the page's name above the title, join a day and its time, and part a button from behind a date."""
    if lines and _is_pages_name(lines[0], lines[1:HEAD_LINES]):
        lines = lines[1:]
    head = [part for line in _joined(lines[:HEAD_LINES]) for part in _parted(line)]
    return head + lines[HEAD_LINES:]


def _is_pages_name(line: str, below: list[str]) -> bool:
    """Tell "Đường mới lên bản xa - Trang tin xã", or the other way round, above the title itself."""
    dividers = _SIDES.finditer(line) if len(line) <= NAME else ()
    sides = [(line[: found.start()], line[found.end() :]) for found in dividers]
    return any(len(side) >= TITLE and side in below for pair in sides for side in pair)


def _joined(lines: list[str]) -> list[str]:
    joined: list[str] = []
    for line in lines:
        above = joined[-1] if joined else ""
        if (_DAY.fullmatch(above) and TIME_ALONE.fullmatch(line)) or (
            TIME_ALONE.fullmatch(above) and _DAY.fullmatch(line)
        ):
            joined[-1] = f"{above} {line}"
        else:
            joined.append(line)
    return joined


def _parted(line: str) -> list[str]:
    """Part what a page says behind a date: "12/08/2023 15:30:00 Xem cỡ chữ"."""
    date = MOMENT.search(line) if len(line) < DATE and any(map(str.isdigit, line)) else None
    if date is None or not (rest := line[date.end() :].strip(" |-–•·")) or is_dateline(line):
        return [line]
    hit = match(rest)
    is_parted = hit is not None and hit.sureness >= EDGE and is_dateline(line[: date.end()])
    return [line[: date.end()], rest] if is_parted else [line]
