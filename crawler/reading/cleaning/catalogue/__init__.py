"""The catalogue of boilerplate: what the furniture of Vietnamese news sites says, a phrase a line.

A phrase is a regular expression, in lower case, for a whole line. They come from the sites and sample texts, from
NukeViet's public language files and from saved pages; `cleaning/boilerplate.py` says how they are applied. Raise
VERSION when a rule changes: `scrapy reclean` goes by it. DIGEST tells when that was forgotten.

Each module has the rules of some categories: `visitors`, `opinions`, `tools`, `related`, `site`. Where several rules
match a line, the first in the order below says what it is. `terms` are the words of which widgets in no known phrase
are made.
"""

import hashlib
import json

from crawler.reading.cleaning.catalogue import opinions, related, site, terms, tools, visitors
from crawler.reading.cleaning.rules import Rule

VERSION = "8"  # part of every record as `cleaner_version`
DIGEST = "0f3c6db4f5644c43"

CATALOGUE: tuple[Rule, ...] = (
    tools.PAGES,  # "Trang: 1 2" would be a count
    *visitors.RULES,
    *opinions.RULES,
    *tools.RULES,
    *related.RULES,
    *site.RULES,
)


def digest() -> str:
    """Give what tells these rules and terms from any others."""
    rules = [CATALOGUE, terms.STRONG, terms.DONE, terms.WEAK, terms.FILLERS]
    return hashlib.sha256(json.dumps(rules).encode()).hexdigest()[:16]
