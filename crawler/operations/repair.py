"""Putting a database made from the WARC files in the place of a lost or damaged one, which is kept beside it."""

import os
from collections import Counter, deque
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from crawler.archive.database import ArchiveError, explained, parse
from crawler.archive.pages import Damaged
from crawler.archive.store import open_archive
from crawler.archive.tables import captures
from crawler.operations.foreign import FOLDER, Import, by_host
from crawler.operations.rebuild import Rebuild, in_order
from crawler.operations.verify import Finding, warc_files
from crawler.platforms.portal import PortalSpider


def repair(
    address: str,
    directory: Path,
    spiders: Callable[[str], type[PortalSpider]],
    portals: Iterable[type[PortalSpider]],
    shown: Callable[[list[Path]], Iterable[Path]] = iter,
) -> tuple[Counter[str], list[Finding], Path | None]:
    """Make the SQLite database of an archive anew; give what came of the pages, what was damaged, the old database.

    The new one takes its place only when it is whole. No crawl may run meanwhile. What a reclean or reread made of a
    record is read anew by today's rules; earlier versions of it are in the old database alone. `shown` gives the files
    on, showing how far they have come. Raises ArchiveError.
    """
    url = parse(address)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise ArchiveError("only a SQLite archive is made anew: name a new file with -s ARCHIVE_URL=sqlite:///FILE")
    file = Path(url.database)
    paths = in_order(warc_files(directory))
    if not paths and not warc_files(directory / FOLDER):
        raise ArchiveError(f"there are no WARC files of ours in {directory}; name their folder with -s WARC_DIR=DIR")
    if lost := kept_without_warc(address, file):
        raise ArchiveError(
            f"{lost} captures in {file} were kept without WARC and would be lost: move {file} away, and run this again"
        )
    unfinished = file.with_name(f".{file.name}.{os.getpid()}.part")
    damaged: list[Finding] = []
    try:
        with open_archive(f"sqlite:///{unfinished}") as archive:
            rebuild = Rebuild(archive, directory, spiders)
            for path in shown(paths):
                try:
                    rebuild.file(path)
                except (Damaged, OSError) as problem:
                    damaged.append(Finding(str(problem), "put back a copy of the file, and run this again"))
            others = Import(archive, directory, by_host(portals), counts=rebuild.counts)
            for path in warc_files(directory / FOLDER):
                try:
                    deque(others.take(path), maxlen=0)
                except (Damaged, OSError) as problem:
                    damaged.append(Finding(str(problem), "put back a copy of the file, and run this again"))
        old = set_aside(file)
        unfinished.replace(file)
    except OSError as error:
        raise ArchiveError(f"the archive {file} cannot be made: {error.strerror or error}") from None
    finally:
        for part in with_journals(unfinished):
            part.unlink(missing_ok=True)
    return rebuild.counts, damaged, old


def kept_without_warc(address: str, file: Path) -> int:
    """Count the captures that only the database knows; 0 where it is gone or cannot be read."""
    if not file.exists():
        return 0
    try:
        with open_archive(address, create=False) as archive, explained(archive.where):
            query = select(func.count()).select_from(captures).where(captures.c.record_id.is_(None))
            with archive.engine.connect() as connection:
                return connection.scalar(query) or 0
    except ArchiveError:
        return 0


def set_aside(file: Path) -> Path | None:
    """Rename a database, with its journals, to a name that says when; give the new name, None where there is none."""
    old = None
    when = datetime.now(UTC).strftime("%Y%m%d%H%M%S")
    for part in with_journals(file):
        if part.exists():
            moved = part.with_name(part.name.replace(file.name, f"{file.name}.before-{when}"))
            part.rename(moved)
            old = old or moved
    return old


def with_journals(file: Path) -> list[Path]:
    """Give the files that a SQLite database consists of."""
    return [file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))]
