"""`scrapy crawl`: Scrapy's own, with its arguments checked before, and an account and an honest exit code after."""

import argparse

from scrapy.commands import crawl
from scrapy.spiderloader import get_spider_loader

from crawler.archive.database import ArchiveError
from crawler.archive.store import open_archive
from crawler.archive.warc import WarcError
from crawler.commands import Mistake, refuse, tell
from crawler.commands.filters import one_of
from crawler.operations.account import account, found_any
from crawler.platforms.arguments import Arguments
from crawler.platforms.capture import check_directory
from crawler.platforms.portal import PortalSpider
from crawler.spiders import PortalLoader


class Command(crawl.Command):
    """Crawl one portal into the archive. Exit code 0: complete, 1: not complete or nothing found, 2: a mistake."""

    def syntax(self) -> str:
        """Name the arguments."""
        return "PORTAL [-a since=D] [-a until=D] [-a limit=N] [-a sections=a,b] [-a full=1] [-a portal=URL]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Crawl a portal, by name, or any portal of a platform with -a portal=URL"

    def run(self, args: list[str], opts: argparse.Namespace) -> None:
        """Check everything, then crawl, then tell how it went."""
        assert self.settings is not None
        assert self.crawler_process is not None
        try:
            spider = self.chosen(args)
            check_arguments(spider, opts.spargs)
            open_archive(self.settings["ARCHIVE_URL"] or "").close()
            check_directory(self.settings)
        except (Mistake, ArchiveError, WarcError, ValueError) as problem:
            refuse(self, problem)
            return
        crawler = self.crawler_process.create_crawler(spider)
        self.crawler_process.crawl(crawler, **opts.spargs)
        self.crawler_process.start()
        ran = crawler.spider
        if not isinstance(ran, PortalSpider) or crawler.stats is None:
            tell("crawl: it could not start; see the log above")
            self.exitcode = 1
            return
        stats = crawler.stats.get_stats()
        limited = stats.get("finish_reason") == "limit"
        for line in account(stats, complete=ran.complete):
            tell(f"{ran.portal}: {line}")
        if not found_any(stats):
            tell(f"{ran.portal}: no article was found; is the address right, and is it a {ran.platform} portal?")
        self.exitcode = 0 if (ran.complete or limited) and found_any(stats) else 1

    def chosen(self, args: list[str]) -> type[PortalSpider]:
        """Give the spider that the arguments name; raise Mistake when they name none."""
        assert self.settings is not None
        if len(args) != 1:
            raise Mistake("name one portal; `scrapy list` shows them all")
        loader = get_spider_loader(self.settings)
        assert isinstance(loader, PortalLoader)
        one_of("portal", args[0], [*loader.list(), *loader.platforms()])
        spider = loader.load(args[0])
        assert issubclass(spider, PortalSpider)
        return spider


def check_arguments(spider: type[PortalSpider], given: dict[str, str]) -> None:
    """Raise Mistake or ValueError for arguments that the spider cannot crawl with."""
    unknown = [name for name in given if name not in Arguments.names()]
    if unknown:
        raise Mistake(f"unknown argument -a {unknown[0]}; known are {', '.join(Arguments.names())}")
    if not Arguments.parse(given).portal and not getattr(spider, "start_urls", None):
        raise Mistake(f"{spider.name} is a platform, not a portal; add -a portal=http://host/")
