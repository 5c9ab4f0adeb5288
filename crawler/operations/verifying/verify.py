"""Verifying the archive: database against WARC files, hashes against text. Everything is read, nothing is changed."""

from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import func, select

from crawler.archive.batches import BATCH
from crawler.archive.store import Archive
from crawler.archive.tables import articles, responses
from crawler.archive.warc_files.pages import warc_files
from crawler.operations.verifying.findings import RESTORE, Finding, Seen
from crawler.operations.verifying.verify_files import check_file
from crawler.operations.verifying.verify_rows import check_rows


def to_verify(archive: Archive) -> int:
    """Count the steps that verifying an archive takes, as the database tells. Raises ArchiveError."""
    with archive.asking() as connection:
        return sum(connection.scalar(select(func.count()).select_from(table)) or 0 for table in (responses, articles))


def verify(
    archive: Archive, directory: Path, seen: Seen, step: Callable[[int], None] = lambda _steps: None
) -> Iterator[Finding]:
    """Give what is wrong with an archive, counting in `seen` what was looked at. Raises ArchiveError.

    `step` is called after each response and each article.
    """
    for path in warc_files(directory):
        yield from check_file(archive, path, path.relative_to(directory).as_posix(), seen, step)
        seen.files += 1
    for name in files_known(archive):
        if not (directory / name).exists():
            yield Finding(f"{name}: missing, and the database knows of records in it", f"{RESTORE}, or name WARC_DIR")
    yield from check_rows(archive, seen, step)


def files_known(archive: Archive) -> Iterator[str]:
    """Give the WARC files that the database knows of, in order."""
    query = select(responses.c.file).distinct().order_by(responses.c.file)
    with archive.asking() as connection:
        yield from connection.scalars(query, execution_options={"yield_per": BATCH})
