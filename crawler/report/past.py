"""What a portal's runs say of its past, a day at a time: amounts, field coverage, freshness, redesigns."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from statistics import mean, median

from crawler.operations.runs.measures import DUPLICATE, FIELDS
from crawler.operations.runs.usual import SOME
from crawler.report.health import Run, verdict_of

BEFORE = 10  # runs that a coverage is compared with
SOLID, FALLEN = 0.5, 0.5  # a field that half of the articles had, and now fewer than half as many of them
USUAL_DAYS = 28


@dataclass
class Day:
    """What the runs that began on one day brought, together."""

    runs: int = 0
    new: int = 0
    changed: int = 0
    duplicates: int = 0
    requests: int = 0
    failed: int = 0
    refused: int = 0
    blocked: int = 0
    errors: int = 0
    captured: int = 0
    fields: dict[str, int] = field(default_factory=dict)
    newest: str | None = None

    def add(self, run: Run) -> None:
        """Count a run in."""
        seen = run.measures
        self.runs += 1
        self.new += seen.new
        self.changed += seen.changed
        self.duplicates += seen.articles.get(DUPLICATE, 0)
        self.requests += seen.requests
        self.failed += seen.failures
        self.refused += sum(seen.refused.values())
        self.blocked += seen.blocked
        self.errors += seen.errors
        self.captured += seen.captured
        for name in FIELDS:
            self.fields[name] = self.fields.get(name, 0) + seen.fields.get(name, 0)
        self.newest = max(filter(None, (self.newest, seen.newest)), default=None)

    def share(self, name: str) -> float | None:
        """Give the share of the captured articles that have a field; None where none was captured."""
        return min(self.fields.get(name, 0) / self.captured, 1.0) if self.captured else None


@dataclass(frozen=True)
class Redesign:
    """A day on which a portal seems to have been redesigned: a verdict turned broken, or these fields broke off."""

    day: str
    run_id: int
    fields: tuple[str, ...] = ()  # none: by the verdict


def by_day(runs: Iterable[Run]) -> dict[str, Day]:
    """Add up runs by the day they began on."""
    days: dict[str, Day] = defaultdict(Day)
    for run in runs:
        days[run.day].add(run)
    return dict(days)


def last_redesign(runs: Sequence[Run]) -> Redesign | None:
    """Find the last time that a verdict turned to broken, or that the coverage of a field broke.

    A coverage breaks when a run with SOME captured articles has a field in less than half the share of the BEFORE runs
    with SOME before it, at least three, where that was SOLID; runs are given the oldest first. It counts once, when
    it begins.
    """
    last = None
    before: list[Run] = []
    was_broken, fallen = False, frozenset[str]()
    for run in runs:
        if run.verdict is not None:
            broken = run.verdict == "broken"
            if broken and not was_broken:
                last = Redesign(run.day, run.id)
            was_broken = broken
        if run.measures.captured >= SOME:
            now = frozenset(broken_fields(run, before[-BEFORE:]))
            if new := now - fallen:
                last = Redesign(run.day, run.id, tuple(name for name in FIELDS if name in new))
            fallen = now
            before.append(run)
    return last


def broken_fields(run: Run, before: Sequence[Run]) -> list[str]:
    """Name the fields of which a run has far less than those before it."""
    if len(before) < 3:  # noqa: PLR2004 - one or two say little of what is usual
        return []
    found = []
    for name in FIELDS:
        usual = mean(each.measures.fields.get(name, 0) / each.measures.captured for each in before)
        if usual >= SOLID and run.measures.fields.get(name, 0) / run.measures.captured < FALLEN * usual:
            found.append(name)
    return found


def usual_new(published: Mapping[str, int], day: date) -> int | None:
    """Give the median of articles a day over four weeks that end before a day, or with the last that brought any.

    None where nothing was published. A portal that has fallen silent is still compared with what it was.
    """
    last = max((when for when, count in published.items() if count and when < day.isoformat()), default=None)
    if last is None:
        return None
    counts = [published.get(each.isoformat(), 0) for each in days_until(date.fromisoformat(last), USUAL_DAYS)]
    return round(median(counts))


def age(newest: str | None, at: str) -> float | None:
    """Give the days between an article's time of publication and another time; None when one is unknown."""
    try:
        days = (datetime.fromisoformat(at) - datetime.fromisoformat(newest or "")) / timedelta(days=1)
    except (ValueError, TypeError):
        return None
    return max(days, 0.0)


def days_until(last: date, number: int) -> list[date]:
    """Give so many days, the last one last."""
    return [last - timedelta(days=back) for back in range(number - 1, -1, -1)]


def verdicts(runs: Sequence[Run], now: str) -> list[tuple[Run, str]]:
    """Give each run with the name of its verdict, the newest first."""
    return [(run, verdict_of(run, last=run is runs[-1], now=now)) for run in reversed(runs)]
