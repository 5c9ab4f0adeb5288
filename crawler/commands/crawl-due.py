"""`scrapy crawl-due`: crawls the portals that are due. Safe to start every minute."""

import logging
import signal
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from scrapy.settings import SETTINGS_PRIORITIES

from crawler.archive.database import ArchiveError, NoArchive
from crawler.archive.lock import Busy, scheduling
from crawler.archive.store import Archive, open_archive
from crawler.command import ProjectCommand
from crawler.commands import USER_ERROR, Mistake, refuse, tell
from crawler.commands.filters import a_number, no_more, one_of
from crawler.commands.live import Watched, line, live
from crawler.commands.results import results
from crawler.middlewares.contact import use_contact
from crawler.operations.alerting.alerts import Told, alert
from crawler.operations.plain_log import plain
from crawler.operations.runs.outcomes import counted
from crawler.operations.runs.pulse import pulse_file
from crawler.operations.scheduling.abandoned import as_next_round_finds
from crawler.operations.scheduling.child import MEGABYTE
from crawler.operations.scheduling.due import NEVER, by_urgency, short
from crawler.operations.scheduling.jobs import read_jobs
from crawler.operations.scheduling.planned import lacking, planned
from crawler.operations.scheduling.rounds import How, Outcome, Round
from crawler.operations.scheduling.schedule import Plan
from crawler.operations.scheduling.schedule_file import ScheduleError

JOBS, MOST_JOBS = 2, 100
TELL_EVERY = timedelta(hours=1)  # a round can last for days: nobody waits for its end to be alerted


class Command(ProjectCommand):
    """Crawl what is due. Exit code 0: all went well, 1: some portal needs somebody, 2: a mistake."""

    def syntax(self) -> str:
        """Name the options that matter."""
        return "[--jobs N] [--portal P …] [--dry-run]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Crawl the portals that are due, by the schedule; safe to start every minute"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--jobs", metavar="N", default=str(JOBS), help=f"crawls at once (default: {JOBS})")
        parser.add_argument("--portal", metavar="P", action="append", default=[], help="only this one; may be repeated")
        parser.add_argument(
            "--dry-run", action="store_true", help="crawl nothing; list what is due, and when, and why not"
        )

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """Read the schedule, and crawl by it or show it."""
        assert self.settings is not None
        address = self.settings["ARCHIVE_URL"] or ""
        logging.basicConfig(format="crawl-due: %(message)s", level=logging.WARNING)  # what the alerts have to say
        try:
            no_more(args)
            jobs = number_of_crawls(opts.jobs)
            plans = chosen(self.plans(), opts.portal)
            if opts.dry_run:
                show(plans, address)
                return
            use_contact(self.settings, [url for plan in plans if plan.enabled for url in plan.addresses])
            with scheduling(address), open_archive(address) as archive:
                self.exitcode = self.crawl(archive, address, plans, jobs)
        except Busy as busy:  # no mistake: the one that is at work does it all
            tell(f"crawl-due: {line(str(busy))}")
        except ScheduleError as error:
            for problem in error.problems:
                tell(f"crawl-due: {line(problem)}")
            self.exitcode = USER_ERROR
        except (Mistake, ArchiveError, ValueError) as problem:
            refuse(self, problem)

    def plans(self) -> list[Plan]:
        """Read the schedule. Raises ScheduleError, Mistake."""
        assert self.settings is not None
        if path := lacking(self.settings):
            raise Mistake(f"there is no {path}; correct SCHEDULE_FILE")
        return planned(self.settings)

    def crawl(self, archive: Archive, address: str, plans: list[Plan], jobs: int) -> int:
        """Crawl what is due, show it, and say in the end what needs somebody; give the exit code."""
        assert self.settings is not None
        given = {
            name: value
            for name, value in self.settings.items()
            if self.settings.getpriority(name) == SETTINGS_PRIORITIES["cmdline"]
        }
        grace = timedelta(seconds=self.settings.getfloat("SCHEDULE_GRACE"))
        how = How(jobs, given, grace, self.settings.getint("SCHEDULE_MEMORY_MB") * MEGABYTE)
        round_ = Round(archive, address, plans, how, lambda said: tell(line(said)))
        caught: list[int] = []

        def end(number: int, _frame: object) -> None:
            caught.append(number)
            round_.end("crawl-due was ended")

        for each in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            signal.signal(each, end)
        # Who began us may have had it ignored, as some daemons do: then nobody could know how a crawl has ended.
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        told = Teller(archive)

        def watched() -> list[Watched]:
            crawls = sorted(round_.children.items())
            return [Watched(child.plan.name, pulse_file(address, portal), child.pid) for portal, child in crawls]

        with live(watched, lambda: f"{len(round_.outcomes)} ended, {len(round_.children)} under way"):
            round_.run(lambda: told.tell(round_.outcomes, at_least=TELL_EVERY))
        told.tell(round_.outcomes)
        return self.summed_up(round_.outcomes) if not caught else 128 + caught[0]

    @staticmethod
    def summed_up(outcomes: list[Outcome]) -> int:
        """Name the portals that need somebody, if any; give the exit code."""
        last = {one.portal: one for one in outcomes}
        bad = sorted(
            (one for one in last.values() if one.verdict.level), key=lambda one: (-one.verdict.level, one.name)
        )
        if outcomes:
            said = f"{counted(len(last), 'portal')} crawled, {len(bad)} of them need{'s' * (len(bad) == 1)} somebody"
            tell(f"crawl-due: {said}{':' if bad else ''}")
        for one in bad:
            tell(line(f"crawl-due: {one.name}: {one.verdict}: {'; '.join(one.reasons)}"))
        return 1 if bad else 0


