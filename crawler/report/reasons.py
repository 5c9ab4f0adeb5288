"""The reasons of a verdict in the reader's language; they are kept in English, as crawler/operations says them."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

PLACE = re.compile(r"\\\{(\w+)\\\}")
LONGEST = 2000  # letters; no rule says more, and a text of many commas would take its time


class Reason(NamedTuple):
    """A reason as it is shown, and the language that it is in."""

    text: str
    language: str


Rules = list[tuple[re.Pattern[str], str]]


class Translations(NamedTuple):
    """A language's: of the sentences, of why pages gave nothing, and of the fields of an article."""

    reasons: Rules
    why: Rules
    fields: Mapping[str, str]


def in_language(text: str, language: str) -> Reason:
    """Give a reason in a language; in English, and saying so, where there is no translation of it."""
    known = translations(language)
    said = translated(text, known.reasons, known) if len(text) <= LONGEST else None
    return Reason(text, "en") if said is None else Reason(said, language)


def translated(text: str, rules: Rules, known: Translations) -> str | None:
    """Give a text by the first rule that it follows, with what stands in its places; None where it follows none."""
    for pattern, said in rules:
        if found := pattern.fullmatch(text):
            return said.format(**{name: in_place(name, part, known) for name, part in found.groupdict().items()})
    return None


def in_place(name: str, part: str, known: Translations) -> str:
    """Give what stands in a place: of why, each of many; what has no translation stays as it is."""
    if name == "why":
        return ", ".join(translated(one, known.why, known) or one for one in part.split(", "))
    return known.fields.get(part, part)


@cache
def translations(language: str) -> Translations:
    """Read a language's translations; `place` tells of the places in them."""
    if language == "en":
        return Translations([], [], {})
    file = resources.files("crawler.report") / "texts" / f"reasons.{language}.toml"
    read = tomllib.loads(file.read_text("utf-8"))
    reasons, why = (
        [(re.compile(PLACE.sub(place, re.escape(english))), said) for english, said in read[name].items()]
        for name in ("reasons", "why")
    )
    return Translations(reasons, why, read["fields"])


def place(found: re.Match[str]) -> str:
    """Give the pattern of a place: named n, n1, … a number, s, s1, … the ending of a plural, else any text."""
    name = found[1]
    pattern = {"n": r"-?\d+(?:\.\d+)?%?", "s": "s?"}.get(name.rstrip("0123456789"), ".+?")
    return f"(?P<{name}>{pattern})"
