"""Addresses completed by a base, as RFC 3986 (section 5) has it; most need hardly any work, and are on every page."""

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

_WHOLE = re.compile(r"https?://[a-z\d-]+(?:\.[a-z\d-]+)*(?::\d{1,4})?/[\w./~+=%-]*", re.ASCII)
_ROOTED = re.compile(r"(?:/[\w~+=%-][\w.~+=%-]*)+/?", re.ASCII)


def resolve(base_url: str, address: str) -> str:
    """Give what urljoin does. Raises ValueError for an address like http://[."""
    if is_whole(address):
        return address
    if _ROOTED.fullmatch(address) and (origin := _origin(base_url)):
        return origin + address
    return urljoin(base_url, address)


def is_whole(address: str) -> bool:
    """Tell whether an http(s) address is so plain that nothing about it is to be worked out or asked."""
    return _WHOLE.fullmatch(address) is not None


@lru_cache(1024)
def _origin(base_url: str) -> str | None:
    parts = urlsplit(base_url)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in ("http", "https") and parts.netloc else None
