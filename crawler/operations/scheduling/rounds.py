"""A round of the schedule: the crawls that are due, each in a process of its own, so many at once, until none is due.

What happens to a crawl stays in its process. The state is in the archive and the locks beside it, so that a round that
is killed loses nothing: its crawls go on, and the next round takes note of how they end.
"""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from crawler.archive.database import folder_of
from crawler.archive.lock import crawled_by
from crawler.archive.store import Archive
from crawler.archive.warc_files.warc import folder_name
from crawler.operations.runs.closing import close_killed
from crawler.operations.runs.verdict import Verdict
from crawler.operations.scheduling.abandoned import how_it_ended, run_of
from crawler.operations.scheduling.cadence import said
from crawler.operations.scheduling.child import Child, command, end_process, last_line, log_file
from crawler.operations.scheduling.due import by_urgency, next_due, time_limit
from crawler.operations.scheduling.jobs import Job, read_jobs, write_jobs
from crawler.operations.scheduling.schedule import Plan
from crawler.operations.scheduling.spread import sites_of
from crawler.reading.lines.dates import VIETNAM

TICK = 0.2  # seconds between two looks at the processes
LOOK = timedelta(seconds=20)  # between two looks at what is due
MISTAKE = 2  # the exit code of a command that was not understood, or not let in


class How(NamedTuple):
    """How a round is run."""

    at_once: int
    settings: Mapping[str, object]  # of each crawl
    grace: timedelta  # between a request to end and the end
    memory: int = 0  # bytes that a crawl may take, 0: any


class Outcome(NamedTuple):
    """How a crawl of the round ended."""

    name: str
    portal: str
    verdict: Verdict
    reasons: list[str]
    run_id: int | None = None


