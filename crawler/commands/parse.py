"""`scrapy parse`: Scrapy's own, with the portal of the address: what it reads of a page, and where it would go on."""

import warnings
from argparse import Namespace
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.commands import parse as stock
from scrapy.exceptions import ScrapyDeprecationWarning

from crawler.commands import Mistake, refuse
from crawler.commands.filters import one_of
from crawler.crawl.arguments import Arguments
from crawler.operations.registry import loader_of, platforms, portals
from crawler.reading.links import is_web_address


class Command(stock.Command):
    """Fetch a page and show what its portal makes of it; nothing is kept. Exit code 1: no answer; 2: a mistake."""

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Fetch a page, show what its portal reads from it and where it would go from there; nothing is kept"

    def process_options(self, args: list[str], opts: Namespace) -> None:
        """Choose the portal before Scrapy begins its log: a mistake is then the one line that is shown."""
        super().process_options(args, opts)
        try:
            self.choose(args, opts)
        except (Mistake, ValueError) as problem:
            refuse(self, problem)
            raise SystemExit(self.exitcode) from None

    def choose(self, args: list[str], opts: Namespace) -> None:
        """Set the spider and its arguments. Raises Mistake, ValueError."""
        assert self.settings is not None
        if len(args) != 1 or not is_web_address(args[0]):
            raise Mistake("give one address of a page, e.g. https://example.vn/")
        if opts.pipelines:
            raise Mistake("parse keeps nothing, and shows articles cleaned as they would be kept: without --pipelines")
        loader = loader_of(self.settings)
        if not opts.spider:
            found = loader.find_by_request(Request(args[0]))
            if len(found) != 1:
                whose = " and ".join(found) or "no portal"
                raise Mistake(f"{args[0]} is of {whose}: add --spider NAME, a portal's or a platform's")
            opts.spider = found[0]
        known = {**platforms(loader), **portals(loader)}
        one_of("portal", opts.spider, known)
        opts.spargs.setdefault("full", "1")  # what is kept is read, too
        self.settings.set("ROBOTS_RETRY_TIMES", 0, priority="spider")  # who waits at a terminal is told at once
        if not Arguments.parse(opts.spargs).portal and not getattr(known[opts.spider], "start_urls", None):
            opts.spargs["portal"] = urlsplit(args[0])._replace(path="/", query="", fragment="").geturl()

    def run(self, args: list[str], opts: Namespace) -> None:
        """Fetch the page and show what comes of it."""
        # Scrapy's own command gives its engine a Deferred, and blames the portal for that.
        warnings.filterwarnings("ignore", message=r"(?s).* returned a Deferred", category=ScrapyDeprecationWarning)
        super().run(args, opts)
        if not self.first_response:
            self.exitcode = 1
