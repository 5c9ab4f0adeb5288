"""Whether an address is made of a headline, as most CMS make it: "Mùa cốm về bản" at /mua-com-ve-ban/."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

LEAST = 4  # words: a section's name has fewer
_ID = re.compile(r"(?:[-_.](?:a|post|id)?\d+)?(?:\.\w{3,5})?$", re.IGNORECASE)
_OTHER = re.compile(r"[^a-z0-9]+")


def is_made_of(url: str, headline: str) -> bool:
    """Tell whether the last part of an address's path has a headline's words, without accents, all or the first.

    An id may stand behind them. A site in a folder that has its name has other last parts.
    """
    named = slug_of(headline)
    part = slug_of(_ID.sub("", unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]))
    return part.count("-") + 1 >= LEAST and f"{named}-".startswith(f"{part}-")


def slug_of(text: str) -> str:
    """Give the words of a text in small letters without accents, hyphens between them."""
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return _OTHER.sub("-", "".join(sign for sign in plain if not unicodedata.combining(sign))).strip("-")
