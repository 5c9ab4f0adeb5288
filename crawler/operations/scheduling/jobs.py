"""What the schedule remembers of each portal, in the archive's table `jobs`, and how long it waits after a failure."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import insert, select, update

from crawler.archive.running import RunRow, last_runs, portals_crawled
from crawler.archive.store import Archive
from crawler.archive.tables import jobs
from crawler.archive.times import as_text
from crawler.operations.runs.usual import narrow, parsed
from crawler.operations.runs.verdict import Verdict
from crawler.operations.scheduling.cadence import DAY

# How long the schedule waits after the first failure in a row; it is doubled with each further one, up to a day. A
# verdict that is not here does not call for a pause: the portal answered, and is crawled at its own cadence.
FIRST_WAIT = {
    Verdict.INTERRUPTED: timedelta(minutes=15),
    Verdict.UNREACHABLE: timedelta(minutes=30),
    Verdict.MISCONFIGURED: timedelta(hours=1),
    Verdict.BLOCKED: timedelta(hours=4),
    Verdict.BROKEN: timedelta(hours=6),
    Verdict.REFUSED_BY_ROBOTS: DAY,
}

SOME = 50  # runs of a portal that are looked at for its last one


class Job(NamedTuple):
    """A row of the table `jobs`. One that began and has not finished is under way, or died."""

    portal: str
    last_started_at: datetime | None = None
    last_finished_at: datetime | None = None
    last_verdict: str | None = None
    last_exit_code: int | None = None
    failures: int = 0  # in a row
    next_due_at: datetime | None = None
    note: str | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it began and has not finished."""
        return self.last_started_at is not None and self.last_finished_at is None

    def began(self, at: datetime) -> "Job":
        """Give the job as it is when its crawl begins."""
        return self._replace(last_started_at=at, last_finished_at=None)

    def finished(self, at: datetime, verdict: Verdict, reason: str) -> "Job":
        """Give the job as it is when its crawl has ended."""
        return self._replace(
            last_finished_at=at,
            last_verdict=verdict.value,
            last_exit_code=verdict.exit_code,
            failures=self.failures + 1 if verdict in FIRST_WAIT else 0,
            note=reason,
        )

    def due_at(self, every: timedelta) -> datetime | None:
        """Give when the portal is due again at a cadence; None when it never was crawled."""
        if self.last_started_at is None:
            return None
        due = self.last_started_at + every
        if self.last_finished_at and (wait := waiting(self.last_verdict, self.failures)) is not None:
            due = self.last_finished_at + wait
        return due


def waiting(verdict: str | None, failures: int) -> timedelta | None:
    """Give how long to wait after so many failures in a row; None where the portal's own cadence counts."""
    first = FIRST_WAIT.get(Verdict(verdict)) if verdict in set(Verdict) else None
    return None if first is None else min(first * 2 ** min(max(failures - 1, 0), 16), DAY)


def of_runs(archive: Archive) -> list[Job]:
    """Give the jobs that runs tell of, where what the schedule remembered is lost. Raises ArchiveError.

    That is the last run of each portal that asked for all there is: another says nothing of when the portal is due.
    """
    every = portals_crawled(archive)
    found = (next(filter(None, map(of_run, last_runs(archive, portal, number=SOME))), None) for portal in every)
    return [job for job in found if job]


def of_run(run: RunRow) -> Job | None:
    """Give the job that a run tells of."""
    began, ended = parsed(run.started_at), parsed(run.finished_at)
    if narrow(run.arguments) or not began or not ended or run.verdict not in set(Verdict):
        return None
    return Job(run.portal).began(began).finished(ended, Verdict(run.verdict), "; ".join((run.reasons or [])[:2]))


def read_jobs(archive: Archive) -> dict[str, Job]:
    """Give the jobs of all portals that ever began, by portal. Raises ArchiveError."""
    with archive.asking() as connection:
        rows = [row._mapping for row in connection.execute(select(jobs))]  # noqa: SLF001 - SQLAlchemy's name
    times = ("last_started_at", "last_finished_at", "next_due_at")
    return {row["portal"]: Job(**{**row, **{name: parsed(row[name]) for name in times}}) for row in rows}


def write_jobs(archive: Archive, changed: Iterable[Job]) -> None:
    """Put jobs in the place of what is kept of these portals, in one transaction. Raises ArchiveError."""
    with archive.writing() as connection:
        for job in changed:
            row = {
                name: as_text(value) if isinstance(value, datetime) else value for name, value in job._asdict().items()
            }
            if not connection.execute(update(jobs).where(jobs.c.portal == job.portal).values(**row)).rowcount:
                connection.execute(insert(jobs).values(**row))
