"""`scrapy schema`: the JSON Schema of the record."""

import json
from argparse import Namespace

from crawler.article import schema
from crawler.command import ProjectCommand
from crawler.commands import Mistake, refuse
from crawler.commands.filters import no_more
from crawler.commands.results import results


class Command(ProjectCommand):
    """Print the JSON Schema of an exported line."""

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Print the JSON Schema of an exported line"

    @results
    def run(self, args: list[str], opts: Namespace) -> None:  # noqa: ARG002 - Scrapy's signature
        """Print it on stdout."""
        try:
            no_more(args)
        except Mistake as problem:
            return refuse(self, problem)
        print(json.dumps(schema(), ensure_ascii=False, indent=2))  # noqa: T201 - the command's result
        return None