class Teller:
    """Gives verdicts to the alerts, each once."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.done = 0
        self.at = datetime.now(UTC)

    def tell(self, outcomes: list[Outcome], at_least: timedelta = timedelta()) -> None:
        """Give those that are new, if the last ones were given so long ago. Raises ArchiveError."""
        now = datetime.now(UTC)
        if now - self.at < at_least or len(outcomes) == self.done:
            return
        new = outcomes[self.done :]
        self.done, self.at = len(outcomes), now
        alert(self.archive, [Told(one.portal, one.verdict, one.reasons, one.run_id) for one in new])


def number_of_crawls(given: str) -> int:
    """Read --jobs. Raises Mistake."""
    if (jobs := a_number(given, 1, MOST_JOBS)) is None:
        raise Mistake(f"--jobs {given!r} is no number of crawls; give one from 1 to {MOST_JOBS}")
    return jobs


def chosen(plans: list[Plan], names: Iterable[str]) -> list[Plan]:
    """Give the plans that --portal names; all when it names none. Raises Mistake."""
    wanted = set(names)
    for name in sorted(wanted):
        one_of("portal", name, {known: None for plan in plans for known in (plan.name, plan.portal)})
    return [plan for plan in plans if not wanted or {plan.name, plan.portal} & wanted]


def show(plans: list[Plan], address: str) -> None:
    """Print how each portal stands: what is due first. Raises ArchiveError."""
    now = datetime.now(UTC)
    try:
        with open_archive(address, create=False, dry=True) as archive:
            jobs = as_next_round_finds(archive, address, read_jobs(archive), now)
    except NoArchive:
        jobs = {}
    rows = []
    for one in by_urgency(plans, jobs, now):
        job = jobs.get(one.plan.portal)
        never = "never crawled" if one.at == NEVER else f"due since {short(one.at)}"
        when = never if one.due else f"next {short(one.at)}" if one.at else "-"
        last = job.last_verdict if job and job.last_verdict else "-"
        rows.append((one.plan.called, "due" if one.due else "not due", when, last, one.plan.problem or one.why))
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    for row in rows:
        padded = "  ".join(cell.ljust(width) for cell, width in zip(row[:4], widths, strict=True))
        print(plain(f"{padded}  {row[4]}").rstrip())  # noqa: T201 - the command's result
