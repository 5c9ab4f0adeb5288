"""`scrapy demo`: the whole way from portals to JSON lines, on the sample portals, without a network."""

import signal
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.table import Table

from crawler.archive.database import ArchiveError
from crawler.command import ProjectCommand
from crawler.commands import Mistake, refuse, tell
from crawler.commands.filters import no_more
from crawler.commands.results import Printed, results
from crawler.operations.demo import PLATFORMS, Crawled, crawl_samples, export_samples, new_archive

FOLDER = Path("output/samples")
LINES = Path("output/articles.jsonl")
ROWS: dict[str, Callable[[Crawled], str]] = {
    "platform": lambda one: one.platform,
    "articles": lambda one: f"{one.number('article/new')} of {one.held}",
    "  known by content": lambda one: str(one.number("article/duplicate")),
    "pages refused": lambda one: str(one.number("portal/refused/")),
    "addresses skipped": lambda one: str(one.number("portal/skipped/")),
    "requests failed": lambda one: str(one.number("portal/failed/")),
    "requests": lambda one: str(one.requests),
    "  an article": lambda one: f"{one.requests / max(1, one.number('article/new')):.2f}",
    "seconds": lambda one: f"{one.seconds:.1f}",
    "verdict": lambda one: one.verdict,
}
NEXT = f"""\
Look at one:     head -n 1 {LINES} | python3 -m json.tool --no-ensure-ascii
See the portals: scrapy serve-samples
Crawl for real:  scrapy portals, then scrapy crawl PORTAL -a limit=20"""


class Command(ProjectCommand):
    """Crawl the sample portals. Exit code 0: all complete, 1: one was not, 2: no output can be written."""

    def short_desc(self) -> str:
        """Say what the command does."""
        return f"Crawl the sample portals, served on loopback, and export {LINES}"

    @results
    def run(self, args: list[str], opts: Namespace) -> None:  # noqa: ARG002 - Scrapy's signature
        """Serve, crawl, export, and show how it went."""
        from crawler.samples.server import serve  # noqa: PLC0415 - every command is loaded whichever runs

        crawled: list[Crawled] = []
        try:
            no_more(args)
            archive = new_archive(FOLDER)
            with serve(PLATFORMS) as served:
                for one in crawl_samples(served, archive):
                    tell(f"demo: {len(crawled) + 1} of {len(PLATFORMS)}: {one.portal}: {one.verdict}")
                    if not one.good:
                        tell(one.said.rstrip())
                    crawled.append(one)
            count = export_samples(archive, LINES)
        except (Mistake, ArchiveError) as problem:
            refuse(self, problem)
        except OSError as problem:
            where = problem.filename or "the sample portals' ports"
            refuse(self, Mistake(f"cannot write {where}: {problem.strerror}; run it in a folder that you may write to"))
        except KeyboardInterrupt:
            tell("demo: interrupted; run it again to begin anew")
            self.exitcode = 128 + signal.SIGINT
        else:
            show(crawled)
            kept = sum(one.number("article/new") for one in crawled)
            print(f"{LINES}: {count} articles; the other {kept - count} are reprints, named in also_at\n{NEXT}")  # noqa: T201 - the command's result
            self.exitcode = 0 if all(one.good for one in crawled) else 1


def show(crawled: list[Crawled]) -> None:
    """Print how the crawls went: a column a portal, so that it fits a terminal of 80 columns."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("portal", no_wrap=True)
    for one in crawled:
        table.add_column(one.portal, justify="right")
    for name, cell in ROWS.items():
        table.add_row(name, *(cell(one) for one in crawled))
    Printed().print(table)
