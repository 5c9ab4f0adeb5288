"""`scrapy reread`: stored pages by today's rules, without the network."""

import os
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from crawler.archive.database import ArchiveError, NoArchive
from crawler.archive.lock import using
from crawler.archive.store import Archive, open_archive
from crawler.article import record
from crawler.command import ProjectCommand
from crawler.commands import Mistake, refuse, say, tell
from crawler.commands.filters import a_day, a_number, a_portal, no_more, one_of
from crawler.commands.progress import stepping
from crawler.commands.results import results
from crawler.middlewares.capture import warc_directory
from crawler.operations.difference import difference, printed
from crawler.operations.registry import loader_of, modules_of
from crawler.operations.rereading.foreign import TORN, Import
from crawler.operations.rereading.given_files import is_among, no_warc
from crawler.operations.rereading.reread import Change, Reread

SHOWN = 20  # changed articles in full
MOST_JOBS = 256  # no machine has more cores
FEW = 500  # articles that one process reads sooner than others start


class Command(ProjectCommand):
    """Read stored pages again. Exit code 0: done, 1: a file could not be read to its end, 2: a mistake."""

    def syntax(self) -> str:
        """Name the options that matter."""
        return "[--portal P] [--since D] [--jobs N] [--dry-run] [--warc FILE…]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Read stored pages again with today's rules; or take in WARC files that others made"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument("--portal", metavar="P", help="only this portal's pages (default: all)")
        parser.add_argument("--since", metavar="D", help="only pages fetched on this day or later, YYYY-MM-DD")
        parser.add_argument("--jobs", metavar="N", help="processes that read (default: one a core)")
        parser.add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")
        parser.add_argument("--warc", metavar="FILE", nargs="+", help="take in the pages of known portals in these")

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """Read, show what changes field by field, and count."""
        assert self.settings is not None
        try:
            no_more(args)
            directory = warc_directory(self.settings)
            files = the_files(opts.warc, directory)
            address = self.settings["ARCHIVE_URL"] or ""
            dry, new = opts.dry_run, bool(files)
            with using(address, dry=dry, new=new), opened(address, new=new, dry=dry) as archive:
                counts = self.taken(archive, directory, opts, files) if files else self.read(archive, directory, opts)
        except (Mistake, ArchiveError) as problem:
            refuse(self, problem)
            return
        said = ", ".join(f"{count} {what}" for what, count in sorted(counts.items()) if count)
        tell(f"reread: {said or 'nothing to read'}{'; nothing was written' if opts.dry_run else ''}")

    def read(self, archive: Archive, directory: Path, opts: Namespace) -> Counter[str]:
        """Read our own pages again; give the counts. Raises Mistake, ArchiveError."""
        assert self.settings is not None
        portal = a_portal(opts.portal, archive, self.settings)
        total, since = archive.number(portal), a_day("--since", opts.since)
        jobs = number_of_jobs(opts.jobs, total)
        with stepping(lambda: total) as step:
            modules = modules_of(self.settings)
            reread = Reread(archive, directory, modules, jobs, opts.dry_run, portal, since, step=step)
            show(chain(reread.kept(), reread.refused()))
        return reread.counts

    def taken(self, archive: Archive, directory: Path, opts: Namespace, files: list[Path]) -> Counter[str]:
        """Take in others' files; give the counts. Raises Mistake, ArchiveError."""
        assert self.settings is not None
        loader = loader_of(self.settings)
        portal = one_of("portal", opts.portal, loader.list(), loader.broken)
        number_of_jobs(opts.jobs, 0)  # a mistake is told before the files are looked through
        importing = Import(
            *(archive, directory, modules_of(self.settings), opts.dry_run, portal, a_day("--since", opts.since)),
            jobs=partial(number_of_jobs, opts.jobs),
        )
        try:
            show(Change(article.url, None, record(article)) for article, _ in importing.take(files))
        except OSError as problem:
            raise Mistake(
                f"{problem.filename or directory}: {problem.strerror}; check the files and WARC_DIR"
            ) from None
        for said in importing.problems:
            tell(f"reread: {said}; all else was taken in")
            self.exitcode = 1
        if importing.counts[TORN]:
            self.exitcode = 1
        return importing.counts


@contextmanager
def opened(address: str, *, new: bool, dry: bool) -> Iterator[Archive]:
    """Open the archive; where there is none and a `new` one may be, that is made: of a dry run below TMPDIR.

    Raises ArchiveError.
    """
    with ExitStack() as stack:
        try:
            archive = stack.enter_context(open_archive(address, create=new and not dry, dry=dry))
        except NoArchive:
            if not new:
                raise
            folder = stack.enter_context(TemporaryDirectory(prefix="baotinh-"))
            archive = stack.enter_context(open_archive(f"sqlite:///{folder}/archive.db"))
        yield archive


def the_files(names: list[str] | None, directory: Path) -> list[Path]:
    """Give the files named; raise Mistake for one that is not there, no WARC file, or among this archive's own."""
    files = [Path(name) for name in names or ()]
    for path in files:
        if path.is_dir():
            raise Mistake(f"{path} is a folder; name the files in it")
        if not path.is_file():
            raise Mistake(f"{path}: no such file; check the path")
        if is_among(path, directory):
            raise Mistake(
                f"{path} stands among the archive's own WARC files, which are read without --warc;"
                f" where it is another's, move it out of {directory} and name it there"
            )
        try:
            problem = no_warc(path)
        except OSError as error:
            problem = f"{path}: {error.strerror}; check the path"
        if problem:
            raise Mistake(problem)
    return files


def number_of_jobs(given: str | None, pages: int) -> int:
    """Give the number of processes asked for, or one a core where there is enough to read; raise Mistake."""
    if given is None:
        return 1 if pages < FEW else os.cpu_count() or 1
    if (jobs := a_number(given, 1, MOST_JOBS)) is None:
        raise Mistake(f"--jobs {given}: not a number of processes; write it like --jobs 2")
    return jobs


def show(changes: Iterable[Change]) -> None:
    """Print what changes: the first articles in full, then how many changed in which field."""
    fields: Counter[str] = Counter()
    for number, change in enumerate(changes):
        if change.before is None:
            fields["new"] += 1
            if number < SHOWN:
                say(f"{change.url}: new")
            continue
        fields.update(name for name, value in change.after.items() if value != change.before.get(name))
        if number < SHOWN:
            say("\n".join(lines(change)))
    if fields:
        said = ", ".join(f"{count} {name}" for name, count in fields.most_common())
        say(f"changed: {said}")


def lines(change: Change) -> Iterator[str]:
    """Give the lines that tell what changed in an article."""
    assert change.before is not None
    yield change.url
    for line in difference(change.before, change.after):
        yield "  " + "".join(piece.text for piece in printed(line))
