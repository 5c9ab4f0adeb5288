"""`scrapy refresh-portal`: a portal's saved pages and expectation renewed, and what that changes."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from scrapy.http import TextResponse

from crawler.command import ProjectCommand
from crawler.commands import Mistake, refuse, say, tell
from crawler.commands.filters import no_more, one_of
from crawler.commands.results import results
from crawler.crawl.portal import PortalSpider
from crawler.operations.portals.expectation import Expectation, Unusable, load, observe
from crawler.operations.portals.new_portal import ROOT, run_test, save_page
from crawler.operations.portals.proposal import propose, written
from crawler.operations.portals.saved import named_address, own_address
from crawler.operations.portals.showing import changes, without_rules
from crawler.operations.portals.survey import saved_response
from crawler.operations.registry import loader_of, platforms, portals
from crawler.platforms.recognise import FALLBACK
from crawler.reading.cleaning.clean import clean
from crawler.reading.outlinks.links import host_of, is_web_address

ARTICLE, LISTING = "article.html", "listing.html"


class Command(ProjectCommand):
    """Renew saved pages. Exit code 0: renewed; 1: the portal's reader does not read the page; 2: a mistake."""

    def syntax(self) -> str:
        """Name the arguments."""
        return "NAME --page FILE [--url URL] [--listing FILE]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Renew a portal's saved page and expectation after a redesign, and show the difference"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--page", metavar="FILE", type=Path, help="the article page as it is now")
        parser.add_argument(
            "--url", metavar="URL", help="the article's address (default: the one that it names itself)"
        )
        parser.add_argument("--listing", metavar="FILE", type=Path, help="a page of a section as it is now")

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """Read the pages, show what changes, and write them. What cannot be read is not written."""
        assert self.settings is not None
        loader = loader_of(self.settings)
        there, known = portals(loader), platforms(loader)
        try:
            portal = the_portal(args, there, loader.broken)
            folder = ROOT / "tests/portals" / portal.name
            before = load(folder)
            pages = the_pages(opts, portal, before)
        except (Mistake, Unusable) as problem:
            return refuse(self, problem)
        except OSError as problem:
            return refuse(self, Mistake(f"{problem.filename}: {problem.strerror}; check the path"))
        now = {name: observe(name, page, portal, known) for name, page in pages.items()}
        for name, seen in now.items():
            if "refused" in seen or seen.get("articles") == []:
                what = f"reads as no article ({seen['refused']})" if "refused" in seen else "leads to no article"
                tell(f"refresh-portal: {name}: {what} by {portal.platform}; give the platform a layout for it first")
                self.exitcode = 1
        if self.exitcode:
            return None
        for name, page in pages.items():
            save_page(folder, name, page, portal, known)
            self.show(name, before.get(name, {}), load(folder)[name])
        for line in doubts(portal, load(folder)[ARTICLE], pages.get(ARTICLE)):
            tell(f"refresh-portal: {line}")
        passed, said = run_test(portal.name)
        tell(f"refresh-portal: its test {'passes; review the difference and commit' if passed else 'FAILS:'}")
        if not passed:
            tell(said)
            self.exitcode = 1
        return None

    def show(self, name: str, old: Expectation, new: Expectation) -> None:
        """Print on stdout what has changed of a page, field by field."""
        flat = [{**page, **page.get("article", {}), "article": None} for page in (old, new)]
        lines = [*changes(*flat)]
        say(f"{name}: {'as before' if not lines else 'new' if not old else 'changed'}")
        for line in lines:
            say(f"  {line}")


def doubts(portal: type[PortalSpider], seen: Expectation, page: TextResponse | None) -> Iterator[str]:
    """Say what makes a renewed article's page doubtful: it names another site, or no rules of the portal's read it.

    For a portal of an unknown platform selectors are proposed that read it as well.
    """
    if page is None or "article" not in seen:
        return
    host = host_of(named_address(page.body) or page.url)
    if host not in {host_of(page.url), *portal.former_domains}:
        yield f"unsure: the page says that it is of {host}: is it the portal's?"
    said = without_rules(seen["article"]["reader"], portal)
    if said is None or not portal.has_rules():
        return
    yield f"unsure: {said}"
    layout = None if portal.platform != FALLBACK else propose(page, clean(portal.read(page)), portal.name)
    if layout is not None:
        again = replace(layout, name=f"{portal.name}/{len(portal.layouts) + 1}")
        put = "put them before the older ones, then run this again"
        yield f"these selectors read it as well; {put}:\n" + "\n".join(written(again)[1:-1])


def the_portal(
    args: list[str], there: Mapping[str, type[PortalSpider]], broken: Mapping[str, str]
) -> type[PortalSpider]:
    """Give the portal that the arguments name; raise Mistake when they name none, or one whose module is broken."""
    if not args:
        raise Mistake("name the portal; `scrapy list` shows them all")
    no_more(args[1:])
    one_of("portal", args[0], there, broken)
    return there[args[0]]


def the_pages(opts: Namespace, portal: type[PortalSpider], before: dict[str, Expectation]) -> dict[str, TextResponse]:
    """Give the pages to save, by the name of their file; raise Mistake or OSError."""
    if not (opts.page or opts.listing):
        raise Mistake("give the page as it is now: --page FILE, and for a section's --listing FILE")
    if opts.url is not None and not is_web_address(opts.url):
        raise Mistake(f"--url {opts.url!r} is no web address; write it like https://example.vn/bai-123.html")
    found, home = {}, next(iter(portal.start_urls), "")
    for name, file, url in ((ARTICLE, opts.page, opts.url), (LISTING, opts.listing, None)):
        if file:
            body = file.read_bytes()
            known = url or own_address(body, home) or before.get(name, {}).get("url") or home
            found[name] = saved_response(body, known)
    return found
