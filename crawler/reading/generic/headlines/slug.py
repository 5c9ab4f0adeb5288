"""Whether an address is made of a headline, as most CMS make it: "Mùa cốm về bản" at /mua-com-ve-ban/."""

import re
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from crawler.provinces import slug_of

LEAST = 4  # words: a section's name has fewer
_ID = re.compile(r"(?:[-_.](?:a|post|id)?\d+)?(?:\.\w{3,5})?$", re.IGNORECASE)


def is_made_of(url: str, headline: str) -> bool:
    """Tell whether the last part of an address's path has a headline's words, without accents, all or the first.

    An id may stand behind them. A site in a folder that has its name has other last parts.
    """
    return may_be_made(url) and f"{slug_of(headline)}-".startswith(f"{_last_part(url)}-")


def may_be_made(url: str) -> bool:
    """Tell whether the last part of an address's path has the words of a headline."""
    return _last_part(url).count("-") + 1 >= LEAST


@lru_cache(16)
def _last_part(url: str) -> str:
    return slug_of(_ID.sub("", unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]))
