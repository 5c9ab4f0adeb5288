"""What is usual for a portal, from its own past runs: the bar that a new run is held to."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from crawler.operations.runs.measures import Measures

WINDOW = 60  # runs that are looked back upon
RECENT = 10  # of them, those that tell which pages fail every night
ENOUGH = 3  # runs, below which nothing is called usual
ENOUGH_RATES = 5  # the same for articles a day: weekends and holidays differ
SOME = 5  # captured articles, below which a share says nothing
QUIET = timedelta(days=4)  # no portal is called stale before: a holiday
SPREADS = 4
NARROWS = frozenset({"limit", "since", "until", "sections"})  # arguments with which a run sees a part of the portal
GOOD = frozenset({"ok", "nothing-new", "degraded"})


class Past(NamedTuple):
    """An earlier run of the portal, as the archive has it."""

    started_at: str
    verdict: str | None
    arguments: Mapping[str, Any]
    measures: Mapping[str, Any] | None


class Run(NamedTuple):
    """An earlier run that saw the portal."""

    at: datetime
    verdict: str
    whole: bool
    measures: Measures


class Usual:
    """What the past runs of a portal say of it; in no order given."""

    def __init__(self, past: Iterable[Past]) -> None:
        known = sorted((run for one in past if (run := _run(one))), key=lambda run: run.at)[-WINDOW:]
        self.last = known[-1] if known else None
        self.runs = [run for run in known if run.verdict in GOOD]
        self.whole = [run for run in self.runs if run.whole]

    def least(self, name: str) -> int:
        """Give the least of a count of Measures in recent runs: what fails every night says nothing of this one.

        A page that the reader refuses it refuses the next night, too; other failures are not usual so soon.
        """
        recent, enough = self.runs[-RECENT:], 1 if name == "unreadable" else ENOUGH
        return min(int(getattr(run.measures, name)) for run in recent) if len(recent) >= enough else 0

    def share(self, name: str) -> tuple[float, float] | None:
        """Give median and spread of the share of captured articles that have a field, or were read by "generic"."""
        counted = [run.measures for run in self.runs if run.measures.captured >= SOME]
        if not counted:
            return None
        return _spread([share_of(measures, name) for measures in counted])

    def rates(self) -> list[float]:
        """Give the new articles a day of each run since the run before it; nothing where they are too few to judge.

        The first run of all is left out: it takes in the portal's past.
        """
        rates = [
            later.measures.new / max((later.at - earlier.at).total_seconds() / 86_400, 0.25)
            for earlier, later in pairwise(self.whole)
        ]
        return rates if len(rates) >= ENOUGH_RATES else []

    def costs(self) -> list[float]:
        """Give the requests an article of each run that captured some; nothing where they are too few to judge."""
        seen = [run.measures for run in self.whole if run.measures.captured]
        costs = [measures.requests / measures.captured for measures in seen]
        return costs if len(costs) >= ENOUGH_RATES else []

    def shown(self, left: int = 0) -> int:
        """Give the fewest addresses of articles that a run has seen; 0 where they are too few to judge.

        Only runs count that left as many listings before their ends as the one that is judged, `left`, or more: one
        that pages a listing to its end, as the first runs do, sees all that later ones need not.
        """
        alike = [run.measures.shown for run in self.whole[-RECENT:] if run.measures.left >= left]
        return min(alike) if len(alike) >= ENOUGH else 0

    def silence(self, newest: str | None) -> "Silence | None":
        """Give when the portal last published something new, and its longest silence before; None for no history."""
        times = sorted({when for run in self.whole if run.measures.new and (when := _published(run))})
        if len(times) <= ENOUGH:
            return None
        last = max(times[-1], parsed(newest) or times[-1])
        return Silence(last, max(later - earlier for earlier, later in pairwise(times)))


class Silence(NamedTuple):
    """When a portal last published something, and its longest silence until then."""

    last: datetime
    longest: timedelta

    @property
    def allowed(self) -> timedelta:
        """Give the silence that is not remarkable yet."""
        return max(QUIET, 2 * self.longest)


def share_of(measures: Measures, name: str) -> float:
    """Give the share of the captured articles that have a field, or were read by "generic"."""
    count = measures.generic if name == "generic" else measures.fields.get(name, 0)
    return count / max(measures.captured, 1)


def narrow(arguments: Mapping[str, Any] | None) -> bool:
    """Tell whether a run with these arguments sees a part of the portal only."""
    return any((arguments or {}).get(name) for name in NARROWS)


def parsed(when: str | None) -> datetime | None:
    """Read an ISO time with its offset; None for anything else."""
    try:
        at = datetime.fromisoformat(when or "")
    except ValueError:
        return None
    return at if at.tzinfo else None


def _run(past: Past) -> Run | None:
    at = parsed(past.started_at)
    if at is None or past.verdict is None or past.measures is None:
        return None
    return Run(at, past.verdict, not narrow(past.arguments), Measures.of(past.measures))


def _published(run: Run) -> datetime | None:
    """Give when what a run found new was published: where that is unknown, when the run was."""
    return min(parsed(run.measures.newest) or run.at, run.at)


def _spread(values: Sequence[float]) -> tuple[float, float]:
    middle = median(values)
    return middle, median(abs(value - middle) for value in values)
