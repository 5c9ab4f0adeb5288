"""Which portals are one site, to be asked by one crawl at a time."""

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.archive.lock import server_of
from crawler.operations.scheduling.schedule import Plan

if TYPE_CHECKING:
    from tldextract import TLDExtract


def sites_of(plan: Plan) -> set[str]:
    """Give the sites that a crawl asks: all hosts below one registered domain are likely to be one server."""
    return {registered_domain(urlsplit(address).hostname or "") or server_of(address) for address in plan.addresses}


@cache
def registered_domain(host: str) -> str:
    """Give the domain that somebody registered, by the list of public suffixes as it came with tldextract."""
    return _extract()(host).top_domain_under_public_suffix


@cache
def _extract() -> "TLDExtract":
    from tldextract import TLDExtract  # noqa: PLC0415 - it takes long to load, and Scrapy loads every command's module

    return TLDExtract(suffix_list_urls=(), cache_dir=None)  # nothing is fetched
