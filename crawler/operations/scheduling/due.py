"""What is due now, and what is not and why: a function of plans, jobs and the time."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from crawler.operations.scheduling.jobs import Job
from crawler.operations.scheduling.schedule import Plan
from crawler.reading.lines.dates import VIETNAM

MARGIN = timedelta(minutes=5)  # of an open window, below which no crawl is begun
NEVER = datetime(1, 1, 2, tzinfo=VIETNAM)  # since when a portal that never was crawled is due


class Standing(NamedTuple):
    """How a portal stands: whether it is due, when it is next (None: not at all, or under way), and why not now."""

    plan: Plan
    due: bool
    at: datetime | None
    why: str = ""


def standing(plan: Plan, job: Job | None, now: datetime) -> Standing:
    """Tell whether a portal is due."""
    if not plan.enabled:
        by = f", by {plan.disabled_by}" if plan.disabled_by else ""
        return Standing(plan, due=False, at=None, why=f"not enabled{by}")
    if job and job.is_open:
        return Standing(plan, due=False, at=None, why=f"under way since {short(job.last_started_at)}")
    at = job.due_at(plan.every) if job else None
    if job and job.last_started_at and job.last_started_at > now:
        at = None  # the clock was ahead then, or is behind now: what it said of the portal is worth nothing
    late = at or NEVER
    if late > now:
        opened = _opened(plan, late)
        after = f" after {job.last_verdict}" if job and job.failures else ""
        shut = "" if opened == late else ", when its window opens"
        return Standing(plan, due=False, at=opened, why=f"waits{after}{shut}" if after or shut else "not yet")
    if plan.window and plan.window.left(now) < MARGIN:
        return Standing(plan, due=False, at=plan.window.opening(now), why="its window is shut")
    return Standing(plan, due=True, at=late)


def by_urgency(plans: Iterable[Plan], jobs: Mapping[str, Job], now: datetime) -> list[Standing]:
    """Give how all portals stand: those that are due first, the longest overdue before the others."""
    every = [standing(plan, jobs.get(plan.portal), now) for plan in plans]
    last = datetime.max.replace(tzinfo=VIETNAM)
    return sorted(every, key=lambda one: (not one.due, one.at or last, one.plan.name))


def next_due(plan: Plan, job: Job) -> datetime | None:
    """Give when a portal is next crawled: when it is due by its cadence or after a failure, and its window is open."""
    at = job.due_at(plan.every)
    return at and _opened(plan, at)


def time_limit(plan: Plan, now: datetime) -> timedelta:
    """Give how long a crawl that begins now may take: its time limit, and not beyond its window."""
    return min(plan.time_limit, plan.window.left(now)) if plan.window else plan.time_limit


def short(at: datetime | None) -> str:
    """Say a time for an operator."""
    return at.astimezone(VIETNAM).strftime("%d.%m. %H:%M") if at else ""


def _opened(plan: Plan, at: datetime) -> datetime:
    """Give the first time from one on at which the portal's window lets a crawl begin."""
    return plan.window.opening(at) if plan.window and plan.window.left(at) < MARGIN else at
