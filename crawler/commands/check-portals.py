"""`scrapy check-portals`: the lint of portals, for CI."""

from argparse import Namespace
from pathlib import Path

import crawler.spiders
from crawler.command import ProjectCommand
from crawler.commands import Mistake, refuse, say, tell
from crawler.commands.filters import no_more
from crawler.commands.results import results
from crawler.operations.portals.check_portals import check_all
from crawler.operations.portals.new_portal import ROOT
from crawler.operations.registry import loader_of, platforms, portals
from crawler.operations.runs.outcomes import counted


class Command(ProjectCommand):
    """Check every portal's module and saved pages. Exit code 0: nothing is wrong, 1: a line a finding, 2: a mistake."""

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Check that every portal is declared, placed and saved as it should be"

    @results
    def run(self, args: list[str], opts: Namespace) -> None:  # noqa: ARG002 - Scrapy's signature
        """Print the findings on stdout."""
        assert self.settings is not None
        saved = ROOT / "tests/portals"
        try:
            no_more(args)
            if not saved.is_dir():
                raise Mistake(f"{saved} is not there; run this in a clone of the project")  # noqa: TRY301 - told below
        except Mistake as problem:
            return refuse(self, problem)
        loader = loader_of(self.settings)
        there, known = portals(loader), platforms(loader)
        found = check_all(Path(crawler.spiders.__path__[0]), saved, there, known, loader.broken)
        for line in found:
            say(line)
        tell(f"check-portals: {counted(len(there), 'portal')}, {counted(len(found), 'finding')}")
        self.exitcode = 1 if found else 0
        return None
