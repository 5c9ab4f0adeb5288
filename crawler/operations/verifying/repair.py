"""Making the database anew from the WARC files: in the place of a lost or damaged file, or on a server."""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from sqlalchemy import exists, func, select

from crawler.archive.batches import BATCH, in_batches
from crawler.archive.database import ArchiveError, NotNow, parse
from crawler.archive.lock import repairing
from crawler.archive.running import runs_folder
from crawler.archive.store import Archive, open_archive
from crawler.archive.tables import articles, captures, responses, runs
from crawler.archive.warc_files.pages import Damaged, warc_files
from crawler.crawl.reached import FILE as REACHED
from crawler.operations.registry import Modules, a_portal
from crawler.operations.rereading.foreign import Import
from crawler.operations.rereading.given_files import FOLDER
from crawler.operations.runs.outcomes import counted
from crawler.operations.runs.run_files import moved, run_files
from crawler.operations.scheduling.jobs import of_runs, write_jobs
from crawler.operations.verifying.claims import in_order
from crawler.operations.verifying.database_file import set_aside, unfinished
from crawler.operations.verifying.findings import Finding
from crawler.operations.verifying.made_runs import MadeRuns
from crawler.operations.verifying.rebuild import Rebuild

Made = Callable[[Archive], tuple[Rebuild, list[Finding]]]  # fills a new archive; gives what could not be read


def repair(
    address: str,
    directory: Path,
    modules: Modules,
    step: Callable[[int], None] = lambda _bytes: None,
) -> tuple[Counter[str], list[Finding], Path | None]:
    """Make the database of an archive anew; give what came of the pages, what was damaged, the old database.

    A new SQLite file takes the old one's place only when it is whole, and when nothing is lost by that. On a server no
    archive is replaced: an empty database is filled. What a reclean or reread made of a record is read anew by today's
    rules; earlier versions of it are in the old database alone. `step` is told how many bytes more of the files are
    read. Raises ArchiveError; that is Busy while anybody crawls.
    """

    def made(archive: Archive) -> tuple[Rebuild, list[Finding]]:
        rebuild = Rebuild(archive, directory, MadeRuns(archive, partial(a_portal, modules)), step)
        damaged = list(fill(rebuild, modules))
        write_jobs(archive, of_runs(archive))
        return rebuild, damaged

    if not ours_in(directory) and not warc_files(directory / FOLDER):
        raise ArchiveError(f"no WARC files of ours are in {directory}; name their folder with -s WARC_DIR=DIR")
    with repairing(address):
        url = parse(address)
        if url.get_backend_name() == "sqlite":
            rebuild, damaged, old = in_file(address, Path(url.database or ""), made)
        else:
            rebuild, damaged, old = *in_empty(address, made), None
        try:
            moved(rebuild.runs.files)
        except OSError as error:
            damaged.append(
                Finding(
                    f"{error.filename}: {error.strerror}: a run's account of pages is under another number",
                    "look into the folder runs",
                )
            )
    return rebuild.counts, damaged, old


def in_file(address: str, file: Path, made: Made) -> tuple[Rebuild, list[Finding], Path | None]:
    """Make a SQLite file, and put it in the place of the old one, whose new name is given. Raises ArchiveError."""
    if lost := kept_without_warc(address, file):
        raise ArchiveError(
            f"{counted(lost, 'capture')} in {file}, kept without WARC, would be lost: move it away, and run this again"
        )
    with unfinished(file) as part:
        with open_archive(f"sqlite:///{part}") as archive:
            rebuild, damaged = made(archive)
            if lost := only_in_old(address, file, archive):
                raise ArchiveError(
                    f"{counted(lost, 'capture')} in {file} would be lost: the stored pages are damaged, gone, refused"
                    " by today's rules, or of a portal that is no longer known; put back the WARC files that scrapy"
                    f" verify names, or the portal, or move {file} away, and run this again"
                )
        forget_reached(runs_folder(archive))
        old = set_aside(file)
        part.replace(file)
    return rebuild, damaged, old


def in_empty(address: str, made: Made) -> tuple[Rebuild, list[Finding]]:
    """Fill an empty database on a server. Raises ArchiveError."""
    with open_archive(address) as archive:
        with archive.asking() as connection:
            held = any(connection.scalar(select(exists(select(table)))) for table in (runs, articles, responses))
        if held:
            raise ArchiveError(
                f"{archive.where} holds an archive, or what a repair that was cut off has left, and is not replaced:"
                " make an empty database on its server, name that with -s ARCHIVE_URL=URL, and run this again"
            )
        rebuild, damaged = made(archive)
        forget_reached(runs_folder(archive))
    return rebuild, damaged


def fill(rebuild: Rebuild, modules: Modules) -> Iterator[Finding]:
    """Read all files, our own and others', into the database being made; give what cannot be read."""
    remedy = "put back a copy of the file, and run this again"
    ours = ours_in(rebuild.directory)
    rebuild.runs.number(ours, run_files(runs_folder(rebuild.archive)))
    for path in ours:
        try:
            rebuild.file(path)
        except (Damaged, OSError) as problem:
            yield Finding(str(problem), remedy)
    rebuild.keep_all(rebuild.runs.runs.values())
    rebuild.runs.end()
    others = Import(rebuild.archive, rebuild.directory, modules, counts=rebuild.counts)
    paths = warc_files(rebuild.directory / FOLDER)
    deque(others.take(paths), maxlen=0)
    yield from (Finding(problem, remedy) for problem in others.problems)
    rebuild.step(sum(path.stat().st_size for path in paths))


def ours_in(directory: Path) -> list[Path]:
    """Give the files of this archive's runs, in their order: a file that was taken in is no run's, whoever made it."""
    return in_order([path for path in warc_files(directory) if not path.is_relative_to(directory / FOLDER)])


def kept_without_warc(address: str, file: Path) -> int:
    """Count the captures that only the database knows; 0 where it is gone or damaged. Raises NotNow."""
    if not file.exists():
        return 0
    try:
        with open_archive(address, create=False) as archive, archive.asking() as connection:
            query = select(func.count()).select_from(captures).where(captures.c.record_id.is_(None))
            return connection.scalar(query) or 0
    except NotNow:
        raise
    except ArchiveError:
        return 0


def only_in_old(address: str, file: Path, new: Archive) -> int:
    """Count the captures of which the old database knows the stored page, and the new one none.

    0 where the old one is gone or damaged. Raises NotNow.
    """
    if not file.exists():
        return 0
    query = select(captures.c.record_id).join(responses, responses.c.record_id == captures.c.record_id).distinct()
    lost = 0
    try:
        with open_archive(address, create=False) as old, old.asking() as connection:
            for batch in in_batches(connection.scalars(query, execution_options={"yield_per": BATCH})):
                there = select(func.count(captures.c.record_id.distinct())).where(captures.c.record_id.in_(batch))
                with new.asking() as made:
                    lost += len(batch) - (made.scalar(there) or 0)
    except NotNow:
        raise
    except ArchiveError:
        return 0
    return lost


def forget_reached(folder: Path) -> None:
    """Take away what is remembered of how far listings were paged: of what was kept then, some may be lost."""
    for path in folder.glob(f"*/{REACHED}"):
        path.unlink(missing_ok=True)
