"""`scrapy run`: every page of one crawl, with what became of it and why."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from crawler.archive.database import ArchiveError
from crawler.archive.lines import json_line
from crawler.archive.running import LARGEST_ID, RunRow, find_run, run_file
from crawler.archive.store import Archive, open_archive
from crawler.command import ProjectCommand
from crawler.commands import Mistake, refuse, tell
from crawler.commands.filters import a_number, one_of
from crawler.commands.results import results
from crawler.crawl.page_account import read_pages
from crawler.operations.difference import visible
from crawler.operations.runs.account import verdict_line
from crawler.operations.runs.closing import close_killed
from crawler.operations.runs.measures import DUPLICATE, KEPT
from crawler.operations.runs.tallies import differences, sums

OUTCOMES = (
    *(*KEPT, DUPLICATE),
    *("refused", "skipped", "failed", "error", "listing", "redirected", "robots", "fetched"),
)


class Command(ProjectCommand):
    """List the pages of a run. Exit code 0: listed, 1: the account does not agree with the run, 2: a mistake."""

    def syntax(self) -> str:
        """Name the argument and the options."""
        return "RUN_ID [--outcome O] [--json]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "List every page of a crawl, with its outcome and the reason"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--outcome", metavar="O", help=f"only these pages: {', '.join(OUTCOMES)}")
        parser.add_argument("--json", action="store_true", help="print the lines of the account as they are")

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """Find the run, and print its pages; what they add up to goes to stderr."""
        assert self.settings is not None
        try:
            one_of("outcome", opts.outcome, OUTCOMES)
            with open_archive(self.settings["ARCHIVE_URL"] or "", create=False) as archive:
                run = the_run(archive, args)
                beside = run_file(archive, run.portal, run.id)
            lines = [*read_pages(beside)]
            for line in chosen(lines, opts.outcome):
                sys.stdout.write(f"{json_line(line) if opts.json else printed(line)}\n")
            sys.stdout.flush()  # before stderr, where both are shown
            self.add_up(run, lines)
        except (Mistake, ArchiveError) as problem:
            refuse(self, problem)

    def add_up(self, run: RunRow, lines: list[dict[str, Any]]) -> None:
        """Tell what the lines add up to, and whether that is what the run measured."""
        where = f"run {run.id}, {visible(run.portal)}"
        if not lines:
            tell(f"{where}: there is no account of its pages")
            self.exitcode = 1
            return
        tell(f"{where}: {', '.join(f'{count} {visible(what)}' for what, count in sums(lines).items())}")
        if run.verdict is None:
            tell(f"{where}: it has not ended")
            return
        tell(f"{where}: {verdict_line(run.verdict, map(visible, run.reasons or []))}")
        for difference in differences(lines, run.measures or {}):
            tell(f"{where}: the account does not agree with the run: {visible(difference)}")
            self.exitcode = 1


def the_run(archive: Archive, args: list[str]) -> RunRow:
    """Give the run that is meant, ended if its process was killed; raise Mistake for none."""
    if len(args) != 1 or not (args[0].isascii() and args[0].isdigit()):
        raise Mistake("name one run by its number; `scrapy runs` lists them")
    number = a_number(args[0], 1, LARGEST_ID)
    run = find_run(archive, number) if number else None
    if run is None:
        raise Mistake(f"there is no run {args[0]}; `scrapy runs` lists them")
    if run.verdict is None:
        close_killed(archive, run.portal)
        run = find_run(archive, run.id) or run
    return run


def chosen(lines: Iterable[dict[str, Any]], outcome: str | None) -> Iterator[dict[str, Any]]:
    """Give the lines with an outcome, or all; a duplicate is a kept article, too."""
    for line in lines:
        if outcome is None or line.get("outcome") == outcome or (outcome == DUPLICATE and DUPLICATE in line):
            yield line


def printed(line: Mapping[str, Any]) -> str:
    """Give a line to read: outcome, status, role, address, reason. What pages say is text and no markup."""
    status = str(line.get("status") or "")
    reason = f"  ({line['reason']})" if line.get("reason") else ""
    return visible(
        f"{line.get('outcome', '')!s:10} {status:3} {line.get('role', '')!s:8} {line.get('url', '')}{reason}"
    )
