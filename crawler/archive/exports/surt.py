"""The key under which an index of WARC records lists an address: SURT, the host's parts in reverse order.

Addresses that differ only in what does not matter to replay have one key: letter case, www, the order of a query's
parts, the number of a session. The rules are those of the Wayback Machine (its IAURLCanonicalizer), which pywb and the
makers of WACZ files follow: with other ones they would not find the page.
"""

import re
from contextlib import suppress
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit

_SAFE = "!\"$&'()*+,-./:;<=>?@[\\]^_`{|}~"  # left as it is, beside letters and digits
_PORTS = {"http": 80, "https": 443}
_WWW = re.compile(r"www\d*\.")
_SESSION_IN_PATH = [
    re.compile(rf"^(.*/)\({what}\)/([^?]+\.aspx.*)$", re.IGNORECASE)
    for what in (r"(?:[a-z]\([0-9a-z]{24}\))+", "[0-9a-z]{24}")
]
_SESSION_IN_QUERY = [
    re.compile(rf"^(.*)(?:{what})(?:&(.*))?$", re.IGNORECASE)
    for what in (
        "jsessionid=[0-9a-z]{32}",
        "phpsessid=[0-9a-z]{32}",
        "sid=[0-9a-z]{32}",
        "aspsessionid[a-z]{8}=[a-z]{24}",
        "cfid=[^&]+&cftoken=[^&]+",
    )
]


def surt(url: str) -> str:
    """Give the key of an address: ASCII, without white space, and without scheme and fragment.

    What is no address of a page (http or https, with a host) is its own key.
    """
    try:
        parts = urlsplit(url.strip(" \t\r\n\v\f"))
        host, port = the_host(parts.hostname or ""), parts.port
    except ValueError:
        return one_form(url)
    if parts.scheme not in _PORTS or not host:
        return one_form(url)
    query = the_query(parts.query)
    where = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    return f"{where}){the_path(parts.path)}{'?' if query else ''}{query}"


def the_host(host: str) -> str:
    """Give the parts of a host in reverse order, without www."""
    named = unescaped(host).decode("utf-8", "ignore")
    if not named.isascii():
        with suppress(UnicodeError):
            named = named.encode("idna").decode()
    host = one_form(named.replace("..", ".").strip("."))
    return ",".join(reversed(host.removeprefix(found[0] if (found := _WWW.match(host)) else "").split(".")))


def the_path(path: str) -> str:
    """Give a path without "." and "..", doubled slashes, a session's number and the slash at its end."""
    kept: list[str] = []
    for name in one_form(path, lower=False).split("/")[1:]:
        if name == ".." and kept:
            kept.pop()
        elif name != ".":
            kept.append(name)
    path = "/" + "/".join([*filter(None, kept[:-1]), *kept[-1:]])
    path = path.lower()
    for session in _SESSION_IN_PATH:
        path = session.sub(r"\1\2", path)
    return path[:-1] if path.endswith("/") and len(path) > 1 else path


def the_query(query: str) -> str:
    """Give a query without a session's number, its parts in order."""
    query = one_form(query, lower=False)
    for session in _SESSION_IN_QUERY:
        query = session.sub(r"\1\2", query)
    return "&".join(sorted(query.lower().split("&"), key=lambda part: part.split("=", 1)))


def one_form(text: str, *, lower: bool = True) -> str:
    """Give a text with the same characters escaped, once, however it was escaped before."""
    escaped = quote_from_bytes(unescaped(text), safe=_SAFE)
    return escaped.lower() if lower else escaped


def unescaped(text: str) -> bytes:
    """Give a text without its escapes, however often they were escaped themselves."""
    data = text.encode(errors="surrogateescape")
    while (plain := unquote_to_bytes(data)) != data:
        data = plain
    return data
