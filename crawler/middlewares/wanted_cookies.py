"""Cookies that a portal wants before it shows a page: it sets one, and leads back to the very address asked for.

Cookies are off otherwise: a session would put its token into addresses and pages. But where redirects come round to
an address that they began at, they lead nowhere without the cookies that were set on the way; with these the address
is asked for once more, and they are sent with whatever else is asked of that host. Redirects that come round and set
nothing new are left at once: Scrapy would follow them twenty times.
"""

from collections import defaultdict
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from w3lib.url import safe_url_string

from crawler.reading.outlinks.links import absolute

ROUND = "max redirections reached"  # Scrapy's words for redirects that have no end
MOVED = range(300, 400)
NEW = "new cookies"  # in Request.meta: whether some are sent since its address was met
TIMES, ROUNDS = "rounds", 3  # in Request.meta: how often redirects came round with new cookies; at most
LONGEST, MOST = 2048, 20  # bytes of a cookie; cookies that are sent to a host


class WantedCookies:
    """Sends a host the cookies without which its redirects go round."""

    def __init__(self) -> None:
        self.wanted: dict[str, dict[bytes, bytes]] = defaultdict(dict)  # by host, with its port
        self.set: dict[str, dict[bytes, bytes]] = defaultdict(dict)  # by redirects, whether they are wanted or not

    def process_request(self, request: Request) -> None:
        """Send the cookies that the host wants; those of another that led here are not for it."""
        request.headers.pop("Cookie", None)
        if cookies := self.wanted.get(urlsplit(request.url).netloc):
            request.headers["Cookie"] = b"; ".join(b"=".join(one) for one in cookies.items())

    def process_response(self, request: Request, response: Response) -> Response | Request:
        """Give the response on, or the request again with the cookies that it wants.

        Raises IgnoreRequest for redirects that go round.
        """
        if response.status not in MOVED or "Location" not in response.headers:
            return response
        self.set[urlsplit(request.url).netloc] |= cookies_of(response)
        leads_to = address_of(response)
        if leads_to is not None and checks_cookies(request.url, leads_to):  # and would lead elsewhere without them
            self.want(urlsplit(leads_to).netloc)
            request.meta[NEW] = True
        if leads_to is None or leads_to not in [*map(plain, request.meta.get("redirect_urls", ())), plain(request.url)]:
            return response
        host = urlsplit(leads_to).netloc
        is_new = request.meta.get(NEW) or not self.set[host].items() <= self.wanted[host].items()
        if not is_new or request.meta.get(TIMES, 0) >= ROUNDS:
            raise IgnoreRequest(ROUND)
        self.want(host)
        meta = {**request.meta, TIMES: request.meta.get(TIMES, 0) + 1, NEW: False}
        return request.replace(url=leads_to, meta=meta, dont_filter=True)

    def want(self, host: str) -> None:
        """Send a host from now on the cookies that its redirects set."""
        self.wanted[host] = dict([*{**self.wanted[host], **self.set[host]}.items()][-MOST:])


def checks_cookies(url: str, leads_to: str) -> bool:
    """Tell whether a redirect only adds a parameter that speaks of cookies: ?AspxAutoDetectCookieSupport=1."""
    parts, after = urlsplit(url), urlsplit(leads_to)
    is_same = (parts.netloc, parts.path) == (after.netloc, after.path)
    return is_same and "cookie" in after.query.lower().removeprefix(parts.query.lower())


def cookies_of(response: Response) -> dict[bytes, bytes]:
    """Give the names and values of the cookies that an answer sets and does not take back."""
    found = {}
    for line in response.headers.getlist("Set-Cookie"):
        pair, _, attributes = line.partition(b";")
        name, is_pair, value = pair.strip().partition(b"=")
        is_taken_back = not value or b"max-age=0" in attributes.lower().replace(b" ", b"")
        if is_pair and name and not is_taken_back and len(line) <= LONGEST:
            found[name] = value
    return found


def address_of(response: Response) -> str | None:
    """Give the address that a redirect leads to, without what stands behind #; None for one that is none."""
    where = safe_url_string((response.headers["Location"] or b"").decode("utf-8", "replace"))
    return plain(address) if (address := absolute(where, response.url)) else None


def plain(url: str) -> str:
    """Give an address without what stands behind #."""
    return url.partition("#")[0]
