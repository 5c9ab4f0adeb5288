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


def in_language(text: str, language: str) -> Reason:
    """Give a reason in a language; in English, and saying so, where there is no translation of it."""
    fields, patterns = translations(language)
    for pattern, said in patterns if len(text) <= LONGEST else ():
        if found := pattern.fullmatch(text):
            filled = {name: fields.get(part, part) for name, part in found.groupdict().items()}
            return Reason(said.format(**filled), language)
    return Reason(text, "en")


@cache
def translations(language: str) -> tuple[Mapping[str, str], list[tuple[re.Pattern[str], str]]]:
    """Read a language's translations: of what can fill a place, and of the sentences; `place` tells of places."""
    if language == "en":
        return {}, []
    file = resources.files("crawler.report") / "texts" / f"reasons.{language}.toml"
    read = tomllib.loads(file.read_text("utf-8"))
    pairs = read["reasons"].items()
    return read["fields"], [(re.compile(PLACE.sub(place, re.escape(english))), said) for english, said in pairs]


def place(found: re.Match[str]) -> str:
    """Give the pattern of a place: named n, n1, … a number, s, s1, … the ending of a plural, else any text."""
    name = found[1]
    pattern = {"n": r"-?\d+(?:\.\d+)?%?", "s": "s?"}.get(name.rstrip("0123456789"), ".+?")
    return f"(?P<{name}>{pattern})"
