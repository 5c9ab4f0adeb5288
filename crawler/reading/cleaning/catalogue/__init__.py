"""The catalogue of boilerplate: what the furniture of Vietnamese news sites says, a phrase a line.

A phrase is a regular expression, in lower case, for a whole line. They come from the sites and sample texts, from
NukeViet's public language files and from saved pages; `cleaning/boilerplate.py` says how they are applied. Raise
VERSION when a rule changes: `scrapy reclean` goes by it. DIGEST tells when that was forgotten; it is of the shapes of
sidebars and of the page's voice, too, which stand beside this package and are rules as well.

Each module has the rules of some categories: `visitors`, `opinions`, `tools`, `related`, `site`. Where several rules
match a line, the first in the order below says what it is. `terms` are the words of which widgets in no known phrase
are made.
"""

import hashlib
import json
import re
from types import ModuleType
from typing import Any

from crawler.reading.cleaning import page_voice, sidebar_shapes
from crawler.reading.cleaning.catalogue import opinions, related, site, terms, tools, visitors
from crawler.reading.cleaning.rules import Rule

VERSION = "8"  # part of every record as `cleaner_version`
DIGEST = "953bda526edfd38c"  # of VERSION's rules, as `digest` gives it

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
    shapes = [_shapes(module) for module in (sidebar_shapes, page_voice)]
    told = json.dumps([rules, shapes], default=lambda pattern: (pattern.pattern, pattern.flags))
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def _shapes(module: ModuleType) -> dict[str, Any]:
    """Give the patterns and numbers that a module names."""
    return {name: one for name, one in vars(module).items() if isinstance(one, (re.Pattern, tuple, int))}
