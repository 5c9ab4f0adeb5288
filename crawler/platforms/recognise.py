"""Which platform made a page: by what the page says of itself, offline."""

from collections.abc import Iterable

from scrapy.http import Response

from crawler.platforms.portal import PortalSpider

FALLBACK = "generic"


def recognise(response: Response, platforms: Iterable[type[PortalSpider]]) -> type[PortalSpider]:
    """Give the platform whose signs the page shows, or the generic one."""
    known = {platform.platform: platform for platform in platforms}
    found = (platform for platform in known.values() if platform.signs.search(response.body))
    return next(found, known[FALLBACK])
