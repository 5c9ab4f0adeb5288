"""What state each portal is in on the day of the report, and how grave that is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

from crawler.archive.killed import SILENT
from crawler.operations.runs.measures import DUPLICATE, KEPT, Measures

NEVER, LEFT_OUT, RUNNING, UNJUDGED = "never", "left-out", "running", "unjudged"
# Worst first: what only a person can mend, then what may mend itself, then what asks for nothing.
BY_TONE = {
    "bad": ("broken", "blocked", "misconfigured", "unreachable", "refused-by-robots"),
    "warn": ("stale", "degraded", "interrupted"),
    "none": (NEVER, LEFT_OUT, UNJUDGED, RUNNING),
    "good": ("nothing-new", "ok"),
}
ORDER = tuple(chain.from_iterable(BY_TONE.values()))
TONES = {verdict: tone for tone, verdicts in BY_TONE.items() for verdict in verdicts}
GRAVEST = ("bad", "warn", "good", "none")


@dataclass(frozen=True)
class Run:
    """A row of the table `runs`; `verdict` is None while it runs, and of runs that no verdict was found for."""

    id: int
    started_at: str
    finished_at: str | None
    complete: bool
    verdict: str | None
    reasons: tuple[str, ...]
    exit_code: int | None
    measures: Measures
    heartbeat_at: str | None

    @property
    def day(self) -> str:
        """Give the day on which it began, YYYY-MM-DD."""
        return self.started_at[:10]

    @property
    def sign(self) -> str:
        """Give the time of its last sign of life."""
        return max(filter(None, (self.started_at, self.heartbeat_at, self.finished_at)))


@dataclass(frozen=True)
class State:
    """How a portal is: its verdict, the run it rests on, and since when it has been so."""

    verdict: str = NEVER
    run: Run | None = None
    running: Run | None = None  # that goes on now
    since: str | None = None
    times: int = 0  # runs in a row with this verdict
    killed: bool = False  # the run ended without a word, and nobody has closed it yet
    late: str | None = field(default=None)  # when the schedule wanted it to run, where it has not
    left_out: str | None = None  # the table of the schedule's file that leaves it out

    @property
    def tone(self) -> str:
        """Give one of GRAVEST."""
        return TONES.get(self.verdict, "none")

    @property
    def rank(self) -> int:
        """Give the place in ORDER; what nobody knows stands with the unjudged."""
        return ORDER.index(self.verdict if self.verdict in ORDER else UNJUDGED)


def run_of(row: Any) -> Run:
    """Read a row of the table `runs`; what an older version left empty is empty here too."""
    measures = row.measures if isinstance(row.measures, dict) else measured(row.counts)
    reasons = row.reasons if isinstance(row.reasons, list) else []
    return Run(
        row.id,
        row.started_at,
        row.finished_at,
        bool(row.complete),
        row.verdict,
        tuple(str(reason) for reason in reasons),
        row.exit_code,
        Measures.of(measures),
        row.heartbeat_at,
    )


def measured(counts: Any) -> dict[str, Any]:
    """Give what is known of a run without measures from its `counts`: Scrapy's statistics, as older versions kept."""
    if not isinstance(counts, dict):
        return {}
    found: dict[str, Any] = {"articles": {name: counts.get(f"article/{name}", 0) for name in (*KEPT, DUPLICATE)}}
    found["requests"] = counts.get("downloader/request_count", 0)
    for group in ("refused", "skipped", "failed"):
        begin = f"portal/{group}/"
        found[group] = {name.removeprefix(begin): n for name, n in counts.items() if name.startswith(begin)}
    return found


def verdict_of(run: Run, *, last: bool, now: str) -> str:
    """Name a run's verdict; "running" or "interrupted" for one without an end, by its last sign of life.

    `now` is the latest sign of life in the archive, so that the report does not depend on when it is written.
    """
    if run.verdict is not None:
        return run.verdict
    if run.finished_at is not None:
        return UNJUDGED
    return RUNNING if last and alive(run, now) else "interrupted"


def alive(run: Run, now: str) -> bool:
    """Tell whether a run without an end has given a sign of life of late."""
    try:
        return datetime.fromisoformat(now) - datetime.fromisoformat(run.sign) < SILENT
    except (ValueError, TypeError):
        return False


def state_of(runs: Sequence[Run], now: str, due: str | None = None, left_out: str | None = None) -> State:
    """Tell a portal's state from its runs, the oldest first, and from when the schedule wants the next one, if at all.

    A run that goes on leaves the verdict of the one before it. The portal is late when it was due more than a day
    before `now`, and has not run since. What the schedule leaves out waits for nothing; where it was crawled all the
    same, its verdict counts.
    """
    due = None if left_out else due
    named = [(run, verdict_of(run, last=run is runs[-1], now=now)) for run in runs]
    running = named.pop()[0] if named and named[-1][1] == RUNNING else None
    if not named:
        verdict = RUNNING if running else LEFT_OUT if left_out else NEVER
        return State(verdict, running=running, late=None if running else overdue(due, None, now), left_out=left_out)
    run, verdict = named[-1]
    streak = [run for run, _ in named]
    for nth, (_, other) in enumerate(reversed(named)):
        if other != verdict:
            streak = streak[-nth:]
            break
    killed = run.verdict is None and verdict == "interrupted"
    late = None if running else overdue(due, run.started_at, now)
    return State(verdict, run, running, streak[0].started_at, len(streak), killed, late, left_out)


def overdue(due: str | None, started_at: str | None, now: str) -> str | None:
    """Give the time a portal was due at when that was more than a day ago and it has not run since."""
    try:
        waited = datetime.fromisoformat(now) - datetime.fromisoformat(due or "")
    except (ValueError, TypeError):
        return None
    return due if waited > timedelta(days=1) and (started_at or "") < (due or "") else None
