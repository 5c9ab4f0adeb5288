"""`scrapy read`: saved pages and text dumps, as cleaned articles on stdout, one JSON line each."""

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path

from crawler.archive.lines import json_line
from crawler.article import NotAnArticle, record
from crawler.command import ProjectCommand
from crawler.commands import Mistake, refuse, tell
from crawler.commands.filters import one_of
from crawler.commands.results import results
from crawler.crawl.portal import PortalSpider
from crawler.operations.portals.saved import Unreadable, find_files, read_file
from crawler.operations.registry import loader_of
from crawler.operations.registry import platforms as all_platforms
from crawler.operations.registry import portals as all_portals
from crawler.reading.outlinks.links import is_web_address


class Command(ProjectCommand):
    """Read saved pages. Exit code 0: at least one article, 1: none, 2: a mistake or an unreadable file."""

    def syntax(self) -> str:
        """Name the options that matter."""
        return "FILE|DIR… [--url URL] [--portal P | --platform F]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Read saved pages and text dumps; give cleaned articles as JSON lines"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--url", metavar="URL", help="the page's address (default: the one that it names itself)")
        parser.add_argument("--portal", metavar="P", help="whose page it is (see scrapy portals)")
        parser.add_argument("--platform", metavar="F", help="what made the page (default: found by its signs)")

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """Read every file; refused ones are told with the reason and counted."""
        counts: Counter[str] = Counter()
        try:
            assert self.settings is not None
            loader = loader_of(self.settings)
            platforms, portals = all_platforms(loader), all_portals(loader)
            one_of("portal", opts.portal, portals, loader.broken)
            one_of("platform", opts.platform, platforms, loader.broken)
            chosen = the_reader(opts, portals, platforms)
            files, counts["left: neither page nor dump"] = the_files(args, opts.url)
        except (Mistake, Unreadable) as problem:
            refuse(self, problem)
            return
        for file in files:
            try:
                article = read_file(file, portals, platforms, opts.url, chosen)
            except NotAnArticle as refused:
                tell(f"refused {file}: {refused}")
                counts[f"refused: {refused.reason}"] += 1
            except Unreadable as problem:
                refuse(self, problem)
                counts["unreadable"] += 1
            else:
                sys.stdout.write(json_line(record(article)) + "\n")
                counts["read"] += 1
        said = ", ".join(f"{count} {reason}" for reason, count in sorted(counts.items()) if count)
        tell(f"read: {said or 'no pages and no dumps in there'}")
        self.exitcode = self.exitcode or (0 if counts["read"] else 1)


def the_reader(
    opts: Namespace, portals: dict[str, type[PortalSpider]], platforms: dict[str, type[PortalSpider]]
) -> type[PortalSpider] | None:
    """Give the portal or platform that the options name, or None; raise Mistake for both."""
    if opts.portal and opts.platform:
        raise Mistake("give only one of --portal and --platform")
    return portals.get(opts.portal) or platforms.get(opts.platform)


def the_files(args: list[str], url: str | None) -> tuple[list[Path], int]:
    """Give the files to read, and how many others were left; raise Mistake or Unreadable."""
    if not args:
        raise Mistake("name the files or folders to read")
    if url and not is_web_address(url):
        raise Mistake(f"--url {url}: not a web address; write it like https://example.vn/mot-bai-12345.html")
    if fetched := [name for name in args if is_web_address(name)]:
        raise Mistake(f"{fetched[0]} is an address, and saved pages are read here: scrapy parse URL fetches a page")
    files, left = find_files(map(Path, args))
    if url and len(files) > 1:
        raise Mistake("--url goes with one file")
    return files, left
