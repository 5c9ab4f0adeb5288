"""The report's words in Vietnamese and in English: texts, numbers, days."""

import string
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from importlib import resources
from typing import Any

from markupsafe import Markup, escape

LANGUAGES = ("vi", "en")  # the first is at the top of the report's folder, the others below it
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
SMALL = 10  # shares and means below it are told with a decimal


class Words(string.Formatter):
    """The texts of one language, and how it writes numbers and days.

    A text has places such as `{n}`; `{n:article|articles}` chooses by number. What fills a place is never markup.
    """

    def __init__(self, language: str, year: int | None = None) -> None:
        self.language = language
        self.year = year  # that moments do not name
        self.texts = texts(language)

    def say(self, key: str, **values: Any) -> str:
        """Give a text with its places filled. Raises KeyError for a text that there is none of."""
        return self.vformat(self.texts[key], (), values)

    def known(self, key: str, default: str) -> str:
        """Give a text, or what stands for it where there is none."""
        return self.texts.get(key, default)

    def format_field(self, value: Any, format_spec: str) -> str:
        """Choose by number, or write a number or day as the language does."""
        if "|" in format_spec:
            one, _, many = format_spec.partition("|")
            return one if value == 1 else many
        if isinstance(value, bool) or not isinstance(value, (int, float, date)):
            return str(value)
        return self.day(value) if isinstance(value, date) else self.number(value)

    def number(self, value: float | None) -> str:
        """Write a number, with a decimal where it is small and not whole; a dash for None."""
        if value is None:
            return "–"
        whole = value == int(value) or abs(value) >= SMALL
        said = f"{value:,.0f}" if whole else f"{value:,.1f}"
        return said.translate(str.maketrans(",.", ".,")) if self.language == "vi" else said

    def share(self, value: float | None) -> str:
        """Write a share as a percentage; a dash for None."""
        if value is None:
            return "–"
        percent = value * 100
        if 0 < percent < 1 or 99 < percent < 100:  # noqa: PLR2004 - neither nothing nor all, and said so
            return f"{'<' if percent < 1 else '>'} {1 if percent < 1 else 99}%"
        return f"{percent:.0f}%"

    def day(self, day: date, *, year: bool = True) -> str:
        """Write a day: 05/11/2026 or 5 Nov 2026."""
        if self.language == "vi":
            return day.strftime("%d/%m/%Y" if year else "%d/%m")
        return f"{day.day} {MONTHS[day.month - 1]}{f' {day.year}' if year else ''}"

    def iso_day(self, day: str) -> str:
        """Write a day given as YYYY-MM-DD."""
        return self.day(date.fromisoformat(day))

    def month(self, month: str) -> str:
        """Write a month given as YYYY-MM: 11/2026 or Nov 2026."""
        year, _, number = month.partition("-")
        return f"{number}/{year}" if self.language == "vi" else f"{MONTHS[int(number) - 1]} {year}"

    def moment(self, at: str | None) -> str:
        """Write an ISO time to the minute; a dash for None, and what is no time as it is."""
        if not at:
            return "–"
        try:
            when = datetime.fromisoformat(at)
        except ValueError:
            return at
        return f"{when:%H:%M} {self.day(when.date(), year=when.year != self.year)}"

    def weekday(self, day: date) -> str:
        """Name the day of the week."""
        return self.texts[f"weekday.{day.isoweekday()}"]

    def age(self, days: float | None) -> str:
        """Write an age given in days."""
        if days is None:
            return "–"
        hours = round(days * 24)
        if hours < 1:
            return self.say("age.now")
        if hours < 48:  # noqa: PLR2004 - hours, up to two days
            return self.say("age.hours", n=hours)
        return self.say("age.days", n=int(days))

    def duration(self, seconds: float) -> str:
        """Write how long something took."""
        minutes = round(seconds / 60)
        if minutes < 1:
            return self.say("duration.seconds", n=round(seconds))
        if minutes < 120:  # noqa: PLR2004 - minutes, up to two hours
            return self.say("duration.minutes", n=minutes)
        return self.say("duration.hours", n=round(minutes / 60, 1))

    def fields(self, names: Sequence[str]) -> str:
        """Name fields of an article."""
        return self.list([self.texts[f"field.{name}"] for name in names])

    def unlisted(self, counts: Mapping[str, int]) -> str:
        """Name what lists articles and is not there, by the reasons that a crawl counts it by."""
        return self.list([self.say(f"unlisted.{reason.split()[-1]}", n=n) for reason, n in counts.items()])

    def list(self, things: Sequence[str]) -> str:
        """Join things with commas."""
        return ", ".join(things)


def with_code(text: str) -> Markup:
    """Escape a text of ours, and set what stands between backticks as code."""
    parts = [escape(part) for part in text.split("`")]
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if nth % 2 else part for nth, part in enumerate(parts)
    )


@cache
def texts(language: str) -> Mapping[str, str]:
    """Read a language's texts: `[verdict] ok = "…"` is named "verdict.ok"."""
    file = resources.files("crawler.report") / "texts" / f"{language}.toml"
    tables = tomllib.loads(file.read_text("utf-8"))
    return {f"{table}.{name}": text for table, items in tables.items() for name, text in items.items()}
