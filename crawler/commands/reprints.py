"""`scrapy reprints`: who reprinted whom."""

import signal
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from crawler.archive.database import ArchiveError
from crawler.archive.reprinting.clusters import Cluster, Printing
from crawler.archive.store import Archive, open_archive
from crawler.command import ProjectCommand
from crawler.commands import Mistake, end_as_by_ctrl_c, refuse, tell
from crawler.commands.history import show, the_one
from crawler.commands.progress import progress
from crawler.operations.difference import Line, Piece, visible
from crawler.operations.reprints import cluster_members, compare, count_reprinted, number_to_compare
from crawler.operations.runs.outcomes import counted


class Command(ProjectCommand):
    """Compare what is new in the archive, and show an article's reprints.

    Exit code 0: done, 1: some are not compared, since the archive cannot be written, 2: a mistake.
    """

    def syntax(self) -> str:
        """Name the argument and the option."""
        return "[URL|ID [--portal P]]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Look for reprints among what is new, and show those of an article"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's option to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--portal", metavar="P", help="the portal, where several have an article of this ID")

    def run(self, args: list[str], opts: Namespace) -> None:
        """Compare, then show what was asked for, or the count."""
        assert self.settings is not None
        end_as_by_ctrl_c()
        try:
            check(args, opts)
            with open_archive(self.settings["ARCHIVE_URL"] or "", create=False) as archive:
                known = the_one(archive, args, opts.portal) if args else None
                self.compare(archive)
                if known:
                    show(lines(cluster_members(archive, known), known.url))
                else:
                    clusters, articles = count_reprinted(archive)
                    several = f"{counted(clusters, 'cluster')} of several"
                    tell(f"reprints: {articles} articles in {several}; all others stand alone")
        except (Mistake, ArchiveError) as problem:
            refuse(self, problem)
        except KeyboardInterrupt:
            tell("reprints: interrupted; what is done stays, run it again for the rest")
            self.exitcode = 128 + signal.SIGINT

    def compare(self, archive: Archive) -> None:
        """Compare what is new, and say so. Raises ArchiveError."""
        if archive.seen:
            number = number_to_compare(archive)
            tell(f"reprints: {counted(number, 'new article')} not compared, since {archive.where} cannot be written")
            self.exitcode = 1 if number else 0
            return
        with progress(lambda: number_to_compare(archive)) as watched:
            number = compare(archive, watched)
        tell(f"reprints: {counted(number, 'new article')} compared")


def check(args: list[str], opts: Namespace) -> None:
    """Raise Mistake for an option without what it goes with."""
    if opts.portal and not args:
        raise Mistake("--portal goes with the ID of an article; all that is new is compared anyway")


def lines(members: list[tuple[Printing, Cluster]], asked: str) -> Iterator[Line]:
    """Give a line a printing: when, how alike to the first, where; the one that was asked for stands out."""
    for one, cluster in members:
        alike = "first" if cluster.similarity is None else f"{cluster.similarity:.0%}"
        said = f"{one.published_at or 'unknown time':25}  {alike:>5}  {visible(one.portal)}  {visible(one.url)}"
        yield [Piece("?" if one.url == asked else "", said)]
