"""Which platform made a page: by what the page says of itself, offline."""

import re
from collections.abc import Iterable
from functools import cache
from math import prod
from typing import NamedTuple

from scrapy.http import Response

from crawler.platforms.portal import PortalSpider

FALLBACK = "generic"
SURE_ENOUGH = 0.5


class Guess(NamedTuple):
    """A platform and how sure its signs make that it made the page, from 0 to 1."""

    platform: type[PortalSpider]
    sureness: float


def guesses(response: Response, platforms: Iterable[type[PortalSpider]]) -> list[Guess]:
    """Give the platforms whose signs the page shows, the surest first. Each sign found makes it surer."""
    found = []
    for platform in platforms:
        shown = [sure for sign, sure in platform.signs.items() if _pattern(sign).search(response.body)]
        if shown:
            found.append(Guess(platform, 1 - prod(1 - sure for sure in shown)))
    return sorted(found, key=lambda guess: (-guess.sureness, guess.platform.platform))


def recognise(response: Response, platforms: Iterable[type[PortalSpider]]) -> type[PortalSpider]:
    """Give the platform that surely enough made the page, or the generic one."""
    known = list(platforms)
    best = next(iter(guesses(response, known)), None)
    if best and best.sureness >= SURE_ENOUGH:
        return best.platform
    return next(platform for platform in known if platform.platform == FALLBACK)


@cache
def _pattern(sign: bytes) -> re.Pattern[bytes]:
    return re.compile(sign, re.IGNORECASE)
