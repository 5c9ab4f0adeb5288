"""Regular expressions by the sign that a text begins with: few of hundreds of phrases can match it, and are tried."""

import re
from collections.abc import Iterable

_CLOSED = {"(": ")", "[": "]"}
_MAY_LACK = ("?", "*", "{0", "{,")
_PLAIN = re.compile(r"[\w «»<>←©®×:/•-]")
_ESCAPED = re.compile(r"\\([^\w\s])")
_SET = re.compile(r"\[(-?(?:[^\\^\]-]|\\[ds])+-?)\]")
_DIGITS = "0123456789"
_GROUP = re.compile(r"\((?:\?:|\?>)")


class Openings(dict[str, re.Pattern[str]]):
    """The phrases that may match what begins with a sign; those of one name are a named group.

    Which sign that is must be plain in the phrase; one that may begin with anything is tried for every text.
    """

    def __init__(self, phrases: Iterable[tuple[str | None, str]], end: str = "") -> None:
        """Take phrases with the name of their group, if they have one; `end` is what must follow each."""
        super().__init__()
        self._phrases = [(name, one, first_signs(one)) for name, phrase in phrases for one in split(phrase)]
        self._known = frozenset().union(*(signs for _, _, signs in self._phrases if signs is not None))
        self._end = end

    def __missing__(self, sign: str) -> re.Pattern[str]:
        """Compile what may match a text that begins with this sign."""
        if sign not in self._known and sign:
            self[sign] = self[""]
            return self[sign]
        groups: dict[str | None, list[str]] = {}
        for name, phrase, signs in self._phrases:
            if signs is None or sign in signs:
                groups.setdefault(name, []).append(phrase)
        named = [f"(?P<{name}>{'|'.join(group)})" if name else "|".join(group) for name, group in groups.items()]
        self[sign] = re.compile(f"(?:{'|'.join(named) or '(?!)'}){self._end}")
        return self[sign]

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        """Match at a place of a text."""
        return self[text[at : at + 1]].match(text, at)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Match a whole text."""
        return self[text[:1]].fullmatch(text)


def split(pattern: str) -> list[str]:
    """Split a pattern into its alternatives."""
    found, start, at = [], 0, 0
    while at < len(pattern):
        if pattern[at] == "|":
            found.append(pattern[start:at])
            start = at + 1
        at = _after(pattern, at)
    return [*found, pattern[start:]]


def first_signs(pattern: str) -> frozenset[str] | None:
    """Give the signs that what a pattern without alternatives matches may begin with; None where any may."""
    if not pattern:
        return None
    after = _after(pattern, 0)
    rest = pattern[after:]
    if plain := _PLAIN.match(pattern):
        signs = frozenset(plain[0])
    elif pattern.startswith(r"\d"):
        signs = frozenset(_DIGITS)
    elif escaped := _ESCAPED.match(pattern):
        signs = frozenset(escaped[1])
    elif chosen := _SET.match(pattern):
        signs = frozenset(chosen[1].replace(r"\d", _DIGITS).replace(r"\s", " "))
    elif group := _GROUP.match(pattern):
        inside = [first_signs(one) for one in split(pattern[group.end() : after - 1])]
        if None in inside:
            return None
        signs = frozenset().union(*(one for one in inside if one is not None))
    else:
        return None
    if not rest.startswith(_MAY_LACK):
        return signs
    beyond = first_signs(re.sub(r"^(?:[?*]|\{[^}]*\})[?+]?", "", rest))
    return None if beyond is None else signs | beyond


def _after(pattern: str, at: int) -> int:
    """Give where the sign, the set or the group that begins at a place of a pattern ends."""
    if pattern[at] == "\\":
        return at + 2
    if pattern[at] not in _CLOSED:
        return at + 1
    close, is_set, at = _CLOSED[pattern[at]], pattern[at] == "[", at + 1
    if is_set and pattern[at] == "^":
        at += 1
    first = at
    while pattern[at] != close or (is_set and at == first):
        if is_set:
            at += 2 if pattern[at] == "\\" else 1
        else:
            at = _after(pattern, at)
    return at + 1
