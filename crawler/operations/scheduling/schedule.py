"""The schedule: when each portal is crawled, for how long, and with what arguments.

It is made of what the program says (a cadence by kind, or the class attribute `cadence` of a portal or platform) and
of the rules of the operator's file, which count more. In the file the table that says more of a portal counts more:
[defaults], [kind.K], [province.P], [portal.NAME].
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, NamedTuple

from crawler.crawl.arguments import Arguments
from crawler.crawl.portal import PortalSpider
from crawler.operations.registry import portals
from crawler.operations.scheduling.cadence import Window, parse_duration
from crawler.spiders import PortalLoader

EVERY = "1d"
OFTENER = {"newspaper": "6h"}  # by kind
TIME_LIMIT = "3h"
LEAST_EVERY, LEAST_LIMIT = timedelta(minutes=1), timedelta(seconds=1)

Rules = Mapping[str, Any]
Where = tuple[str, ...]


class Site(NamedTuple):
    """A portal that the schedule can name: what `scrapy crawl` is given, and what is known of it."""

    spider: type[PortalSpider] | None  # None: its module does not load, and `problem` says why
    arguments: Mapping[str, str] = {}
    problem: str | None = None


@dataclass(frozen=True)
class Plan:
    """How one portal is crawled."""

    name: str  # what the operator calls it
    portal: str  # what the archive calls it
    spider: str
    addresses: tuple[str, ...]
    every: timedelta
    time_limit: timedelta
    window: Window | None = None
    enabled: bool = True
    disabled_by: str | None = None  # the table of the file that says so
    arguments: Mapping[str, str] = field(default_factory=dict)
    problem: str | None = None

    @property
    def called(self) -> str:
        """Name it to the operator, by both names where the archive has another."""
        return self.name if self.name == self.portal else f"{self.name} ({self.portal})"


def sites(loader: PortalLoader) -> dict[str, Site]:
    """Give the program's own portals, by name. A module that does not load goes by its file's name."""
    found = {name: Site(spider) for name, spider in portals(loader).items()}
    for module, why in loader.broken.items():
        found.setdefault(module.rpartition(".")[2], Site(None, problem=f"its module {module} does not load: {why}"))
    return found


def plans(sites: Mapping[str, Site], rules: Mapping[Where, Rules]) -> list[Plan]:
    """Give the plan of each portal; `rules` are those of the file's tables, by their paths, and checked."""
    return [_plan(name, site, rules) for name, site in sorted(sites.items())]


def _plan(name: str, site: Site, rules: Mapping[Where, Rules]) -> Plan:
    """Bring together all that is said of a portal."""
    kind, province = (getattr(site.spider, about, None) or "" for about in ("kind", "province"))
    every, problem = parse_duration(OFTENER.get(kind, EVERY), LEAST_EVERY), site.problem
    if site.spider and site.spider.cadence is not None:
        try:
            every = parse_duration(site.spider.cadence, LEAST_EVERY)
        except ValueError as error:
            problem = f"its attribute cadence: {error}"
    plan = _by_tables(rules, (("defaults",), ("kind", kind), ("province", province), ("portal", name)))
    arguments = {**plan["arguments"], **site.arguments}
    portal, addresses = name, list[str]()
    try:
        if site.spider:
            portal, addresses = site.spider.crawled(Arguments.parse(arguments))
    except ValueError as error:  # each table's are right by themselves
        problem = f"the arguments of its tables together: {error}"
    except Exception as error:  # noqa: BLE001 - whatever is wrong with a portal's class, it stays in that portal
        problem = f"its class: {type(error).__name__}: {error}"
    return Plan(
        name=name,
        portal=portal,
        spider=site.spider.name if site.spider else name,
        addresses=tuple(addresses),
        every=plan.get("every", every),
        time_limit=plan.get("time_limit") or parse_duration(TIME_LIMIT, LEAST_LIMIT),
        window=plan.get("window"),
        enabled=plan.get("enabled", True),
        disabled_by=plan.get("disabled_by"),
        arguments=arguments,
        problem=problem,
    )


def _by_tables(rules: Mapping[Where, Rules], tables: tuple[Where, ...]) -> dict[str, Any]:
    """Give what the tables say, the last of them above all; of arguments each is by itself."""
    plan: dict[str, Any] = {"arguments": {}}
    for where in tables:
        said = rules.get(where, {})
        if "enabled" in said:
            plan["disabled_by"] = None if said["enabled"] else f"[{'.'.join(where)}]"
        plan |= {**said, "arguments": plan["arguments"] | said.get("arguments", {})}
    return plan
