"""What the first page tells: every portal in brief, and sums over them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from statistics import median

from crawler.provinces import PROVINCES
from crawler.report.health import GRAVEST, LEFT_OUT, NEVER, ORDER, TONES, Run, State
from crawler.report.past import USUAL_DAYS, Day, Redesign
from crawler.report.queries import Stock

MANY = 3  # portals that cannot be reached, from which on it may be this machine's own network


@dataclass(frozen=True)
class Portal:
    """A portal on the day of the report."""

    name: str
    file: str
    province: str | None
    kind: str | None
    platform: str | None
    address: str | None
    state: State
    due: str | None
    runs: Sequence[Run]
    number_of_runs: int
    days: dict[str, Day]
    published: dict[str, int]
    stock: Stock
    newest: str | None
    age: float | None  # of the newest article, in days
    usual: int | None  # articles a day
    night: int  # new articles
    spark: Sequence[int]
    redesign: Redesign | None

    @property
    def area(self) -> str:
        """Give the slug of its province; "" where that is none of today's."""
        return self.province if self.province in PROVINCES else ""

    @property
    def week(self) -> int:
        """Count the articles published in the last seven days."""
        return sum(self.spark[-7:])


@dataclass(frozen=True)
class Group:
    """Portals of one verdict, the longest so first."""

    verdict: str
    portals: list[Portal]


@dataclass(frozen=True)
class Province:
    """A province and its portals; slug "" for those of no province."""

    slug: str
    name: str
    portals: list[Portal]
    given: int = 0  # reprints by other provinces of what it printed first
    taken: int = 0  # its reprints of what other provinces printed first

    @property
    def tone(self) -> str:
        """Give the gravest tone of its portals; "none" where nothing has run."""
        tones = {portal.state.tone for portal in self.portals}
        return next((tone for tone in GRAVEST if tone in tones), "none")

    @property
    def well(self) -> int:
        """Count its portals that are well."""
        return sum(portal.state.tone == "good" for portal in self.portals)

    @property
    def ran(self) -> int:
        """Count its portals that a verdict is known of."""
        return sum(portal.state.tone != "none" for portal in self.portals)

    @property
    def kept(self) -> int:
        """Count its articles."""
        return sum(portal.stock.kept for portal in self.portals)


@dataclass
class Overview:
    """All portals in brief. Of each only what pages of several portals need is held."""

    day: date
    now: str  # the latest sign of life in the archive, or the beginning of the day
    night: str = ""  # since when a run is last night's
    portals: list[Portal] = field(default_factory=list)
    new: Counter[str] = field(default_factory=Counter)  # articles by the day of the run that brought them
    months: Counter[str] = field(default_factory=Counter)
    flows: list[tuple[str, str, int]] = field(default_factory=list)  # from portal, to portal, reprints
    contents: int = 0
    undated: int = 0
    brought: int = 0  # portals that had new articles last night
    ran: int = 0  # portals that ran last night

    def add(self, portal: Portal) -> None:
        """Count a portal in, and let go of its long past."""
        for day, one in portal.days.items():
            self.new[day] += one.new
        self.months.update(portal.stock.months)
        self.undated += portal.stock.undated
        self.brought += portal.night > 0
        self.ran += any(run.started_at >= self.night for run in portal.runs)
        self.portals.append(replace(portal, runs=(), days={}, published={}))

    @property
    def last_run(self) -> str | None:
        """Give when the last run began."""
        last = [portal.state.running or portal.state.run for portal in self.portals]
        return max((run.started_at for run in last if run), default=None)

    @property
    def kept(self) -> int:
        """Count all articles."""
        return sum(portal.stock.kept for portal in self.portals)

    @property
    def night_new(self) -> int:
        """Count last night's new articles."""
        return sum(portal.night for portal in self.portals)

    def usual_new(self) -> int | None:
        """Give the median of new articles on the days before this one, of the last 28 with a crawl; None for none."""
        days = sorted(day for day in self.new if day < self.day.isoformat())[-USUAL_DAYS:]
        return round(median(self.new[day] for day in days)) if days else None

    def ranked(self) -> list[Portal]:
        """Give the portals, the worst first, those that have been so for longest first among their like."""
        return sorted(self.portals, key=lambda one: (one.state.rank, one.state.since or "", one.name))

    def groups(self) -> list[Group]:
        """Give the portals by verdict, the worst first."""
        ranked = self.ranked()
        each = (Group(name, [one for one in ranked if ORDER[one.state.rank] == name]) for name in ORDER)
        return [group for group in each if group.portals]

    def to_do(self) -> list[Group]:
        """Give the groups that ask for something to be done."""
        return [group for group in self.groups() if TONES[group.verdict] in ("bad", "warn")]

    def running(self) -> list[Portal]:
        """Give the portals that are crawled now."""
        return [portal for portal in self.portals if portal.state.running]

    def late(self) -> list[Portal]:
        """Give the portals that should have run and have not."""
        return [portal for portal in self.portals if portal.state.late]

    def never(self) -> list[Portal]:
        """Give the portals that were never crawled."""
        return [portal for portal in self.portals if portal.state.verdict == NEVER]

    def left_out(self) -> list[tuple[str, list[Portal]]]:
        """Give the portals that were never crawled and are left out, by what in the schedule says so."""
        found: dict[str, list[Portal]] = {}
        for portal in self.portals:
            if portal.state.verdict == LEFT_OUT:
                found.setdefault(portal.state.left_out or "", []).append(portal)
        return sorted(found.items())

    def tones(self) -> dict[str, int]:
        """Count the portals by tone."""
        counts = Counter(portal.state.tone for portal in self.portals)
        return {tone: counts[tone] for tone in GRAVEST}

    def own_network(self) -> bool:
        """Tell whether so many portals cannot be reached that the fault may be on this side."""
        down = sum(portal.state.verdict == "unreachable" for portal in self.portals)
        return down >= MANY and down * 2 >= sum(portal.state.run is not None for portal in self.portals)

    def provinces(self) -> list[Province]:
        """Give all 34 provinces by name, and what is of none of them last if there is any."""
        flows = self.province_flows()
        given, taken = Counter[str](), Counter[str]()
        for origin, to, count in flows:
            given[origin] += count
            taken[to] += count
        found, ranked = [], self.ranked()
        for slug, name in [*sorted((slug, one.name) for slug, one in PROVINCES.items()), ("", "")]:
            mine = [portal for portal in ranked if portal.area == slug]
            if slug or mine:
                found.append(Province(slug, name, mine, given[slug], taken[slug]))
        return found

    def province_flows(self) -> list[tuple[str, str, int]]:
        """Give the reprints from province to another province, the most first."""
        province = {portal.name: portal.area for portal in self.portals}
        sums = Counter[tuple[str, str]]()
        for origin, portal, count in self.flows:
            sums[province.get(origin, ""), province.get(portal, "")] += count
        return sorted(((a, b, n) for (a, b), n in sums.items() if a != b), key=lambda flow: (-flow[2], flow))

    def inner_flows(self) -> int:
        """Count the reprints within provinces."""
        return sum(count for _, _, count in self.flows) - sum(count for _, _, count in self.province_flows())
