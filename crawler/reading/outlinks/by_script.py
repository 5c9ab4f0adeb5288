"""The next page of a listing that a script fetches, by the address that its button names, or the script beside it.

Only what is said is asked for: an address in an attribute of the button, with the number or offset that stands there,
too, or one in a script that ends where a page's number is put in. What needs a form that is sent, or a token, is not.
"""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit

from lxml.html import HtmlElement

from crawler.reading.outlinks.links import absolute, host_of
from crawler.reading.outlinks.script_button import button_for_script

CLIMB = 2  # how far above the button the box stands that says more of it
PAGES, OFFSETS = ("page", "trang", "paged", "p", "pageindex"), ("offset", "start", "skip")  # as `plain` leaves them
_NAMED = re.compile(r"(?:data-)?hx-get|data-(?:[a-z]+-)*(?:url|href|link|src|api|endpoint|ajax|next|action)(?:-page)?")
_ADDRESS = re.compile(r"(?:https?:/)?/[^\s<>\"']+|\?[^\s<>\"'#]+|[\w.-]+/[\w./-]*\?[^\s<>\"']+")
_PLACE = re.compile(r"\{+\s*(?:page|trang|p)\s*\}+|__page__|%d|:page\b", re.IGNORECASE)
_DATA = re.compile(r"data-(?:next-|current-)?([a-z]+)")
_IN_SCRIPT = re.compile(
    r"[\"'`]([^\"'`\s<>]*[?&](?:page|trang|paged|p)=)(?:[\"']\s*\+|\$\{[^{}]*\}([^\"'`\s<>]*)`)", re.IGNORECASE
)
_IN_PATH = re.compile(r"(/(?:page|trang)/)(\d+)(?=/?$)")
_NO_LETTER = re.compile(r"[^a-z]")


def more_of(root: HtmlElement, base_url: str, page: int) -> str | None:
    """Give the address on the same host that a script would ask for the page after number `page`; None for none."""
    button = button_for_script(root, page)
    if button is None:
        return None
    around = [button, *(up for up, _ in zip(button.iterancestors(), range(CLIMB), strict=False))]
    for address in (*_named(around, base_url, page), *_in_scripts(root, base_url, page)):
        if host_of(address) == host_of(base_url) and address != base_url:
            return address
    return None


def counted_on(url: str, page: int) -> str | None:
    """Give the address behind that of page number `page`, 2 or more, by the number or offset in it; None for none."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    for nth, (name, value) in enumerate(pairs):
        following = _behind(plain(name), value, page)
        if following is not None:
            pairs[nth] = (name, str(following))
            return parts._replace(query=urlencode(pairs)).geturl()
    found = _IN_PATH.search(parts.path)
    following = _behind("page", found[2], page) if found else None
    return parts._replace(path=_IN_PATH.sub(rf"\g<1>{following}", parts.path)).geturl() if following else None


def with_parameter(url: str, name: str, value: str) -> str:
    """Give an address with a parameter, in the place of one that has the same name but for signs and capitals."""
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    if plain(name) in PAGES:
        name = next((one for one, _ in pairs if plain(one) in PAGES), name)
    known = [nth for nth, (one, _) in enumerate(pairs) if plain(one) == plain(name)]
    for nth in known:
        pairs[nth] = (pairs[nth][0], value)
    return parts._replace(query=urlencode(pairs if known else [*pairs, (name, value)])).geturl()


def plain(name: str) -> str:
    """Give the letters of a name: page_index, pageIndex and page-index are one."""
    return _NO_LETTER.sub("", name.lower())


def _behind(name: str, value: str, page: int) -> int | None:
    """Give the number or offset that follows one; pages are counted from one or from zero."""
    if not value.isdecimal():
        return None
    number = int(value)
    if name in PAGES and number in (page, page - 1):
        return number + 1
    if name in OFFSETS and number and number % (page - 1) == 0:
        return number + number // (page - 1)
    return None


def _named(around: list[HtmlElement], base_url: str, page: int) -> Iterator[str]:
    """Give the addresses in the attributes of a button and of what it stands in, with their number or offset."""
    data = {found[1]: value for one in around for name, value in one.items() if (found := _DATA.fullmatch(name))}
    for element in around:
        for name, value in element.items():
            href = value.strip()
            if not _NAMED.fullmatch(name) or not _ADDRESS.fullmatch(href):
                continue
            filled = _PLACE.sub(str(page + 1), href)
            if whole := absolute(filled, base_url):
                yield whole if filled != href else _counted(whole, data, page)


def _counted(address: str, data: Mapping[str, str], page: int) -> str:
    """Give an address with the next page's number or offset, where it has none and the data beside it name one."""
    given = {plain(name) for name, _ in parse_qsl(urlsplit(address).query, keep_blank_values=True)}
    if not given.isdisjoint((*PAGES, *OFFSETS)):
        return address
    numbers = {name: data[name] for name in (*PAGES, *OFFSETS) if data.get(name, "").isdecimal()}
    for name, number in numbers.items():
        if name in PAGES:
            return with_parameter(address, name, "1" if number == "0" else str(page + 1))
        if int(number):
            return with_parameter(address, name, number)
    return address


def _in_scripts(root: HtmlElement, base_url: str, page: int) -> Iterator[str]:
    """Give the addresses in the page's own scripts that end where a number is put in."""
    for script in root.iter("script"):
        for found in _IN_SCRIPT.finditer(script.text or ""):
            href = f"{found[1]}{page + 1}{found[2] or ''}"
            if _ADDRESS.fullmatch(found[1]) and (address := absolute(href, base_url)):
                yield address
