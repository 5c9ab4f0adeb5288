"""`scrapy check`: Scrapy's own, which shows a traceback for a name that no spider has."""

from argparse import Namespace

from scrapy.commands import check as stock

from crawler.commands import Mistake, refuse
from crawler.commands.filters import one_of
from crawler.operations.registry import loader_of, platforms, portals


class Command(stock.Command):
    """Run the contracts of portals; ours have none: `scrapy check-portals` and `make test` check them."""

    def process_options(self, args: list[str], opts: Namespace) -> None:
        """Look for the names before Scrapy begins its log: a mistake is then the one line that is shown."""
        super().process_options(args, opts)
        assert self.settings is not None
        loader = loader_of(self.settings)
        try:
            for name in args:
                one_of("portal", name, [*portals(loader), *platforms(loader)], loader.broken)
        except Mistake as problem:
            refuse(self, problem)
            raise SystemExit(self.exitcode) from None
