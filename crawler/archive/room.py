"""Room on a disk for what others made: a file that unpacks to more than there is must not stop the crawls."""

import shutil
from itertools import chain
from pathlib import Path

MEGABYTE = 1024**2
KEPT_FREE = 512 * MEGABYTE  # bytes; with less the doctor calls a disk full
LEAST_PART = 20  # of a small disk one byte in so many


class NoRoom(Exception):  # noqa: N818 - it names the disk's state
    """What somebody gave would leave too little room on a disk; the text is one line that says what to do."""


def check_room(folder: Path, size: int, what: str) -> None:
    """See to it that so many bytes leave something of a folder's disk free; the folder may be still to be made.

    Raises NoRoom, with `what` before the reason; OSError where there is no disk to ask.
    """
    there = next(place for place in chain([folder], folder.absolute().parents) if place.exists())
    disk = shutil.disk_usage(there)
    kept = min(KEPT_FREE, disk.total // LEAST_PART)
    if disk.free < size + kept:
        raise NoRoom(
            f"{what}: {there} has {disk.free / MEGABYTE:,.0f} MB free, of which {kept / MEGABYTE:,.0f} MB stay so, and"
            f" this takes {size / MEGABYTE:,.0f} MB; make room there, or name another place by TMPDIR or WARC_DIR"
        )
