"""The addresses of an article's further parts: the first one's own with a number added, in its path or its query."""

import re
from functools import cache
from urllib.parse import parse_qsl, urlsplit

from crawler.reading.outlinks.links import place

MOST_PARTS = 50
_NAMES = "page|paged|trang|phan|part|p"  # what stands before the number
_PARAMETERS = frozenset(_NAMES.split("|"))
_ENDING = re.compile(r"(?:\.(?:html?|aspx|php))?/?$", re.IGNORECASE)
_MAY_BE = re.compile(r"[2-9]|[1-4]\d|50")
_ADDED = tuple(  # each: a headline may end like a name, at /ve-nha-trang/2/
    re.compile(rf"[/_-](?:{added})(?:{_MAY_BE.pattern})$", re.IGNORECASE) for added in ("[/_-]?", f"(?:{_NAMES})[/_-]?")
)


@cache
def numbered(number: int) -> re.Pattern[str]:
    """Give the pattern of addresses that may be a part's: cheap, and asked of every link; `is_part` is sure."""
    return re.compile(
        rf"[?&;](?:{_NAMES})={number}(?:[&#]|$)|[/_-](?:{_NAMES})?[/_-]?{number}(?:\.\w{{3,5}})?/?(?:[?#]|$)",
        re.IGNORECASE,
    )


def is_part(address: str, first: str, number: int) -> bool:
    """Tell whether an address is that of an article's first part with a number added, in its path or as a parameter."""
    one, other = urlsplit(first), urlsplit(address)
    if one.netloc.removeprefix("www.") != other.netloc.removeprefix("www."):
        return False
    of_one, of_other = parse_qsl(one.query), parse_qsl(other.query)
    if one.path.rstrip("/") == other.path.rstrip("/"):
        more = [pair for pair in of_other if pair not in of_one]
        said = len(more) == 1 and more[0][0] in _PARAMETERS and more[0][1] == str(number)
        return len(of_other) == len(of_one) + 1 and said
    rest = _ENDING.sub("", other.path)
    begins = (_ENDING.sub("", one.path), one.path.rstrip("/"))  # /bai-2.html, and as WordPress has it /bai.html/2/
    added = re.compile(rf"[/_-](?:{_NAMES})?[/_-]?{number}", re.IGNORECASE)
    return of_one == of_other and any(
        rest.startswith(begin) and added.fullmatch(rest[len(begin) :]) for begin in begins if begin
    )


def first_places(url: str) -> list[str]:
    """Give the places of the pages that an address would be a further part of, by its number; none for most.

    That is what `is_part` tells, from the other end.
    """
    parts = urlsplit(url)
    pairs = parts.query.split("&")
    for pair in pairs:
        name, _, value = pair.partition("=")
        if name in _PARAMETERS and _MAY_BE.fullmatch(value):
            return [place(parts._replace(query="&".join(one for one in pairs if one != pair)).geturl())]
    ending = _ENDING.search(parts.path)
    assert ending is not None
    path = parts.path[: ending.start()]
    begins = [path[: found.start()] for added in _ADDED if (found := added.search(path))]
    paths = [begin + more for begin in begins if begin.strip("/") for more in ("", "/", ending[0])]
    return [place(parts._replace(path=one).geturl()) for one in dict.fromkeys(paths)]
