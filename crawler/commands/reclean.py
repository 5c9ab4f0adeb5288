"""`scrapy reclean`: what is kept, cleaned again by today's catalogue."""

import signal
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from crawler.archive.database import ArchiveError
from crawler.archive.lock import using
from crawler.archive.store import open_archive
from crawler.command import ProjectCommand
from crawler.commands import Mistake, end_as_by_ctrl_c, refuse, tell
from crawler.commands.filters import a_portal, no_more
from crawler.commands.history import show
from crawler.commands.progress import progress
from crawler.operations.difference import Line, Piece, printed, visible
from crawler.operations.rereading.reclean import Recleaned, reclean
from crawler.operations.runs.outcomes import counted
from crawler.reading.cleaning import catalogue


class Command(ProjectCommand):
    """Clean what is kept by today's catalogue. Exit code 0: done, 1: edited records were left, 2: a mistake."""

    def syntax(self) -> str:
        """Name the options."""
        return "[--dry-run] [--portal P]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Clean what is kept again, by today's catalogue of boilerplate"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")
        parser.add_argument("--portal", metavar="P", help="only this portal's articles")

    def run(self, args: list[str], opts: Namespace) -> None:
        """Clean, and tell what changed."""
        assert self.settings is not None
        end_as_by_ctrl_c()
        try:
            no_more(args)
            address = self.settings["ARCHIVE_URL"] or ""
            dry = opts.dry_run
            with using(address, dry=dry, new=False), open_archive(address, create=False, dry=dry) as archive:
                portal = a_portal(opts.portal, archive, self.settings)
                with progress(lambda: archive.number(portal)) as watched:
                    done = reclean(archive, portal, dry_run=dry, watched=watched)
        except (Mistake, ArchiveError) as problem:
            refuse(self, problem)
        except KeyboardInterrupt:
            tell("reclean: interrupted; what is done stays, run it again for the rest")
            self.exitcode = 128 + signal.SIGINT
        else:
            show(examples(done))
            for line in account(done, dry_run=opts.dry_run):
                tell(f"reclean: {line}")
            self.exitcode = 1 if done.doubtful else 0


def examples(done: Recleaned) -> Iterator[Line]:
    """Give the lines that show the first few texts that changed."""
    for url, lines in done.examples:
        yield [Piece("?", visible(url))]
        yield from ([Piece("", "  "), *printed(line)] for line in lines)
        yield []


def account(done: Recleaned, *, dry_run: bool) -> Iterator[str]:
    """Give the lines that say what cleaning did, or would do."""
    if catalogue.digest() != catalogue.DIGEST:
        same = f"the catalogue's rules were changed and its VERSION {catalogue.VERSION} was not"
        yield f"{same}: what that has cleaned is left as it is; see CONTRIBUTING.md"
    stale = f"{done.stale} of {counted(done.seen, 'article')}"
    yield f"cleaned by another catalogue than today's ({catalogue.VERSION}): {stale}"
    if done.stale:
        duplicates = f"duplicates: {done.found} found, {done.freed} freed"
        yield f"{done.text} with another text, {done.fields} with other fields only; {duplicates}"
    if done.left:
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(done.left.items()))
        yield f"left as they are, for today's rules would refuse them: {reasons}"
    if done.doubtful:
        left = counted(done.doubtful, "record")
        yield f"left, for the digests say otherwise: {left}; scrapy verify tells what to do"
    if dry_run:
        yield "this was a dry run: nothing is changed"
