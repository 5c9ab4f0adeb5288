"""Rules of the catalogue of boilerplate: phrases of one category, and how sure they are."""

from enum import IntEnum
from typing import NamedTuple


class Sureness(IntEnum):
    """How sure a rule is, which says where it may act."""

    SURE = 5  # the line is never part of an article, wherever it stands
    EDGE = 4  # it is furniture near the top or bottom of a text, or beside other furniture
    FOOT = 3  # the same, but not at the top: there it is a heading of the article
    BESIDE = 2  # a word or a number that is furniture only in a run with surer furniture
    BELOW = 1  # it is furniture only under furniture of its own category: an address in a footer, not in a notice


SURE, EDGE, FOOT, BESIDE, BELOW = Sureness.SURE, Sureness.EDGE, Sureness.FOOT, Sureness.BESIDE, Sureness.BELOW


class Hit(NamedTuple):
    """What a line may be: the category of a rule that matches it, and how sure that is."""

    category: str
    sureness: Sureness


class Rule(NamedTuple):
    """Phrases of one category that are equally sure."""

    category: str
    sureness: Sureness
    phrases: tuple[str, ...]
