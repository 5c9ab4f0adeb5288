"""The portals: a folder a province, a module a portal; and the loader that finds them.

Scrapy's own loader gives up at the first module that fails to import. Here each module loads by itself, so that a
mistake in one portal leaves the others to be crawled.
"""

import builtins
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from traceback import walk_tb
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.settings import BaseSettings
from scrapy.utils.spider import iter_spider_classes


class PortalLoader:
    """Finds spiders by name, for Scrapy (its SpiderLoaderProtocol) and for the commands that list portals.

    Portals are looked for in SPIDER_MODULES; `load` also finds the platforms' own spiders, in PLATFORM_MODULES, which
    crawl any portal of their platform by its address. `broken` maps each module that did not load to the reason.
    """

    def __init__(self, settings: BaseSettings) -> None:
        self.broken: dict[str, str] = {}
        self._told: set[str] = set()
        self._platform_packages = settings.getlist("PLATFORM_MODULES")
        self._platforms: dict[str, type[Spider]] | None = None
        self._portals = self._find(settings.getlist("SPIDER_MODULES"))

    @classmethod
    def from_settings(cls, settings: BaseSettings) -> Self:
        """Make the loader that the settings describe."""
        return cls(settings)

    def list(self) -> builtins.list[str]:
        """List the portals' names, sorted. Modules that did not load are told on stderr, each once."""
        self._tell_broken()
        return sorted(self._portals)

    def load(self, spider_name: str) -> type[Spider]:
        """Give the class of a portal, or else of a platform, by its name; raise KeyError when there is none."""
        found = self._portals.get(spider_name) or self._all_platforms().get(spider_name)
        if found is None:
            failed = f"; these modules did not load: {', '.join(self.broken)}" if self.broken else ""
            raise KeyError(f"Spider not found: {spider_name}{failed}")
        return found

    def platforms(self) -> builtins.list[str]:
        """List the names of the platforms, sorted. Modules that did not load are told on stderr, each once."""
        names = sorted(self._all_platforms())
        self._tell_broken()
        return names

    def find_by_request(self, request: Request) -> builtins.list[str]:
        """List the portals that an address belongs to, for `scrapy parse`, `fetch` and `shell`: those nearest to it."""
        near = {name: _nearness(portal, request) for name, portal in sorted(self._portals.items())}
        nearest = max(near.values(), default=0)
        return [name for name, nearness in near.items() if nearness == nearest > 0]

    def _tell_broken(self) -> None:
        for module in sorted(self.broken.keys() - self._told):
            self._told.add(module)
            said = f"broken module {module}: {self.broken[module]}"
            print(said, file=sys.stderr)  # noqa: T201 - not logged: the commands that list portals run without a log

    def _all_platforms(self) -> dict[str, type[Spider]]:
        if self._platforms is None:
            self._platforms = self._find(self._platform_packages)
        return self._platforms

    def _find(self, packages: builtins.list[str]) -> dict[str, type[Spider]]:
        found: dict[str, type[Spider]] = {}
        for package in packages:
            for module in self._modules(package):
                try:
                    classes = [*iter_spider_classes(import_module(module))]
                except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it is, it stays in this module
                    self.broken[module] = " ".join(f"{type(error).__name__}: {error}{_where(error, package)}".split())
                    continue
                for spider in classes:
                    if (other := found.setdefault(spider.name, spider)) is not spider:
                        self.broken[module] = f"the name {spider.name!r} is taken by {other.__module__}"
        return found

    def _modules(self, package: str) -> Iterator[str]:
        """Give the names of a package's modules, by its files: a folder counts even without an __init__.py."""
        try:
            folders = [Path(folder) for folder in import_module(package).__path__]
        except (Exception, SystemExit) as error:  # noqa: BLE001 - as above
            self.broken[package] = " ".join(f"{type(error).__name__}: {error}".split())
            return
        for folder in folders:
            for file in sorted(folder.rglob("*.py")):
                if file.name != "__init__.py":
                    yield ".".join((package, *file.relative_to(folder).with_suffix("").parts))


def _where(error: BaseException, package: str) -> str:
    """Say where in the package's program an error came from: often it is a platform's line that breaks its portals.

    A SyntaxError says it itself.
    """
    program = Path(next(iter(import_module(package.partition(".")[0]).__path__)))
    frames = ((Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__))
    inner = [f" ({file.relative_to(program.parent)}, line {line})" for file, line in frames if program in file.parents]
    return (
        "" if isinstance(error, SyntaxError) else next((said for said in reversed(inner) if __name__ not in said), "")
    )


def _nearness(portal: type[Spider], request: Request) -> int:
    """Say how much of an address a portal's beginning names: 0 where it is not of its host, with or without www."""
    wanted, found = urlsplit(request.url), [0]
    for start in map(urlsplit, getattr(portal, "start_urls", ())):
        same = (start.hostname or "").removeprefix("www.") == (wanted.hostname or "").removeprefix("www.")
        folder = start.path.rstrip("/") + "/"
        if same and (wanted.port or 0) == (start.port or 0):
            found.append(1 + len(folder) * f"{wanted.path}/".startswith(folder))
    return max(found) or int(portal.handles_request(request))
