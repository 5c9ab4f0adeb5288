"""`scrapy doctor`: whether this machine and this archive are fit for crawling, and what to do where not."""

import json
import sys
from argparse import ArgumentParser, Namespace

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from crawler.command import ProjectCommand
from crawler.commands import Mistake, refuse
from crawler.commands.filters import no_more
from crawler.commands.results import Printed, results
from crawler.middlewares.contact import use_contact
from crawler.operations import doctor, doctor_archive, doctor_online
from crawler.operations.doctor import Finding, Level, examine
from crawler.operations.plain_log import plain

STYLES = {Level.OK: "green", Level.WARNING: "yellow", Level.WRONG: "bold red"}


class Command(ProjectCommand):
    """Check the installation. Exit code 0: nothing is wrong, 1: something is, 2: a mistake."""

    def syntax(self) -> str:
        """Name the options."""
        return "[--online] [--json]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Check installation, settings, disk, database, clock, contact, schedule, alerts; --online: portals"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--online", action="store_true", help="ask each portal for its robots.txt, too")
        parser.add_argument("--json", action="store_true", help="print a JSON list")

    def check_settings(self) -> None:
        """Leave them: what is wrong with them is one of the findings."""

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """Check, and show what was found."""
        assert self.settings is not None
        try:
            no_more(args)
        except Mistake as problem:
            refuse(self, problem)
            return
        use_contact(self.settings, [])
        checks = [*doctor.CHECKS, *doctor_archive.CHECKS, *(doctor_online.CHECKS if opts.online else ())]
        found = list(examine(self.settings, checks))
        if opts.json:
            print(json.dumps([one._asdict() for one in found], ensure_ascii=False, indent=2))  # noqa: T201 - the result
        elif sys.stdout.isatty():
            show(found)
        else:
            for one in found:
                print(plain(f"{one.level}: {one.check}: {one.text}{remedy(one)}"))  # noqa: T201 - the result
        self.exitcode = 1 if any(one.level == Level.WRONG for one in found) else 0


def remedy(finding: Finding) -> str:
    """Give what to do, for the end of a line."""
    return f"; {finding.remedy}" if finding.remedy else ""


def show(found: list[Finding]) -> None:
    """Print the findings as a table."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for head in ("", "Check", "Found", "What to do"):
        table.add_column(head, overflow="fold")
    for one in found:
        cells = [Text(plain(cell)) for cell in (one.check, one.text, one.remedy)]
        table.add_row(Text(one.level, style=STYLES[one.level]), *cells)
    Printed().print(table)
