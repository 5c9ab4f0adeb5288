"""`scrapy report`: what came in, what broke, what to do, as a static site."""

import signal
from argparse import ArgumentParser, Namespace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crawler.archive.database import ArchiveError
from crawler.archive.store import open_archive
from crawler.command import ProjectCommand
from crawler.commands import Mistake, end_as_by_ctrl_c, refuse, tell
from crawler.commands.filters import a_day, no_more
from crawler.commands.progress import progress
from crawler.operations.portals_table import described
from crawler.operations.registry import loader_of
from crawler.operations.runs.outcomes import counted
from crawler.operations.scheduling.planned import lacking, left_out
from crawler.operations.scheduling.schedule_file import ScheduleError
from crawler.reading.lines.dates import VIETNAM

if TYPE_CHECKING:
    from crawler.report.overview import Overview

FOLDER = "output/report"


class Command(ProjectCommand):
    """Write the report. Exit code 0: written, 2: a mistake; nothing is written then, and an older report stays."""

    def syntax(self) -> str:
        """Name the options."""
        return "[-o DIR] [--at DATE]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Write a static site: today's verdicts, each portal's past, the archive"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument(
            "-o", "--output", metavar="DIR", default=FOLDER, help=f"folder to write whole (default: {FOLDER})"
        )
        parser.add_argument("--at", metavar="DATE", help="report of this day, YYYY-MM-DD (default: today in Vietnam)")

    def run(self, args: list[str], opts: Namespace) -> None:
        """Write the report of the day."""
        from crawler.report.site import NoReport, write_report  # noqa: PLC0415 - every command is loaded whichever runs

        assert self.settings is not None
        end_as_by_ctrl_c()
        try:
            no_more(args)
            day = the_day(opts.at)
            with open_archive(self.settings["ARCHIVE_URL"] or "", create=False) as archive:
                loader = loader_of(self.settings)
                known = {name: described(loader.load(name)) for name in loader.list()}
                for name, where in self.left_out().items():
                    known[name] = {**known.get(name, {}), "left_out": where}
                with progress(lambda: len(known)) as watched:
                    overview = write_report(archive, Path(opts.output), known, day, watched)
        except (Mistake, ArchiveError, NoReport) as problem:
            refuse(self, problem)
        except OSError as problem:
            refuse(self, Mistake(f"cannot write {opts.output}: {problem.strerror}; name another folder with -o"))
        except KeyboardInterrupt:
            tell("report: interrupted; nothing was written")
            self.exitcode = 128 + signal.SIGINT
        else:
            tell(f"report: {told(overview)}; open {Path(opts.output) / 'index.html'}")

    def left_out(self) -> dict[str, str]:
        """Give the portals that the schedule leaves out; none, saying so, where it cannot be read."""
        assert self.settings is not None
        problem = f"there is no {path}; correct SCHEDULE_FILE" if (path := lacking(self.settings)) else ""
        try:
            found = {} if problem else left_out(self.settings)
        except ScheduleError as error:
            found, problem = {}, error.problems[0]
        if problem:
            tell(f"report: which portals the schedule leaves out is not known: {problem}")
        return found


def the_day(at: str | None) -> date:
    """Give the day that is asked for; raise Mistake for what is none, or is to come."""
    today = datetime.now(VIETNAM).date()
    day = a_day("--at", at) or today
    if day > today:
        raise Mistake(f"--at {day} is to come; name today ({today}) or an earlier day")
    return day


def told(overview: "Overview") -> str:
    """Say in one line what the first page tells."""
    tones = overview.tones()
    new, all_ = counted(overview.night_new, "new article"), counted(len(overview.portals), "portal")
    how = f"{tones['bad']} in need of somebody, {tones['warn']} to look at, {tones['good']} well"
    return f"{overview.day}: {new} last night; {all_}: {how}"
