"""The phrases of all rules of the catalogue, sought at once: whether a text is one of them, or begins with one."""

from crawler.reading.cleaning.bare import bare
from crawler.reading.cleaning.catalogue import CATALOGUE
from crawler.reading.cleaning.openings import Openings
from crawler.reading.cleaning.rules import SURE, Hit

_PHRASES = [(number, phrase) for number, rule in enumerate(CATALOGUE) for phrase in rule.phrases]
_ANY = Openings(((f"r{number}", phrase) for number, phrase in _PHRASES), r"\s*:?")
_ANY_BARE = Openings(((f"r{number}", bare(phrase)) for number, phrase in _PHRASES), r"\s*:?")
BEGINS = Openings(((None, phrase) for _, phrase in _PHRASES), r"(?!\w)")
SURE_BEGINS = Openings((None, phrase) for number, phrase in _PHRASES if CATALOGUE[number].sureness is SURE)


def begins(text: str) -> bool:
    """Tell whether a rule may match a text, or its beginning: most texts need no further look. It is in lower case."""
    return BEGINS.match(text) is not None


def rule_of(text: str) -> Hit | None:
    """Give the hit of the rule that matches a text as it is, in lower case, or None."""
    # What has no diacritics in the catalogue is the same in both.
    found = (_ANY_BARE if text.isascii() and " " in text else _ANY).fullmatch(text)
    if found is None:
        return None
    assert found.lastgroup is not None
    rule = CATALOGUE[int(found.lastgroup[1:])]
    return Hit(rule.category, rule.sureness)
