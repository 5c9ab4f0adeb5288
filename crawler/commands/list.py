"""`scrapy list`: Scrapy's own, whose reader may have enough of it."""

from argparse import Namespace

from scrapy.commands import list as stock

from crawler.commands.results import results


class Command(stock.Command):
    """List the portals' names."""

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """Print them."""
        super().run(args, opts)
