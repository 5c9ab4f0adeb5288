"""`scrapy shell`: Scrapy's own, which shows a traceback for what cannot be fetched."""

from argparse import Namespace

from scrapy import exceptions
from scrapy.commands import shell as stock

from crawler.commands import tell
from crawler.commands.fetching import check_page
from crawler.crawl.failing import RobotsUnreachable, reason_of

NO_ANSWER = (
    exceptions.CannotResolveHostError,
    exceptions.DownloadCancelledError,
    exceptions.DownloadConnectionRefusedError,
    exceptions.DownloadFailedError,
    exceptions.DownloadTimeoutError,
    exceptions.IgnoreRequest,
    exceptions.ResponseDataLossError,
    RobotsUnreachable,
)


class Command(stock.Command):
    """Try selectors on a page that is fetched as a crawl does. Exit code 1: no answer; 2: a mistake."""

    def syntax(self) -> str:
        """Name the argument."""
        return "[URL]"

    def long_desc(self) -> str:
        """Say what the command does."""
        return "Interactive console for trying selectors on a page. `scrapy read FILE` reads saved pages."

    def process_options(self, args: list[str], opts: Namespace) -> None:
        """Look at the address before Scrapy begins its log: a mistake is then the one line that is shown."""
        super().process_options(args, opts)
        if args:
            check_page(self, args, opts)

    def run(self, args: list[str], opts: Namespace) -> None:
        """Fetch the page, if one is named, and open the console."""
        try:
            super().run(args, opts)
        except NO_ANSWER as error:
            tell(f"shell: no answer from {args[0] if args else 'there'}: {reason_of(error)}")
            self.exitcode = 1
