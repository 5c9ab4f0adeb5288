"""A portal may not lead a crawl into the network that the crawler stands in: to loopback, a router, a cloud's metadata.

What a user named is asked for wherever it is, so that a portal in the own network can be crawled, and the sample
portals on loopback. Whatever else resolves to a private address is refused, however that is written: 127.1, 2130706433,
[::ffff:10.0.0.1], or a name in the portal's own domain. Which addresses are private is said in the IANA special-purpose
address registries (RFC 6890), by the `ipaddress` module.
"""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.error import DNSLookupError

from crawler.reading.outlinks.links import host_of

if TYPE_CHECKING:
    from twisted.internet.defer import Deferred

GLOBAL_UNICAST = IPv6Network("2000::/3")  # all that IANA has given out of IPv6
NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052

REASON = "leads to a private address"


class PrivateAddresses:
    """Refuses requests and redirects to private addresses: IgnoreRequest, with REASON as its text.

    The answer of the resolver is the one that the connection is made to: Scrapy keeps it for the whole crawl.
    """

    def __init__(self, crawler: Crawler) -> None:
        self.crawler = crawler
        self.public: set[str] = set()  # hosts that were looked up

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Make it for a crawl; a spider without `start_urls` is taken to ask for what its user named."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let a request pass, or raise IgnoreRequest."""
        host = urlsplit(request.url).hostname or ""
        if host in self.public or host.removeprefix("www.") in self.named(request):
            return
        if is_private(host) or is_private(await resolved(host)):
            raise IgnoreRequest(REASON)
        self.public.add(host)

    def named(self, request: Request) -> set[str]:
        """Give the hosts that the user named, without www: the portal's, or the one that was asked for at first."""
        spider: Any = self.crawler.spider
        begun = [request.meta.get("redirect_urls", [request.url])[0]]
        named = getattr(spider, "start_urls", None) or begun
        return set(map(host_of, named))


def is_private(address: str) -> bool:
    """Tell whether an IP address is one of a private network, of this machine or of none; a name is none."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address):
        if (within := ipv4_within(ip)) is None:
            return ip not in GLOBAL_UNICAST or not ip.is_global
        ip = within
    return not ip.is_global or ip.is_multicast


def ipv4_within(ip: IPv6Address) -> IPv4Address | None:
    """Give the IPv4 address that packets to an IPv6 address end at: a mapped one, or behind 6to4 or NAT64."""
    if ip in NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour


async def resolved(host: str) -> str:
    """Give the IP address of a host, or "" where it has none: then the download says so."""
    from twisted.internet import reactor  # noqa: PLC0415 - Scrapy installs it when the crawl starts

    lookup: Deferred[str] = reactor.resolve(host)  # type: ignore[arg-type]  # the type of another argument stands there
    try:
        return await maybe_deferred_to_future(lookup)
    except (DNSLookupError, OSError, UnicodeError):
        return ""
