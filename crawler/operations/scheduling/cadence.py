"""The words of a schedule for how often, how long and at what hours, e.g. "6h" and "22:00-05:00"."""

import re
from datetime import datetime, timedelta
from typing import NamedTuple, Self

from crawler.reading.lines.dates import VIETNAM

UNITS = {
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}
NAMES = {"s": "second", "m": "minute", "h": "hour", "d": "day", "w": "week"}
DAY = timedelta(days=1)
LONGEST = timedelta(days=366)
LEAST_WINDOW = timedelta(minutes=15)
_TIME = r"([01]?\d|2[0-3]):([0-5]\d)"


def parse_duration(text: object, least: timedelta) -> timedelta:
    """Read "90s", "45m", "6h", "1d" or "2w". Raises ValueError for anything else, and for less than `least`."""
    found = (
        re.fullmatch(r"\s*(\d{1,9}(?:\.\d{1,3})?)\s*([smhdw])\s*", text, re.ASCII) if isinstance(text, str) else None
    )
    if not found:
        raise ValueError(f'{text!r} is no duration; write it like "45m", "6h" or "1d"')
    try:
        duration = float(found[1]) * UNITS[found[2]]
    except OverflowError:
        duration = LONGEST * 2
    if not least <= duration <= LONGEST:
        raise ValueError(f"{text!r} is not between {said(least)} and {said(LONGEST)}")
    return duration


def said(duration: timedelta) -> str:
    """Say a duration in the largest unit that has a whole number of it: "6 hours"."""
    number, name = round(duration.total_seconds(), 1), NAMES["s"]
    for unit in reversed(UNITS):
        whole, rest = divmod(duration, UNITS[unit])
        if whole and not rest:
            number, name = whole, NAMES[unit]
            break
    return f"{number} {name}{'' if number == 1 else 's'}"


class Window(NamedTuple):
    """Hours of the day in Vietnam, as times since midnight; `closes` before `opens` is on the next day."""

    opens: timedelta
    closes: timedelta

    @classmethod
    def parse(cls, text: object) -> Self:
        """Read "22:00-05:00". Raises ValueError for anything else, and for a window too short to crawl in."""
        found = re.fullmatch(rf"\s*{_TIME}\s*-\s*{_TIME}\s*", text, re.ASCII) if isinstance(text, str) else None
        if not found:
            raise ValueError(f'{text!r} is no window; write it like "22:00-05:00", in the time of Vietnam')
        hours = [int(part) for part in found.groups()]
        window = cls(timedelta(hours=hours[0], minutes=hours[1]), timedelta(hours=hours[2], minutes=hours[3]))
        if window.length < LEAST_WINDOW:
            raise ValueError(f"{text!r} is shorter than {said(LEAST_WINDOW)}; leave it out for the whole day")
        return window

    @property
    def length(self) -> timedelta:
        """Give how long it is open."""
        return (self.closes - self.opens) % DAY

    def left(self, at: datetime) -> timedelta:
        """Give how long it will still be open at a time; nothing when it is shut."""
        open_for = (_of_day(at) - self.opens) % DAY
        return max(self.length - open_for, timedelta())

    def opening(self, at: datetime) -> datetime:
        """Give when it opens next after a time."""
        return at + ((self.opens - _of_day(at)) % DAY or DAY)


def _of_day(at: datetime) -> timedelta:
    """Give the time since midnight in Vietnam, which has no summer time."""
    here = at.astimezone(VIETNAM)
    return timedelta(hours=here.hour, minutes=here.minute, seconds=here.second, microseconds=here.microsecond)
