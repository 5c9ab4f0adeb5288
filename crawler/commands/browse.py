"""`scrapy browse`: the archive in a browser: search, articles with their history, stored pages."""

import errno
import webbrowser
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Timer

from crawler.archive.database import ArchiveError
from crawler.archive.fixed import is_fixed
from crawler.archive.search import index_of, is_index, update
from crawler.archive.store import Archive, open_archive
from crawler.command import ProjectCommand
from crawler.commands import Mistake, end_as_by_ctrl_c, refuse, tell
from crawler.commands.filters import LAST_PORT, a_number, no_more
from crawler.commands.progress import progress
from crawler.commands.results import results
from crawler.middlewares.capture import warc_directory


class Command(ProjectCommand):
    """Serve the archive to a browser, until Ctrl-C. Exit code 0, or 2 for a mistake."""

    def syntax(self) -> str:
        """Name the options."""
        return "[--port N] [--host H] [--open] [--index-only]"

    def short_desc(self) -> str:
        """Say what the command does."""
        return "Search and read the archive in a browser"

    def add_options(self, parser: ArgumentParser) -> None:
        """Add the command's options to Scrapy's own."""
        super().add_options(parser)
        parser.add_argument(
            "--host", metavar="H", default="127.0.0.1", help="the address to serve at (default: %(default)s)"
        )
        parser.add_argument(
            "--port", metavar="N", default="8001", help="the port; 0: any free one (default: %(default)s)"
        )
        parser.add_argument("--open", action="store_true", help="open it in the browser")
        parser.add_argument("--index-only", action="store_true", help="bring the search index up to date, and end")

    @results
    def run(self, args: list[str], opts: Namespace) -> None:
        """Bring the search index up to date, then serve."""
        assert self.settings is not None
        end_as_by_ctrl_c()
        try:
            no_more(args)
            port = a_port(opts.port)
            if not opts.index_only and find_spec("datasette") is None:
                raise Mistake("browsing needs Datasette; install it: pip install -e '.[browse]'")  # noqa: TRY301 - told below
            with (
                open_archive(self.settings["ARCHIVE_URL"] or "", create=False) as archive,
                up_to_date(archive, needed=opts.index_only) as index,
            ):
                if not opts.index_only:
                    serve(archive, index, warc_directory(self.settings), opts.host, port, look=opts.open)
        except (Mistake, ArchiveError) as problem:
            refuse(self, problem)
        except KeyboardInterrupt:
            tell("browse: ended")


@contextmanager
def up_to_date(archive: Archive, *, needed: bool) -> Iterator[Path]:
    """Give the path of an archive's index, brought up to date.

    Where it cannot be written, it is taken as it was left, or one is made for as long as the block lasts. Raises
    Mistake then, where one in its place is `needed`.
    """
    index = index_of(archive)
    if not (index.parent.exists() and is_fixed(index)):
        bring_up_to_date(archive, index)
        yield index
        return
    if needed:
        raise Mistake(f"{index.parent} cannot be written: no search index is made there")
    if is_index(index):
        tell(f"browse: {index.parent} cannot be written: the search is as {index.name} was left")
        yield index
        return
    with TemporaryDirectory(prefix="baotinh-") as folder:
        tell(f"browse: {index.parent} cannot be written: the search index is made in {folder} until this ends")
        bring_up_to_date(archive, Path(folder) / index.name)
        yield Path(folder) / index.name


def bring_up_to_date(archive: Archive, index: Path) -> None:
    """Bring an index up to date, and say what was done."""
    with progress(archive.number) as watched:
        done = update(archive, index, watched)
    said = f"{done.added} new, {done.renewed} changed, {done.removed} gone"
    if done.damaged:
        said += f"; {done.damaged} left out, whose records are damaged: see scrapy verify"
    tell(f"browse: {index}: {said}")


def a_port(given: str) -> int:
    """Read --port. Raises Mistake."""
    if (port := a_number(given, 0, LAST_PORT)) is None:
        raise Mistake(f"--port {given!r} is no port; give a number up to {LAST_PORT}, or 0 for any free one")
    return port


def serve(  # noqa: PLR0913 - what is served, and where
    archive: Archive, index: Path, directory: Path, host: str, port: int, *, look: bool
) -> None:
    """Serve an archive, and say where. Raises Mistake when the port is not to be had."""
    from crawler.browse import server  # noqa: PLC0415 - an extra

    server.read_only(archive)
    try:
        listening = server.bound(host, port)
    except OSError as problem:
        why = problem.strerror or problem
        of_port = problem.errno in (errno.EADDRINUSE, errno.EACCES)
        remedy = "choose another with --port, or --port 0" if of_port else "correct --host"
        raise Mistake(f"{host} port {port} is not to be had: {why}; {remedy}") from None
    with listening:
        address = server.address_of(listening)
        print(address, flush=True)  # noqa: T201 - the command's result
        tell("browse: Ctrl-C ends it")
        if host not in ("127.0.0.1", "localhost", "::1"):
            tell(f"browse: whoever reaches {host} can read the archive; there is no password")
        if archive.engine.dialect.name != "sqlite":
            tell("browse: tables of a PostgreSQL archive are not shown; search, articles and stored pages are")
        if look:
            Timer(1, webbrowser.open, [address]).start()
        server.serve(archive, index, directory, listening, host)
