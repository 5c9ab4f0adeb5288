"""What a run can come to: the verdicts, their exit codes, and what a verdict is made of."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from crawler.operations.runs.measures import Measures, kind_of
from crawler.operations.runs.usual import Usual


class Verdict(StrEnum):
    """How a run went. docs/operating.md says what each asks of the operator."""

    OK = "ok"
    DEGRADED = "degraded"
    MISCONFIGURED = "misconfigured"
    NOTHING_NEW = "nothing-new"
    STALE = "stale"
    BROKEN = "broken"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    REFUSED_BY_ROBOTS = "refused-by-robots"
    INTERRUPTED = "interrupted"

    @property
    def exit_code(self) -> int:
        """Give the exit code of a crawl that ends with this verdict."""
        return list(Verdict).index(self)

    @property
    def level(self) -> int:
        """Give 0 for a good run, 1 for one that brought less than it should, 2 for one that needs somebody."""
        return {Verdict.OK: 0, Verdict.NOTHING_NEW: 0, Verdict.DEGRADED: 1}.get(self, 2)


class Finding(NamedTuple):
    """One reason of a verdict."""

    verdict: Verdict
    text: str


class Judgement(NamedTuple):
    """A verdict and its reasons, the decisive one first."""

    verdict: Verdict
    reasons: list[str]


class Case(NamedTuple):
    """What is judged."""

    measures: Measures
    ended: str
    complete: bool
    narrow: bool
    usual: Usual
    at: datetime
    why: str | None = None  # what of ours failed, and the remedy, where that ended the run


def reasons_of(seen: Measures) -> str:
    """Say why pages gave nothing, the most frequent reasons first."""
    every = Counter({reason: n for reason, n in seen.failed.items() if kind_of(reason) != "unlisted"})
    every.update(seen.refused)
    every.update(
        {reason: n for reason, n in seen.skipped.items() if reason.startswith("http ") or kind_of(reason) == "robots"}
    )
    every.update({f"{fault} (our own code)": n for fault, n in faults_of(seen).items()})
    return words(every) or "no reason known"


def faults_of(seen: Measures) -> Mapping[str, int]:
    """Give the pages at which our own code failed, by what failed where, if that was noted."""
    return seen.faults or ({"errors": seen.errors} if seen.errors else {})


def words(counts: Mapping[str, int]) -> str:
    """Say counts by reason, the largest first, five at most."""
    largest = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{count} {reason}" for reason, count in largest[:5])


def counted(number: int, what: str) -> str:
    """Say a number of things."""
    return f"{number} {what}{'' if number == 1 else 's'}"
