"""The WARC files that somebody gives: what they are, and where they are read from.

Each is copied into the folder `imported` of the WARC files, under its digest and name, so that what is kept leads to
it. There its records are compressed one by one, so that each is found by its offset, whatever the file was.
"""

import shutil
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path

from crawler.archive.exports.whole import whole_file
from crawler.archive.room import NoRoom, check_room
from crawler.archive.warc_files.packaged import is_zip, lacking, unpacked, warcs_in
from crawler.archive.warc_files.pages import SUFFIXES, Damaged, is_gzip, records, torn_at
from crawler.archive.warc_files.repacking import is_by_record, repack

FOLDER = "imported"


def no_warc(path: Path) -> str | None:
    """Say what to do about a file that is neither a WARC file nor a package of some; None for one. Raises OSError."""
    if is_zip(path):
        return lacking(path)
    try:
        if next(records(path), None):
            return None
    except Damaged:
        pass
    return f"{path}: no WARC file; it does not begin with a whole record"


def is_among(path: Path, directory: Path) -> bool:
    """Tell whether a file stands below the folder of WARC files, and not among those that were taken in."""
    whole = path.resolve()
    return whole.is_relative_to(directory.resolve()) and not whole.is_relative_to((directory / FOLDER).resolve())


def warc_files_in(path: Path, problems: list[str]) -> Iterator[Path]:
    """Give a WARC file, or those in a WACZ, each there until the next is asked for; add what cannot be unpacked."""
    if not is_zip(path):
        yield path
        return
    for entry in warcs_in(path):
        try:
            with unpacked(path, entry) as file:
                yield file
        except (Damaged, NoRoom) as problem:
            problems.append(str(problem))


def placed(path: Path, directory: Path) -> tuple[str, bool]:
    """See to it that a file is among those of others below a folder; give its name there, and whether it was torn.

    Torn are files whose last record is left when they are compressed anew. Raises NoRoom, OSError.
    """
    if path.resolve().is_relative_to((directory / FOLDER).resolve()):
        return path.resolve().relative_to(directory.resolve()).as_posix(), False
    whole = is_by_record(path)
    torn = not whole and torn_at(path, 0) is not None
    with path.open("rb") as content:
        name = f"{file_digest(content, 'sha256').hexdigest()[:16]}-{path.name}"
    if not whole or not name.endswith(SUFFIXES):
        name = name.removesuffix(".gz").removesuffix(".warc") + SUFFIXES[not is_gzip(path)]
    copy = directory / FOLDER / name
    if not copy.exists():
        check_room(copy.parent, path.stat().st_size, str(path))
        copy.parent.mkdir(parents=True, exist_ok=True)
        with path.open("rb") as content, whole_file(copy) as out:
            shutil.copyfileobj(content, out) if whole else repack(path, out, copy.parent)
    return f"{FOLDER}/{name}", torn
