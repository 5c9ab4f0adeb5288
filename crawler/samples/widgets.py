"""What changes at each request: counters, ratings, comments, tokens, the clock; and pages with places for them.

A page is rendered once with marks in it; each request only fills the marks.
"""

import re
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from html import escape
from itertools import count

from crawler.samples.articles import VIETNAM
from crawler.samples.writing import Dice, grouped, texts

MARK = re.compile("\x02([a-z_]+)\x03")
WEEKDAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")


def mark(name: str) -> str:
    """Give the mark to leave in a page for a value of `Tick`."""
    return f"\x02{name}\x03"


class Page:
    """A rendered page, cut at its marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._parts = MARK.split(text)

    def fill(self, values: Mapping[str, str]) -> bytes:
        """Give the bytes (UTF-8) with every mark filled; an unknown mark raises KeyError."""
        parts = self._parts.copy()
        parts[1::2] = [values[name] for name in parts[1::2]]
        return "".join(parts).encode()


class Widgets:
    """The state behind the widgets of one portal: how many requests it has seen."""

    def __init__(self, comment: Callable[[int, str], str]) -> None:
        """Take how the portal prints a comment: (number, escaped text) -> HTML."""
        self._requests = count(1)
        self._dice = Dice(secrets.randbelow(1 << 30))
        self._comment = comment

    def tick(self, host: str) -> "Tick":
        """Give the values of one request; `host` is its Host header, escaped here."""
        return Tick(next(self._requests), self._dice, self._comment, escape(host))


class Tick(dict[str, str]):
    """The values of one request, each made when it is asked for and the same within the page."""

    def __init__(self, number: int, dice: Dice, comment: Callable[[int, str], str], host: str) -> None:
        super().__init__(host=host)
        self._number = number
        self._dice = dice
        self._comment = comment

    def __missing__(self, name: str) -> str:
        self[name] = self._make(name)
        return self[name]

    def _make(self, name: str) -> str:  # noqa: C901, PLR0911 - one line a widget
        number, dice = self._number, self._dice
        match name:
            case "online":
                return str(dice.number(1, 40))
            case "today" | "week" | "month" | "total" | "views":
                base = {"today": 480, "week": 2_160, "month": 19_240, "total": 1_784_000, "views": 310}[name]
                return f"{base + number:,}"
            case "views_dotted":
                return grouped(3_200 + number)
            case "votes":
                return str(2 + number % 30)
            case "score":
                return str(5 + number % 90)
            case "average":
                return f"{1 + number % 4}.{number % 10}"
            case "token":
                return secrets.token_urlsafe(96)
            case "short_token":
                return secrets.token_hex(16)
            case "stamp":
                return str(1_795_366_121 + number)
            case "comments":
                chosen = dice.some(texts("hard")["comments"], dice.number(0, 4))
                self["comment_count"] = str(len(chosen))
                return "".join(self._comment(number * 10 + nth, escape(text)) for nth, text in enumerate(chosen))
            case "comment_count":
                _ = self["comments"]
                return self["comment_count"]
            case "clock":
                now = datetime.now(VIETNAM)
                return f"{WEEKDAYS[now.weekday()]}, {now:%d/%m/%Y, %H:%M}"
        raise KeyError(name)
