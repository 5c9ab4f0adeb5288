"""`scrapy view`: Scrapy's own, which shows a traceback for an address that is none."""

from argparse import Namespace

from scrapy.commands import view as stock

from crawler.commands.fetching import check_page


class Command(stock.Command):
    """Fetch a page as a crawl does, and show it in a browser. Exit code 2: a mistake."""

    def process_options(self, args: list[str], opts: Namespace) -> None:
        """Look at the address before Scrapy begins its log: a mistake is then the one line that is shown."""
        super().process_options(args, opts)
        check_page(self, args, opts)
