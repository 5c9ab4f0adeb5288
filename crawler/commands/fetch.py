"""`scrapy fetch`: Scrapy's own, which shows a traceback for an address that is none."""

import logging
from argparse import Namespace

from scrapy.commands import fetch as stock
from scrapy.http import Response

from crawler.commands import tell
from crawler.commands.fetching import check_page
from crawler.crawl.failing import reason_of


class Command(stock.Command):
    """Fetch a page as a crawl does, and print it. Exit code 1: no answer; 2: a mistake."""

    answered = False
    why = "the log says why"

    def process_options(self, args: list[str], opts: Namespace) -> None:
        """Look at the address before Scrapy begins its log: a mistake is then the one line that is shown."""
        super().process_options(args, opts)
        check_page(self, args, opts)

    def run(self, args: list[str], opts: Namespace) -> None:
        """Fetch and print the page."""
        logging.getLogger("scrapy.core.scraper").addFilter(self.take_reason)
        super().run(args, opts)
        if not self.answered:
            tell(f"fetch: no answer: {self.why}")
            self.exitcode = 1

    def take_reason(self, record: logging.LogRecord) -> bool:
        """Take why the page was not fetched from Scrapy's log, which would show it as a traceback."""
        if isinstance(record.exc_info, tuple):
            self.why, record.exc_info = reason_of(record.exc_info[1]), None
        return True

    def _print_response(self, response: Response, opts: Namespace) -> None:
        self.answered = True
        super()._print_response(response, opts)
