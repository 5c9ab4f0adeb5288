"""The addresses at which a run meets the articles it asks for: the first may lead nowhere, and another be right.

A link to /x-123.html may be anybody's, in a comment or an old page, and stands for the article 123 as well as the right
one does.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

MOST = 3  # addresses of one article that a run asks for


@dataclass(slots=True)
class _Met:
    addresses: list[str] = field(default_factory=list)
    asked: int = 0  # how many of them have been asked for
    awaited: bool = False


class Addresses:
    """Remembers the addresses of articles that are under way or have given nothing; of the others, nothing."""

    def __init__(self) -> None:
        self._met: dict[str, _Met] = {}

    def begin(self, name: str, urls: Iterable[str]) -> str | None:
        """Take an article up, met at these addresses; give the one to ask for."""
        self._met[name] = _Met()
        return self.more(name, urls)

    def more(self, name: str, urls: Iterable[str]) -> str | None:
        """Note further addresses of an article; give the one to ask for now, if there is one.

        There is none while an answer is awaited, once an article came, and after MOST.
        """
        met = self._met.get(name)
        if met is None:
            return None
        met.addresses += [url for url in dict.fromkeys(urls) if url not in met.addresses][: MOST - len(met.addresses)]
        if met.awaited or met.asked == len(met.addresses):
            return None
        met.asked, met.awaited = met.asked + 1, True
        return met.addresses[met.asked - 1]

    def gave_nothing(self, name: str) -> str | None:
        """Note that no article came of the address asked for; give the next one, if there is one."""
        if name in self._met:
            self._met[name].awaited = False
        return self.more(name, ())

    def answered(self, name: str) -> None:
        """Note that the article came, or that it need not be asked for again."""
        self._met.pop(name, None)

    def has_given(self, name: str) -> bool | None:
        """Tell whether the article came, or was not asked for; None where an answer is still to come."""
        met = self._met.get(name)
        if met is None:
            return True
        return None if met.awaited else False
