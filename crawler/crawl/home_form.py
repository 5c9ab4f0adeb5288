"""The form of a portal's addresses, with or without https and www, that its home page leads to.

Portals that have moved to https, or to www, keep old links in their menus, sitemaps and articles. Each of them costs a
redirect, and one section linked to in three forms is paged three times. Where the home page itself leads to another
form, all addresses of that host are asked for in it at once.
"""

from urllib.parse import urlsplit

from crawler.reading.outlinks.links import host_of

PORTS = frozenset({None, 80, 443})  # which the form without a port stands for


class HomeForm:
    """Remembers to which scheme and host the home page of each of a portal's hosts led."""

    def __init__(self) -> None:
        self._origins: dict[str, str] = {}  # by host without www: "https://www.bao.vn"

    def learn(self, asked: str, led_to: str) -> None:
        """Take up that a home page, asked for at an address, was found at another on the same host."""
        host, before, after = host_of(led_to), urlsplit(asked), urlsplit(led_to)
        form = (after.scheme, after.netloc)
        if host == host_of(asked) and form != (before.scheme, before.netloc) and {before.port, after.port} <= PORTS:
            self._origins[host] = "{}://{}".format(*form)

    def of(self, url: str) -> str:
        """Give a well-formed address in its host's form; the same where that is not known, or a port is named."""
        if not self._origins or not (origin := self._origins.get(host_of(url))):
            return url
        parts = urlsplit(url)
        return f"{origin}{url[url.index(parts.netloc) + len(parts.netloc) :]}" if parts.port in PORTS else url
