"""All platforms and all portals, by name."""

from scrapy.settings import BaseSettings

from crawler.crawl.portal import PortalSpider
from crawler.spiders import PortalLoader


def platforms(loader: PortalLoader) -> dict[str, type[PortalSpider]]:
    """Give the platforms that load, by name."""
    return _classes(loader, loader.platforms())


def portals(loader: PortalLoader) -> dict[str, type[PortalSpider]]:
    """Give the portals that load, by name."""
    return _classes(loader, loader.list())


def loader_of(settings: BaseSettings) -> PortalLoader:
    """Give a loader for the project's settings."""
    return PortalLoader.from_settings(settings)


def class_of(loader: PortalLoader, name: str) -> type[PortalSpider]:
    """Give the class of a portal or platform. Raises KeyError."""
    kind = loader.load(name)
    assert issubclass(kind, PortalSpider)
    return kind


def _classes(loader: PortalLoader, names: list[str]) -> dict[str, type[PortalSpider]]:
    found = {name: loader.load(name) for name in names}
    return {name: spider for name, spider in found.items() if issubclass(spider, PortalSpider)}