class Round:
    """A round. `told` is called with a line for each crawl that begins or ends; `children` are those under way."""

    def __init__(
        self, archive: Archive, address: str, plans: list[Plan], how: How, told: Callable[[str], None]
    ) -> None:
        self.archive, self.address, self.plans, self.how, self.told = archive, address, plans, how, told
        self.by_portal = {plan.portal: plan for plan in plans}
        self.children: dict[str, Child] = {}
        self.before: dict[str, Job] = {}  # what was known of their portals
        self.not_before: dict[str, datetime] = {}  # portals that somebody else crawls: when to look again
        self.outcomes: list[Outcome] = []
        self.look_at: datetime | None = None
        self.ending: str | None = None

    def end(self, why: str) -> None:
        """Begin no more crawls, and end those under way; may be called by a signal's handler."""
        self.ending = why

    def run(self, each: Callable[[], None] = lambda: None) -> None:
        """Run until nothing is due or under way, calling `each` now and then. Raises ArchiveError."""
        try:
            while self.turn():
                each()
                time.sleep(TICK)
        except BaseException:
            self.end("the round failed")
            self.end_all()
            raise

    def turn(self) -> bool:
        """Take one look at everything; tell whether there is something left to wait for. Raises ArchiveError."""
        now = datetime.now(UTC)
        for portal, child in list(self.children.items()):
            if child.has_ended():
                self.ended(portal, child, now)
                self.look_at = None
            else:
                self.watch(child, now)
        if self.ending is None and (self.look_at is None or now >= self.look_at):
            self.look_at = now + LOOK
            self.begin(now)
        return bool(self.children)

    def watch(self, child: Child, now: datetime) -> None:
        """End a crawl that takes too long or says too much, or all of them when the round ends."""
        grace = self.how.grace
        limit = child.limit
        if self.ending:
            child.stop(self.ending, now, grace)
        elif now > child.began + limit + grace:  # it should have ended by itself
            child.stop(f"its time limit of {said(limit)} was over", now, grace)
        elif child.is_talkative():
            child.stop("its log had grown too large", now, grace)
        child.insist(now)

    def end_all(self) -> None:
        """End all crawls and wait for them, whatever happens; what is not noted now will be by the next round."""
        while self.children:
            now = datetime.now(UTC)
            for portal, child in list(self.children.items()):
                self.watch(child, now)
                if child.has_ended():
                    del self.children[portal]
            time.sleep(TICK)

    # --- to begin --------------------------------------------------------------------------------------------------

    def begin(self, now: datetime) -> None:
        """Begin what is due, as far as there is room: the longest overdue first, one at a time at each site."""
        jobs = read_jobs(self.archive)
        self.take_over(jobs, now)
        for one in by_urgency(self.plans, jobs, now):
            if not one.due or len(self.children) >= self.how.at_once:
                break
            busy = {site for child in self.children.values() for site in sites_of(child.plan)}
            if not busy & sites_of(one.plan) and now >= self.not_before.get(one.plan.portal, now):
                self.start(one.plan, jobs.get(one.plan.portal) or Job(one.plan.portal), now)

    def start(self, plan: Plan, job: Job, now: datetime) -> None:
        """Begin one crawl, and note that it began before it does."""
        if plan.problem:
            self.note(plan.called, job.began(now), now, Verdict.MISCONFIGURED, [plan.problem])
            return
        if by := crawled_by(self.address, plan.portal, plan.addresses):
            self.told(f"{plan.called}: not begun: {by}")
            self.not_before[plan.portal] = now + 3 * LOOK
            return
        limit = time_limit(plan, now)
        settings = {**self.how.settings, "CLOSESPIDER_TIMEOUT": limit.total_seconds()}
        log = log_file(folder_of(self.archive.engine.url) / "logs" / folder_name(plan.portal), now.astimezone(VIETNAM))
        write_jobs(self.archive, [job.began(now)])
        try:
            child = Child(plan, command(plan, settings), log, now, limit, self.how.memory)
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            reason = f"its process could not be begun: {where}{error.strerror}; see what scrapy doctor says"
            self.note(plan.called, job.began(now), now, Verdict.INTERRUPTED, [reason])
            return
        self.children[plan.portal], self.before[plan.portal] = child, job
        self.told(f"{plan.called}: begun, process {child.pid}")

    # --- to end ----------------------------------------------------------------------------------------------------

    def ended(self, portal: str, child: Child, now: datetime) -> None:
        """Note how a crawl of this round ended."""
        del self.children[portal]
        plan, before, code = child.plan, self.before.pop(portal), child.process.returncode
        close_killed(self.archive, portal)
        run = run_of(self.archive, portal, child.began, child.pid)
        if run is None and code == MISTAKE and (by := crawled_by(self.address, portal, plan.addresses)):
            self.told(f"{plan.called}: not crawled: {by}")
            self.not_before[portal] = now + 3 * LOOK
            write_jobs(self.archive, [before])
            return
        if run:
            verdict, reasons = Verdict(run.verdict or ""), run.reasons or []
        elif child.stopped or code < 0:
            verdict, reasons = Verdict.INTERRUPTED, [f"its process ended with exit code {code}, and no run had begun"]
        else:
            verdict, reasons = Verdict.MISCONFIGURED, [last_line(child.log) or f"it ended with exit code {code}"]
        reasons = [child.stopped, *reasons] if child.stopped else reasons
        self.note(plan.called, before.began(child.began), now, verdict, reasons, run.id if run else None)

    def note(  # noqa: PLR0913, PLR0917 - all that is known of the end of a crawl
        self, name: str, job: Job, now: datetime, verdict: Verdict, reasons: list[str], run_id: int | None = None
    ) -> None:
        """Note how a crawl ended."""
        done = job.finished(now, verdict, "; ".join(reasons[:2]))
        plan = self.by_portal.get(job.portal)
        write_jobs(self.archive, [done._replace(next_due_at=next_due(plan, done) if plan else None)])
        self.outcomes.append(Outcome(name, job.portal, verdict, reasons, run_id))
        self.told(f"{name}: {verdict}: {done.note}")

    def take_over(self, jobs: dict[str, Job], now: datetime) -> None:
        """Note how crawls of earlier rounds ended, and end those that go on beyond their time."""
        for portal, job in jobs.items():
            if not job.is_open or portal in self.children or job.last_started_at is None:
                continue
            plan, age = self.by_portal.get(portal), now - job.last_started_at
            if by := crawled_by(self.address, portal, ()):
                if plan and age > plan.time_limit + self.how.grace:
                    end_process(by, at_once=age > plan.time_limit + 2 * self.how.grace)
                continue
            close_killed(self.archive, portal)
            if ended := how_it_ended(self.archive, job, now):
                self.note(plan.called if plan else portal, job, now, *ended)
        jobs.update(read_jobs(self.archive))
