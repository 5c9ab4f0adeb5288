"""`scrapy runs`: the crawls that were made, with the verdict on each."""

import sys
from argparse import ArgumentParser, Namespace

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from crawler.archive.database import ArchiveError
from crawler.archive.running import LARGEST_ID, RunRow, last_runs, portals_crawled
from crawler.archive.store import open_archive
from crawler.command import ProjectCommand
from crawler.commands import Mistake, refuse, tell
from crawler.commands.filters import a_number, a_text, no_more, one_of
from crawler.commands.results import Printed, results
from crawler.operations.difference import visible
from crawler.operations.registry import loader_of
from crawler.operations.runs.closing import close_killed
from crawler.operations.runs.verdict import Verdict

LAST = 20
UNBOUNDED = 10_000  # columns: a line a run for whatever reads it
STYLES = ("green", "yellow", "red")  # by the level of a verdict


class Command(ProjectCommand):
    """List runs, the newest first. Exit code 0: listed, 1: there is none such, 2: a mistake."""

    def syntax(self) -> str:
        """Name the options."""
        return "[--portal P] [--verdict V] [--last N]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "List the crawls that were made, with their verdicts"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--portal", metavar="P", help="only the runs of this portal")
        parser.add_argument("--verdict", metavar="V", help=f"only those with this verdict: {', '.join(Verdict)}")
        parser.add_argument("--last", metavar="N", default=str(LAST), help=f"so many at most (default: {LAST})")

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """End the runs that were killed, then list."""
        assert self.settings is not None
        try:
            no_more(args)
            a_text(opts.portal or "")
            one_of("verdict", opts.verdict, list(Verdict))
            if (number := a_number(opts.last, 1, LARGEST_ID)) is None:
                raise Mistake(f"--last {opts.last!r} is no number; write it like --last 20")  # noqa: TRY301 - told below
            with open_archive(self.settings["ARCHIVE_URL"] or "", create=False) as archive:
                close_killed(archive)
                found = last_runs(archive, opts.portal, opts.verdict, number)
                if not found:
                    one_of("portal", opts.portal, {*portals_crawled(archive), *loader_of(self.settings).list()})
        except (Mistake, ArchiveError) as problem:
            refuse(self, problem)
            return
        if not found:
            tell("runs: there is none such in the archive")
            self.exitcode = 1
            return
        width = None if sys.stdout.isatty() else UNBOUNDED
        Printed(highlight=False, width=width).print(listed(found))


def listed(found: list[RunRow]) -> Table:
    """Give the table of runs."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for name in ("run", "portal", "started", "verdict", "new", "because"):
        table.add_column(name, justify="right" if name in ("run", "new") else "left")
    for run in found:
        new = ((run.measures or {}).get("articles") or {}).get("new")
        table.add_row(
            str(run.id),
            Text(visible(run.portal)),
            run.started_at[:16].replace("T", " "),
            verdict_of(run),
            "" if new is None else str(new),
            Text(visible("; ".join(run.reasons or []))),
        )
    return table


def verdict_of(run: RunRow) -> Text:
    """Give a run's verdict in its colour; of a run without one, what is known of it."""
    if run.verdict is None:
        return Text("running" if run.finished_at is None else (run.outcome or "ended"))
    known = run.verdict in list(Verdict)
    return Text(run.verdict, STYLES[Verdict(run.verdict).level] if known else "")
