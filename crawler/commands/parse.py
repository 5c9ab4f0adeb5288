"""`scrapy parse`: Scrapy's own, with the portal of the address: what it reads of a page, and where it would go on."""

import sys
import warnings
from argparse import Namespace
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.commands import parse as stock
from scrapy.exceptions import ScrapyDeprecationWarning
from twisted.python.failure import Failure

from crawler.article import Article, NotAnArticle
from crawler.commands import Mistake, name_of, refuse, tell
from crawler.commands.filters import one_of
from crawler.crawl.arguments import Arguments
from crawler.crawl.page_account import PageAccount, role
from crawler.crawl.portal import PortalSpider
from crawler.operations.difference import visible
from crawler.operations.portals.showing import without_rules
from crawler.operations.registry import loader_of, platforms, portals
from crawler.operations.runs.outcomes import counted
from crawler.reading.cleaning.clean import clean
from crawler.reading.outlinks.links import is_web_address
from crawler.reading.validate import validate

NO_PAGE = frozenset({"refused", "skipped", "failed", "error"})  # outcomes of an address that gave no article


class Noted(PageAccount):
    """An account of pages that is remembered, and written nowhere."""

    def __init__(self) -> None:
        self.file, self.counts = None, {}
        self.lines: list[tuple[str, str, str | None]] = []

    def note(self, url: str, role: str, outcome: str, reason: str | None = None, **more: Any) -> None:
        """Remember what became of an address."""
        super().note(url, role, outcome, reason, **more)
        self.lines.append((url, outcome, reason))


class Command(stock.Command):
    """Fetch a page and show what its portal makes of it; nothing is kept. Exit code 1: nothing; 2: a mistake."""

    noted: Noted
    cut: list[str]  # why not all parts of an article were read

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
        one_of("portal", opts.spider, known, loader.broken)
        opts.spargs.setdefault("full", "1")  # what is kept is read, too
        self.settings.set("ROBOTS_RETRY_TIMES", 0, priority="spider")  # who waits at a terminal is told at once
        if not Arguments.parse(opts.spargs).portal and not getattr(known[opts.spider], "start_urls", None):
            opts.spargs["portal"] = urlsplit(args[0])._replace(path="/", query="", fragment="").geturl()

    def prepare_request(self, spider: Spider, request: Request, opts: Namespace) -> Request:
        """Have it noted what becomes of the page, as a crawl notes it."""
        if isinstance(spider, PortalSpider):
            spider.account.pages = self.noted
            spider.tell_cut_short = lambda _url, why: self.cut.append(why)
            request.errback = spider.failed
        return super().prepare_request(spider, request, opts)

    def add_items(self, lvl: int, new_items: list[Any]) -> None:
        """Show articles as they would be kept; one that would not be is refused."""
        spider: Any = self.pcrawler.spider
        for article in new_items:
            try:
                super().add_items(lvl, [validate(clean(article)) if isinstance(article, Article) else article])
            except NotAnArticle as refused:
                spider.refuse(article.url, refused)

    def scraped_data(self, args: tuple[Any, ...]) -> list[Any]:
        """Follow what an article goes on with, however deep Scrapy is to go: it is shown whole."""
        items, requests, opts, depth, spider, callback = args
        parts = [request for request in requests if "article" in request.cb_kwargs]
        for part in parts:
            part.meta.update(_depth=depth, _callback=part.callback)
            part.callback, part.errback = callback, partial(self.cut_short, depth, part.errback)
        rest = [request for request in requests if request not in parts]
        return [*super().scraped_data((items, rest, opts, depth, spider, callback)), *parts]

    def cut_short(self, depth: int, without: Callable[[Failure], Iterator[Article]], failure: Failure) -> None:
        """Show what came of an article of which a part does not come."""
        self.add_items(depth, [*without(failure)])

    def run(self, args: list[str], opts: Namespace) -> None:
        """Fetch the page and show what comes of it; the last line says why that is no article."""
        # Scrapy's own command gives its engine a Deferred, and blames the portal for that.
        warnings.filterwarnings("ignore", message=r"(?s).* returned a Deferred", category=ScrapyDeprecationWarning)
        self.noted, self.cut = Noted(), []
        super().run(args, opts)
        sys.stdout.flush()
        if any(self.items.values()):
            for said in self.doubts():
                tell(f"{name_of(self)}: {said}")
            return
        links = [request for found in self.requests.values() for request in found]
        if why := next(self.why_nothing(args[0]), None):
            tell(f"{name_of(self)}: no article: {why}")
        elif links:
            articles = sum(role(request) == "article" for request in links)
            said = f"{counted(articles, 'article')} and {counted(len(links) - articles, 'more page')}"
            tell(f"{name_of(self)}: read as a listing, by its address: {said}")
            return
        else:
            tell(f"{name_of(self)}: no article: its address is no article's, and as a listing it leads nowhere")
        self.exitcode = 1

    def doubts(self) -> Iterator[str]:
        """Say what the articles shown do not say themselves: that no rules read them, and where they are cut short."""
        spider: Any = type(self.pcrawler.spider)
        readers = [item.reader for found in self.items.values() for item in found if isinstance(item, Article)]
        yield from dict.fromkeys(filter(None, (without_rules(reader, spider) for reader in readers)))
        yield from (f"cut short, the article goes on: {visible(cut)}" for cut in self.cut)

    def why_nothing(self, asked: str) -> Iterator[str]:
        """Give the reasons why no article came of the page, as the report counts them."""
        page = {asked, self.first_response.url} if self.first_response else {asked}
        for url, outcome, reason in self.noted.lines:
            if url in page and outcome in NO_PAGE:
                yield f"{outcome}: {reason}"
        if not self.first_response:
            yield "no answer"
