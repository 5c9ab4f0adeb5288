"""`scrapy list`: Scrapy's own, whose reader may have enough of it."""

from argparse import Namespace

from scrapy.commands import list as stock

from crawler.command import check_files
from crawler.commands.results import results


class Command(stock.Command):
    """List the portals' names."""

    def process_options(self, args: list[str], opts: Namespace) -> None:
        """Look first whether the files that are to be written can be."""
        check_files(self, opts)
        super().process_options(args, opts)

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """Print them."""
        super().run(args, opts)
