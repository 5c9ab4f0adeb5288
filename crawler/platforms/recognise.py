"""Which platform made a page: by what the page says of itself, offline.

Signs count in full in the page's markup alone. Words that a reader sees, and attributes and scripts that repeat them,
may be an article about a CMS or a quotation of one: signs found nowhere else never make certain.
"""

import re
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from math import prod
from typing import Any, NamedTuple

from scrapy.http import Response

from crawler.crawl.portal import PortalSpider

FALLBACK = "generic"
SURE_ENOUGH = 0.5
UNSURE = 0.55  # the doubt that is left by signs among the words, all together, or by a single weak sign
ENOUGH_ALONE = 0.6  # a sign weaker than this needs another: ids and classes are alike on many sites
WHOLE = 0.99  # how sure signs in the markup make at most: a page can imitate another

# What is not closed goes on to the end, as for a browser: else each of a million "<!--" would be searched to there.
_COMMENT = re.compile(rb"<!--(?:.*?-->|.*)", re.DOTALL)
_LINKED_DATA = re.compile(rb"<script\b[^<>]*ld\+json[^<>]*>(?:.*?</script|.*)", re.DOTALL)
_MARKUP = re.compile(
    rb"<(?:script|style)\b(?:.*?</(?:script|style)\s*>|.*)|<[a-z!/?](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>", re.DOTALL
)
_META = re.compile(rb"<meta\b[^<>]*>")
_REPEATS = re.compile(  # a meta element that repeats the article's words
    rb"(?:name|property|itemprop)\s*=\s*[\"']?(?:[\w.]+:)?(?:description|keywords|news_keywords|title|tag|headline)\b"
)
_WORDS = re.compile(rb"\b(?:alt|title|placeholder|aria-label|data-(?:title|caption|desc))\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_PARSER: Any = import_module("re._parser")  # re's own; what it tells of a pattern has no public name
_LETTER = re.compile(rb"\\.|\(\?P|[A-Z]", re.DOTALL)


class Guess(NamedTuple):
    """A platform and how sure its signs make that it made the page, from 0 to 1."""

    platform: type[PortalSpider]
    sureness: float


def guesses(response: Response, platforms: Iterable[type[PortalSpider]]) -> list[Guess]:
    """Give the platforms whose signs the page shows, the surest first.

    Each sign found makes surer of its platform, and less sure of the others: one page has one maker, and it may be one
    that is not known here. So all sureness together is below 1.
    """
    page = response.body.lower()  # once: a search that ignores case takes ten times as long
    markup: bytes | None = None
    odds: dict[type[PortalSpider], float] = {}
    for platform in platforms:
        shown = [(seen, sure) for sign, sure in platform.signs.items() if (seen := _shown(sign, page))]
        if not shown:
            continue
        markup = markup_of(page) if markup is None else markup
        in_markup = [sure for sign, sure in shown if sign.search(markup)]
        words = [sure for sign, sure in shown if not sign.search(markup)]
        doubt = max(UNSURE, prod(1 - sure for sure in words)) * prod(1 - sure for sure in in_markup)
        if len(shown) == 1 and shown[0][1] < ENOUGH_ALONE:
            doubt = max(UNSURE, doubt)
        odds[platform] = 1 / max(doubt, 1 - WHOLE) - 1
    total = 1 + sum(odds.values())
    found = [Guess(platform, one / total) for platform, one in odds.items()]
    return sorted(found, key=lambda guess: (-guess.sureness, guess.platform.platform))


def recognise(response: Response, platforms: Iterable[type[PortalSpider]]) -> type[PortalSpider]:
    """Give the platform that surely enough made the page, or the generic one."""
    known = list(platforms)
    best = next(iter(guesses(response, known)), None)
    if best and best.sureness >= SURE_ENOUGH:
        return best.platform
    return next(platform for platform in known if platform.platform == FALLBACK)


def markup_of(page: bytes) -> bytes:
    """Give the tags, styles and scripts of a page in lower case, without what repeats the words of its text."""
    page = _LINKED_DATA.sub(b" ", _COMMENT.sub(b" ", page))
    found = b"\n".join(_MARKUP.findall(page))
    found = _META.sub(lambda meta: b"" if _REPEATS.search(meta[0]) else meta[0], found)
    return _WORDS.sub(b"", found)


@cache
def _pattern(sign: bytes) -> re.Pattern[bytes]:
    """Compile a sign for a page in lower case: its letters, but not the names of its classes and groups."""
    return re.compile(_LETTER.sub(lambda found: found[0].lower() if len(found[0]) == 1 else found[0], sign))


def _shown(sign: bytes, page: bytes) -> re.Pattern[bytes] | None:
    """Give the sign's pattern if a page shows it. Most are told to be missing by their letters: much the faster way."""
    pattern = _pattern(sign)
    return pattern if any(part in page for part in _parts(pattern.pattern)) and pattern.search(page) else None


@cache
def _parts(pattern: bytes) -> tuple[bytes, ...]:
    """Give literal parts of a pattern, one of which is in everything that it matches; (b"",) when none can be told."""
    parsed = list(_PARSER.parse(pattern))
    branches = [parsed]
    if len(parsed) == 1 and parsed[0][0] == _PARSER.BRANCH:
        branches = [list(branch) for branch in parsed[0][1][1]]
    return tuple(_longest_literal(branch) for branch in branches)


def _longest_literal(parsed: list[tuple[Any, Any]]) -> bytes:
    runs = [b""]
    for kind, value in parsed:
        runs = [*runs[:-1], runs[-1] + bytes([value])] if kind == _PARSER.LITERAL else [*runs, b""]
    return max(runs, key=len)
