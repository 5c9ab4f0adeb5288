"""`scrapy crawl`: Scrapy's own, with its arguments checked before, and an account and an honest exit code after."""

import argparse
import resource
from contextlib import AbstractContextManager, ExitStack
from os import getenv, getpid

from scrapy.commands import crawl

from crawler.archive.database import ArchiveError
from crawler.archive.lock import crawling
from crawler.archive.store import open_archive
from crawler.archive.warc_files.warc import WarcError
from crawler.commands import USER_ERROR, Mistake, refuse, tell
from crawler.commands.filters import one_of
from crawler.commands.live import Watched, live
from crawler.configuration import check_given
from crawler.crawl.arguments import Arguments
from crawler.crawl.portal import PortalSpider
from crawler.middlewares.capture import check_directory
from crawler.middlewares.contact import use_contact
from crawler.operations.alerting.alerts import Told, alert_of
from crawler.operations.registry import class_of, loader_of
from crawler.operations.runs.account import account, verdict_line
from crawler.operations.runs.closing import close_killed
from crawler.operations.runs.ending import Ending, check_runs_folder
from crawler.operations.runs.pulse import pulse_file
from crawler.operations.runs.verdict import Judgement, Verdict
from crawler.settings import defaults

OPEN_FILES = 64  # at once: some 20 of its own, and the reserves of what it is built upon


class Command(crawl.Command):
    """Crawl one portal into the archive. The exit code is that of the run's verdict; 2: a mistake."""

    def syntax(self) -> str:
        """Name the arguments."""
        return "PORTAL [-a since=D] [-a until=D] [-a limit=N] [-a sections=a,b] [-a full=1] [-a portal=URL]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Crawl a portal, by name, or any portal of a platform with -a portal=URL"

    def process_options(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check what was asked for, before Scrapy begins its log: a mistake is then the one line that is shown."""
        super().process_options(args, opts)
        assert self.settings is not None
        try:
            check_open_files()
            spider = self.chosen(args)
            check_arguments(spider, opts.spargs)
            check_given(self.settings, defaults)
            use_contact(self.settings, spider.crawled(Arguments.parse(opts.spargs))[1])
        except (Mistake, ValueError) as problem:
            refuse(self, problem)
            raise SystemExit(self.exitcode) from None

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Look whether the archive can be used, then crawl, then tell how it went."""
        assert self.settings is not None
        address = self.settings["ARCHIVE_URL"] or ""
        spider = self.chosen(args)
        portal, starts = spider.crawled(Arguments.parse(opts.spargs))
        with ExitStack() as held:
            try:
                held.enter_context(crawling(address, portal, starts))
                check_directory(self.settings)
                with open_archive(address) as archive:
                    check_runs_folder(archive)
                    close_killed(archive, portal, held=True)
            except (ArchiveError, WarcError) as problem:
                refuse(self, problem)
                return
            self.crawl(spider, opts.spargs)

    def crawl(self, spider: type[PortalSpider], arguments: dict[str, str]) -> None:
        """Crawl, tell how it went, and set the exit code: that of the verdict."""
        assert self.crawler_process is not None
        assert self.settings is not None
        crawler = self.crawler_process.create_crawler(spider)
        with shown(spider, arguments, self.settings["ARCHIVE_URL"]):
            self.crawler_process.crawl(crawler, **arguments)
            self.crawler_process.start()
        try:
            ran, ending, stats = crawler.spider, crawler.get_extension(Ending), crawler.stats
        except RuntimeError:  # what Scrapy says when asked for a part that it did not come to
            ran, ending, stats = None, None, None
        if not isinstance(ran, PortalSpider) or stats is None:
            tell("crawl: it could not start; see the log above")
            self.exitcode = USER_ERROR
            return
        for line in account(stats.get_stats(), complete=ran.account.complete):
            tell(f"{ran.portal}: {line}")
        judged = (ending and ending.judgement) or Judgement(Verdict.MISCONFIGURED, ["no run could be begun"])
        tell(f"{ran.portal}: {verdict_line(judged.verdict, judged.reasons)}")
        self.exitcode = judged.verdict.exit_code
        if ending and ending.judgement and getenv("BAOTINH_ALERT_ON_CRAWL") == "1":
            alert_of(self.settings["ARCHIVE_URL"], Told(ran.portal, judged.verdict, judged.reasons, ran.account.run_id))

    def chosen(self, args: list[str]) -> type[PortalSpider]:
        """Give the spider that the arguments name; raise Mistake when they name none."""
        assert self.settings is not None
        if len(args) != 1:
            raise Mistake("name one portal; `scrapy list` shows them all")
        loader = loader_of(self.settings)
        known = [*loader.list(), *loader.platforms()]
        one_of("portal", args[0], known, loader.broken)
        return class_of(loader, args[0])


def shown(spider: type[PortalSpider], arguments: dict[str, str], address: str) -> AbstractContextManager[bool]:
    """Show on a terminal how far the crawl is, while the block runs."""
    portal, _ = spider.crawled(Arguments.parse(arguments))
    crawl = Watched(portal, pulse_file(address, portal), getpid())
    return live(lambda: [crawl])


def check_open_files() -> None:
    """Raise Mistake where so few files may be open at once that a crawl would fail somewhere on its way."""
    allowed, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if allowed < OPEN_FILES:
        raise Mistake(f"only {allowed} files may be open at once, a crawl needs {OPEN_FILES}: run ulimit -n 256 before")


def check_arguments(spider: type[PortalSpider], given: dict[str, str]) -> None:
    """Raise Mistake or ValueError for arguments that the spider cannot crawl with."""
    unknown = [name for name in given if name not in Arguments.names()]
    if unknown:
        raise Mistake(f"unknown argument -a {unknown[0]}; known are {', '.join(Arguments.names())}")
    if Arguments.parse(given).portal:
        return
    starts = getattr(spider, "start_urls", None)
    if isinstance(starts, str) or (starts is not None and not starts and "start_urls" in vars(spider)):
        raise Mistake(f'start_urls of {spider.name} must be a list of addresses, like ["https://example.vn/"]')
    if not starts:
        raise Mistake(f"{spider.name} is a platform, not a portal; add -a portal=http://host/")
