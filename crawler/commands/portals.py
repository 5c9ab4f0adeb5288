"""`scrapy portals`: the portals that can be crawled."""

import json
from argparse import ArgumentParser, Namespace
from typing import Any, ClassVar

from rich.console import Console
from rich.table import Table
from rich.text import Text
from scrapy import Spider
from scrapy.commands import ScrapyCommand

from crawler.commands import Mistake, refuse
from crawler.commands.filters import a_kind, a_province, add_province_and_kind, no_more, one_of
from crawler.spiders import PortalLoader

COLUMNS = ("name", "province", "kind", "platform", "start_urls", "evidence")


class Command(ScrapyCommand):
    """List the portals with what is known of them."""

    requires_project = True
    requires_crawler_process = False
    default_settings: ClassVar[dict[str, Any]] = {"LOG_ENABLED": False}

    def syntax(self) -> str:
        """Name the options that matter."""
        return "[--json] [--province P] [--kind K] [--platform F]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "List the portals with their province, kind, platform and address"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--json", action="store_true", help="print a JSON list instead of a table")
        add_province_and_kind(parser)
        parser.add_argument("--platform", metavar="F", help="the CMS behind the portal, e.g. nukeviet")

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
        except Mistake as problem:
            return refuse(self, problem)
        wanted = {"province": province, "kind": kind, "platform": platform}
        chosen = [row for row in portals if all(value in (None, row[key]) for key, value in wanted.items())]
        if opts.json:
            print(json.dumps(chosen, ensure_ascii=False, indent=2))  # noqa: T201 - the command's result
        else:
            show(chosen)
        self.exitcode = 1 if loader.broken else 0
        return None


def described(portal: type[Spider]) -> dict[str, Any]:
    """Give what a portal's class says of itself; null for what it does not say."""
    said = {column: getattr(portal, column, None) for column in COLUMNS}
    return {**said, "start_urls": list(said["start_urls"] or [])}


def show(portals: list[dict[str, Any]]) -> None:
    """Print the portals as a table: folded to the terminal's width, or one line a portal where there is none."""
    table = Table()
    for column in COLUMNS:
        table.add_column(column, overflow="fold")  # an address cut short is of no use
    for portal in portals:
        # Text, since rich takes square brackets in a plain string for markup.
        table.add_row(*(Text(value if isinstance(value, str) else "\n".join(value or [])) for value in portal.values()))
    console = Console()
    if not console.is_terminal:
        console = Console(width=10_000)  # as wide as it needs; a table does not fill the width
    console.print(table)
    console.print(f"{len(portals)} portal{'' if len(portals) == 1 else 's'}", highlight=False)
