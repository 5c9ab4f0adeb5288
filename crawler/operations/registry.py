"""All platforms and all portals, by name; also in a process that knows nothing but in which modules they are."""

import gc
from functools import cache

from scrapy.settings import BaseSettings, Settings

from crawler.crawl.portal import PortalSpider
from crawler.spiders import PortalLoader

Modules = tuple[tuple[str, ...], tuple[str, ...]]  # SPIDER_MODULES and PLATFORM_MODULES
GARBAGE = 10_000  # objects that may be left over before they are looked through


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


@cache
def loader_in(modules: Modules) -> PortalLoader:
    """Give the loader of portals, once a process."""
    portals, platforms = map(list, modules)
    loaded = PortalLoader(Settings({"SPIDER_MODULES": portals, "PLATFORM_MODULES": platforms}))
    gc.freeze()  # all that is loaded stays: to look through it for garbage took a tenth of the time of pages by layout
    gc.set_threshold(GARBAGE)  # and reading makes hardly any: to look for it at every 700 objects took a 25th
    return loaded


def modules_of(settings: BaseSettings) -> Modules:
    """Give the modules in which a project's settings say that portals and platforms are."""
    portals, platforms = (settings.getlist(name) for name in ("SPIDER_MODULES", "PLATFORM_MODULES"))
    return tuple(portals), tuple(platforms)


def a_portal(modules: Modules, name: str) -> type[PortalSpider]:
    """Give the class of a portal or platform; raise KeyError."""
    return class_of(loader_in(modules), name)


def _classes(loader: PortalLoader, names: list[str]) -> dict[str, type[PortalSpider]]:
    found = {name: loader.load(name) for name in names}
    return {name: spider for name, spider in found.items() if issubclass(spider, PortalSpider)}
