"""`scrapy portals`: the portals that can be crawled."""

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from crawler.command import ProjectCommand
from crawler.commands import Mistake, refuse, tell
from crawler.commands.filters import a_kind, a_province, add_province_and_kind, no_more, one_of
from crawler.commands.results import Printed, results
from crawler.operations.marks import NoMarks, fill_file
from crawler.operations.portals_table import COLUMNS, MARKS, described, markdown
from crawler.operations.runs.outcomes import counted
from crawler.spiders import PortalLoader

NARROW = 130  # columns of the terminal; below, a portal takes several lines


class Command(ProjectCommand):
    """List the portals with what is known of them."""

    def syntax(self) -> str:
        """Name the options that matter."""
        return "[--json | --markdown [FILE…]] [--province P] [--kind K] [--platform F]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "List the portals with their province, kind, platform and address"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="print a JSON list instead of a table")
        parser.add_argument(
            "--markdown",
            nargs="*",
            metavar="FILE",
            type=Path,
            help="print a table in Markdown, or put that of all portals between the marks of these files",
        )
        add_province_and_kind(parser)
        parser.add_argument("--platform", metavar="F", help="the CMS behind the portal, e.g. nukeviet")

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """Print the portals that the options select; a portal that does not load is named, and the exit code is 1."""
        assert self.settings is not None
        try:
            no_more(args)
            province, kind = a_province(opts.province), a_kind(opts.kind)
            loader = PortalLoader.from_settings(self.settings)
            portals = [described(loader.load(name)) for name in loader.list()]
            used = {portal["platform"] for portal in portals if portal["platform"]}
            platform = one_of("platform", opts.platform, {*used, *loader.platforms()})
            if opts.markdown:
                fill_files(opts.markdown, markdown(portals))
        except Mistake as problem:
            return refuse(self, problem)
        wanted = {"province": province, "kind": kind, "platform": platform}
        chosen = [row for row in portals if all(value in (None, row[key]) for key, value in wanted.items())]
        if opts.json:
            print(json.dumps(chosen, ensure_ascii=False, indent=2))  # noqa: T201 - the command's result
        elif opts.markdown is None:
            show(chosen)
        elif not opts.markdown:
            print(markdown(chosen))  # noqa: T201 - the command's result
        self.exitcode = 1 if loader.broken else 0
        return None


def fill_files(files: list[Path], table: str) -> None:
    """Put the table into files, and tell which of them it changed; raise Mistake for one that cannot take it."""
    for file in files:
        try:
            changed = fill_file(file, MARKS, table)
        except OSError as problem:
            raise Mistake(f"{file}: {problem.strerror}; check the path") from None
        except NoMarks as problem:
            raise Mistake(str(problem)) from None
        tell(f"portals: {file} {'is written' if changed else 'was up to date'}")


def show(portals: list[dict[str, Any]], console: Console | None = None) -> None:
    """Print the portals as a table: one line a portal where it is wide enough or goes to a file, else folded.

    A name is never cut nor folded: it is what the other commands are given.
    """
    console = console or Printed()
    if not console.is_terminal:
        console = Printed(width=10_000)  # as wide as it needs; a table does not fill the width
    columns = ("portal", "province", "kind and platform", "evidence") if console.width < NARROW else COLUMNS
    table = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")  # an address cut short is of no use
    longest = max((len(portal["name"]) for portal in portals), default=0)
    table.columns[0].min_width = longest
    for portal in portals:
        said = {name: "\n".join(value) if isinstance(value, list) else value or "" for name, value in portal.items()}
        values = [*said.values()]
        if columns is not COLUMNS:
            pairs = (("name", "start_urls"), ("province",), ("kind", "platform"), ("evidence", "evidence_since"))
            values = ["\n".join(said[name] for name in pair) for pair in pairs]
        table.add_row(*map(Text, values))  # Text, since rich takes square brackets in a plain string for markup
    console.print(table)
    console.print(counted(len(portals), "portal"), highlight=False)
